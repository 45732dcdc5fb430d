import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type FeedError } from '../feed/feed-error.js';
import { emit } from './events.js';
import { type LoadedFeed, leaseFeed, readInlineFeed, readOwnFeed } from './load-feed.js';

/** What is left of earlier loads while a new one runs or has failed. */
interface Kept {
  readonly feeds?: readonly LoadedFeed[] | undefined;
  /** When `feeds` were loaded. */
  readonly at?: Date | undefined;
}

/** What a host shows. `before` is what it showed before the last reload. */
export type FeedState =
  | (Kept & { status: 'idle'; error?: undefined; before?: undefined })
  | (Kept & { status: 'loading'; error?: FeedError | undefined; before?: undefined })
  | (Required<Kept> & { status: 'ready'; error?: undefined; before: readonly LoadedFeed[] | undefined })
  | (Kept & { status: 'failed'; error: FeedError; before?: undefined });

/** What a host asks for. */
export interface FeedRequest {
  /** Addresses separated by a space, or `#id`. */
  src: string;
  /** A feed object, or JSON, instead of `src`. */
  feed: unknown;
  /** Minutes between reloads; 0 for never. */
  refresh: number;
  /** Whether the time to load has come. */
  wanted: boolean;
}

const shortestRefreshMinutes = 5;

/** Loads what its host asks for, again when that changes, when asked to or when the time has come. */
export class FeedController implements ReactiveController {
  state: FeedState = { status: 'idle' };
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #request: () => FeedRequest;
  /** What `state` is about. */
  #shown: Partial<FeedRequest> = {};
  #isActive = false;
  #leases: (() => void)[] = [];
  #run: Promise<void> | undefined;
  #runs = 0;
  #timer = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, request: () => FeedRequest) {
    this.#host = host;
    this.#request = request;
    host.addController(this);
  }

  /** Loads anew; settles, and never rejects, when that has come to an end. */
  async reload(): Promise<void> {
    if (this.#host.isConnected) this.#start(true);
    await this.#run;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#refresh);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#refresh);
    // A move takes the host out and puts it back at once: only who stays away gives up the feed.
    queueMicrotask(() => this.#host.isConnected || this.#leave());
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#start(false);
  }

  #start(fresh: boolean): void {
    const request = this.#request();
    const { feed, src } = request;
    const isSame = this.#shown.feed === feed && this.#shown.src === src;
    if (!fresh && isSame && this.#isActive) {
      if (request.refresh !== this.#shown.refresh) this.#schedule(request);
      return;
    }
    if (!fresh && !request.wanted) return;
    if (!isSame) {
      this.#leave();
      this.#set({ status: 'idle' });
    }
    this.#shown = request;
    this.#isActive = true;
    if (feed || src) this.#run = this.#load(request, fresh);
  }

  async #load({ feed, src }: FeedRequest, fresh: boolean): Promise<void> {
    const run = ++this.#runs;
    const held = this.#leases;
    this.#leases = [];
    const { feeds: before, at, error } = this.state;
    this.#set({ status: 'loading', feeds: before, at, error });
    const outcomes = await Promise.allSettled(
      feed ? [readOwnFeed(feed)] : src.split(' ').map((address) => this.#read(address, fresh)),
    );
    held.forEach((release) => release());
    if (run !== this.#runs) return;
    const feeds: LoadedFeed[] = [];
    let failure: FeedError | undefined;
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') feeds.push(outcome.value);
      else this.#report((failure = outcome.reason as FeedError));
    }
    if (feeds[0]) {
      const { feed } = feeds[0];
      this.#set({ status: 'ready', feeds, at: new Date(), before });
      emit(this.#host, 'cluster-load', 'feed', () => ({
        ...feed,
        items: feeds.flatMap(({ entries }) => entries.map((entry) => entry.item)),
      }));
    } else {
      this.#set({ status: 'failed', error: failure!, feeds: before, at });
    }
    this.#schedule(this.#request());
  }

  #schedule({ refresh }: FeedRequest): void {
    this.#shown.refresh = refresh;
    clearTimeout(this.#timer);
    if (refresh > 0)
      this.#timer = window.setTimeout(this.#refresh, Math.max(refresh, shortestRefreshMinutes) * 60_000);
  }

  async #read(address: string, fresh: boolean): Promise<LoadedFeed> {
    if (address[0] === '#') return readInlineFeed(address, this.#host);
    const lease = leaseFeed(address, fresh);
    this.#leases.push(lease.release);
    return lease.loaded;
  }

  /** Gives up what is under way. What is shown stays, for a host that comes back. */
  #leave(): void {
    this.#runs++;
    this.#isActive = false;
    clearTimeout(this.#timer);
    this.#leases.forEach((release) => release());
    this.#leases = [];
  }

  // When the time has come, or came while nobody looked. The timer's call passes no event.
  #refresh = (event?: unknown): void => {
    if (!event) this.#timer = 0;
    const isDue = !this.#timer && this.#request().refresh > 0 && this.state.status !== 'loading';
    if (isDue && !document.hidden) void this.reload();
  };

  #report(error: FeedError): void {
    console.warn(`<${this.#host.localName}> ${error.code}: ${error.message}`, error.url, error.cause ?? '');
    emit(this.#host, 'cluster-error', 'error', () => error);
  }

  #set(state: FeedState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
