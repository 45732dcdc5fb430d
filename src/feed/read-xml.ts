import type { FeedDraft } from './draft.js';
import { FeedError } from './feed-error.js';
import * as html from './html-text.js';
import { readHead, readItem } from './read-item.js';
import { descendants, parseXml, pick, type XmlElement } from './xml-tree.js';

/**
 * RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, and what mixes them: names tell what an element is, not the
 * format it stands in. Throws a `FeedError` that says what the document is instead.
 */
export function readXml(source: string, base: string): FeedDraft {
  const document = parseXml(source, base);
  const root = findRoot(document);
  if (!root) throw new FeedError('format', `${describe(document, source.slice(0, 2e4))}, not a feed`, base);
  const feed = readHead(root, pick(root, 'channel')[0] ?? root, base);
  const items = root.name === 'atom:entry' ? [root] : descendants(root, /^(?:item|atom:entry)$/);
  const home = String(feed.home_page_url ?? base);
  return { base, html, feed, items: items.map((item) => () => readItem(item, base, home)) };
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

function describe({ children: [first] }: XmlElement, source: string): string {
  if (/<input[^>]+password/i.test(source)) return 'a login form';
  const title = /<title[^>]*>\s*([^<]{0,99})/i.exec(source)?.[1] ?? '';
  if (/<html|<!doctype html/i.test(source)) return `an HTML page (“${title}”)`;
  return first ? `<${first.name}>` : 'text';
}
