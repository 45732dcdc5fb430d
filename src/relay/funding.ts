import { isRecord } from '../feed/draft.js';
import type { FundingNotice, LanguageTag } from '../feed/model.js';
import type { GoodSource } from './merge.js';

/**
 * The notices of a feed, those of the configuration first, each once by id or by what it says. Of the editions of a
 * source readers get their own: the others say the same in other languages. Where it has none they get those.
 */
export function fundingOf(
  stated: readonly FundingNotice[],
  sources: readonly GoodSource[],
  language?: LanguageTag,
): FundingNotice[] {
  const noticesOf = (some: readonly GoodSource[]): FundingNotice[] =>
    some.flatMap(({ feed }) => feed._funding ?? []);
  const own = noticesOf(sources.filter(({ edition }) => !language || !edition || edition === language));
  const seen = new Set<string>();
  return [...stated, ...(own.length ? own : noticesOf(sources))].filter(({ id, ...said }) => {
    const keys = [JSON.stringify(said, sortKeys), ...(id ? [`id ${id}`] : [])];
    const isKnown = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isKnown;
  });
}

const sortKeys = (_: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(byKey)) : value;

const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);
