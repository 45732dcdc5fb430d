import type { FeedConfig, Source } from './model.js';

/** Stands for each language of a feed in the location of a source. */
export const LANGUAGE_MARK = '{lang}';

/**
 * The addresses that a feed is made of, in the order of its configuration: one for each language where a location
 * has `{lang}` in it. An address stands in the list once.
 */
export function sourcesOf(feed: FeedConfig): Source[] {
  const sources = feed.sources.flatMap((source): Source[] => {
    if (!source.location.includes(LANGUAGE_MARK)) return [{ ...source, key: source.location }];
    return feed.languages.map((edition) => {
      const location = source.location.replaceAll(LANGUAGE_MARK, edition);
      return { ...source, location, key: location, edition };
    });
  });
  const first = new Map([...sources].reverse().map((source) => [source.key, source]));
  return sources.filter((source) => first.get(source.key) === source);
}

/** Whether a location is an address rather than a path. A single letter before the colon is a drive. */
export const isAddress = (location: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(location);
