import { decode } from '../feed/decode.js';

/**
 * Whether a feed lacks its end: its server, or one on the way, gave up in the midst of it and called it an answer. What is
 * read of such a feed are its first items. JSON without its end cannot be read at all.
 */
export function isCutOff(body: Uint8Array, contentType?: string | null): boolean {
  const text = decode(body, contentType);
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return !/^END:VCALENDAR/im.test(text);
  const [, root, end] = /<((?:[\w-]+:)?(?:rss|feed|rdf))(?:\s[^>]*?)?(\/?)>/i.exec(text) ?? [];
  return root !== undefined && !end && !new RegExp(`</${root}\\s*>`, 'i').test(text);
}
