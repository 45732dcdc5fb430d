import { setMaxListeners } from 'node:events';
import { coalesce } from './coalesce.js';
import type { CopiedImage } from './images.js';
import type { FeedConfig, PublishedFile, RelayConfig, Source, SourceRecord } from './model.js';
import { publicError } from './public-error.js';
import type { RelayParts, Store } from './relay-parts.js';
import { isFile } from './schedule.js';

/** Feeds change by themselves: events pass, calls close, `since="90d"` moves on. */
const republishMs = 15 * 60_000;
/** Longer nobody waits for what was read. */
const mostRestMs = 5000;
/** A schedule that is wrong must not turn into a loop. */
const leastDelayMs = 1000;

/** What the relay has done, for the log and the metrics. */
export type RelayEvent =
  | { type: 'read'; source: Source; record: SourceRecord; before: SourceRecord | undefined; ms: number }
  | { type: 'not-stored'; source: Source; reason: string }
  | { type: 'published'; feed: FeedConfig; files: readonly PublishedFile[] }
  | { type: 'not-published'; feed: FeedConfig; reason: string };

/** Settles when the files can be had; the relay waits for it. Without files: the feed is no more. */
export type FilesListener = (
  feed: FeedConfig,
  files: readonly PublishedFile[],
  state: { complete: boolean },
) => Promise<void> | void;

export interface SourceStatus {
  readonly source: Source;
  /** Absent: not tried yet. */
  readonly record?: SourceRecord;
  /** Milliseconds since 1970; absent while it is being read. */
  readonly next?: number;
}

export interface Relay {
  /**
   * Publishes the last good copies, then begins to read what is due. Settles when those copies are published and what is
   * in files of this machine.
   */
  start(): Promise<void>;
  /** Reads a feed's sources, or all, now; settles when what came of it is published. */
  refresh(feed?: string): Promise<void>;
  /** Takes another configuration; what is known of sources that stay is kept. */
  adopt(config: RelayConfig): Promise<void>;
  /** Gives up what is under way, and waits for it to end. */
  stop(): Promise<void>;
  config(): RelayConfig;
  /** By their paths. */
  files(): ReadonlyMap<string, PublishedFile>;
  /** By the feeds' names. */
  status(): ReadonlyMap<string, readonly SourceStatus[]>;
  /** Tells of every publication; settles, with a function that ends it, when those before the call have been told of. */
  onFiles(listener: FilesListener): Promise<() => void>;
}

export interface RelayOptions {
  readonly now?: () => number;
  readonly random?: () => number;
  /** Gives a function that cancels. */
  readonly setTimer?: (run: () => void, ms: number) => () => void;
  readonly report?: (event: RelayEvent) => void;
}

interface Watched {
  source: Source;
  record?: SourceRecord;
  next?: number;
  cancel?: () => void;
  running?: Promise<void> | undefined;
}

interface Published {
  feed: FeedConfig;
  files: readonly PublishedFile[];
  complete: boolean;
}

