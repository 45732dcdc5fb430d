import type { ElementRenderer } from '@lit-labs/ssr/lib/element-renderer.js';
import type { CSSResult, TemplateResult } from 'lit';
import { FeedError } from '../feed/feed-error.js';
import { loadWordings } from '../feed/funding-statements.js';
import { allowsImage } from '../feed/image-policy.js';
import { readLanguage } from '../feed/language.js';
import type { ClusterItem } from '../feed/model.js';
import { type OpenFeed, openFeed, openFeedObject } from '../feed/open-feed.js';
import { splitWords } from '../feed/since.js';
import { readerZone } from '../i18n/format.js';
import { formatLocale } from '../i18n/locale.js';
import { type Speech, loadedTexts, loadTexts, wordLanguage } from '../i18n/words.js';
import { base } from '../view/frame.js';
import { heading, headingText } from '../view/heading.js';
import { writeJsonLd } from '../view/json-ld.js';
import type { Hooks } from '../view/hooks.js';
import { newsToolsStyles } from '../view/news-tools.styles.js';
import type { Setting, Shown } from '../view/widget.js';
import { hasTools, idleStyles } from './idle-tools.js';
import { markup, type Markup } from './pages/markup.js';
import { neededStyles } from './needed-styles.js';
import { type RenderFeed, prerenderedData } from './prerendered-data.js';
import { plainHtml, shadowHtml } from './rendered-html.js';
import {
  type Given,
  type WidgetKind,
  type WidgetTag,
  attributeHint,
  attributeNames,
  isWidgetTag,
  unknownTag,
  widgetKinds,
} from './widget-kinds.js';

export type { RenderFeed } from './prerendered-data.js';
export type { WidgetTag } from './widget-kinds.js';

export interface RenderOptions {
  /** Language of the widget's words, and of the content to choose; by default that of the attribute `lang`, else English. */
  readonly language?: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now?: number | undefined;
  /** Plain HTML with classes, instead of the tag with a declarative shadow root. */
  readonly light?: boolean | undefined;
  /** IANA name of the zone that readers are in; by default the machine's, and Central Europe's where that is UTC. */
  readonly timeZone?: string | undefined;
  /** What stands in the tag where the widget has nothing to show; by default a link to the feed's own page. */
  readonly fallback?: { readonly text: string; readonly url: string } | undefined;
  /** Told of what is wrong with what is shown, such as a field that a funder requires. */
  readonly warn?: ((message: string) => void) | undefined;
  /** Address of the page: what relative addresses in attributes are relative to, and whose images may be shown. */
  readonly page?: string | undefined;
}

/**
 * A widget as HTML that needs no script: by default the tag with a declarative shadow root, which the script takes over
 * where it comes, and with what it shows as data, so that nothing is asked for again while that is fresh.
 *
 * @param attributes as they would stand in the tag; one that is only there has an empty text
 * @param feeds what is at the addresses of `src`, in their order; none where the attributes state all
 * @throws FeedError `config` for a tag or attribute that there is not, `format` for what is no feed
 */
export async function renderWidget(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  feeds: readonly RenderFeed[] = [],
  options: RenderOptions = {},
): Promise<string> {
  const { now = Date.now(), light = false, timeZone: zone = likelyZone(), page } = options;
  if (!isWidgetTag(tag)) throw unknownTag(tag);
  const kind: WidgetKind = widgetKinds[tag];
  const stated = readAttributes(tag, attributes);
  // A calendar takes a file from a page, and hardly from a newsletter.
  const given = light ? { ...stated, calendar: 'none' } : stated;
  const language = readLanguage(options.language ?? attributes.lang ?? '') ?? 'en';
  const toHtml = await loadRenderer();
  await loadWordings();
  const speechFor = await allSpeech(zone);
  const speech = speechFor(language);
  const own = kind.own(given);
  const opened: OpenFeed[] = await Promise.all([
    ...(own ? [openFeed(own, { url: page ?? '' }, now)] : []),
    ...feeds.map(({ feed, url }) => openFeedObject(feed, url, now)),
  ]);
  const origins = [...(page === undefined ? [] : [page]), ...feeds.map(({ url }) => url)];
  const setting: Setting = {
    hooks: { ...idle, allowsImage: (url) => allowsImage(url, given.images, origins) },
    tag: language,
    languages: { language, fallbackLanguages: splitWords(given.fallbackLang) },
    level: Math.max(2, given.headingLevel),
    now,
    zone,
    speechFor,
  };
  const shown = kind.show(given, opened, setting, light);
  for (const fault of new Set(kind.faults?.(given, shown.items, language))) options.warn?.(fault);
  const head = headingText(given.heading, shown.word, speech.texts);
  if (light) return lightHtml(tag, shown, head, setting, speech, toHtml);
  const written = writeTag(tag, { ...attributes, lang: language });
  // Beside the shadow root, where the script puts it too.
  const described = given.jsonLd && writeJsonLd(shown.items as ClusterItem[]);
  const structured = described
    ? { html: `<script type="application/ld+json" slot="json-ld">${described}</script>` }
    : undefined;
  const fallback = linkTo(options.fallback ?? (feeds.length ? homeOf(opened[0]!, head) : undefined));
  if (!shown.items.length) return markup`<${written}>${fallback}</${{ html: tag }}>`.html;
  const data = feeds.length && given.src ? prerenderedData(tag, given, feeds, opened, setting) : '';
  const content = toHtml(base({ ...setting, heading: head }, shown.draw(speech, shown.items), speech.words));
  return markup`<${written}><template shadowrootmode="open"><style>${styleOf(kind.styles, given)}</style>${{
    html: shadowHtml(content),
  }}${data ? { html: `<script type="application/json">${data}</script>` } : undefined}</template>${fallback}${structured}</${{
    html: tag,
  }}>`.html;
}

