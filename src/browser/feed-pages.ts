import type { ReactiveControllerHost } from 'lit';
import type { FeedEntry } from '../feed/open-feed.js';
import { type LoadedFeed, shareFeed } from './load-feed.js';

/** A feed with those of its pages that were asked for. */
interface Chain {
  /** Its first page. */
  first: LoadedFeed;
  /** With all its entries. */
  whole: LoadedFeed;
  /** Where its next page is. */
  next: string | undefined;
  /** Addresses of its pages: one that leads back ends it. */
  seen: Set<string>;
}

/** The further pages of a host's feeds, by JSON Feed's `next_url`. */
export interface FeedPages {
  /** The feeds with all of their pages that were loaded. */
  join(feeds: readonly LoadedFeed[]): readonly LoadedFeed[];
  /** Whether a feed has a further page, and its last loaded item is younger than a moment: without one, any. */
  lacks(until?: number): boolean;
  /**
   * Loads the next page of each such feed. Resolves with whether the feeds are still those.
   * @throws FeedError
   */
  load(until: number): Promise<boolean>;
}

/** @param warn says something to whoever looks after the page */
export function controlPages(
  host: ReactiveControllerHost & HTMLElement,
  warn: (message: string) => void,
): FeedPages {
  let chains: Chain[] = [];
  let hold = new AbortController();

  const leave = () => {
    hold.abort();
    hold = new AbortController();
  };

  /** What follows `first` in a chain, which is to go on at `next`. */
  const extend = (chain: Chain, entries: readonly FeedEntry[], next: string | undefined) => {
    const { first, seen } = chain;
    const isOwn = !next || new URL(next).origin === new URL(first.url).origin;
    if (!isOwn) warn(`next_url ${next} is on another origin than its feed, and is not followed`);
    chain.next = isOwn && !seen.has(next!) ? next : undefined;
    const known = new Set(first.entries.map(({ id }) => id));
    const rest = entries.filter(({ id }) => !known.has(id) && known.add(id));
    chain.whole = rest[0] ? { ...first, entries: [...first.entries, ...rest] } : first;
  };

  const start = (first: LoadedFeed): Chain => {
    const chain = { first, whole: first, next: undefined, seen: new Set([first.url]) };
    extend(chain, [], first.feed.next_url);
    return chain;
  };

  /** The first page has come anew: what it pushed onto the second stays, what it has dropped goes. */
  const renew = (chain: Chain, first: LoadedFeed) => {
    const oldest = oldestOf(first);
    // Without further pages there is nothing to keep.
    const before = chain.seen.size > 1 ? chain.whole.entries : [];
    const known = new Set(before.map(({ id }) => id));
    // Where it has nothing in common with what was there, something is missing in between.
    const isJoined = first.entries.some(({ id }) => known.has(id));
    if (!isJoined) chain.seen = new Set([first.url]);
    const { entries } = chain.first;
    chain.first = first;
    extend(
      chain,
      before.filter((entry) => entry.published < oldest && !(entry.pinned && entries.includes(entry))),
      isJoined ? chain.next : first.feed.next_url,
    );
  };

  host.addController({
    hostDisconnected() {
      queueMicrotask(() => host.isConnected || leave());
    },
  });

  return {
    join(feeds) {
      const before = chains;
      chains = feeds.map((first) => {
        const known = before.find((chain) => chain.first.url === first.url);
        if (known && known.first !== first) renew(known, first);
        return known ?? start(first);
      });
      if (before[0] && !chains.some((chain) => before.includes(chain))) leave();
      return chains.map(({ whole }) => whole);
    },

    lacks: (until = -Infinity) => chains.some(isDue(until)),

    async load(until) {
      const { signal } = hold;
      await Promise.all(
        chains.filter(isDue(until)).map(async (chain) => {
          const address = chain.next!;
          const { url, feed, entries } = await shareFeed(address, signal, true);
          if (signal.aborted) return;
          chain.seen.add(address).add(url);
          extend(chain, [...chain.whole.entries, ...entries], feed.next_url);
        }),
      ).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      return !signal.aborted;
    },
  };
}

const isDue =
  (until: number) =>
  ({ next, whole }: Chain): boolean =>
    !!next && !(oldestOf(whole) <= until);

// A pinned one stands on the first page however old it is.
const oldestOf = ({ entries }: LoadedFeed): number =>
  entries.reduce(
    (oldest, { pinned, published }) => (!pinned && published < oldest ? published : oldest),
    Infinity,
  );
