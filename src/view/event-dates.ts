import { instantOf, isWholeDay } from '../feed/event-time.js';
import type { DateOrInstant, EventDetails } from '../feed/model.js';
import { offsetAt, readTimeZone } from '../feed/time-zone.js';
import { dateFormat } from '../i18n/format.js';

/** In which zone to show an event, and in which the reader is. */
export interface Zones {
  /** IANA name asked for by the host page; the event's own where absent. */
  shown?: string | undefined;
  /** IANA name of the reader's zone. */
  reader: string;
}

/** The IANA name of the zone the machine is in. */
export function readerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

type When = Pick<EventDetails, 'start' | 'end' | 'timeZone'>;

/**
 * When an event is, as one range in the words of a locale: `18–19 March 2015`,
 * `6. Mai 2026, 09:00–17:00 Uhr`. The zone is named where the reader's clock differs from the event's.
 */
export function formatEventDates(
  when: When,
  locale: string,
  zones: Zones = { reader: readerZone() },
): string {
  const { from, to, timeZone } = resolve(when, zones);
  if (isWholeDay(when.start))
    return formatRange(dateFormat(locale, { dateStyle: 'long', timeZone }), from, to);
  const format = dateFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    ...((isUtc(when) || differs(from, timeZone, zones.reader)) && { timeZoneName: 'short' }),
  });
  return formatRange(format, from, to);
}

/** The first day as on a page of a calendar, or the days where they are in one month: `18–19`, `Mar`, `2015`. */
export function calendarPage(
  when: When,
  locale: string,
  zones: Zones = { reader: readerZone() },
): Record<'day' | 'month' | 'year', string> {
  const { from, to, timeZone } = resolve(when, zones);
  const of = (instant: number) =>
    Object.fromEntries(
      dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone })
        .formatToParts(instant)
        .map(({ type, value }) => [type, value]),
    ) as Record<'day' | 'month' | 'year', string>;
  const [first, last] = [of(from), of(to > from ? to : from)];
  const days = first.month === last.month && first.year === last.year && first.day !== last.day;
  return days ? { ...first, day: `${first.day}–${last.day}` } : first;
}

interface Resolved {
  from: number;
  /** Before `from` where no end is known. */
  to: number;
  timeZone: string;
}

function resolve({ start, end, timeZone }: When, zones: Zones): Resolved {
  const last = end && isWholeDay(end) === isWholeDay(start) ? end : start;
  // A whole day is the same day everywhere.
  if (isWholeDay(start)) return { from: Date.parse(start), to: Date.parse(last), timeZone: 'UTC' };
  return {
    from: instantOf(start, timeZone),
    to: instantOf(last, timeZone),
    timeZone: readTimeZone(zones.shown) ?? readTimeZone(timeZone) ?? zoneOfOffset(start) ?? zones.reader,
  };
}

function formatRange(format: Intl.DateTimeFormat, from: number, to: number): string {
  if (!(to > from)) return format.format(from);
  const parts = format.formatRangeToParts(from, to);
  // Some engines set `18 – 19 March` with spaces; those belong between phrases, not between two numbers.
  const bare = parts.filter((part) => part.source === 'startRange').length === 1;
  return parts.map(({ value }) => (bare && /^\s*[–-]\s*$/.test(value) ? '–' : value)).join('');
}

// A start of `…+02:00` without a named zone is shown by its own clock. `Etc/GMT-2` is two hours ahead, by POSIX.
function zoneOfOffset(start: DateOrInstant): string | undefined {
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)$/.exec(start) ?? [];
  if (!hours) return undefined;
  const whole = `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
  return readTimeZone(minutes === '00' ? whole : `${sign}${hours}:${minutes}`);
}

// An instant in UTC says nothing of where the event is: it is shown by the reader's clock, and that is said.
function isUtc({ start, timeZone }: When): boolean {
  return !timeZone && /Z$/i.test(start);
}

function differs(instant: number, shown: string, reader: string): boolean {
  return offsetAt(instant, shown) !== offsetAt(instant, reader);
}
