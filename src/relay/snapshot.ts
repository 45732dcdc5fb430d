import { join } from 'node:path';
import { coalesce } from './coalesce.js';
import { copyFeedImages } from './feed-images.js';
import { queueByHost } from './host-queue.js';
import { lockFolder } from './lock.js';
import type { FeedConfig, PublishedFile, RelayConfig, Source, SourceRecord } from './model.js';
import { giveUpOnSilentHosts } from './patience.js';
import type { FragmentOptions } from './fragments.js';
import { publish } from './publish.js';
import { readSource } from './read-source.js';
import { replaceFiles } from './replace-files.js';
import { isToCome } from './schedule.js';
import { sourcesOf } from './sources.js';
import { readStanding } from './standing-feed.js';
import { openStore, type Store } from './store.js';
import { removeImages } from './unused-images.js';
import { removeUnfinished } from './write-file.js';

/** How a source fared. `kept`: it failed, and its last good copy is published; `failed`: there is none. */
export interface SourceResult {
  readonly key: string;
  readonly state: 'read' | 'unchanged' | 'kept' | 'failed';
  readonly items: number;
  readonly error?: string;
  /** Milliseconds that it took, waiting for others on its host included. */
  readonly ms: number;
}

export interface FeedResult {
  readonly name: string;
  /** Paths below the output folder, first pages and later ones. */
  readonly files: readonly string[];
  /** Why it could not be published; its old files are still there then. */
  readonly error?: string;
}

export interface SnapshotResult {
  /** Everything was read and everything was written. */
  readonly ok: boolean;
  readonly sources: readonly SourceResult[];
  readonly feeds: readonly FeedResult[];
  /** Paths that were new or had changed, and those that are no more. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** What could not be written, in words. */
  readonly problems: readonly string[];
  /** What is worth knowing and no failure, such as images that could not be copied. */
  readonly notes: readonly string[];
}

