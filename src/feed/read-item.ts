import { complete, type Draft, Html } from './draft.js';
import { firstImage, type MarkupImage } from './html-text.js';
import { readLink } from './links.js';
import { readEvent } from './xml-event.js';
import {
  address,
  authors,
  date,
  firstOf,
  links,
  ownObject,
  page,
  tags,
  text,
  translations,
} from './xml-fields.js';
import { attributesOf, first, pick, value, type XmlElement } from './xml-tree.js';

/** Names of what feeds and items have in common, in the order of preference. */
const TITLE = 'title atom:title dc:title media:title';
const SUMMARY =
  'description atom:summary atom:subtitle atom:tagline dc:description summary itunes:summary itunes:subtitle media:description atom:info';
const CONTENT = 'content:encoded atom:content encoded fullitem xhtml:body body content';
const MODIFIED = 'lastBuildDate atom:updated atom:modified dc:modified';
const PUBLISHED = 'pubDate atom:published atom:issued dc:date dc:issued atom:created dc:created';

/** The draft of what is said of a feed, which has much in common with an item. */
export function readHead(root: XmlElement, channel: XmlElement): Draft & { home_page_url?: string } {
  const about = complete(readItem(channel));
  const pictures = [channel, root].flatMap((one) => pick(one, 'image itunes:image atom:logo atom:icon'));
  return {
    ...about,
    description: about.summary,
    home_page_url: about.url as string,
    language: value(channel, 'language dc:language') ?? channel.scope.language,
    feed_url: address(links(channel, 'self')[0]),
    next_url: address(links(channel, 'next')[0]),
    icon: firstOf(pictures, address),
    _funding: pick(channel, 'cluster:funding').map(ownObject),
    _updated: about.date_modified ?? about.date_published,
  };
}

/** The draft of an item of RSS or an entry of Atom. */
export function readItem(item: XmlElement, home?: string): Draft {
  const title = first(item, TITLE);
  const { scope } = title ?? first(item, CONTENT) ?? first(item, SUMMARY) ?? item;
  const language = value(item, 'language dc:language') ?? scope.language;
  const draft: Draft = {
    id: value(item, 'guid atom:id dc:identifier') ?? attributesOf(item).about,
    title: text(title, home),
    date_published: date(item, PUBLISHED) ?? date(item, MODIFIED),
    language,
    _translations: first(item, 'atom:link') && translations(item, language),
    _event: ownObject(first(item, 'cluster:event')) ?? readEvent(item),
    _call: ownObject(first(item, 'cluster:call')),
    _image: () => readImage(item, pageOf(item, language) ?? home),
    rest: () => readRest(draft, item, language, home),
  };
  return draft;
}

/** With what items are modelled with, but neither chosen nor ordered by. */
function readRest(
  draft: Draft,
  item: XmlElement,
  language: string | undefined,
  home: string | undefined,
): Draft {
  const source = first(item, 'source atom:source');
  const url = pageOf(item, language);
  // What is relative in an article's markup is relative to the article.
  const near = url ?? home;
  const summary = text(first(item, SUMMARY), near);
  const content = text(first(item, CONTENT), near);
  const files = media(item, 'media:content').filter((one) => !isPicture(one));
  const { id, title, date_published, _translations, _event, _call } = draft;
  return {
    id,
    title,
    date_published,
    language,
    _translations,
    _event,
    _call,
    url,
    date_modified: date(item, MODIFIED),
    _source: source && {
      title: text(first(source, TITLE) ?? source),
      url: page(source) ?? address(source),
    },
    summary,
    content_text: content instanceof Html ? undefined : content,
    content_html: content ?? summary,
    authors: authors(item),
    tags: tags(item),
    attachments: [...enclosures(item), ...files].map(file),
    _image: readImage(item, near),
  };
}

function pageOf(item: XmlElement, language: string | undefined): string | undefined {
  const url = page(item, language);
  if (url || /^false$/i.test(attributesOf(first(item, 'guid')).isPermaLink ?? '')) return url;
  return readLink(value(item, 'guid'));
}

/** The picture of an item: a stated one, else the first in its markup. */
function readImage(item: XmlElement, near: string | undefined): Draft | MarkupImage | undefined {
  const [stated] = [
    ...media(item, 'media:content').filter(isPicture),
    ...media(item, 'media:thumbnail'),
    ...enclosures(item).filter(isPicture),
    ...pick(item, 'itunes:image image'),
  ];
  if (!stated || !address(stated)) {
    const markup = (names: string): MarkupImage | undefined => {
      const written = text(first(item, names), near);
      return written instanceof Html ? firstImage(written.source, written.base) : undefined;
    };
    return markup(CONTENT) ?? markup(SUMMARY);
  }
  const about = (name: string): unknown => text([...pick(stated, name), ...media(item, name)][0]);
  return { ...file(stated), alt: about('media:description'), credit: about('media:credit') };
}

const enclosures = (item: XmlElement): XmlElement[] => [
  ...pick(item, 'enclosure'),
  ...links(item, 'enclosure'),
];

/** Elements of Media RSS, which may be in groups or in each other. */
function media(item: XmlElement, names: string): XmlElement[] {
  const found = pick(item, names);
  for (const group of pick(item, 'media:group media:content'))
    for (const one of pick(group, names)) found.push(one);
  return found;
}

function isPicture(element: XmlElement): boolean {
  const { medium, type, url, href } = attributesOf(element);
  return /^image|\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(medium ?? type ?? url ?? href ?? '');
}

/** A picture or another file. */
function file(element: XmlElement): Draft {
  const { type, title, length, duration, width, height } = attributesOf(element);
  return {
    url: address(element),
    mime_type: type,
    title,
    size_in_bytes: length,
    duration_in_seconds: duration,
    width,
    height,
  };
}
