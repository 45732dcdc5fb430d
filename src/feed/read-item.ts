import { type Draft, Html } from './draft.js';
import { firstImage } from './html-text.js';
import { readLink } from './links.js';
import { readEvent } from './xml-event.js';
import { address, authors, date, links, ownObject, pages, tags, text } from './xml-fields.js';
import { attributesOf, pick, value, type XmlElement } from './xml-tree.js';

/** Names of what feeds and items have in common, in the order of preference. */
const TITLE = 'title atom:title dc:title media:title';
const SUMMARY =
  'description atom:summary atom:subtitle atom:tagline dc:description summary itunes:summary itunes:subtitle media:description atom:info';
const MODIFIED = 'lastBuildDate atom:updated atom:modified dc:modified';
const PUBLISHED = 'pubDate atom:published atom:issued dc:date dc:issued atom:created dc:created';

/** The draft of what is said of a feed, which has much in common with an item. */
export function readHead(
  root: XmlElement,
  channel: XmlElement,
): Draft & { home_page_url: string | undefined } {
  const about = readItem(channel);
  const pictures = [channel, root].flatMap((one) => pick(one, 'image itunes:image atom:logo atom:icon'));
  return {
    ...about,
    description: about.summary,
    home_page_url: about.url,
    language: value(channel, 'language dc:language') ?? channel.scope.language,
    feed_url: address(links(channel, 'self')[0]),
    next_url: address(links(channel, 'next')[0]),
    icon: pictures.map(address).find(Boolean),
    _funding: pick(channel, 'cluster:funding').map(ownObject),
    _updated: about.date_modified ?? about.date_published,
  };
}

/** The draft of an item of RSS or an entry of Atom. What costs much is read when it is asked for. */
export function readItem(item: XmlElement, home?: string): Draft & { url: string | undefined } {
  const [title] = pick(item, TITLE);
  const [described] = pick(item, SUMMARY);
  const [encoded] = pick(item, 'content:encoded atom:content encoded fullitem xhtml:body body content');
  const [guid] = pick(item, 'guid');
  const [source] = pick(item, 'source atom:source');
  const language =
    value(item, 'language dc:language') ?? (title ?? encoded ?? described ?? item).scope.language;
  const page = pages(item, language);
  const url =
    page.url ??
    (/^false$/i.test(attributesOf(guid).isPermaLink ?? '') ? undefined : readLink(value(item, 'guid')));
  // What is relative in an article's markup is relative to the article.
  const near = url ?? home;
  const modified = date(item, MODIFIED);
  const summary = once(() => text(described, near));
  const content = once(() => text(encoded, near));
  return {
    id: value(item, 'guid atom:id dc:identifier') ?? attributesOf(item).about,
    url,
    title: text(title, near),
    date_published: date(item, PUBLISHED) ?? modified,
    date_modified: modified,
    language,
    _translations: page.translations,
    _source: source && {
      title: text(pick(source, TITLE)[0] ?? source),
      url: pages(source).url ?? address(source),
    },
    _event: ownObject(pick(item, 'cluster:event')[0]) ?? readEvent(item),
    _call: ownObject(pick(item, 'cluster:call')[0]),
    get summary() {
      return summary();
    },
    get content_text() {
      return content() instanceof Html ? undefined : content();
    },
    get content_html() {
      return content() ?? summary();
    },
    get authors() {
      return authors(item);
    },
    get tags() {
      return tags(item);
    },
    get attachments() {
      const files = media(item, 'media:content').filter((one) => !isPicture(one));
      return [...enclosures(item), ...files].map(file);
    },
    get _image() {
      const [stated] = [
        ...media(item, 'media:content').filter(isPicture),
        ...media(item, 'media:thumbnail'),
        ...enclosures(item).filter(isPicture),
        ...pick(item, 'itunes:image image'),
      ];
      if (!stated || !address(stated)) return markupImage(content()) ?? markupImage(summary());
      const about = (name: string): unknown => text([...pick(stated, name), ...media(item, name)][0]);
      return { ...file(stated), alt: about('media:description'), credit: about('media:credit') };
    },
  };
}

const enclosures = (item: XmlElement): XmlElement[] => [
  ...pick(item, 'enclosure'),
  ...links(item, 'enclosure'),
];

/** Elements of Media RSS, which may be in groups or in each other. */
const media = (item: XmlElement, names: string): XmlElement[] =>
  [item, ...pick(item, 'media:group media:content')].flatMap((group) => pick(group, names));

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

const markupImage = (markup: unknown): ReturnType<typeof firstImage> =>
  markup instanceof Html ? firstImage(markup.source, markup.base) : undefined;

/** Makes a value when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: [T] | undefined;
  return () => (made ??= [make()])[0];
}
