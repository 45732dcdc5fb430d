import { readBasic } from './event-time.js';
import type { Component, Line } from './icalendar-lines.js';
import { offsetAt, readTimeZone, withOffset } from './time-zone.js';
import { parseTimestamp } from './timestamp.js';

/** A day, an instant with its offset, or a floating time; the zone by its IANA name where it has one. */
export interface Time {
  readonly time: string;
  readonly timeZone?: string;
}

// Zones to take a calendar's own definition for, by their offsets in winter and summer.
const USUAL = 'Europe/Berlin Europe/London Europe/Athens Europe/Moscow UTC America/New_York America/Chicago America/Denver America/Los_Angeles'; // prettier-ignore

/** The times of a line, which may be a list. */
export type Clock = (line: Line) => Time[];

/** Reads a calendar's times, whose zones may be defined in the calendar itself. */
export function makeClock(components: readonly Component[]): Clock {
  // The offset of summer or winter, or the usual name, by kind of component and id of zone; the last one holds.
  const defined = new Map<string, string | undefined>();
  for (const { name, parent, lines } of components) {
    const [id] = lines.TZID ?? parent?.lines.TZID ?? [];
    const [meaning] = lines.TZOFFSETTO ?? lines['X-LIC-LOCATION'] ?? [];
    const offset = meaning?.value.replace(/^(.\d\d)(\d\d).*/, '$1:$2').replace(/^.00:00$/, 'Z');
    if (id) defined.set(name + id.value, offset);
  }
  return ({ value, TZID }) =>
    value.split(',').flatMap((written): Time[] => {
      const time = readBasic(written);
      const stamp = parseTimestamp(time);
      if (!stamp) return [];
      if (!TZID || !stamp.time || stamp.offset) return [{ time }];
      const [winter, summer = winter] = ['STANDARD', 'DAYLIGHT'].map((kind) => defined.get(kind + TZID));
      // Some ids end in a name: `/mozilla.org/20070129_1/Europe/Berlin`.
      const timeZone =
        [TZID, /[A-Z][\w-]+\/[A-Z][\w/-]+$/.exec(TZID)?.[0], defined.get(`VTIMEZONE${TZID}`)].find(
          readTimeZone,
        ) ??
        USUAL.split(' ').find(
          (zone) =>
            offsetAt(Date.UTC(2025, 0), zone) === winter && offsetAt(Date.UTC(2025, 6), zone) === summer,
        );
      return [timeZone ? { time: withOffset(time, timeZone), timeZone } : { time: time + (winter ?? '') }];
    });
}
