import type { Speech } from './words.js';

/** Which plural form a count takes; Polish has three, `1 nowa`, `2 nowe`, `5 nowych`. */
export function pluralOf(count: number, locale: string): 'one' | 'few' | 'many' | 'other' {
  const rule = new Intl.PluralRules(locale).select(count);
  return rule === 'zero' || rule === 'two' ? 'other' : rule;
}

/** A count in words: `3 new items`. */
export function sayCount(
  id: 'news.new' | 'news.more' | 'news.held' | 'search.results',
  count: number,
  { texts, locale }: Speech,
): string {
  return texts[`${id}.${pluralOf(count, locale)}`](String(count));
}
