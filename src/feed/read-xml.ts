import type { Draft, FeedDraft } from './draft.js';
import { FeedError } from './feed-error.js';
import * as html from './html-text.js';
import { readItem } from './read-item.js';
import { alternates, authors, date, link, ownObject, plainLink, text } from './xml-fields.js';
import { child, childrenOf, descendants, languageOf, parseXml, value, type XmlElement } from './xml-tree.js';

/**
 * RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, and what mixes them: names tell what an element is, not the
 * format it stands in. Throws a `FeedError` that says what the document is instead.
 */
export function readXml(source: string, base: string): FeedDraft {
  const document = parseXml(source);
  const root = findRoot(document);
  if (!root) throw new FeedError('format', describe(document, source.slice(0, 2e4)), base);
  const feed = readHead(root, child(root, 'channel') ?? root, base);
  const items = root.name === 'atom:entry' ? [root] : descendants(root, 'item atom:entry');
  return { base, html, feed, items: items.map((item) => () => readItem(item, base, feed.home_page_url)) };
}

/** The outermost element that begins a feed: before it there may be a warning of PHP, whose tags need not end. */
function findRoot(element: XmlElement, depth = 0): XmlElement | undefined {
  for (const candidate of element.children) {
    if (/^(?:rss|(?:rdf:)?RDF|channel|atom:feed|atom:entry)$/.test(candidate.name)) return candidate;
    const found = /\bhtml$/i.test(candidate.name) || depth > 8 ? undefined : findRoot(candidate, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function describe(document: XmlElement, source: string): string {
  if (/<input[^>]+password/i.test(source)) return 'a login form, not a feed';
  if (/<html|<!doctype html/i.test(source)) {
    return `an HTML page, not a feed: “${/<title[^>]*>\s*([^<]{0,99})/i.exec(source)?.[1] ?? ''}”`;
  }
  const [first] = document.children;
  return first ? `<${first.name}> begins no feed` : 'text, not a feed';
}

function readHead(
  root: XmlElement,
  channel: XmlElement,
  base: string,
): Draft & { home_page_url: string | undefined } {
  const picture = child(channel, 'image') ?? child(root, 'image');
  const language = value(child(channel, 'language dc:language')) ?? languageOf(channel);
  return {
    title: text(child(channel, 'title dc:title atom:title'), base),
    description: text(
      child(channel, 'description dc:description atom:subtitle atom:tagline itunes:summary'),
      base,
    ),
    home_page_url: plainLink(channel, base) ?? alternates(channel, base, language).url,
    feed_url: alternates(channel, base, '', 'self').url,
    next_url: alternates(channel, base, '', 'next').url,
    icon:
      link(picture && child(picture, 'url'), base) ??
      link(picture, base, 'resource') ??
      link(child(channel, 'itunes:image'), base, 'href') ??
      link(child(channel, 'atom:icon atom:logo'), base),
    language,
    authors: authors(
      channel,
      base,
      'managingEditor author dc:creator dc:author itunes:author webMaster atom:author',
    ),
    _funding: childrenOf(channel, 'cluster:funding').map(ownObject),
    _updated: date(
      channel,
      'lastBuildDate pubDate dc:date dcterms:modified atom:updated atom:modified dcterms:issued',
    ),
  };
}
