import { decode } from './decode.js';
import { type FeedDraft, isRecord } from './draft.js';
import { FeedError } from './feed-error.js';
import { isJsonFeed, readJsonFeed } from './read-json-feed.js';
import type { FeedContext } from './open-feed.js';

/** Reads a body by what it is, not by what it is called. Readers of other formats than JSON Feed are loaded when met. */
export async function recognise(body: Uint8Array | string, context: FeedContext): Promise<FeedDraft> {
  const text = decode(body, context.contentType ?? '');
  const base = baseUrl(context);
  const start = /[^\s\0\ufeff]/.exec(text)?.[0];
  if (!start) throw new FeedError('format', 'an empty body', context.url);
  if (start === '{' || start === '[') return recogniseObject(parseJson(text, context.url), base);
  if (/^[\s\ufeff]*BEGIN:VCALENDAR/i.test(text)) {
    const { readICalendar, unfoldBytes } = await import('./read-icalendar.js');
    // Lines are folded by bytes, in the middle of a character too.
    const isCut = typeof body !== 'string' && text.includes('\ufffd');
    return readICalendar(isCut ? decode(unfoldBytes(body), context.contentType ?? '') : text, base);
  }
  const json = afterNotice(text);
  if (json !== undefined) return recogniseObject(parseJson(json, context.url), base);
  return (await import('./read-xml.js')).readXml(text, base);
}

/** The same for what is JSON already. */
export async function recogniseObject(value: unknown, base: string): Promise<FeedDraft> {
  if (isRecord(value) && isJsonFeed(value)) return readJsonFeed(value, base);
  const wordpress = await import('./read-wordpress.js');
  return wordpress.readWordPress(value, base);
}

function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text.replace(/^[\s\ufeff]+/, ''));
  } catch (cause) {
    throw new FeedError('format', `broken JSON: ${(cause as Error).message}`, url, { cause });
  }
}

/** JSON that a notice of PHP was printed in front of; undefined where there is none. */
function afterNotice(text: string): string | undefined {
  const notice =
    /^\s*(?:<br[^>]*>\s*)?(?:<b>)?(?:(?:PHP )?(?:Notice|Warning|Deprecated)|Strict Standards)\b/i.test(text);
  const start = notice ? text.search(/(?:\[\s*)?\{\s*"|\[\s*\]\s*$/) : -1;
  return start < 0 || text.slice(0, start).includes('<?xml') ? undefined : text.slice(start);
}

/** Content-Location counts before the address that was asked for. */
function baseUrl({ url, contentLocation }: FeedContext): string {
  try {
    return contentLocation ? new URL(contentLocation, url || undefined).href : url;
  } catch {
    return url;
  }
}
