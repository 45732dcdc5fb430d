import type { DateOrInstant } from './model.js';
import { withOffset } from './time-zone.js';

/** When something happens, in milliseconds since 1970 UTC. */
export interface Span {
  start: number;
  /** Where nothing is known, the start; for whole days the end of the last one. */
  end: number;
}

export const isWholeDay = (value: DateOrInstant): boolean => !value.includes('T');

/**
 * The instant of a date or date-time, in milliseconds since 1970 UTC. A whole day begins at midnight and
 * with `endOfDay` ends a millisecond before the next; without an offset the time is that of `timeZone`,
 * and without that, as iCalendar has it, of whoever reads it. NaN where it is no date.
 */
export function instantOf(value: DateOrInstant, timeZone?: string, endOfDay = false): number {
  const local = isWholeDay(value) ? `${value}T${endOfDay ? '23:59:59.999' : '00:00:00'}` : value;
  // Without an offset `Date.parse` takes the machine's zone, which is the reader's.
  return Date.parse(timeZone && !/T.*[Z+-]/i.test(local) ? withOffset(local, timeZone) : local);
}

/** A date of iCalendar, `20260506T090000Z`, as RFC 3339 has it; of a period the start. What is none is not made one. */
export const readBasic = (written: string): string =>
  written
    .replace(/^\s*(\d{4})(\d\d)(\d\d)(T\d{4}(?:\d\d)?Z?)?.*$/i, '$1-$2-$3$4')
    .replace(
      /(T\d\d)(\d\d)(\d\d)?/i,
      (_, hour: string, minute: string, second = '00') => `${hour}:${minute}:${second}`,
    );

/** What may happen, once or more often. */
export interface When {
  start: DateOrInstant;
  end?: DateOrInstant | undefined;
  timeZone?: string | undefined;
}

/** When something begins and ends. An end before the start, or of another kind, counts as none. */
export function spanOf({ start, end, timeZone }: When): Span {
  const last = end && isWholeDay(end) === isWholeDay(start) ? end : start;
  const [from, to] = [instantOf(start, timeZone), instantOf(last, timeZone, true)];
  return { start: from, end: to >= from ? to : instantOf(start, timeZone, true) };
}
