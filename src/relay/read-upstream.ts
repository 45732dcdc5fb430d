import { FeedError } from '../feed/feed-error.js';
import type { ClusterFeed } from '../feed/model.js';
import type { FeedContext } from '../feed/open-feed.js';
import { readFeed } from '../feed/read-feed.js';
import { isCutOff } from './cut-off.js';
import { describeFault } from './describe-fault.js';
import { fetchUpstream } from './fetch-upstream.js';
import type { HostQueue } from './host-queue.js';
import { type FeedPage, readLaterPages } from './later-pages.js';
import type { FetchLimits, Source, SourceRecord } from './model.js';
import { nextLink } from './next-link.js';
import { readInterval } from './refresh-hints.js';
import { readSecond } from './second-readers.js';
import { limitsSince } from './time-left.js';
import { UpstreamError } from './upstream-error.js';

export interface ReadingOptions {
  readonly limits: FetchLimits;
  readonly internalHosts: readonly string[];
  /** One request at a time per host; shared by all that read. */
  readonly queue: HostQueue;
  /** When what has to end within a source’s time limit began, by `performance.now()`. */
  readonly began?: number;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetchUpstream;
  readonly second?: typeof readSecond;
}

/** What a good answer brings; undefined: nothing has changed. */
export type Answer = Pick<SourceRecord, 'etag' | 'lastModified' | 'interval'> & {
  feed: ClusterFeed;
  /** Why it is only a part of the feed; then it has nothing for a condition. */
  fault?: unknown;
};

export async function readUpstream(
  source: Source,
  { feed, etag, lastModified }: SourceRecord,
  options: ReadingOptions,
): Promise<Answer | undefined> {
  const { internalHosts, queue, began, signal, fetch = fetchUpstream, second = readSecond } = options;
  let { limits } = options;
  const url = source.key;
  let start = 0;
  const ask = (
    page: string,
    within?: FetchLimits,
    condition: { etag?: string; lastModified?: string } = {},
  ) =>
    queue(page, () => {
      if (!start) {
        start = performance.now();
        if (began !== undefined) limits = limitsSince(began, limits, start);
      }
      return fetch({
        url: page,
        limits: within ?? limits,
        internalHosts,
        ...condition,
        ...(signal && { signal }),
      });
    });
  // “As before” is an answer only where there is something before.
  const answer = await ask(url, undefined, feed ? valued({ etag, lastModified }) : {});
  if (answer.status === 'unchanged') return undefined;
  const { body, headers } = answer;
  const get = (name: string): string | undefined => headers.get(name) ?? undefined;
  const context = {
    url: answer.url,
    contentType: get('content-type'),
    contentLanguage: get('content-language'),
    contentLocation: get('content-location'),
  };
  const found = await readEither(body, context, second, signal);
  const interval = valued({ interval: readInterval(body, context.contentType) });
  if (isCutOff(body, context.contentType)) {
    // The last one may lack its end, too.
    const items = found.items.slice(0, -1);
    const words = `${url}: the feed is cut off after ${items.length} items`;
    return { feed: { ...found, items }, ...interval, fault: new UpstreamError('format', words, url) };
  }
  const validators = valued({ etag: get('etag'), lastModified: get('last-modified') });
  const next = isJson(body) ? nextOf(found, answer) : undefined;
  if (next === undefined) return { feed: found, ...interval, ...validators };
  const readPage = async (page: string, within: FetchLimits): Promise<FeedPage> => {
    const later = await ask(page, within);
    if (later.status === 'unchanged') throw new UpstreamError('http', `${page}: no body in the answer`, page);
    const read = await readFeed(later.body, { url: later.url });
    const feed = { ...read, ...valued({ next_url: nextOf(read, later) }) };
    return { feed, url: later.url, bytes: later.body.length };
  };
  const first = { feed: { ...found, next_url: next }, url: answer.url, bytes: body.length };
  const { feed: whole, pages, fault } = await readLaterPages(first, readPage, limits, start);
  signal?.throwIfAborted();
  if (fault !== undefined) return { feed: whole, ...interval, fault };
  // That the first page is as it was says nothing of the others, so that the next time all are asked for.
  return { feed: whole, ...interval, ...(pages === 1 && validators) };
}

/** Where a list in JSON goes on: it says so itself, or its answer does, as that of WordPress. */
const nextOf = ({ next_url }: ClusterFeed, { headers, url }: { headers: Headers; url: string }) =>
  next_url ?? nextLink(headers.get('link'), url);

/** Pages of XML feeds lead through all that was ever written; those of JSON belong to a list of what is current. */
const isJson = (body: Uint8Array): boolean => {
  const [first] = /\S/.exec(new TextDecoder().decode(body.subarray(0, 1024))) ?? [];
  return first === '{' || first === '[';
};

/** A feed counts as broken only when the reader of other software fails as well. */
export async function readEither(
  body: Uint8Array,
  context: FeedContext,
  second: typeof readSecond,
  signal: AbortSignal | undefined,
): Promise<ClusterFeed> {
  try {
    return await readFeed(body, context);
  } catch (error) {
    const { reader, feed, error: reason } = (await second(body, context, { signal })) ?? {};
    if (feed) return feed;
    if (!reader) throw error;
    throw new FeedError('format', `${describeFault(error)}; ${reader}: ${reason}`, context.url, {
      cause: error,
    });
  }
}

/** Without what is undefined. */
function valued<T extends object>(object: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
