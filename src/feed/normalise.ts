import { attachment, call, event, party } from './details.js';
import { type Draft, Html, sourceOf } from './draft.js';
import {
  amount,
  byLanguage,
  type Field,
  type Gate,
  instant,
  language,
  list,
  object,
  resource,
  flag,
  text,
  url,
  verbatim,
} from './fields.js';
import { listTongues, pickTongue } from './language.js';
import type { ClusterFeed, ClusterItem, ItemImage, SourceState, Translation } from './model.js';
import { notice } from './notice.js';

/**
 * The one gate: drafts of every reader, our own relay's included, become model here. The page's author chose
 * the address of a feed, not what is at it.
 */

/** What is stated to be smaller than this (CSS pixels) is an icon or counts visitors. */
const SMALLEST = 30;

const image: Field<ItemImage> = (value, gate) => {
  const read = object<ItemImage>(
    { url: resource, alt: text, credit: text, width: amount, height: amount, language },
    'url',
  )(typeof value === 'string' ? { url: value } : value, gate);
  const isSmall = Math.min(read?.width ?? SMALLEST, read?.height ?? SMALLEST) < SMALLEST;
  return !read || isSmall || /\/emoji\//.test(read.url) || gate.isDecoration?.(read.url) ? undefined : read;
};

const cleanMarkup: Field<string> = (value, { clean, base }) =>
  value instanceof Html ? clean?.(value.source, value.base || base) : undefined;

const translation = object<Translation>({ url, title: text, summary: text, content_text: verbatim });

const item = object<Omit<ClusterItem, 'id'>>({
  url,
  title: text,
  summary: text,
  content_text: verbatim,
  content_html: cleanMarkup,
  date_published: instant,
  date_modified: instant,
  authors: list(party),
  tags: (value, gate) => {
    const tags = list(text)(value, gate);
    return tags && [...new Set(tags)];
  },
  image: resource,
  attachments: list(attachment),
  language,
  _image: image,
  _source: object<NonNullable<ClusterItem['_source']>>({ title: text, url }, 'title'),
  _pinned: flag,
  _event: event,
  _call: call,
  _translations: byLanguage(translation),
});

/** Makes an item of its draft. `feedLanguage` is the language of an item that states none. */
export function normaliseItem(draft: Draft, id: string, gate: Gate, feedLanguage?: string): ClusterItem {
  const [tongue, ...others] = listItemTongues(draft);
  const {
    image: stated,
    _image,
    _translations,
    ...read
  } = item(tongue ? inTongue(draft, tongue) : draft, gate) ?? {};
  const shown = _image ?? image(stated, gate);
  const linked = read.url ?? firstLink(draft.title, gate);
  const spoken = tongue ?? read.language ?? feedLanguage;
  const text = read.summary || read.content_text ? undefined : verbatim(draft.content_html, gate);
  const translations = {
    ..._translations,
    ...byLanguage(translation)(
      Object.fromEntries(others.map((other) => [other, inTongue(draft, other, TEXTS)])),
      gate,
    ),
  };
  return {
    id,
    ...read,
    ...(linked && { url: linked }),
    ...(text && { content_text: text }),
    ...(spoken && { language: spoken }),
    ...(shown && { image: shown.url, _image: shown }),
    ...(Object.keys(translations).length && { _translations: translations }),
  };
}

const TEXTS = ['title', 'description', 'summary', 'content_text', 'content_html'] as const;

/** The languages an item holds by qTranslate's marks; empty for ordinary items. */
export function listItemTongues(draft: Draft): string[] {
  const tongues = listTongues(sourceOf(draft.title));
  return tongues.length
    ? tongues
    : listTongues(sourceOf(draft.summary) || sourceOf(draft.content_text ?? draft.content_html));
}

/** A draft with its texts as they are in one language. */
function inTongue(draft: Draft, tongue: string, names: readonly string[] = Object.keys(draft)): Draft {
  return Object.fromEntries(
    names.map((name) => {
      const value = draft[name];
      const isText = (TEXTS as readonly string[]).includes(name) && sourceOf(value);
      const picked = isText && pickTongue(isText, tongue);
      return [name, isText ? (value instanceof Html ? new Html(picked || '', value.base) : picked) : value];
    }),
  );
}

/** Some feeds link nowhere but in a title. */
const firstLink: Field<string> = (value, gate) =>
  value instanceof Html ? gate.html?.firstLink(value.source, value.base || gate.base) : undefined;

const head = object<Omit<ClusterFeed, 'items' | 'version'>>({
  title: text,
  home_page_url: url,
  feed_url: resource,
  description: text,
  icon: resource,
  language,
  authors: list(party),
  next_url: resource,
  _updated: instant,
  _funding: list(notice),
  _translations: byLanguage(resource),
  _sources: list(object<SourceState>({ url, title: text, fetched: instant, error: text }, 'url')),
});

/** What is said of the feed itself. */
export function normaliseFeed(draft: Draft, gate: Gate): Omit<ClusterFeed, 'items'> {
  const tongue = listTongues(sourceOf(draft.title))[0];
  const read = head(tongue ? inTongue(draft, tongue) : draft, gate);
  const home = read?.home_page_url ?? firstLink(draft.title, gate);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    ...read,
    title: read?.title ?? '',
    ...(home && { home_page_url: home }),
  };
}
