import { type FeedDraft, isRecord } from './draft.js';
import { FeedError } from './feed-error.js';
import { isJsonFeed, readJsonFeed } from './read-json-feed.js';
import type { FeedContext } from './open-feed.js';

/**
 * Reads a body by what it is, not by what it is called. Plain JSON needs nothing else; what finds out the rest, and
 * the readers of other formats than JSON Feed, are loaded when met.
 */
export async function recognise(body: Uint8Array | string, context: FeedContext): Promise<FeedDraft> {
  const base = baseUrl(context);
  const json = plainJson(body);
  if (json) return recogniseObject(parseJson(json, context.url), base);
  return (await import('./recognise-other.js')).recogniseOther(body, context, base);
}

/** The text of a body that is JSON in UTF-8 from its first character on; empty for any other. */
function plainJson(body: Uint8Array | string): string {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body.subarray(0, 2));
  // In UTF-16 every other byte is null.
  if (!/^[{[]/.test(text) || text[1] === '\0') return '';
  const whole = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return whole.includes('\ufffd') ? '' : whole;
}

/** The same for what is JSON already. */
export async function recogniseObject(value: unknown, base: string): Promise<FeedDraft> {
  if (isRecord(value) && isJsonFeed(value)) return readJsonFeed(value, base);
  const wordpress = await import('./read-wordpress.js');
  return wordpress.readWordPress(value, base);
}

/** @throws FeedError `format` where it is broken */
export function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text.replace(/^[\s\ufeff]+/, ''));
  } catch (cause) {
    throw new FeedError('format', `broken JSON: ${(cause as Error).message}`, url, { cause });
  }
}

/** Content-Location counts before the address that was asked for. */
function baseUrl({ url, contentLocation }: FeedContext): string {
  try {
    return contentLocation ? new URL(contentLocation, url || undefined).href : url;
  } catch {
    return url;
  }
}
