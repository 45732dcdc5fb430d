import { publicErrorOf } from './public-error.js';
import type { Relay, SourceStatus } from './relay.js';
import { publicLabels } from './source-label.js';

export interface SourceHealth {
  readonly source: string;
  /** When it was last read, or confirmed to be unchanged. */
  readonly fetched?: string;
  readonly ageSeconds?: number;
  readonly error?: string;
  readonly failures: number;
  /** When it is read next; absent while it is being read. */
  readonly next?: string;
}

export interface Health {
  /** `degraded`: a source fails, its last good copy is served. `failing`: a feed has nothing to serve. */
  readonly status: 'ok' | 'degraded' | 'failing';
  readonly version: string;
  readonly feeds: Record<string, { serving: boolean; sources: SourceHealth[] }>;
}

/** What can be said of a relay, for whoever watches it; no secret is in it. */
export function healthOf(relay: Relay, version: string, now: number): Health {
  const files = relay.files();
  const { internalHosts } = relay.config();
  const feeds = Object.fromEntries(
    [...relay.status()].map(([name, all]) => {
      const labels = publicLabels(
        all.map(({ source }) => source),
        internalHosts,
      );
      const sources = all.map((one, index) => sourceHealth(one, labels[index]!, now));
      return [name, { serving: files.has(`${name}.json`), sources }];
    }),
  );
  const all = Object.values(feeds);
  const isFine = all.every(({ sources }) => sources.every(({ error }) => error === undefined));
  const status = !all.every(({ serving }) => serving) ? 'failing' : isFine ? 'ok' : 'degraded';
  return { status, version, feeds };
}

function sourceHealth({ record, next }: SourceStatus, source: string, now: number): SourceHealth {
  const { fetched, failures = 0 } = record ?? {};
  const error = record && publicErrorOf(record);
  return {
    source,
    ...(fetched === undefined ? {} : { fetched, ageSeconds: ageSeconds(fetched, now) }),
    ...(error === undefined ? {} : { error }),
    failures,
    ...(next === undefined ? {} : { next: new Date(next).toISOString() }),
  };
}

export const ageSeconds = (fetched: string, now: number): number =>
  Math.max(0, Math.round((now - Date.parse(fetched)) / 1000));