export interface SnapshotOptions {
  readonly now?: () => number;
  /** Is told of each source when it is done, and how many of how many are. */
  readonly report?: (source: SourceResult, done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** When it began, by `performance.now()`: it ends within the time limit of a source from then on, if hosts let it. */
  readonly began?: number;
  readonly read?: typeof readSource;
  readonly publish?: typeof publish;
}

/**
 * Reads all sources of a configuration and publishes its feeds as files below `config.out`, each when its own sources are
 * read. A source that fails keeps its last good copy. Files are replaced one by one, each whole; what did not change is left alone.
 *
 * @throws FeedError `config` where another snapshot is under way or the folder cannot be written to
 */
export async function snapshot(config: RelayConfig, options: SnapshotOptions = {}): Promise<SnapshotResult> {
  const release = await lockFolder(config.out);
  try {
    return await takeSnapshot(config, options);
  } finally {
    await release();
  }
}

async function takeSnapshot(config: RelayConfig, options: SnapshotOptions): Promise<SnapshotResult> {
  const { now = Date.now, signal, publish: makeFiles = publish } = options;
  const problems: string[] = [];
  const notes: string[] = [];
  await removeUnfinished(config.out);
  const store = await openStore(config.cache, { warn: (message) => notes.push(message) });
  const queue = queueByHost();
  const records = new Map<string, SourceRecord>();
  const reading = readAll(config, records, { ...options, store, queue, problems, notes });
  const images = join(config.out, 'images');
  const copied = new Set<string>();
  const files: PublishedFile[] = [];
  const ready: PublishedFile[] = [];
  const early: string[] = [];
  // What is ready is written while slower sources are awaited. What is wrong with a file is said at the end.
  const write = coalesce(async () => {
    const { written } = await replaceFiles(config.out, ready.splice(0), () => true);
    early.push(...written);
  });

  const publishOne = async (feed: FeedConfig): Promise<FeedResult> => {
    await Promise.all(sourcesOf(feed).flatMap(({ key }) => reading.get(key) ?? []));
    signal?.throwIfAborted();
    try {
      const copies =
        feed.images === 'copy'
          ? await copyFeedImages(config, feed, records, {
              folder: images,
              publish: makeFiles,
              queue,
              now: now(),
              signal,
              onFault: (url, error) => notes.push(`the image ${url} is left out: ${messageOf(error)}`),
            })
          : undefined;
      for (const { file } of copies?.values() ?? []) copied.add(file);
      const made = await makeFiles(feed, records, {
        now: now(),
        internalHosts: config.internalHosts,
        ...(config.baseUrl && { baseUrl: config.baseUrl }),
        ...(copies && {
          imageAt: (url) => {
            const copy = copies.get(url);
            return copy && { ...copy, file: `images/${copy.file}` };
          },
        }),
      });
      const fragments = await renderAll(feed, made, { ...config, now: now() });
      signal?.throwIfAborted();
      files.push(...made, ...fragments);
      ready.push(...made, ...fragments);
      return { name: feed.name, files: [...made, ...fragments].map(({ path }) => path) };
    } catch (error) {
      signal?.throwIfAborted();
      return { name: feed.name, files: [], error: messageOf(error) };
    }
  };
  const publishing = config.feeds.map(async (feed) => {
    const result = await publishOne(feed);
    await write();
    return result;
  });
  // Nothing is under way any more when the folder is given back.
  await Promise.allSettled(publishing);
  const feeds = await Promise.all(publishing);
  const results = await Promise.all(reading.values());
  const failed = feeds.filter(({ error }) => error !== undefined).map(({ name }) => name);
  const broken = config.feeds
    .filter(({ name }) => failed.includes(name))
    .flatMap(({ name, render = [] }) => [name, ...render.map(({ file }) => file)]);
  const replaced = await replaceFiles(config.out, files, (path) =>
    broken.some((name) => path.startsWith(`${name}.`)),
  );
  const written = [...new Set([...early, ...replaced.written])];
  problems.push(...replaced.problems);
  const ok = !broken.length && !problems.length && results.every(({ error }) => error === undefined);
  if (ok) await removeImages(images, copied, now());
  return { ok, sources: results, feeds, written, removed: replaced.removed, problems, notes };
}

interface Reading extends SnapshotOptions {
  readonly store: Store;
  readonly queue: ReturnType<typeof queueByHost>;
  /** What could not be saved is added to it. */
  readonly problems: string[];
  /** What was left out is added to it. */
  readonly notes: string[];
}

/**
 * Reads each address once, also one that several feeds name, and all hosts at the same time.
 *
 * @param records what is known of each is put there
 * @returns how each fares, by its address
 */
function readAll(
  config: RelayConfig,
  records: Map<string, SourceRecord>,
  options: Reading,
): ReadonlyMap<string, Promise<SourceResult>> {
  const { store, queue, problems, notes, report, signal, now = Date.now, read = readSource } = options;
  const { began = performance.now() } = options;
  const wanted = new Map<string, { source: Source; feed: FeedConfig }>();
  for (const feed of config.feeds)
    for (const source of sourcesOf(feed))
      if (!wanted.has(source.key)) wanted.set(source.key, { source, feed });
  const patient = giveUpOnSilentHosts(queue);
  let done = 0;
  const readOne = async ({ source, feed }: { source: Source; feed: FeedConfig }): Promise<SourceResult> => {
    const { key } = source;
    const start = performance.now();
    const known = await store.load(key);
    // A cron job comes whenever it is set to; a server that asked to be left alone is.
    let record =
      known && isToCome(known.retryAt, now())
        ? known
        : await read(source, known, {
            limits: config.limits,
            internalHosts: config.internalHosts,
            queue: patient,
            began,
            now,
            ...(signal && { signal }),
          });
    if (!record.feed) record = { ...record, ...(await readStanding(config, feed, source)) };
    records.set(key, record);
    const trouble = record === known ? undefined : await store.save(record);
    if (trouble) problems.push(trouble);
    if (record !== known && record.leftOut)
      notes.push(`${key}: the oldest items are left out (${record.leftOut}, by limits.maxItems)`);
    const result: SourceResult = {
      key,
      state: stateOf(record, known),
      items: record.feed?.items.length ?? 0,
      ...(record.error !== undefined && { error: record.error }),
      ms: Math.round(performance.now() - start),
    };
    report?.(result, ++done, wanted.size);
    return result;
  };
  return new Map([...wanted].map(([key, one]) => [key, readOne(one)]));
}

function stateOf({ feed, error }: SourceRecord, known: SourceRecord | undefined): SourceResult['state'] {
  if (error === undefined) return feed && feed === known?.feed ? 'unchanged' : 'read';
  return feed ? 'kept' : 'failed';
}

/** Lit's renderer is large, and few configurations want it. */
async function renderAll(
  feed: FeedConfig,
  files: readonly PublishedFile[],
  options: FragmentOptions,
): Promise<PublishedFile[]> {
  if (!feed.render) return [];
  const { renderFragments } = await import('./fragments.js');
  return renderFragments(feed, files, options);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
