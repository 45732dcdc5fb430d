import type { DateOrInstant, EventDetails } from './model.js';
import { withOffset } from './time-zone.js';

/** When something happens, in milliseconds since 1970 UTC. */
export interface Span {
  start: number;
  /** Where nothing is known, the start; for whole days the end of the last one. */
  end: number;
}

export function isWholeDay(value: DateOrInstant): boolean {
  return !value.includes('T');
}

/**
 * The instant of a date or date-time, in milliseconds since 1970 UTC. A whole day begins at midnight and
 * with `endOfDay` ends a millisecond before the next; without an offset the time is that of `timeZone`,
 * and without that, as iCalendar has it, of whoever reads it. NaN where it is no date.
 */
export function instantOf(value: DateOrInstant, timeZone?: string, endOfDay = false): number {
  if (hasOffset(value)) return Date.parse(value);
  const local = isWholeDay(value) ? `${value}T${endOfDay ? '23:59:59.999' : '00:00:00'}` : value;
  // Without an offset `Date.parse` takes the machine's zone, which is the reader's.
  return Date.parse(timeZone ? withOffset(local, timeZone) : local);
}

function hasOffset(value: DateOrInstant): boolean {
  return /T.*(Z|[+-]\d\d:?\d\d)$/i.test(value);
}

/** When an event begins and ends. An end before the start counts as none. */
export function spanOf({ start, end, timeZone }: EventDetails): Span {
  const from = instantOf(start, timeZone);
  const to = instantOf(end ?? start, timeZone, isWholeDay(end ?? start));
  return { start: from, end: to >= from ? to : instantOf(start, timeZone, isWholeDay(start)) };
}
