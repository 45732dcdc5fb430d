import type { FeedDraft } from './draft.js';
import { FeedError } from './feed-error.js';
import * as html from './html-text.js';
import { readAtom } from './read-atom.js';
import { readRss } from './read-rss.js';
import { parseXml, type XmlElement } from './xml-tree.js';

/** RSS or Atom from the text of a document. Throws a `FeedError` that says what the document is instead. */
export function readXml(text: string, base: string): FeedDraft {
  const document = parseXml(text);
  const root = findRoot(document);
  if (!root) throw new FeedError('format', describe(document, text.slice(0, 2e4)), base);
  return { html, base, ...(/feed$|entry$/.test(root.name) ? readAtom(root, base) : readRss(root, base)) };
}

const ROOTS = ['rss', 'rdf:RDF', 'RDF', 'atom:feed', 'feed', 'channel', 'atom:entry', 'entry'];

/** The outermost element that begins a feed: before it there may be a warning of PHP, whose tags need not end. */
function findRoot(element: XmlElement, depth = 0): XmlElement | undefined {
  for (const candidate of element.children) {
    if (ROOTS.includes(candidate.name)) return candidate;
    if (/\bhtml$/i.test(candidate.name) || depth > 8) return undefined;
    const found = findRoot(candidate, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function describe(document: XmlElement, text: string): string {
  if (/<input[^>]+type=["']?password/i.test(text)) return 'a login form, not a feed';
  if (/<html[\s>]|<!doctype html/i.test(text)) {
    const title = /<title[^>]*>([^<]{1,120})/i.exec(text)?.[1]?.trim();
    return `an HTML page${title ? ` (“${title}”)` : ''}, not a feed`;
  }
  const first = document.children[0]?.name;
  return first ? `<${first}> is not the beginning of a feed` : 'text, not a feed';
}
