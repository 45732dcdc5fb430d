import { isWholeDay, spanOf, type When } from '../feed/event-time.js';

/** When something is, as calendars write it. */
export interface CalendarTimes {
  readonly isWholeDay: boolean;
  /** `20150318`, `20260506T070000Z`, or `20260506T090000` for a time that is whoever reads it's own. */
  readonly start: string;
  /** Exclusive: of whole days the day after the last. Absent where nothing is known. */
  readonly end?: string;
}

/**
 * Calendars end whole days on the day after the last, where the feed names the last day itself. Timed events are in
 * UTC, so that no calendar needs to know their zone.
 */
export function calendarTimes(when: When): CalendarTimes {
  const day = isWholeDay(when.start);
  // A day is the same day everywhere.
  const { start, end } = spanOf(day ? { ...when, timeZone: 'UTC' } : when);
  const write = (instant: number, stated: string): string =>
    day || isZoned(when)
      ? basic(new Date(instant).toJSON()).slice(0, day ? 8 : undefined)
      : // Without what would make an instant of it: where the start floats, the end does.
        basic(stated.slice(0, 19));
  return {
    isWholeDay: day,
    start: write(start, when.start),
    // A day's end is its last millisecond.
    ...(end > start && { end: write(day ? end + 1 : end, when.end ?? '') }),
  };
}

/** Whether a time is the same instant for everybody. */
const isZoned = ({ start, timeZone }: When): unknown => timeZone || /T.*[Z+-]/.test(start);

/** `2026-05-06T07:00:00.000Z` as `20260506T070000Z`. */
export const basic = (written: string): string => written.replace(/\.\d+|[:-]/g, '');
