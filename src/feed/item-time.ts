import { spanOf, type When } from './event-time.js';
import type { ClusterItem } from './model.js';

/** When an item is, in milliseconds since 1970 UTC. */
export interface Dated {
  /** As the feed has it; of a call, its closing. */
  readonly when: When;
  readonly start: number;
  /** The start, where no end is known. */
  readonly end: number;
  /** The last millisecond of it. */
  readonly over: number;
}

/** The times of an event, or of the closing of a call; undefined for what has neither. */
export function datesOf({ _event, _call: { closes, timeZone } = {} }: ClusterItem): Dated | undefined {
  const when = _event ?? (closes && { start: closes, end: closes, timeZone });
  if (!when) return undefined;
  const { start, end } = spanOf(when);
  // Nobody knows how long it lasts, and who comes late still looks for the place: it is over with the reader's day.
  const over = _event && end <= start ? new Date(start).setHours(24, 0, 0, -1) : end;
  return { when, start, end, over };
}