/** Servers keep UTC, where no reader is: each time would be told twice, and a late news item be a day too early. */
function likelyZone(): string {
  const own = readerZone();
  return own === 'UTC' ? 'Europe/Berlin' : own;
}

const idle: Omit<Hooks, 'allowsImage'> = { broken: new Set(), imageFailed: () => {}, select: () => {} };

/** The properties that attributes come to. */
function readAttributes(tag: WidgetTag, attributes: Readonly<Record<string, string>>): Given {
  const { properties } = widgetKinds[tag];
  const names = attributeNames(tag);
  for (const name of Object.keys(attributes))
    if (!names.includes(name) && !global.has(name))
      throw new FeedError('config', `${tag} has no attribute ${name}; ${attributeHint(name, names)}`);
  const given = Object.entries(properties).map(([name, { attribute, byDefault, converter }]) => [
    name,
    attribute && Object.hasOwn(attributes, attribute) ? converter!(attributes[attribute]!) : byDefault,
  ]);
  return Object.fromEntries(given) as Given;
}

/** What any element may have. */
const global = new Set(['lang', 'id', 'class', 'slot', 'dir']);

async function allSpeech(zone: string): Promise<(language: string) => Speech> {
  await Promise.all((['de', 'en', 'pl'] as const).map(loadTexts));
  return (language) => {
    const words = wordLanguage(language);
    return { texts: loadedTexts(words)!, words, locale: formatLocale(language), zone };
  };
}

function lightHtml<Item>(
  tag: WidgetTag,
  { items, draw, word }: Shown<Item>,
  head: string,
  { level, tag: language }: Setting,
  speech: Speech,
  toHtml: ToHtml,
): string {
  const { texts } = speech;
  const about: Markup = { html: `class="${tag}" lang="${language}"` };
  if (!items.length)
    return word
      ? markup`<div ${about}><p class="cluster-empty">${texts[`${word as 'news' | 'event' | 'call'}.empty`]}</p></div>`
          .html
      : '';
  const content = [head && heading(level, 'heading', head), draw(speech, items)].map((piece) =>
    piece ? plainHtml(toHtml(piece)) : '',
  );
  return markup`<div ${about}>${{ html: content.join('') }}</div>`.html;
}

// The renderer asks whose shadow root a slot is in, though nothing becomes of it where that is no element.
const host = {} as ElementRenderer;
type ToHtml = (template: TemplateResult) => string;

/** Lit's renderer, which is large, loaded when it is needed. */
async function loadRenderer(): Promise<ToHtml> {
  const [{ render }, { collectResultSync }] = await Promise.all([
    import('@lit-labs/ssr'),
    import('@lit-labs/ssr/lib/render-result.js'),
  ]);
  return (template) => collectResultSync(render(template, { customElementHostStack: [host] }));
}

// Ours, and without a `<`. The styles of tools only where there are any.
const styleOf = (styles: readonly CSSResult[], given: Given): Markup => ({
  html: [
    ...styles.filter((sheet) => sheet !== newsToolsStyles || hasTools(given)).map(({ cssText }) => cssText),
    ...(hasTools(given) ? [idleStyles] : []),
  ]
    .map((css) => neededStyles(css, given.layout))
    .join(''),
});

function writeTag(tag: string, attributes: Readonly<Record<string, string>>): Markup {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' && name !== 'heading' ? ` ${name}` : markup` ${{ html: name }}="${value}"`.html,
  );
  return { html: tag + written.join('') };
}

/** Where declarative shadow roots are not known, and where there is nothing to show: the way to the publisher. */
function homeOf({ feed: { home_page_url: url, title } }: OpenFeed, head: string): RenderOptions['fallback'] {
  return url ? { url, text: title || head || url } : undefined;
}

const linkTo = (fallback: RenderOptions['fallback']): Markup | undefined =>
  fallback && markup`<a href="${fallback.url}">${fallback.text}</a>`;
