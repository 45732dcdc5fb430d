import { instantOf, isWholeDay } from '../feed/event-time.js';
import type { Dated } from '../feed/item-time.js';
import { offsetAt, toOffset } from '../feed/time-zone.js';
import type { Speech } from '../i18n/words.js';

const DAY = 864e5;
/** Further ahead a date says more than a number of days. */
const AHEAD = 30;

/** How many days have begun since 1970 on the clock of a zone. */
export const dayIn = (instant: number, zone: string): number =>
  Date.parse(toOffset(instant, offsetAt(instant, zone)).slice(0, 10)) / DAY;

/**
 * How far away something is: "tomorrow", "in 5 days", "now on". Empty where it is over, or far.
 *
 * Days are the reader's, as the words are theirs. Whole days are those of the event's own zone where it has one, so
 * that today is the day that it is not over.
 */
export function countdown(dates: Dated, now: number, reader: string, { texts, locale }: Speech): string {
  const { when, start, end, over } = dates;
  const isDay = isWholeDay(when.start);
  const zone = zoneOfDays(dates, reader);
  const dayOf = (instant: number): number => dayIn(instant, zone);
  const days = dayOf(start) - dayOf(now);
  if (now > over || days > AHEAD) return '';
  return now >= start && (isDay ? dayOf(start) < dayOf(end) : start < end)
    ? texts['event.now']
    : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}

/** When that, or whether it is over, changes next, in milliseconds since 1970 UTC; never after it is over. */
export function nextChange(dates: Dated, now: number, reader: string): number {
  const { start, over } = dates;
  const zone = zoneOfDays(dates, reader);
  const tomorrow = new Date((dayIn(now, zone) + 1) * DAY).toJSON().slice(0, 10);
  const changes = [instantOf(tomorrow, zone), start, over + 1];
  return now > over ? Infinity : Math.min(...changes.filter((instant) => instant > now));
}

const zoneOfDays = ({ when }: Dated, reader: string): string =>
  (isWholeDay(when.start) && when.timeZone) || reader;
