import type { ClusterFeed } from '../../feed/model.js';
import type { Received } from '../receive.js';

/**
 * `ok`: as it should be; `note`: worth knowing; `problem`: visitors see less than they could;
 * `unfit`: widgets cannot show it.
 */
export type Level = 'ok' | 'note' | 'problem' | 'unfit';

/** What a finding is about. */
export type Topic =
  | 'reach'
  | 'redirect'
  | 'https'
  | 'cors'
  | 'type'
  | 'charset'
  | 'caching'
  | 'size'
  | 'time'
  | 'format'
  | 'items'
  | 'titles'
  | 'links'
  | 'dates'
  | 'duplicates'
  | 'languages'
  | 'images'
  | 'events'
  | 'calls'
  | 'funding'
  | 'readers';

export interface Finding {
  readonly level: Level;
  readonly what: Topic;
  /** What was found, in a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** What there is to judge of a source that was received and read. */
export interface Evidence {
  readonly received: Received;
  readonly text: string;
  readonly feed: ClusterFeed;
  /** Whether pages read it themselves, and not the relay for them. */
  readonly direct: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** `1 item`, `3 items`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** The first few of some names, each cut where it is long. */
export function some(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).map((name) => `“${name.length > 60 ? `${name.slice(0, 59)}…` : name}”`);
  return shown.join(', ') + (names.length > most ? ' and others' : '');
}