/** Keeps the feeds of a configuration up to date in memory, from the last good copies on. */
export function openRelay(initial: RelayConfig, parts: RelayParts, options: RelayOptions = {}): Relay {
  const { now = Date.now, random = Math.random, setTimer = startTimer, report = () => {} } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  // Each source that is being read listens.
  setMaxListeners(0, signal);
  const watched = new Map<string, Watched>();
  const published = new Map<string, Published>();
  /** What is done for a feed is done once at a time. */
  const jobs = new Map<string, () => Promise<void>>();
  const restUntil = new Map<string, number>();
  const images = new Map<string, ReadonlyMap<string, CopiedImage>>();
  const listeners = new Set<FilesListener>();
  let config = initial;
  let store: Store | undefined;
  let cancelRepublish = () => {};

  const watchedOf = (feed: FeedConfig) => parts.sourcesOf(feed).flatMap(({ key }) => watched.get(key) ?? []);
  const feedsWith = (key: string) =>
    config.feeds.filter((feed) => parts.sourcesOf(feed).some((source) => source.key === key));
  const recordsOf = (feed: FeedConfig) =>
    new Map(watchedOf(feed).flatMap(({ source, record }) => (record ? [[source.key, record] as const] : [])));

  const feedCalled = (name: string) => config.feeds.find((feed) => feed.name === name);

  function once(key: string, job: () => Promise<void>): Promise<void> {
    let run = jobs.get(key);
    if (!run) jobs.set(key, (run = coalesce(job)));
    return run();
  }
  const publish = (name: string) => once(`publish ${name}`, () => publishInTime(name));

  /** While a thousand sources arrive one by one, most of the time is for something else than merging them anew. */
  async function publishInTime(name: string): Promise<void> {
    const wait = Math.min((restUntil.get(name) ?? 0) - now(), mostRestMs);
    if (wait > 0) await pause(wait);
    const start = now();
    await publishNow(name);
    const end = now();
    restUntil.set(name, end + 4 * (end - start));
  }

  /** Ends early when the relay does. */
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = setTimer(end, ms);
      signal.addEventListener('abort', end);
    });

  const copyImages = (name: string) => once(`images ${name}`, () => copyImagesNow(name));

  async function publishNow(name: string): Promise<void> {
    const feed = feedCalled(name);
    if (!feed || signal.aborted) return;
    const records = recordsOf(feed);
    // No answer is better than an empty feed, which would take the place of a good one in the caches on the way.
    if (watchedOf(feed).length && ![...records.values()].some((record) => record.feed)) return;
    const copies = images.get(name);
    try {
      const { baseUrl, internalHosts } = config;
      const files = await parts.publish(feed, records, {
        now: now(),
        internalHosts,
        ...(baseUrl === undefined ? {} : { baseUrl }),
        ...(copies ? { imageAt: (url: string) => copies.get(url) } : {}),
      });
      // Another configuration came meanwhile, and publishes anew.
      if (feedCalled(name) !== feed) return;
      const complete = watchedOf(feed).every(({ record }) => record);
      published.set(name, { feed, files, complete });
      for (const listener of listeners) await listener(feed, files, { complete });
      report({ type: 'published', feed, files });
    } catch (error) {
      // What was published before is still there.
      report({ type: 'not-published', feed, reason: reasonOf(error) });
    }
  }

  async function copyImagesNow(name: string): Promise<void> {
    const feed = feedCalled(name);
    if (feed?.images !== 'copy' || !parts.copyImages || signal.aborted) return;
    try {
      images.set(name, await parts.copyImages(feed, recordsOf(feed), { config, signal }));
      await publish(name);
      await tidyImages();
    } catch (error) {
      report({ type: 'not-published', feed, reason: `images: ${reasonOf(error)}` });
    }
  }

  async function tidyImages(): Promise<void> {
    const copying = config.feeds.filter((feed) => feed.images === 'copy');
    const isWhole = copying.every(
      (feed) =>
        images.has(feed.name) && watchedOf(feed).every(({ record }) => record && record.error === undefined),
    );
    if (isWhole && !signal.aborted) await parts.tidyImages?.(copying, { config, signal });
  }

  function read(one: Watched): Promise<void> {
    return (one.running ??= readNow(one).finally(() => {
      one.running = undefined;
      schedule(one);
    }));
  }

  async function readNow(one: Watched): Promise<void> {
    one.cancel?.();
    delete one.next;
    const { source, record: before } = one;
    const start = now();
    // A fault of ours must not end the schedule either.
    const record = await parts
      .readSource(source, before, { config, signal })
      .catch((error: unknown): SourceRecord => ({
        ...before,
        key: source.key,
        failures: (before?.failures ?? 0) + 1,
        error: reasonOf(error),
        publicError: publicError(error),
      }));
    if (signal.aborted || watched.get(source.key) !== one) return;
    one.record = record;
    report({ type: 'read', source, record, before, ms: now() - start });
    const fault = await store?.save(record).catch(reasonOf);
    if (fault !== undefined) report({ type: 'not-stored', source, reason: fault });
    const feeds = feedsWith(source.key);
    await Promise.all(feeds.map(({ name }) => publish(name)));
    await Promise.all(feeds.map(({ name }) => copyImages(name)));
  }

  function schedule(one: Watched): void {
    one.cancel?.();
    if (signal.aborted || watched.get(one.source.key) !== one) return;
    const time = now();
    const due = one.record ? parts.nextAttempt(one.record, one.source, time, random) : time;
    one.next = due;
    // What has been read already waits a moment at least; what is new does not.
    const least = one.record ? leastDelayMs : 0;
    one.cancel = setTimer(() => void read(one), Math.max(least, due - time));
  }

  function republishLater(): void {
    cancelRepublish = setTimer(() => {
      void Promise.all(config.feeds.map(({ name }) => publish(name))).finally(() => {
        if (!signal.aborted) republishLater();
      });
    }, republishMs);
  }

  async function adopt(next: RelayConfig): Promise<void> {
    if (!store || next.cache !== config.cache) store = await parts.openStore(next.cache);
    const sources = new Map(
      next.feeds.flatMap((feed) => parts.sourcesOf(feed)).map((source) => [source.key, source]),
    );
    const found = new Map<string, SourceRecord>();
    for (const key of sources.keys()) {
      const record = watched.has(key) ? undefined : await store.load(key);
      if (record) found.set(key, record);
    }
    if (signal.aborted) return;
    config = next;
    for (const [key, one] of watched) {
      if (sources.has(key)) continue;
      one.cancel?.();
      watched.delete(key);
    }
    for (const [key, source] of sources) {
      const record = found.get(key);
      const one = watched.get(key);
      if (one) one.source = source;
      else watched.set(key, { source, ...(record ? { record } : {}) });
    }
    for (const [name, { feed }] of published) {
      if (next.feeds.some((each) => each.name === name)) continue;
      published.delete(name);
      images.delete(name);
      for (const listener of listeners) await listener(feed, [], { complete: true });
    }
    await Promise.all(next.feeds.map(({ name }) => publish(name)));
    for (const one of watched.values()) if (!one.running) schedule(one);
  }

  return {
    async start() {
      await adopt(config);
      // Files are here at once, so that the first who asks finds what is in them.
      await Promise.all([...watched.values()].filter(({ source }) => isFile(source)).map(read));
      republishLater();
    },
    async refresh(name) {
      const feeds = config.feeds.filter((feed) => name === undefined || feed.name === name);
      await Promise.all([...new Set(feeds.flatMap(watchedOf))].map(read));
    },
    adopt,
    async stop() {
      stopped.abort();
      cancelRepublish();
      for (const one of watched.values()) one.cancel?.();
      for (const { running } of watched.values()) await running;
    },
    config: () => config,
    files: () =>
      new Map(
        [...published.values()].flatMap(({ files }) => files.map((file) => [file.path, file] as const)),
      ),
    status: () =>
      new Map(
        config.feeds.map((feed) => [
          feed.name,
          watchedOf(feed).map(({ source, record, next }) => ({
            source,
            ...(record ? { record } : {}),
            ...(next === undefined ? {} : { next }),
          })),
        ]),
      ),
    async onFiles(listener) {
      listeners.add(listener);
      for (const { feed, files, complete } of published.values()) await listener(feed, files, { complete });
      return () => listeners.delete(listener);
    },
  };
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Keeps the process alive, which waits for one before it listens; all are cancelled at the end. */
function startTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
}
