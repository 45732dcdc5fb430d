import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { FeedError } from '../feed/feed-error.js';
import type { ClusterFeed, ClusterItem } from '../feed/model.js';
import { describeFault } from './describe-fault.js';
import { othersThan } from './later-pages.js';
import type { Source, SourceRecord } from './model.js';
import { type Answer, readEither, type ReadingOptions, readUpstream } from './read-upstream.js';
import { isFile } from './schedule.js';
import { publicError } from './public-error.js';
import { readSecond } from './second-readers.js';
import { UpstreamError } from './upstream-error.js';

export interface ReadSourceOptions extends ReadingOptions {
  readonly now?: () => number;
}

/**
 * One attempt to read a source. Never rejects: whatever comes instead of a feed, the record keeps the last good one and
 * says what was wrong. A feed that says what it said before stays the same object.
 *
 * @param previous what is known of the source
 * @returns what is known now; `previous` itself where the attempt was called off by `signal`
 */
export async function readSource(
  source: Source,
  previous: SourceRecord | undefined,
  options: ReadSourceOptions,
): Promise<SourceRecord> {
  const { now = Date.now, signal } = options;
  const known = previous ?? { key: source.key, failures: 0 };
  try {
    const answer = await (isFile(source) ? readOwn : readUpstream)(source, known, options);
    const fetched = new Date(now()).toISOString();
    if (!answer) return { ...withoutFault(known), fetched };
    const { fault, ...good } = answer;
    const isPart = fault !== undefined && isDoubtful(known, now());
    const read = isPart ? withOthers(good.feed, known.feed) : good.feed;
    const feed = withoutMarkup(takeNewest(read, options.limits.maxItems));
    const doubt = isFile(source) ? undefined : doubtEmpty(feed, known, now());
    if (doubt) throw new FeedError('format', doubt, source.key);
    const same = isDeepStrictEqual(feed, known.feed) ? known.feed : undefined;
    const leftOut = read.items.length - feed.items.length;
    const record = { key: source.key, ...good, feed: same ?? feed, ...(leftOut && { leftOut }) };
    if (fault === undefined) return { ...record, fetched, failures: 0 };
    // When there was a whole one.
    return { ...record, fetched: known.fetched ?? fetched, ...failure(fault, known, now()) };
  } catch (error) {
    if (signal?.aborted) return known;
    return { ...withoutFault(known), ...failure(error, known, now()) };
  }
}

/** What is known of an attempt that failed. */
function failure(error: unknown, { failures }: SourceRecord, now: number): Omit<SourceRecord, 'key'> {
  const wait = error instanceof UpstreamError ? error.retryAfter : undefined;
  return {
    failures: failures + 1,
    error: describeFault(error),
    publicError: publicError(error),
    ...(wait && { retryAt: new Date(now + wait).toISOString() }),
  };
}

/** A feed that was read in part, with what else is known of it. */
const withOthers = (feed: ClusterFeed, known: ClusterFeed | undefined): ClusterFeed => ({
  ...feed,
  items: [...feed.items, ...othersThan(feed.items, known?.items ?? [])],
});

/** A file of whoever runs this. */
async function readOwn(
  { key, base = '' }: Source,
  _known: SourceRecord,
  { limits, signal, second = readSecond }: ReadSourceOptions,
): Promise<Answer> {
  const name = basename(key);
  const unreadable = (error: NodeJS.ErrnoException): never => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : (error.code ?? error.message);
    throw new FeedError('config', `${name} cannot be read: ${reason}`, name, { cause: error });
  };
  const found = await stat(key).catch(unreadable);
  if (!found.isFile()) throw new FeedError('config', `${name} is no ordinary file`, name);
  if (found.size > limits.maxBytes)
    throw new FeedError('too-large', `${name} is larger than ${limits.maxBytes} bytes`, name);
  const body = await readFile(key, { signal }).catch(unreadable);
  return { feed: await readEither(body, { url: base }, second, signal) };
}

/** Milliseconds for which items are kept when their address suddenly does not have them. */
const BENEFIT_OF_DOUBT = 24 * 3_600_000;

/** Whether what lacks items is not believed yet: not the first time, and not within a day. A date that is not known counts as long ago. */
const isDoubtful = ({ failures, fetched }: SourceRecord, now: number): boolean =>
  !failures || now - Date.parse(fetched ?? '') < BENEFIT_OF_DOUBT;

/**
 * Sites in trouble answer with feeds that are whole and empty. So an empty one is believed when it has been so for a day
 * and more than once: who really deletes the last item gets their way then, and at once by `hidden` in the configuration.
 */
function doubtEmpty(feed: ClusterFeed, known: SourceRecord, now: number): string | undefined {
  const had = known.feed?.items.length ?? 0;
  if (feed.items.length || !had) return undefined;
  if (!isDoubtful(known, now)) return undefined;
  return `the feed is whole but empty; its last ${had} items are kept until it has been so for a day`;
}

/** At most so many items, in their order; left out are the oldest, and first those without any date. */
function takeNewest(feed: ClusterFeed, most: number): ClusterFeed {
  const { items } = feed;
  if (items.length <= most) return feed;
  const when = ({ _event, date_published }: ClusterItem): number =>
    Date.parse(_event?.start ?? date_published ?? '') || Number.MIN_SAFE_INTEGER;
  const newest = new Set([...items].sort((one, other) => when(other) - when(one)).slice(0, most));
  return { ...feed, items: items.filter((item) => newest.has(item)) };
}

/**
 * Nothing shows the markup, and it is most of what a feed weighs. Without it a copy that was stored also reads back as
 * it was: no image that the feed repeats as decoration comes out of it again.
 */
const withoutMarkup = ({ items, ...feed }: ClusterFeed): ClusterFeed => ({
  ...feed,
  items: items.map(({ content_html: _, ...item }) => item),
});

function withoutFault({
  error: _error,
  publicError: _publicError,
  retryAt: _retryAt,
  ...record
}: SourceRecord): SourceRecord {
  return { ...record, failures: 0 };
}
