import { isWholeDay, spanOf, type When } from '../feed/event-time.js';
import { offsetAt, readTimeZone } from '../feed/time-zone.js';
import { dateFormat, sayUhr } from '../i18n/format.js';

/** In which zone to show an event, and in which the reader is. */
export interface Zones {
  /** IANA name asked for by the host page; the event's own where absent. */
  shown?: string | undefined;
  /** IANA name of the reader's zone. */
  reader: string;
}

/**
 * When an event is, as one range in the words of a locale: `18–19 March 2015`,
 * `6. Mai 2026, 09:00–17:00 Uhr`. The zone is named where the reader's clock differs from the event's.
 */
export function formatEventDates(when: When, locale: string, zones: Zones): string {
  const [from, to, timeZone] = resolve(when, zones);
  // An instant in UTC says nothing of where the event is: it is shown by the reader's clock, and that is said.
  const isForeign =
    (!when.timeZone && /Z$/i.test(when.start)) || offsetAt(from, timeZone) !== offsetAt(from, zones.reader);
  const parts = dateFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
    ...(!isWholeDay(when.start) && {
      hour: '2-digit',
      minute: '2-digit',
      ...(isForeign && { timeZoneName: 'short' }),
    }),
  }).formatRangeToParts(from, to);
  // Some engines set `18 – 19 March` with spaces; those belong between phrases, not between two numbers.
  const bare = parts.filter(({ source }) => source === 'startRange').length === 1;
  const dates = parts.map(({ value }) => (bare && /^\s*[–-]\s*$/.test(value) ? '–' : value)).join('');
  return sayUhr(dates);
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
  const span = spanOf({ start, end, timeZone: day ?? timeZone });
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
