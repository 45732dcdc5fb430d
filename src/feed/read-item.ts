import { complete, type Draft, Html } from './draft.js';
import { firstImage } from './html-text.js';
import { readLink } from './links.js';
import { readEvent } from './xml-event.js';
import { address, authors, date, links, ownObject, pages, tags, text } from './xml-fields.js';
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
    icon: pictures.map(address).find(Boolean),
    _funding: pick(channel, 'cluster:funding').map(ownObject),
    _updated: about.date_modified ?? about.date_published,
  };
}

/** The draft of an item of RSS or an entry of Atom. */
export function readItem(item: XmlElement, home?: string): Draft {
  const titled = first(item, TITLE);
  const { scope } = titled ?? first(item, CONTENT) ?? first(item, SUMMARY) ?? item;
  const id = value(item, 'guid atom:id dc:identifier') ?? attributesOf(item).about;
  const title = text(titled, home);
  const date_published = date(item, PUBLISHED) ?? date(item, MODIFIED);
  const language = value(item, 'language dc:language') ?? scope.language;
  const _translations = first(item, 'atom:link') && pages(item, language).translations;
  const _event = ownObject(first(item, 'cluster:event')) ?? readEvent(item);
  const _call = ownObject(first(item, 'cluster:call'));
  const rest = (): Draft => {
    const source = first(item, 'source atom:source');
    const guid = first(item, 'guid');
    const page = pages(item, language);
    const url =
      page.url ??
      (/^false$/i.test(attributesOf(guid).isPermaLink ?? '') ? undefined : readLink(value(item, 'guid')));
    // What is relative in an article's markup is relative to the article.
    const near = url ?? home;
    const summary = text(first(item, SUMMARY), near);
    const content = text(first(item, CONTENT), near);
    const files = media(item, 'media:content').filter((one) => !isPicture(one));
    // Each named: to spread one object into another takes as long as to read them.
    return {
      id,
      url,
      title,
      date_published,
      date_modified: date(item, MODIFIED),
      language,
      _translations,
      _source: source && {
        title: text(first(source, TITLE) ?? source),
        url: pages(source).url ?? address(source),
      },
      _event,
      _call,
      summary,
      content_text: content instanceof Html ? undefined : content,
      content_html: content ?? summary,
      authors: authors(item),
      tags: tags(item),
      attachments: [...enclosures(item), ...files].map(file),
      _image: statedImage(item) ?? markupImage(content) ?? markupImage(summary),
    };
  };
  return { id, title, date_published, language, _translations, _event, _call, rest };
}

function statedImage(item: XmlElement): Draft | undefined {
  const [stated] = [
    ...media(item, 'media:content').filter(isPicture),
    ...media(item, 'media:thumbnail'),
    ...enclosures(item).filter(isPicture),
    ...pick(item, 'itunes:image image'),
  ];
  if (!stated || !address(stated)) return undefined;
  const about = (name: string): unknown => text([...pick(stated, name), ...media(item, name)][0]);
  return { ...file(stated), alt: about('media:description'), credit: about('media:credit') };
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
