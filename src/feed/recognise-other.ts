import { decode } from './decode.js';
import type { FeedDraft } from './draft.js';
import { FeedError } from './feed-error.js';
import type { FeedContext } from './open-feed.js';
import { parseJson, recogniseObject } from './recognise.js';

// JSON that a notice of PHP was printed in front of.
const NOTED =
  /^\s*(?:<br[^>]*>\s*)?(?:<b>)?(?:(?:PHP )?(?:Notice|Warning|Deprecated)|Strict Standards)\b(?:(?!<\?xml)[^])*?((?:\[\s*)?\{\s*"[^]*|\[\s*\]\s*$)/i;

/** Reads a body that is not JSON from its first character on, in whatever encoding. */
export async function recogniseOther(
  body: Uint8Array | string,
  { url, contentType }: FeedContext,
  base: string,
): Promise<FeedDraft> {
  const text = decode(body, contentType);
  if (!/[^\s\0\ufeff]/.test(text)) throw new FeedError('format', 'an empty body', url);
  const json = /^[\s\0\ufeff]*[[{]/.test(text) ? text : NOTED.exec(text)?.[1];
  if (json) return recogniseObject(parseJson(json, url), base);
  if (!/^[\s\ufeff]*BEGIN:VCALENDAR/i.test(text)) return (await import('./read-xml.js')).readXml(text, base);
  const { readICalendar, unfoldBytes } = await import('./read-icalendar.js');
  // Lines are folded by bytes, in the middle of a character too.
  const isCut = typeof body !== 'string' && text.includes('\ufffd');
  return readICalendar(isCut ? decode(unfoldBytes(body), contentType) : text, base);
}
