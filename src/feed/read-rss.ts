import { type Draft, Html } from './draft.js';
import { readLink } from './links.js';
import { readEventElements } from './read-event-elements.js';
import {
  alternates,
  atomLinks,
  categories,
  date,
  type FeedParts,
  link,
  markup,
  once,
  people,
  personName,
  textConstruct,
} from './xml-fields.js';
import { attachments, image } from './xml-media.js';
import { attribute, child, childrenOf, descendants, languageOf, value, type XmlElement } from './xml-tree.js';

/** RSS 0.9x, 1.0 (RDF) and 2.0, with the modules that are in use. `root` is `rss`, `rdf:RDF` or `channel`. */
export function readRss(root: XmlElement, base: string): FeedParts {
  const channel = child(root, 'channel') ?? root;
  const feed = readChannel(root, channel, base);
  const home = feed.home_page_url as string | undefined;
  return { feed, items: descendants(root, 'item').map((item) => () => readItem(item, base, home)) };
}

function readChannel(root: XmlElement, channel: XmlElement, base: string): Draft {
  const picture = child(channel, 'image') ?? child(root, 'image');
  const language = value(child(channel, 'language', 'dc:language')) ?? languageOf(channel);
  return {
    title: markup(child(channel, 'title', 'dc:title', 'atom:title'), base),
    description:
      markup(child(channel, 'description', 'dc:description', 'itunes:summary'), base) ??
      textConstruct(child(channel, 'atom:subtitle'), base),
    home_page_url: plainLink(channel, base) ?? alternates(channel, base, language).url,
    feed_url: link(atomLinks(channel, 'self')[0], base, 'href'),
    next_url: link(atomLinks(channel, 'next')[0], base, 'href'),
    icon:
      link(picture && child(picture, 'url'), base) ??
      link(picture, base, 'resource') ??
      link(child(channel, 'itunes:image'), base, 'href') ??
      link(child(channel, 'atom:logo', 'atom:icon'), base),
    language,
    authors: authors(channel, base, 'managingEditor', 'author', 'dc:creator', 'dc:author', 'itunes:author', 'webMaster'),
    _updated: date(channel, 'lastBuildDate', 'pubDate', 'dc:date', 'dcterms:modified', 'atom:updated', 'dcterms:issued'),
  };
}

function readItem(item: XmlElement, base: string, home: string | undefined): Draft {
  const title = child(item, 'title', 'dc:title', 'atom:title', 'media:title');
  const description = child(item, 'description', 'dc:description', 'itunes:summary', 'media:description');
  const encoded = child(item, 'content:encoded', 'encoded', 'xhtml:body', 'body', 'content');
  const language = languageOf(title ?? encoded ?? description ?? item) ?? value(child(item, 'dc:language', 'language'));
  const about = alternates(item, base, language);
  const guid = child(item, 'guid');
  const permalink = attribute(guid, 'isPermaLink') === 'false' ? undefined : readLink(value(guid));
  const url = plainLink(item, base) ?? about.url ?? permalink;
  // What is relative in an article's markup is relative to the article.
  const near = url ?? home ?? base;
  const summary = once(
    () => withoutSignature(markup(description, near)) ?? textConstruct(child(item, 'atom:summary'), near),
  );
  const content = once(() => withoutSignature(markup(encoded, near)) ?? textConstruct(child(item, 'atom:content'), near));
  const source = child(item, 'source');
  const modified = date(item, 'atom:updated', 'dcterms:modified');
  return {
    id: value(guid) ?? attribute(item, 'about') ?? value(child(item, 'atom:id', 'dc:identifier')),
    url,
    title: markup(title, near),
    date_published: date(item, 'pubDate', 'dc:date', 'atom:published', 'dcterms:issued') ?? modified,
    date_modified: modified,
    language,
    _translations: about.translations,
    _source: source && { title: value(source), url: link(source, base, 'url') },
    _event: readEventElements(item, base),
    get summary() {
      return summary();
    },
    get content_html() {
      return content() ?? summary();
    },
    get authors() {
      return authors(item, base, 'author', 'dc:creator', 'dc:author', 'itunes:author');
    },
    get tags() {
      return [
        ...childrenOf(item, 'category', 'dc:subject').map((element) => markup(element, '')),
        ...categories(item, 'atom:category'),
      ];
    },
    get attachments() {
      return attachments(item, base);
    },
    get _image() {
      return image(item, near, content(), summary());
    },
  };
}

const plainLink = (element: XmlElement, base: string): string | undefined =>
  childrenOf(element, 'link').flatMap((one) => link(one, base) ?? link(one, base, 'href') ?? [])[0];

function authors(element: XmlElement, base: string, ...names: readonly string[]): unknown[] {
  for (const name of names) {
    const found = childrenOf(element, name).flatMap((one) => personName(value(one)) ?? []);
    if (found.length) return found.map((one) => new Html(one));
  }
  return people(element, base);
}

// WordPress ends every text with where it appeared first, in the site's language.
const SIGNATURE =
  /<p>[^<]*<a [^>]*>[^<]*<\/a> (?:appeared first on|erschien zuerst auf|pochodzi z serwisu|pojawił się poprzez|est apparu en premier sur|se publicó primero en|proviene da) <a [^>]*>[^<]*<\/a>\.?\s*<\/p>\s*$/;

const withoutSignature = (text: Html | undefined): Html | undefined =>
  text && new Html(text.source.replace(SIGNATURE, ''), text.base);
