import type { ClusterFeed } from '../../src/feed/model.js';
import { openFeedAnswers } from '../../src/relay/feed-answers.js';
import { createHandler } from '../../src/relay/handler.js';
import { openMetrics } from '../../src/relay/metrics.js';
import type { FeedConfig, PublishedFile, RelayConfig, Source, SourceRecord } from '../../src/relay/model.js';
import { openRelay, type Relay, type RelayEvent } from '../../src/relay/relay.js';
import type { RelayParts } from '../../src/relay/relay-parts.js';
import { openSiteFiles, type SiteFiles } from '../../src/relay/site-files.js';
import { openTally } from '../../src/relay/tally.js';

/** The time at which these tests begin. */
export const noon = Date.parse('2026-03-18T12:00:00Z');

export function feedConfig(name: string, change: Partial<FeedConfig> = {}): FeedConfig {
  return {
    name,
    languages: [],
    fallbackLanguages: ['*'],
    sources: [{ location: `https://${name}.example/feed`, refresh: 15 }],
    limit: 100,
    pageSize: 20,
    tags: [],
    include: [],
    exclude: [],
    pinned: [],
    hidden: [],
    funding: [],
    images: 'keep',
    ...change,
  };
}

export function relayConfig(feeds: readonly FeedConfig[], change: Partial<RelayConfig> = {}): RelayConfig {
  return {
    out: '/nowhere/public',
    internalHosts: [],
    limits: { timeout: 1000, maxBytes: 1e6, maxItems: 100 },
    feeds,
    ...change,
  };
}

export const feedOf = (...titles: string[]): ClusterFeed => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'News',
  items: titles.map((title) => ({ id: title, title })),
});

export const goodRecord = (key: string, ...titles: string[]): SourceRecord => ({
  key,
  failures: 0,
  fetched: new Date(noon).toISOString(),
  feed: feedOf(...titles),
});

/** Publishes what the sources said, one file for everything and one for each language. */
export async function publishPlainly(
  { name, languages }: FeedConfig,
  records: ReadonlyMap<string, SourceRecord>,
): Promise<PublishedFile[]> {
  const items = [...records.values()].flatMap(({ feed }) => feed?.items ?? []);
  const file = (path: string, language?: string): PublishedFile => ({
    path,
    type: 'application/feed+json; charset=utf-8',
    body: new TextEncoder().encode(JSON.stringify({ ...feedOf(), ...(language && { language }), items })),
  });
  return Promise.resolve([
    file(`${name}.json`),
    ...languages.map((language) => file(`${name}.${language}.json`, language)),
  ]);
}

/** A clock and timers that move only when told to. */
export function openClock(start = noon) {
  let time = start;
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => time,
    setTimer: (run: () => void, ms: number) => {
      const timer = { at: time + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    timers,
    /** Moves on, and runs what became due in its order. */
    advance(ms: number) {
      time += ms;
      for (const timer of [...timers].sort((one, other) => one.at - other.at)) {
        if (timer.at > time || !timers.delete(timer)) continue;
        timer.run();
      }
    },
  };
}

/** An attempt to read a source that the test answers. */
export interface Attempt {
  source: Source;
  known: SourceRecord | undefined;
  signal: AbortSignal;
  answer(record: SourceRecord): void;
  fail(error: Error): void;
}

/** Parts that do what the test says, and note what they were asked for. */
export function fakeParts(change: Partial<RelayParts> = {}) {
  const attempts: Attempt[] = [];
  const saved: SourceRecord[] = [];
  const stored = new Map<string, SourceRecord>();
  const parts: RelayParts = {
    sourcesOf: ({ sources }) => sources.map((source) => ({ ...source, key: source.location })),
    readSource: (source, known, { signal }) =>
      new Promise((answer, fail) => {
        attempts.push({ source, known, signal, answer, fail });
        signal.addEventListener('abort', () => {
          fail(new Error('aborted'));
        });
      }),
    nextAttempt: (record, source, now) =>
      Math.max(now, Date.parse(record.fetched ?? new Date(now).toISOString()) + source.refresh * 60_000),
    publish: publishPlainly,
    openStore: () =>
      Promise.resolve({
        load: (key: string) => Promise.resolve(stored.get(key)),
        save: (record: SourceRecord) => {
          saved.push(record);
          return Promise.resolve(undefined);
        },
      }),
    ...change,
  };
  return { parts, attempts, saved, stored };
}

/** Lets everything run that waits for nothing but promises. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A relay whose sources have been read, each with the titles given. */
export async function readyRelay(
  config: RelayConfig,
  titles: readonly string[] = ['One', 'Two'],
  report: (event: RelayEvent) => void = () => {},
): Promise<Relay> {
  const { parts } = fakeParts({ readSource: ({ key }) => Promise.resolve(goodRecord(key, ...titles)) });
  const relay = openRelay(config, parts, { ...openClock(), report });
  await relay.start();
  await relay.refresh();
  return relay;
}

/** Everything that answers requests, over a relay. */
export async function openSite(relay: Relay, files?: SiteFiles) {
  const answers = await openFeedAnswers(relay, () => noon);
  const tally = openTally();
  const metrics = openMetrics(relay, answers, tally, { now: () => noon, withProcess: false });
  const parts = { answers, files: files ?? (await openSiteFiles()), tally, metrics, now: () => noon };
  const handler = createHandler(relay, parts);
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    handler(new Request(`http://relay.example${path}`, { headers, method }));
  return { answers, tally, metrics, handler, get };
}
