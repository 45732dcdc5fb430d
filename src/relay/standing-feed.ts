import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterFeed, ClusterItem } from '../feed/model.js';
import { readFeed } from '../feed/read-feed.js';
import type { FeedConfig, RelayConfig, Source, SourceRecord } from './model.js';
import { publishedAt } from './own-links.js';
import { pagePath } from './paging.js';
import { sourceStates } from './source-states.js';
import { sourcesOf } from './sources.js';

/** No feed is published in more pages. */
const MOST = 1000;

/**
 * What was published of a source earlier and still stands in the folder: its last good copy where there is no other.
 * Undefined where nothing of it is found.
 */
export async function readStanding(
  { out, baseUrl, internalHosts }: Pick<RelayConfig, 'out' | 'baseUrl' | 'internalHosts'>,
  feed: FeedConfig,
  source: Source,
): Promise<Pick<SourceRecord, 'feed' | 'fetched'> | undefined> {
  const base = publishedAt(baseUrl);
  const name = source.edition ? `${feed.name}.${source.edition}` : feed.name;
  const first = await readPage(join(out, pagePath(name, 1)), base);
  if (!first) return undefined;
  const items: ClusterItem[] = [];
  for (let page: ClusterFeed | undefined = first, number = 2; page && number <= MOST; number++) {
    items.push(...page.items);
    page = await readPage(join(out, pagePath(name, number)), base);
  }
  // The name that it was published by, at the place that it has among those of the same address, or of none.
  const addressOf = (one: Source) => sourceStates([one], new Map(), base, internalHosts)[0]?.url;
  const address = addressOf(source);
  const place = sourcesOf(feed)
    .filter(({ edition }) => !edition || !source.edition || edition === source.edition)
    .filter((one) => addressOf(one) === address)
    .findIndex(({ key }) => key === source.key);
  const state = first._sources?.filter(({ url }) => url === address)[place];
  const titles = new Set([source.title, state?.title].filter(Boolean));
  const own = items.filter(
    ({ _source }) =>
      _source && (titles.has(_source.title) || (_source.url && hostOf(_source.url) === hostOf(source.key))),
  );
  if (!own.length) return undefined;
  // Which source an item is of is said anew when it is published.
  const stripped = own.map(({ _source, ...item }): ClusterItem => item);
  const title = source.title ?? own[0]?._source?.title ?? '';
  return {
    feed: { version: 'https://jsonfeed.org/version/1.1', title, items: stripped },
    ...(state?.fetched && { fetched: state.fetched }),
  };
}

/** What stands there passes the gate as well: others may write to the folder. */
async function readPage(path: string, url: string): Promise<ClusterFeed | undefined> {
  try {
    return await readFeed(await readFile(path), { url });
  } catch {
    return undefined;
  }
}

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);
