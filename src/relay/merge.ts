import type { ClusterFeed, ClusterItem, LanguageTag } from '../feed/model.js';
import { inLanguage, inOwnWords, type Languages } from '../feed/select.js';
import { type Candidate, chooseItems } from './choose.js';
import { dueOf } from './due.js';
import { mergeDuplicates } from './duplicates.js';
import type { FeedConfig, Source, SourceRecord } from './model.js';
import { namedItems } from './named-items.js';
import { type OpenSource, openSource, sourceItem, type SourceItem } from './source-items.js';
import { sourcesOf } from './sources.js';
import { withUniqueIds } from './unique-ids.js';

/** What is published of a feed in one language, or of all of it. */
export interface Edition {
  /** Absent: every item in every language. */
  readonly language?: LanguageTag;
  /** In order. */
  readonly items: readonly ClusterItem[];
  /** Those of them that are coming events or open calls, soonest first, as many as a page holds. */
  readonly current: readonly ClusterItem[];
}

/** A source that has been read. */
export interface GoodSource extends Source {
  readonly feed: ClusterFeed;
}

/** The sources of a feed that there is a good copy of, in the order of its configuration. */
export const goodSources = (feed: FeedConfig, records: ReadonlyMap<string, SourceRecord>): GoodSource[] =>
  sourcesOf(feed).flatMap((source) => {
    const good = records.get(source.key)?.feed;
    return good ? { ...source, feed: good } : [];
  });

/**
 * Merges the sources of a feed: first the edition of everything, then one for each of its languages, which has what
 * the widgets would choose for its readers (`src/feed/select.ts`), in their words.
 *
 * @param now milliseconds since 1970 UTC
 */
export async function mergeFeed(
  feed: FeedConfig,
  records: ReadonlyMap<string, SourceRecord>,
  now: number,
): Promise<Edition[]> {
  const opened = goodSources(feed, records).map(({ feed: good, ...source }) => openSource(source, good));
  const all = opened.flatMap(({ entries }) => entries);
  const editions: Edition[] = [await mergeEdition(feed, all, false, now)];
  for (const language of feed.languages) {
    const items = inOneLanguage(opened, { language, fallbackLanguages: feed.fallbackLanguages });
    editions.push({ language, ...(await mergeEdition(feed, items, true, now)) });
  }
  return editions;
}

const inOneLanguage = (opened: readonly OpenSource[], languages: Languages): SourceItem[] =>
  inLanguage(opened, languages).map(({ entry }) => {
    // An opened source has no other entries.
    const { item, source, site } = entry as SourceItem;
    const { _translations: _, ...own } = inOwnWords(item, languages.language);
    return sourceItem(own, source, site);
  });

async function mergeEdition(
  feed: FeedConfig,
  items: readonly SourceItem[],
  acrossLanguages: boolean,
  now: number,
): Promise<Omit<Edition, 'language'>> {
  const pinnedAt = namedItems(feed.pinned);
  const hiddenAt = namedItems(feed.hidden);
  // Of two copies the pinned one wins, else the one whose source stands first.
  const isPinned = (item: SourceItem): boolean => item.pinned || pinnedAt([item]) >= 0;
  const preferred = [...items.filter(isPinned), ...items.filter((item) => !isPinned(item))];
  const merged = await mergeDuplicates(preferred, acrossLanguages);
  const shown = withUniqueIds(merged.filter(({ copies }) => hiddenAt(copies) < 0));
  const due = await dueOf(
    shown.map(({ item }) => item),
    now,
  );
  const candidates = shown.map(({ item, copies }): Candidate => ({
    item,
    date: copies.map(({ date }) => date).find((date) => !Number.isNaN(date)) ?? NaN,
    due: due.get(item),
    rank: pinnedAt(copies),
  }));
  return chooseItems(candidates, feed, now);
}
