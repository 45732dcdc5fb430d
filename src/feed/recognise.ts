import { type Draft, type FeedDraft, Html, isRecord, sourceOf } from './draft.js';
import { FeedError } from './feed-error.js';
import { readLink } from './links.js';
import type { FeedContext } from './open-feed.js';

/**
 * Reads a body by what it is, not by what it is called. Plain JSON in UTF-8 needs nothing else; what finds out the
 * rest, and the readers of other formats than JSON Feed, are loaded when met.
 */
export async function recognise(body: Uint8Array | string, context: FeedContext): Promise<FeedDraft> {
  // Content-Location counts before the address that was asked for.
  const base = readLink(context.contentLocation, context.url) ?? context.url;
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  // A null character is half of one in UTF-16.
  if (/^[{[]/.test(text) && !/[\ufffd\0]/.test(text)) return recogniseObject(parseJson(text, base), base);
  return (await import('./recognise-other.js')).recogniseOther(body, context, base);
}

/** The same for what is JSON already: JSON Feed 1.0 and 1.1 and the cluster feed, or what WordPress has. */
export async function recogniseObject(value: unknown, base: string): Promise<FeedDraft> {
  if (!isRecord(value) || !isJsonFeed(value))
    return (await import('./read-wordpress.js')).readWordPress(value, base);
  const { items } = value;
  return {
    feed: { ...value, authors: authorsOf(value) },
    base: (base || readLink(value.feed_url)) ?? '',
    items: [items].flat().flatMap((item) => (isRecord(item) ? () => readItem(item) : [])),
  };
}

// A hand-kept file may hold nothing but notices.
const isJsonFeed = ({ items, _funding, version }: Draft): boolean =>
  Array.isArray(items) || Array.isArray(_funding) || /jsonfeed\.org/.test(sourceOf(version));

/** JSON Feed 1.0 had one author. */
const authorsOf = ({ authors, author }: Draft): unknown =>
  (Array.isArray(authors) ? authors[0] : authors) ? authors : author;

// One copy: of 10,000 items two are felt.
function readItem(item: Draft): Draft {
  const { content_html: html, url } = item;
  return {
    ...item,
    authors: authorsOf(item),
    url: url ?? item.external_url,
    content_html: typeof html === 'string' ? new Html(html, typeof url === 'string' ? url : '') : undefined,
  };
}

/** @throws FeedError `format` where it is broken */
export function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text.replace(/^[\s\ufeff]+/, ''));
  } catch (cause) {
    throw new FeedError('format', `broken JSON: ${(cause as Error).message}`, url, { cause });
  }
}
