import type { ClusterFeed, ClusterItem } from '../feed/model.js';
import type { FetchLimits } from './model.js';
import { UpstreamError } from './upstream-error.js';

/** No feed is read in more pages. */
const MOST = 20;

/** A page of a feed that was read. */
export interface FeedPage {
  readonly feed: ClusterFeed;
  /** Where it was, after redirects. */
  readonly url: string;
  /** How large it was. */
  readonly bytes: number;
}

/**
 * A feed with the pages that it goes on in (`next_url`, or the header `Link`), as long as they are on its own origin. The limits of a source
 * hold for all of them together. Never rejects: of a feed whose later page cannot be read there are those before it.
 *
 * @param start when the first page was asked for, by `performance.now()`
 * @param read reads a page within the limits that are left
 * @returns `fault`: why not all of it could be read
 */
export async function readLaterPages(
  first: FeedPage,
  read: (url: string, limits: FetchLimits) => Promise<FeedPage>,
  limits: FetchLimits,
  start: number,
): Promise<{ feed: ClusterFeed; pages: number; fault?: unknown }> {
  const { next_url: _, ...head } = first.feed;
  const items = [...head.items];
  const visited = new Set([first.url, first.feed.feed_url]);
  let bytes = first.bytes;
  let next = first.feed.next_url;
  let pages = 1;
  const whole = () => ({ feed: { ...head, items }, pages });
  try {
    while (
      next &&
      isOn(first.url, next) &&
      !visited.has(next) &&
      pages < MOST &&
      items.length < limits.maxItems
    ) {
      visited.add(next);
      const page: FeedPage = await read(next, whatIsLeft(limits, bytes, start, next));
      visited.add(page.url);
      bytes += page.bytes;
      pages++;
      items.push(...othersThan(items, page.feed.items));
      next = page.feed.next_url;
    }
    return whole();
  } catch (fault) {
    return { ...whole(), fault };
  }
}

/** Items that are not among some already: what moves on while pages are read stands on two of them. */
export function othersThan(items: readonly ClusterItem[], more: readonly ClusterItem[]): ClusterItem[] {
  const ids = new Set(items.map(({ id }) => id));
  return more.filter(({ id }) => !ids.has(id));
}

const isOn = (url: string, next: string): boolean =>
  URL.canParse(next) && new URL(next).origin === new URL(url).origin;

function whatIsLeft(limits: FetchLimits, bytes: number, start: number, url: string): FetchLimits {
  const timeout = Math.round((limits.timeout - (performance.now() - start)) / 100) * 100;
  if (timeout <= 0)
    throw new UpstreamError(
      'timeout',
      `${url}: not all pages of the feed came in ${limits.timeout / 1000} s`,
      url,
    );
  return { ...limits, timeout, maxBytes: limits.maxBytes - bytes };
}
