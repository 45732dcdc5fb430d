import type { DateOrInstant, EventDetails } from './model.js';
import { offsetAt, toLocal, toOffset, withOffset } from './time-zone.js';

/**
 * Occurrences of recurring events (RFC 5545: RRULE from DAILY up, RDATE, EXDATE). Days are counted on the wall
 * clock of the event's zone: nine o'clock stays nine o'clock when the time changes. Whether a day is one of a
 * rule's is asked of every day: that takes microseconds and hardly any code.
 */

export type Recurring = Pick<EventDetails, 'start' | 'end' | 'timeZone' | 'recurrence'>;
export type Occurrence = Pick<EventDetails, 'start' | 'end'>;

const DAY = 864e5;
/** Days without an occurrence after which there will be none. */
const PATIENCE = 60 * 366;

/** Milliseconds of a time on the wall, whatever its offset. */
const wallOf = (time: DateOrInstant): number =>
  Date.parse(`${time.slice(0, 10)}T${time.slice(11, 19) || '00:00:00'}Z`);

const dayOf = (wall: number): number => Math.floor(wall / DAY);

/** The occurrences that are not over at `from` (milliseconds since 1970 UTC), in order, at most `count`. */
export function nextOccurrences(
  { start, end, timeZone, recurrence = [] }: Recurring,
  from: number,
  count: number,
): Occurrence[] {
  const isDay = start.length === 10;
  const offset = start.slice(19);
  // What has an offset lasts as long as its instants are apart, all else by the wall.
  const measure = (time: string): number => (offset ? Date.parse(time) : wallOf(time));
  const length = end ? measure(end) - measure(start) : 0;
  const write = (wall: number): string =>
    isDay
      ? toLocal(wall).slice(0, 10)
      : timeZone && offset
        ? withOffset(toLocal(wall), timeZone)
        : toLocal(wall) + offset;
  const inZone = (instant: number): string =>
    toOffset(instant, timeZone ? offsetAt(instant, timeZone) : offset);
  /** Dates of RDATE or EXDATE on the event's wall clock; of a bare day the time is the event's. */
  const readDates = (name: string): number[] =>
    recurrence.flatMap((line) => (line.startsWith(name) ? readTimes(line.slice(line.indexOf(':') + 1)) : []));
  const readTimes = (times: string): number[] =>
    [...times.matchAll(/(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?/g)].map(
      ([, y, m, d, hour, min, s, utc]) => {
        const day = `${y}-${m}-${d}`;
        if (!hour) return wallOf(day) + (wallOf(start) % DAY);
        const wall = wallOf(`${day}T${hour}:${min}:${s}`);
        return utc && offset ? wallOf(inZone(wall)) : wall;
      },
    );

  const first = wallOf(start);
  const added = [first, ...readDates('RDATE')];
  const excluded = new Set(readDates('EXDATE'));
  const rules = recurrence
    .filter((line) => line.startsWith('RRULE:'))
    .map((line) => makeRule(line.slice(6), first, readTimes));
  const earliest = rules.some(({ counts }) => counts)
    ? dayOf(first)
    : Math.max(dayOf(first), dayOf(from - length) - 2);
  const found: Occurrence[] = [];
  for (let day = earliest, last = day + PATIENCE; day < last && found.length < count; day++) {
    const walls = new Set(added.filter((wall) => dayOf(wall) === day));
    for (const { matches } of rules) if (matches(day)) walls.add(first + (day - dayOf(first)) * DAY);
    for (const wall of [...walls].sort((a, b) => a - b)) {
      const begin = write(wall);
      const finish = offset ? inZone(Date.parse(begin) + length) : write(wall + length);
      if (excluded.has(wall) || measure(finish) + (isDay ? DAY - 1 : 0) < from || found.length === count)
        continue;
      found.push({ start: begin, ...(end && { end: finish }) });
      last = day + PATIENCE;
    }
  }
  return found;
}

interface Rule {
  /** Whether only the days from the first on tell which the last is. */
  readonly counts: boolean;
  /** To be asked of one day after the other: days since 1970. */
  readonly matches: (day: number) => boolean;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** What a rule needs to know of a day. */
function describeDay(day: number) {
  const at = new Date(day * DAY);
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const since = (...start: [number, number]): number => day - Date.UTC(...start) / DAY;
  const inMonth = [since(year, month), -since(year, month + 1)] as const;
  return {
    year,
    month,
    date,
    weekday: weekdayOf(day),
    inMonth,
    inYear: [since(year, 0), -since(year + 1, 0)] as const,
  };
}

function makeRule(source: string, first: number, readTimes: (times: string) => number[]): Rule {
  const parts = new Map(
    source
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const list = (name: string): string[] => parts.get(name)?.split(',') ?? [];
  const numbers = (name: string): number[] => list(name).map(Number);
  const [freq, until] = [parts.get('FREQ'), parts.get('UNTIL')];
  const [[interval = 1], [count]] = [numbers('INTERVAL'), numbers('COUNT')];
  const [months, dates, positions] = [numbers('BYMONTH'), numbers('BYMONTHDAY'), numbers('BYSETPOS')];
  const weekdays = list('BYDAY').map(
    (name) => [Number(name.slice(0, -2)), WEEKDAYS.indexOf(name.slice(-2))] as const,
  );
  const start = dayOf(first);
  const origin = describeDay(start);
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO');
  const end = (until && readTimes(until)[0]) || Infinity;
  let left = count ?? Infinity;

  /** How many periods after the first one a day is; NaN for a frequency not known here. */
  const periodOf = (day: number): number => {
    const { year, month } = describeDay(day);
    if (freq === 'DAILY') return day - start;
    if (freq === 'WEEKLY')
      return Math.floor((day + 4 - weekStart) / 7) - Math.floor((start + 4 - weekStart) / 7);
    const years = year - origin.year;
    return freq === 'MONTHLY' ? years * 12 + month - origin.month : freq === 'YEARLY' ? years : NaN;
  };

  const fits = (day: number): boolean => {
    if (periodOf(day) % interval !== 0) return false;
    const { month, date, weekday, inMonth, inYear } = describeDay(day);
    if (months.length && !months.includes(month + 1)) return false;
    if (dates.length && !dates.includes(date) && !dates.includes(-inMonth[1])) return false;
    if (weekdays.length) {
      const [before, after] = freq === 'YEARLY' && !months.length ? inYear : inMonth;
      const isNth = (nth: number): boolean =>
        !nth || nth === Math.floor(before / 7) + 1 || nth === -Math.ceil(after / 7);
      return weekdays.some(([nth, wanted]) => wanted === weekday && isNth(nth));
    }
    if (dates.length || freq === 'DAILY') return true;
    if (freq === 'WEEKLY') return weekday === origin.weekday;
    return date === origin.date && (freq === 'MONTHLY' || months.length > 0 || month === origin.month);
  };

  /** Whether a day is at one of the wanted places among all that fit in its period. */
  const isChosen = (day: number): boolean => {
    if (!positions.length) return true;
    const period = periodOf(day);
    const count = (step: number): number => {
      let found = 1;
      for (let other = day + step; periodOf(other) === period; other += step) if (fits(other)) found++;
      return found;
    };
    return positions.includes(count(-1)) || positions.includes(-count(1));
  };

  return {
    counts: count !== undefined,
    matches: (day) =>
      day >= start && first + (day - start) * DAY <= end && fits(day) && isChosen(day) && left-- > 0,
  };
}
