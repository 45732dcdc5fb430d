import { isWholeDay, spanOf, type When } from '../feed/event-time.js';
import { offsetAt, readTimeZone } from '../feed/time-zone.js';
import { dateFormat, sayUhr } from '../i18n/format.js';
import { dayIn } from './countdown.js';

/** In which zone to show an event, and in which the reader is. */
export interface Zones {
  /** IANA name asked for by the host page; the event's own where absent. */
  shown?: string | undefined;
  /** IANA name of the reader's zone. */
  reader: string;
}

/**
 * When an event is, as one range in the words of a locale: `18–19 March 2015`,
 * `6. Mai 2026, 09:00–17:00 Uhr`.
 * @param namesZone whether the zone is named also where the reader's clock does not differ from the event's
 */
export function formatEventDates(when: When, locale: string, zones: Zones, namesZone = false): string {
  const [from, to, timeZone] = resolve(when, zones);
  // An hour that comes twice is told by the name of its zone, of which summer and winter have one each.
  const isOdd = [from, to].some((at) => offsetAt(at - HOUR, timeZone) !== offsetAt(at + HOUR, timeZone));
  // An instant in UTC says nothing of where the event is, nor does an offset that an engine has no zone of: it is shown by
  // the reader's clock, and that is said.
  const isNamed =
    namesZone ||
    isOdd ||
    (!when.timeZone && /T.*[Z+-]/i.test(when.start) && !zoneOfOffset(when.start)) ||
    isElsewhere(from, timeZone, zones);
  const format = (first: number, last: number): string =>
    formatRange(first, last, locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone,
      ...(!isWholeDay(when.start) && {
        ...clockTime,
        ...(isNamed && { timeZoneName: 'short' }),
      }),
    });
  // Of a range the zone would be named once.
  return isOdd && from < to ? `${format(from, from)} – ${format(to, to)}` : format(from, to);
}

const HOUR = 36e5;

/** The times on the reader's clock, with the days where they are others or several; empty where both clocks agree. */
export function formatForReader(when: When, locale: string, zones: Zones): string {
  const [from, to, timeZone] = resolve(when, zones);
  const { reader } = zones;
  if (isWholeDay(when.start) || !isElsewhere(from, timeZone, zones)) return '';
  const days = [from, to].flatMap((instant) => [dayIn(instant, timeZone), dayIn(instant, reader)]);
  return formatRange(from, to, locale, {
    ...(new Set(days).size > 1 && { day: 'numeric', month: 'long' }),
    ...clockTime,
    timeZone: reader,
  });
}

const clockTime = { hour: '2-digit', minute: '2-digit' } as const;

const isElsewhere = (instant: number, timeZone: string, { reader }: Zones): boolean =>
  offsetAt(instant, timeZone) !== offsetAt(instant, reader);

function formatRange(from: number, to: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const parts = dateFormat(locale, options).formatRangeToParts(from, to);
  // Some engines set `18 – 19 March` with spaces; those belong between phrases, not between two numbers.
  const bare = parts.filter(({ source }) => source === 'startRange').length === 1;
  const dates = parts.map(({ value }) => (bare && /^\s*[–-]\s*$/.test(value) ? '–' : value)).join('');
  // A bare time, which a range of times never is.
  return /^de/.test(locale) && /^\d\d:\d\d$/.test(dates) ? `${dates} Uhr` : sayUhr(dates);
}

/** The first day as on a page of a calendar, or the days where they are in one month: `18–19`, `Mar`, `2015`. */
export function calendarPage(
  when: When,
  locale: string,
  zones: Zones,
): Record<'day' | 'month' | 'year', string> {
  const [from, to, timeZone] = resolve(when, zones);
  const page = (instant: number) =>
    Object.fromEntries(
      dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone })
        .formatToParts(instant)
        .map(({ type, value }) => [type, value]),
    ) as Record<'day' | 'month' | 'year', string>;
  const [first, last] = [page(from), page(to)];
  const days = first.month === last.month && first.year === last.year && first.day !== last.day;
  return days ? { ...first, day: `${first.day}–${last.day}` } : first;
}

/** From when to when, and in which zone to show that. */
function resolve({ start, end, timeZone }: When, { shown, reader }: Zones): [number, number, string] {
  // A whole day is the same day everywhere.
  const day = isWholeDay(start) ? 'UTC' : undefined;
  // A time that floats is the reader's, who on Node is in another zone than the machine.
  const span = spanOf({ start, end, timeZone: day ?? timeZone ?? reader });
  const zone = day ?? readTimeZone(shown) ?? readTimeZone(timeZone) ?? zoneOfOffset(start) ?? reader;
  return [span.start, span.end, zone];
}

// A start of `…+02:00` without a named zone is shown by its own clock. `Etc/GMT-2` is two hours ahead, by POSIX.
export const zoneOfOffset = (start: string): string | undefined =>
  readTimeZone(
    /[+-]\d\d:\d\d$/
      .exec(start)?.[0]
      .replace(/^\+0?(\d+):00/, 'Etc/GMT-$1')
      .replace(/^-0?(\d+):00/, 'Etc/GMT+$1'),
  );
