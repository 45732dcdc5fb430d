import type { ReactiveControllerHost } from 'lit';
import type { ClusterItem } from '../feed/model.js';
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
  /** Whether a feed has a further page. */
  lacks(): boolean;
  /**
   * Loads pages until they have all that comes before an item, ten of each feed at most. Resolves with whether the
   * feeds are still those.
   * @param find the last item that is wanted, if it is there
   * @param came waited for after each round of pages
   * @throws FeedError
   */
  follow(find: () => ClusterItem | undefined, came: () => Promise<unknown>): Promise<boolean>;
}

/** Most pages of a feed that are loaded in one go. */
const mostPages = 10;

export function controlPages(
  host: ReactiveControllerHost & HTMLElement,
  hooks: { warn(message: string): void },
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
    if (!isOwn) hooks.warn(`next_url ${next} is on another origin than its feed, and is not followed`);
    chain.next = isOwn && !seen.has(next!) ? next : undefined;
    const known = new Set(first.entries.map(({ id }) => id));
    const rest = entries.filter(({ id }) => !known.has(id) && known.add(id));
    chain.whole = rest[0] ? { ...first, entries: [...first.entries, ...rest] } : first;
  };

  /** The first page has come, or has come anew: what it pushed onto the second stays, what it has dropped goes. */
  const renew = (chain: Chain, first: LoadedFeed) => {
    const former = chain.first;
    const oldest = oldestOf(first);
    // Without further pages there is nothing to keep.
    const before = chain.seen.size > 1 && first.feed.next_url ? chain.whole.entries : [];
    const known = new Set(before.map(({ id }) => id));
    chain.first = first;
    if (first.entries.some(({ id, pinned }) => !pinned && known.has(id)))
      extend(
        chain,
        before.filter(
          (entry) => entry.published < oldest && !(entry.pinned && former.entries.includes(entry)),
        ),
        chain.next,
      );
    else {
      // With nothing in common there would be something missing in between; and what is pinned may be as old as it likes.
      chain.seen = new Set([first.url]);
      extend(chain, [], first.feed.next_url);
    }
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
        const chain = before.find((chain) => chain.first.url === first.url) ?? ({ seen: new Set() } as Chain);
        if (chain.first !== first) renew(chain, first);
        return chain;
      });
      if (before[0] && !chains.some((chain) => before.includes(chain))) leave();
      return chains.map(({ whole }) => whole);
    },

    lacks: () => chains.some(({ next }) => next),

    async follow(find, came) {
      const { signal } = hold;
      for (let count = 0; count < mostPages; count++) {
        const last = find();
        // With several feeds, a further page of one may have what comes before the last item of another, but nothing that
        // comes before a pinned one, or is known to come before one without a date.
        const until = last ? (!last._pinned && Date.parse(last.date_published!)) || Infinity : -Infinity;
        const due = chains.filter(({ next, whole }) => next && !(oldestOf(whole) <= until));
        if (!due[0]) break;
        await Promise.all(
          due.map(async (chain) => {
            const address = chain.next!;
            const { url, feed, entries } = await shareFeed(address, signal, true);
            // What was on its way for the former first page may not follow the present one.
            if (signal.aborted || chain.next !== address) return;
            chain.seen.add(address).add(url);
            extend(chain, [...chain.whole.entries, ...entries], feed.next_url);
          }),
        ).catch((error: unknown) => {
          if (!signal.aborted) throw error;
        });
        if (signal.aborted) return false;
        await came();
      }
      return true;
    },
  };
}

// A pinned one stands on the first page however old it is.
const oldestOf = ({ entries }: LoadedFeed): number =>
  entries.reduce(
    (oldest, { pinned, published }) => (!pinned && published < oldest ? published : oldest),
    Infinity,
  );
