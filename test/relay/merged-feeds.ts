import type { ClusterFeed, ClusterItem } from '../../src/feed/model.js';
import type { FeedConfig, SourceRecord } from '../../src/relay/model.js';
import { publish, type PublishOptions } from '../../src/relay/publish.js';
import { sourcesOf } from '../../src/relay/sources.js';

export const now = Date.parse('2026-03-20T12:00:00Z');

/** The configuration of a feed named `news`. */
export function feedOf(settings: Partial<FeedConfig> = {}): FeedConfig {
  return {
    name: 'news',
    languages: [],
    fallbackLanguages: ['*'],
    sources: [sourceAt('https://a.example/feed')],
    limit: 100,
    pageSize: 20,
    tags: [],
    include: [],
    exclude: [],
    pinned: [],
    hidden: [],
    funding: [],
    images: 'keep',
    ...settings,
  };
}

export const sourceAt = (location: string, settings: Partial<FeedConfig['sources'][number]> = {}) => ({
  location,
  refresh: 15,
  ...settings,
});

/** A feed as it was last read. */
export const read = (items: readonly ClusterItem[], head: Partial<ClusterFeed> = {}): ClusterFeed => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'A feed',
  ...head,
  items: [...items],
});

export const recordsOf = (feeds: Readonly<Record<string, ClusterFeed>>): Map<string, SourceRecord> =>
  new Map(
    Object.entries(feeds).map(([key, feed]) => [
      key,
      { key, feed, fetched: '2026-03-20T11:59:58Z', failures: 0 },
    ]),
  );

/** The records of the sources of a feed, each with the items at its place. */
export const recordsFor = (
  config: FeedConfig,
  ...items: readonly (readonly ClusterItem[])[]
): Map<string, SourceRecord> =>
  recordsOf(Object.fromEntries(sourcesOf(config).map(({ key }, index) => [key, read(items[index] ?? [])])));

/** What is published, parsed, by path. */
export async function published(
  config: FeedConfig,
  records: ReadonlyMap<string, SourceRecord>,
  options: Partial<PublishOptions> = {},
): Promise<Record<string, ClusterFeed>> {
  const files = await publish(config, records, { now, ...options });
  return Object.fromEntries(
    files.map(({ path, body }) => [path, JSON.parse(new TextDecoder().decode(body)) as ClusterFeed]),
  );
}

export const ids = (feed: ClusterFeed | undefined): string[] => feed!.items.map(({ id }) => id);
