import type { ClusterItem } from '../../src/feed/model.js';
import type { FeedEntry, OpenFeed } from '../../src/feed/open-feed.js';

/** How often the item of an entry was made. */
export const made = new Map<string, number>();

/** An entry as a reader leaves it, its item made on demand. */
export function entryOf(item: ClusterItem): FeedEntry {
  const translated = Object.keys(item._translations ?? {});
  return {
    id: item.id,
    published: Date.parse(item.date_published ?? ''),
    languages: [...(item.language ? [item.language] : []), ...translated],
    isEvent: item._event !== undefined,
    isCall: item._call !== undefined,
    pinned: item._pinned === true,
    get item() {
      made.set(item.id, (made.get(item.id) ?? 0) + 1);
      return item;
    },
  };
}

/** An opened feed of the given items; `language` is what the feed states of itself. */
export function openedFeed(items: readonly ClusterItem[], language?: string): OpenFeed {
  const feed = { version: 'https://jsonfeed.org/version/1.1' as const, title: 'Feed' };
  return { feed: { ...feed, ...(language && { language }) }, entries: items.map(entryOf) };
}

/** An item by its id; the number in it is the day it was published. */
export function published(id: string, facts: Partial<ClusterItem> = {}): ClusterItem {
  const day = /\d+/.exec(id)?.[0].padStart(2, '0');
  return { id, title: id, ...(day && { date_published: `2026-03-${day}T12:00:00Z` }), ...facts };
}
