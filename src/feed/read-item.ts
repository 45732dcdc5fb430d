import { type Draft, Html } from './draft.js';
import { firstImage } from './html-text.js';
import { readLink } from './links.js';
import { readEvent } from './xml-event.js';
import { address, alternates, authors, date, ownObject, plainLink, tags, text } from './xml-fields.js';
import { attribute, child, childrenOf, languageOf, value, type XmlElement } from './xml-tree.js';

/** The draft of an item of RSS or an entry of Atom. What costs much is read when it is asked for. */
export function readItem(item: XmlElement, base: string, home: string | undefined): Draft {
  const title = child(item, 'title atom:title dc:title media:title');
  const described = child(item, 'description atom:summary dc:description itunes:summary media:description');
  const encoded = child(item, 'content:encoded atom:content encoded xhtml:body body content');
  const language =
    languageOf(title ?? encoded ?? described ?? item) ?? value(child(item, 'dc:language language'));
  const about = alternates(item, base, language);
  const guid = child(item, 'guid');
  const permalink = attribute(guid, 'isPermaLink') === 'false' ? undefined : readLink(value(guid));
  const url = plainLink(item, base) ?? about.url ?? permalink;
  // What is relative in an article's markup is relative to the article.
  const near = url ?? home ?? base;
  const modified = date(item, 'atom:updated atom:modified dcterms:modified');
  const source = child(item, 'source atom:source');
  const summary = once(() => withoutSignature(text(described, near)));
  const content = once(() => withoutSignature(text(encoded, near)));
  return {
    id: value(child(item, 'guid atom:id dc:identifier')) ?? attribute(item, 'about'),
    url,
    title: text(title, near),
    date_published:
      date(item, 'pubDate atom:published atom:issued dc:date dcterms:issued atom:created') ?? modified,
    date_modified: modified,
    language,
    _translations: about.translations,
    _source: source && {
      title: text(source.children.length ? child(source, 'atom:title') : source, base),
      url: address(source, base) ?? alternates(source, base, language).url,
    },
    _event: ownObject(child(item, 'cluster:event')) ?? readEvent(item),
    _call: ownObject(child(item, 'cluster:call')),
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
      return authors(item, base, 'author dc:creator dc:author itunes:author atom:author');
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
  ...childrenOf(item, 'enclosure'),
  ...childrenOf(item, 'atom:link').filter((link) => attribute(link, 'rel') === 'enclosure'),
];

const media = (item: XmlElement, names = 'media:content'): XmlElement[] =>
  [item, ...childrenOf(item, 'media:group media:content')].flatMap((group) => childrenOf(group, names));

const isPicture = (element: XmlElement): boolean =>
  attribute(element, 'medium') === 'image' ||
  /^image|\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(
    attribute(element, 'type') ?? attribute(element, 'url') ?? attribute(element, 'href') ?? '',
  );

/** The image an item states, in the order of trust. */
function statedImage(item: XmlElement, base: string): Draft | undefined {
  const found =
    media(item).find(isPicture) ??
    media(item, 'media:thumbnail')[0] ??
    enclosures(item).find(isPicture) ??
    child(item, 'itunes:image image');
  const about = (names: string): unknown => found && text(child(found, names) ?? media(item, names)[0], base);
  const url = address(found, base);
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
