import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FeedAnswers } from './feed-answers.js';
import { ageSeconds } from './health.js';
import type { Relay, RelayEvent } from './relay.js';
import { publicLabels } from './source-label.js';
import type { Tally } from './tally.js';

export interface Metrics {
  /** Takes note of what the relay has done. */
  note(event: RelayEvent): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/**
 * Figures for Prometheus, in a registry of their own. What can be looked up is looked up when somebody asks.
 * @param withProcess also the memory, the processor time and the event loop of the process
 */
export function openMetrics(
  relay: Relay,
  answers: FeedAnswers,
  tally: Tally,
  { now = Date.now, withProcess = true }: { now?: () => number; withProcess?: boolean } = {},
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (withProcess) collectDefaultMetrics({ register: registry });
  type Samples = readonly (readonly [labels: Record<string, string>, value: number])[];
  const gauge = (name: string, help: string, labelNames: string[], samples: () => Samples) =>
    new Gauge({
      name: `cluster_feed_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const [labels, value] of samples()) this.set(labels, value);
      },
    });
  const sources = () =>
    [...relay.status()].flatMap(([feed, all]) => {
      const names = publicLabels(
        all.map(({ source }) => source),
        relay.config().internalHosts,
      );
      return all.map(({ record }, index) => ({ labels: { feed, source: names[index]! }, record }));
    });
  const bySource = ['feed', 'source'];

  gauge('source_age_seconds', 'Since a source was last read, or confirmed to be unchanged.', bySource, () =>
    sources().flatMap(({ labels, record }) =>
      record?.fetched === undefined ? [] : [[labels, ageSeconds(record.fetched, now())] as const],
    ),
  );
  gauge('source_up', 'Whether the last attempt to read a source succeeded.', bySource, () =>
    sources().flatMap(({ labels, record }) =>
      record ? [[labels, record.error === undefined ? 1 : 0] as const] : [],
    ),
  );
  gauge('source_failures', 'Failed attempts since the last good one.', bySource, () =>
    sources().map(({ labels, record }) => [labels, record?.failures ?? 0]),
  );
  const contents = () =>
    relay.config().feeds.map(({ name }) => ({ feed: name, found: answers.contents(name) }));
  gauge('items', 'Items of a published feed.', ['feed'], () =>
    contents().map(({ feed, found }) => [{ feed }, found?.items ?? 0]),
  );
  gauge('bytes', 'Bytes of all files of a published feed.', ['feed'], () =>
    contents().map(({ feed, found }) => [{ feed }, found?.bytes ?? 0]),
  );

  const refreshes = new Histogram({
    name: 'cluster_feed_refresh_seconds',
    help: 'Time that reading a source took.',
    labelNames: ['outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60],
    registers,
  });
  const counter = (name: string, help: string) =>
    new Counter({ name: `cluster_feed_${name}`, help, registers });
  const storeErrors = counter('store_errors_total', 'Last good copies that could not be written.');
  const publishErrors = counter('publish_errors_total', 'Publications that failed; the one before stays.');
  const published = counter('publications_total', 'Publications of feeds.');
  new Counter({
    name: 'cluster_feed_requests_total',
    help: 'Answered requests.',
    labelNames: ['kind', 'status'],
    registers,
    collect() {
      this.reset();
      for (const { kind, status, count } of tally.entries())
        this.inc({ kind, status: String(status) }, count);
    },
  });

  return {
    note(event) {
      if (event.type === 'read')
        refreshes.observe({ outcome: event.record.error === undefined ? 'ok' : 'failed' }, event.ms / 1000);
      else if (event.type === 'not-stored') storeErrors.inc();
      else if (event.type === 'not-published') publishErrors.inc();
      else published.inc();
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
