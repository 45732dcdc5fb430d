import type { Kind } from './prepared.js';

/** Counts of requests, kept as plain numbers: the metrics read them when somebody asks. */
export interface Tally {
  count(kind: Kind, status: number): void;
  entries(): { kind: Kind; status: number; count: number }[];
}

export function openTally(): Tally {
  const counts = new Map<Kind, Map<number, number>>();
  return {
    count(kind, status) {
      let statuses = counts.get(kind);
      if (!statuses) counts.set(kind, (statuses = new Map<number, number>()));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    },
    entries: () =>
      [...counts].flatMap(([kind, statuses]) =>
        [...statuses].map(([status, count]) => ({ kind, status, count })),
      ),
  };
}
