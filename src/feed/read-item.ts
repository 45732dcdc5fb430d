import { type Draft, Html } from './draft.js';
import { firstImage } from './html-text.js';
import { readLink } from './links.js';
import { readEvent } from './xml-event.js';
import { address, authors, date, links, ownObject, pages, tags, text } from './xml-fields.js';
import { attribute, pick, value, type XmlElement } from './xml-tree.js';

/** Names of what feeds and items have in common, in the order of preference. */
const TITLE = 'title atom:title dc:title media:title';
const SUMMARY =
  'description atom:summary atom:subtitle atom:tagline dc:description itunes:summary media:description';
const MODIFIED = 'lastBuildDate atom:updated atom:modified dcterms:modified';
const PUBLISHED = 'pubDate atom:published atom:issued dc:date dcterms:issued atom:created';

/** The draft of what is said of a feed. */
export function readHead(root: XmlElement, channel: XmlElement, base: string): Draft {
  const language = value(channel, 'language dc:language') ?? channel.scope.language;
  const to = (relation: string): string | undefined => address(links(channel, relation)[0], base);
  const pictures = [channel, root].flatMap((one) => pick(one, 'image itunes:image atom:icon atom:logo'));
  return {
    title: text(pick(channel, TITLE)[0], base),
    description: text(pick(channel, SUMMARY)[0], base),
    home_page_url: pages(channel, base, language).url,
    feed_url: to('self'),
    next_url: to('next'),
    icon: pictures.map((one) => address(one, base)).find(Boolean),
    language,
    authors: authors(channel, base),
    _funding: pick(channel, 'cluster:funding').map(ownObject),
    _updated: date(channel, `${MODIFIED} ${PUBLISHED}`),
  };
}

/** The draft of an item of RSS or an entry of Atom. What costs much is read when it is asked for. */
export function readItem(item: XmlElement, base: string, home: string): Draft {
  const [title] = pick(item, TITLE);
  const [described] = pick(item, SUMMARY);
  const [encoded] = pick(item, 'content:encoded atom:content encoded xhtml:body body content');
  const [guid] = pick(item, 'guid');
  const [source] = pick(item, 'source atom:source');
  const language =
    (title ?? encoded ?? described ?? item).scope.language ?? value(item, 'dc:language language');
  const about = pages(item, base, language);
  const permalink = attribute(guid, 'isPermaLink') === 'false' ? undefined : readLink(value(item, 'guid'));
  const url = about.url ?? permalink;
  // What is relative in an article's markup is relative to the article.
  const near = url ?? home;
  const modified = date(item, MODIFIED);
  const summary = once(() => withoutSignature(text(described, near)));
  const content = once(() => withoutSignature(text(encoded, near)));
  return {
    id: value(item, 'guid atom:id dc:identifier') ?? attribute(item, 'about'),
    url,
    title: text(title, near),
    date_published: date(item, PUBLISHED) ?? modified,
    date_modified: modified,
    language,
    _translations: about.translations,
    _source: source && {
      title: text(source.children.length ? pick(source, TITLE)[0] : source, base),
      url: address(source, base) ?? pages(source, base, language).url,
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
      return authors(item, base);
    },
    get tags() {
      return tags(item);
    },
    get attachments() {
      return [...enclosures(item), ...media(item).filter((element) => !isPicture(element))].map(
        (element) => ({
          url: address(element, base),
          mime_type: attribute(element, 'type'),
          title: attribute(element, 'title'),
          size_in_bytes: attribute(element, 'length'),
          duration_in_seconds: attribute(element, 'duration'),
        }),
      );
    },
    get _image() {
      return statedImage(item, base) ?? markupImage(content()) ?? markupImage(summary());
    },
  };
}

const enclosures = (item: XmlElement): XmlElement[] => [
  ...pick(item, 'enclosure'),
  ...links(item, 'enclosure'),
];

const media = (item: XmlElement, names = 'media:content'): XmlElement[] =>
  [item, ...pick(item, 'media:group media:content')].flatMap((group) => pick(group, names));

const isPicture = (element: XmlElement): boolean =>
  attribute(element, 'medium') === 'image' ||
  /^image|\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(
    attribute(element, 'type') ?? attribute(element, 'url') ?? attribute(element, 'href') ?? '',
  );

/** The image an item states, in the order of trust. */
function statedImage(item: XmlElement, base: string): Draft | undefined {
  const [found] = [
    ...media(item).filter(isPicture),
    ...media(item, 'media:thumbnail'),
    ...enclosures(item).filter(isPicture),
    ...pick(item, 'itunes:image image'),
  ];
  const url = address(found, base);
  const about = (name: string): unknown => text(pick(found!, name)[0] ?? media(item, name)[0], base);
  return url
    ? {
        url,
        alt: about('media:description'),
        credit: about('media:credit'),
        width: attribute(found, 'width'),
        height: attribute(found, 'height'),
      }
    : undefined;
}

const markupImage = (markup: unknown): ReturnType<typeof firstImage> =>
  markup instanceof Html ? firstImage(markup.source, markup.base) : undefined;

// WordPress ends every text with where it appeared first, in the site's language.
const SIGNATURE =
  /<p>[^<]*<a [^>]*>[^<]*<\/a> (?:appeared first on|erschien zuerst auf|pochodzi z serwisu|pojawił się poprzez|est apparu en premier sur) <a [^>]*>[^<]*<\/a>\.?\s*<\/p>\s*$/;

const withoutSignature = (written: Html | string | undefined): Html | string | undefined =>
  written instanceof Html ? new Html(written.source.replace(SIGNATURE, ''), written.base) : written;

/** Makes a value when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
