import type { ReactiveControllerHost } from 'lit';
import type { FeedError } from '../feed/feed-error.js';
import { emit } from './events.js';
import { type LoadedFeed, readHere, readInlineFeed, readOwnFeed, shareFeed } from './load-feed.js';

/** The newest feeds that could be had, also while others load and when those have failed; at first none. */
interface Kept {
  readonly feeds: readonly LoadedFeed[];
  /** When they were loaded. */
  readonly at?: Date | undefined;
}

/**
 * What a host shows. `before` is what it showed before the last reload, none where that was of other addresses;
 * `isDue`: nobody asked for that reload, its time had come.
 */
export type FeedState =
  | (Kept & { status: 'idle'; error?: undefined; before?: undefined; isDue?: undefined })
  | (Kept & { status: 'loading'; error: FeedError | undefined; before?: undefined; isDue?: undefined })
  | (Kept & { status: 'ready'; error?: undefined; before: readonly LoadedFeed[]; isDue: boolean })
  | (Kept & { status: 'failed'; error: FeedError; before?: undefined; isDue?: undefined });

/** What a host asks for. */
export interface FeedRequest {
  /** Addresses separated by white space, with or without a comma before it, or `#id`. */
  src: string;
  /** What `src` was made of: where only the language in it changes, what is shown stays until the other has come. */
  pattern: string;
  /** A feed object, or JSON, instead of `src`. */
  feed: unknown;
  /** What stands for the feeds of `src` for now, and when they were read. */
  seed?: { feeds: readonly { url: string; feed: unknown }[]; at: string } | undefined;
  /** Minutes between reloads; 0 for never. */
  refresh: number;
  /** Whether the time to load has come. */
  wanted: boolean;
}

/** The feeds of a host, and what became of them. */
export interface FeedController {
  readonly state: FeedState;
  /** Loads anew; settles, and never rejects, when that has come to an end. */
  readonly reload: () => Promise<void>;
  /** Tells who looks after the page that a feed could not be read. */
  readonly report: (error: FeedError) => void;
}

const shortestRefreshMinutes = 5;
/** Some three weeks. A timer that is set to a little more goes off at once. */
const longestRefreshMinutes = 30_000;

/** Loads what its host asks for, again when that changes, when asked to or when the time has come. */
export function controlFeed(
  host: ReactiveControllerHost & HTMLElement,
  request: () => FeedRequest,
): FeedController {
  let state: FeedState = { status: 'idle', feeds: [] };
  /** What `state` is about. */
  let shown: Partial<FeedRequest> = {};
  /** The newest that could be had from each of its addresses. */
  let newest: (LoadedFeed | undefined)[] = [];
  /** Holds all that came with the last load: requests, shares in feeds, what waits to load again. */
  let hold: AbortController | undefined;
  let run: Promise<void> | undefined;
  let timer = 0;
  /** What the timer was set to. */
  let minutes = 0;

  const set = (next: FeedState) => {
    state = next;
    host.requestUpdate();
  };

  /** Gives up what is under way. What is shown stays, for a host that comes back. */
  const leave = () => {
    hold?.abort();
    hold = undefined;
    clearTimeout(timer);
  };

  const schedule = () => {
    minutes = request().refresh;
    clearTimeout(timer);
    if (minutes > 0 && minutes < longestRefreshMinutes)
      timer = window.setTimeout(refresh, Math.max(minutes, shortestRefreshMinutes) * 60_000);
  };

  // Where nobody looks when the time has come, it waits until somebody does.
  const refresh = () => {
    if (document.hidden)
      document.addEventListener('visibilitychange', refresh, { once: true, signal: hold!.signal });
    else if (minutes > 0) start(true, true);
  };

  async function reload(): Promise<void> {
    if (host.isConnected) start(true);
    await run;
  }

  const report = (error: FeedError) => {
    console.warn(`<${host.localName}> ${error.code}: ${error.message}`, error.url, error.cause ?? '');
    emit(host, 'cluster-error', 'error', () => error);
  };

  function start(fresh: boolean, isDue = false): void {
    const next = request();
    const isKind = shown.feed === next.feed && shown.pattern === next.pattern;
    const isSame = isKind && shown.src === next.src;
    const isSown = shown.seed === next.seed;
    if (!fresh && isSame && isSown && hold) {
      if (minutes !== next.refresh) schedule();
    } else if (fresh || next.wanted || next.seed) {
      if (!isSame || !isSown) newest = [];
      if (!isKind) set({ status: 'idle', feeds: [] });
      shown = next;
      run = load(next, fresh, isSame, isDue || (isSame && !isSown));
    }
  }

  async function load(
    { feed, src, seed }: FeedRequest,
    fresh: boolean,
    isSame: boolean,
    isDue: boolean,
  ): Promise<void> {
    const mine = new AbortController();
    const { signal } = mine;
    const sown = !fresh && seed;
    const loads = feed
      ? [readOwnFeed(feed)]
      : sown
        ? sown.feeds.map(({ feed, url }) => readHere(feed, new URL(url, document.baseURI).href))
        : src
            .split(/,?\s+/)
            .flatMap((address) =>
              !address
                ? []
                : address[0] === '#'
                  ? readInlineFeed(address, host)
                  : shareFeed(address, signal, fresh),
            );
    // Only now, so that a request goes on that is asked for again.
    leave();
    hold = mine;
    if (!loads[0]) return;
    const { feeds: before, at } = state;
    set({ status: 'loading', feeds: before, at, error: state.error });
    const outcomes = await Promise.allSettled(loads);
    if (signal.aborted) return;
    let failure: FeedError | undefined;
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') newest[index] = outcome.value;
      else report((failure = outcome.reason as FeedError));
    }
    // One that fails beside others keeps its place.
    const feeds = newest.filter((feed) => feed !== undefined);
    if (outcomes.some(({ status }) => status === 'fulfilled')) {
      const { feed } = feeds[0]!;
      set({
        status: 'ready',
        feeds,
        at: sown ? new Date(sown.at) : new Date(),
        before: isSame ? before : [],
        isDue,
      });
      emit(host, 'cluster-load', 'feed', () => ({
        ...feed,
        items: feeds.flatMap(({ entries }) => entries.map((entry) => entry.item)),
      }));
    } else {
      set({ status: 'failed', error: failure!, feeds: before, at });
    }
    schedule();
  }

  host.addController({
    hostConnected: () => host.requestUpdate(),
    hostDisconnected() {
      // A move takes the host out and puts it back at once: only who stays away gives up the feed.
      queueMicrotask(() => host.isConnected || leave());
    },
    hostUpdate() {
      if (host.isConnected) start(false);
    },
  });

  return {
    get state() {
      return state;
    },
    reload,
    report,
  };
}
