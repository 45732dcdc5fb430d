import { readBasic, spanOf } from './event-time.js';
import type { EventDetails } from './model.js';
import { offsetAt, toLocal, toOffset, withOffset } from './time-zone.js';

/**
 * Occurrences of recurring events (RFC 5545: RRULE from DAILY up, RDATE, EXDATE). Days are counted on the wall
 * clock of the event's zone: nine o'clock stays nine o'clock when the time changes. Whether a day is one of a
 * rule's is asked of every day: that takes microseconds and hardly any code.
 */

export type Occurrence = Pick<EventDetails, 'start' | 'end'>;
export type Recurring = Occurrence & Pick<EventDetails, 'timeZone' | 'recurrence'>;

const DAY = 864e5;
/** No rule that means something is longer; its lists are asked for every day. */
const LONGEST = 300;
/** How far rules are followed: one that never comes true must come to an end. */
const HORIZON = 60 * 366 * DAY;

/** The occurrences that are not over at `from` (milliseconds since 1970 UTC), in order, at most `count`. */
export function nextOccurrences(
  { start, end, timeZone, recurrence = [] }: Recurring,
  from: number,
  count: number,
): Occurrence[] {
  const offset = start.slice(19);
  const zone = offset && timeZone;
  /** Milliseconds of a time on the event's clock. */
  const wallOf = (time: string): number => {
    const isInstant = offset && /T.*[Z+-]/.test(time);
    const local = isInstant
      ? toOffset(Date.parse(time), zone ? offsetAt(Date.parse(time), zone) : offset)
      : time;
    return Date.parse(local.replace(/(T.{8}).*/, '$1Z'));
  };
  const write = (wall: number): string =>
    zone ? withOffset(toLocal(wall), zone) : (toLocal(wall) + offset).slice(0, start.length);
  const lines = recurrence.map((line) =>
    line.toUpperCase().replace(/\d{8}(?:T\d{6}Z?(?:\/[^,]*)?)?/g, (written) => {
      const time = readBasic(written);
      // A bare day is meant at the event's own time.
      return `${wallOf(time.length > 10 ? time : time + start.slice(10, 19))}`;
    }),
  );
  const list = (name: string): string[] => lines.filter((line) => line.startsWith(name));
  const listWalls = (name: string): number[] =>
    list(name).flatMap((line) => line.split(/[:,]/).slice(1).map(Number));

  const first = wallOf(start);
  const length = end ? wallOf(end) - first : 0;
  const excluded = new Set(listWalls('EXDATE'));
  const added = [first, ...listWalls('RDATE')];
  // The standard has one; a thousand would cost a thousand times as much.
  const rules = list('RRULE')
    .slice(0, 2)
    .map((line) => makeRule(line.slice(0, LONGEST), first));
  const earliest = from - length - 2 * DAY;
  const found = new Map<number, Occurrence>();
  const add = (wall: number): void => {
    if (!(wall > earliest) || excluded.has(wall)) return;
    const occurrence = { start: write(wall), ...(end && { end: write(wall + length) }) };
    if (spanOf({ ...occurrence, timeZone }).end >= from) found.set(wall, occurrence);
  };
  added.forEach(add);
  const enough = found.size + count;
  // A rule that says how many there are has to be followed from the first on.
  const skipped = /COUNT/.test(lines.join()) ? 0 : Math.floor(Math.max(0, earliest - first) / DAY);
  const begin = first + skipped * DAY;
  for (let wall = begin; wall < begin + HORIZON && found.size < enough; wall += DAY) {
    if (rules.filter((matches) => matches(wall)).length) add(wall);
  }
  return [...found]
    .sort(([one], [other]) => one - other)
    .slice(0, count)
    .map(([, occurrence]) => occurrence);
}

const WEEKDAYS = 'SU MO TU WE TH FR SA'.split(' ');
const weekdayOf = (wall: number): string => WEEKDAYS[new Date(wall).getUTCDay()]!;
const yearOf = (wall: number): number => new Date(wall).getUTCFullYear();
const monthOf = (wall: number): number => yearOf(wall) * 12 + new Date(wall).getUTCMonth();

type Period = (wall: number) => number;

/** Whether `nth - 1` steps back lead to the first of a period; where negative, forth to the last. */
const isNth = (nth: number, wall: number, step: number, periodOf: Period): boolean =>
  periodOf(wall - (nth - Math.sign(nth)) * step) === periodOf(wall) &&
  periodOf(wall - nth * step) !== periodOf(wall);

/** Whether a list has what is wanted, as a number or as it was written; one that is absent has everything. */
const some = (list: string | undefined, isWanted: (value: number, written: string) => boolean): boolean =>
  !list || list.split(',').some((written) => isWanted(parseInt(written), written));

/** Asks a rule of one day after the other. */
function makeRule(source: string, first: number): (wall: number) => boolean {
  const rule = Object.fromEntries(
    [...source.matchAll(/(\w+)=([^;]+)/g)].map((part) => part.slice(1)),
  ) as Record<string, string | undefined>;
  const { FREQ = '', INTERVAL = 1, COUNT, UNTIL, WKST = 'MO', BYSETPOS, BYYEARDAY } = rule;
  // What a rule that names no days takes from the start.
  const bare = /DAY=/.test(source) ? '' : FREQ;
  const {
    BYDAY = bare === 'WEEKLY' ? weekdayOf(first) : '',
    BYMONTHDAY = /^[MY]/.test(bare) ? `${new Date(first).getUTCDate()}` : '',
    BYMONTH = bare === 'YEARLY' ? `${(monthOf(first) % 12) + 1}` : '',
  } = rule;
  const ordinalsIn = FREQ === 'YEARLY' && !BYMONTH ? yearOf : monthOf;
  const periodOf: Period = (wall) =>
    ({
      DAILY: Math.floor(wall / DAY),
      // 1970 began on a Thursday.
      WEEKLY: Math.floor((wall / DAY + 4 - WEEKDAYS.indexOf(WKST)) / 7),
      MONTHLY: monthOf(wall),
      YEARLY: yearOf(wall),
    })[FREQ] ?? NaN;
  const fits = (wall: number): boolean =>
    (periodOf(wall) - periodOf(first)) % Number(INTERVAL) === 0 &&
    some(BYMONTH, (month) => month === (monthOf(wall) % 12) + 1) &&
    some(BYMONTHDAY, (nth) => isNth(nth, wall, DAY, monthOf)) &&
    some(BYYEARDAY, (nth) => isNth(nth, wall, DAY, yearOf)) &&
    some(
      BYDAY,
      (nth, name) => name.endsWith(weekdayOf(wall)) && (!nth || isNth(nth, wall, 7 * DAY, ordinalsIn)),
    );
  let group: number[] = [];
  /** Finds the days that fit in the period of one that does, once for all of them. */
  const findGroup = (wall: number): void => {
    let day = wall;
    while (periodOf(day - DAY) === periodOf(wall)) day -= DAY;
    for (group = []; periodOf(day) === periodOf(wall); day += DAY) if (fits(day)) group.push(day);
  };
  let seen = 0;
  return (wall) =>
    // Weeks of the year are not counted here: no date is better than a wrong one.
    !rule.BYWEEKNO &&
    wall >= first &&
    !(wall > Number(UNTIL) || seen >= Number(COUNT)) &&
    fits(wall) &&
    some(BYSETPOS, (nth) => {
      if (!group.includes(wall)) findGroup(wall);
      return group.at(nth < 0 ? nth : nth - 1) === wall;
    }) &&
    !!++seen;
}
