import type { FeedDraft } from './draft.js';
import { FeedError } from './feed-error.js';
import { html } from './html-text.js';
import { readHead, readItem } from './read-item.js';
import { inSlices } from './slices.js';
import { first, parseXml, type XmlElement } from './xml-tree.js';

/**
 * RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, and what mixes them: names tell what an element is, not the
 * format it stands in. Throws a `FeedError` that says what the document is instead.
 */
export async function readXml(source: string, base: string): Promise<FeedDraft> {
  const items: XmlElement[] = [];
  let root: XmlElement | undefined;
  let outermost: XmlElement | undefined;
  await inSlices(parseXml(source, base), (element) => {
    const { name } = element;
    if (name === 'item' || name === 'atom:entry') items.push(element);
    if (root || !name) return;
    // Before a feed there may be a warning of PHP.
    if (/^(?:rss|channel|atom:feed|atom:entry)$|\bRDF$/.test(name)) root = element;
    outermost ??= element;
  });
  if (!root) throw new FeedError('format', `${describe(source.slice(0, 2e4), outermost)}, not a feed`, base);
  const feed = readHead(root, first(root, 'channel') ?? root);
  return { base, html, feed, items: items.map((item) => () => readItem(item, feed.home_page_url)) };
}

function describe(source: string, first: XmlElement | undefined): string {
  if (/<input[^>]+password/i.test(source)) return 'a login form';
  const title = /<title[^>]*>\s*([^<]{0,99})/i.exec(source)?.[1] ?? '';
  if (/<html|<!doctype html/i.test(source)) return `an HTML page (“${title}”)`;
  return first ? `<${first.name}>` : 'text';
}
