/**
 * The beginning of a text, at most `maxCharacters` as a reader counts them (graphemes), cut at a word and
 * ended by an ellipsis. A text that fits is returned as it is; of no characters nothing.
 */
export function excerpt(text: string, maxCharacters: number, locale?: string): string {
  if (maxCharacters < 1) return '';
  // WordPress ends an excerpt of its own with `[…]`.
  text = text.replace(/\s?\[(…|\.{3})\]$/, '…');
  if (text.length <= maxCharacters) return text;
  const kept = text.slice(0, cutPosition(text, maxCharacters, locale));
  if (kept.length === text.length) return text;
  // A single word longer than the limit is cut inside: there is nothing better.
  const words = /\s/.test(text.charAt(kept.length)) ? kept : kept.replace(/\s+\S*$/, '');
  return `${(words || kept).replace(/[\s,;:–—-]+$/, '')}…`;
}

// Letters of European languages and what stands between them: each is one character for a reader, too.
const single = /^[\n -~\xa0-\u02ff\u2010-\u2027\u20ac]*$/;

function cutPosition(text: string, count: number, locale?: string): number {
  // Counting as readers do takes some time, for each item of a page.
  if (single.test(text.slice(0, count + 1))) return count;
  // A grapheme is rarely longer than a few dozen units: the rest of a long text is not looked at.
  const head = text.slice(0, count * 32);
  if (!('Segmenter' in Intl)) return [...head].slice(0, count).join('').length;
  const graphemes = new Intl.Segmenter(locale, { granularity: 'grapheme' }).segment(head);
  // No further than asked for: the rest may be a long article.
  for (const { index } of graphemes) if (!count--) return index;
  return head.length;
}
