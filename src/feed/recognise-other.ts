import { decode } from './decode.js';
import type { FeedDraft } from './draft.js';
import { FeedError } from './feed-error.js';
import type { FeedContext } from './open-feed.js';
import { parseJson, recogniseObject } from './recognise.js';

/** Reads a body that is not JSON from its first character on, in whatever encoding. */
export async function recogniseOther(
  body: Uint8Array | string,
  { url, contentType }: FeedContext,
  base: string,
): Promise<FeedDraft> {
  const text = decode(body, contentType ?? '');
  const start = /[^\s\0\ufeff]/.exec(text)?.[0];
  if (!start) throw new FeedError('format', 'an empty body', url);
  if (start === '{' || start === '[') return recogniseObject(parseJson(text, url), base);
  if (/^[\s\ufeff]*BEGIN:VCALENDAR/i.test(text)) {
    const { readICalendar, unfoldBytes } = await import('./read-icalendar.js');
    // Lines are folded by bytes, in the middle of a character too.
    const isCut = typeof body !== 'string' && text.includes('\ufffd');
    return readICalendar(isCut ? decode(unfoldBytes(body), contentType ?? '') : text, base);
  }
  const json = afterNotice(text);
  if (json !== undefined) return recogniseObject(parseJson(json, url), base);
  return (await import('./read-xml.js')).readXml(text, base);
}

/** JSON that a notice of PHP was printed in front of; undefined where there is none. */
function afterNotice(text: string): string | undefined {
  const notice =
    /^\s*(?:<br[^>]*>\s*)?(?:<b>)?(?:(?:PHP )?(?:Notice|Warning|Deprecated)|Strict Standards)\b/i.test(text);
  const start = notice ? text.search(/(?:\[\s*)?\{\s*"|\[\s*\]\s*$/) : -1;
  return start < 0 || text.slice(0, start).includes('<?xml') ? undefined : text.slice(start);
}
