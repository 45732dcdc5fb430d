import { readBasic } from './event-time.js';
import type { Component, Line } from './icalendar-lines.js';
import { offsetAt, readTimeZone, withOffset } from './time-zone.js';

/** A day, an instant with its offset, or a floating time; the zone by its IANA name where it has one. */
export interface Time {
  readonly time: string;
  readonly timeZone?: string | undefined;
}

// Zones to take a calendar's own definition for, by their offsets in winter and summer.
const USUAL = 'Europe/Berlin Europe/London Europe/Athens America/New_York America/Chicago America/Denver America/Los_Angeles'; // prettier-ignore

// What Windows calls the first of them, where the calendar does not define it.
const MIDDLE = /(?:W\. Europe|Central Europe|Central European|Romance) Standard Time/;

/** Reads a calendar's times, whose zones may be defined in the calendar itself. What is none is left as it is. */
export function makeClock(components: readonly Component[]): (line: Line | undefined) => Time {
  // By kind, `STANDARD` or `DAYLIGHT`, and id of the zone; of several the last holds.
  const offsets = new Map<string, string>();
  for (const { name, parent, lines } of components) {
    const [offset] = lines.TZOFFSETTO ?? [];
    const [id] = parent?.lines.TZID ?? [];
    if (offset && id)
      offsets.set(name + id.value, offset.value.replace(/^(.\d\d)(\d\d).*/, '$1:$2').replace(/^.00:00/, 'Z'));
  }
  return (line) => {
    const time = readBasic(line?.value ?? '');
    const id = line?.TZID;
    if (!id || id.length > 99 || time.length !== 19) return { time };
    const [winter = '', summer = winter] = ['STANDARD', 'DAYLIGHT'].map((kind) => offsets.get(kind + id));
    const isLike = (zone: string): boolean =>
      offsetAt(Date.UTC(2025, 0), zone) === winter && offsetAt(Date.UTC(2025, 6), zone) === summer;
    // Some ids end in a name: `/mozilla.org/20070129_1/Europe/Berlin`.
    const timeZone =
      readTimeZone(id) ??
      readTimeZone(/[A-Z][\w-]+\/[A-Z][\w/-]+$/.exec(id)?.[0]) ??
      USUAL.split(' ').find((zone) => (winter ? isLike(zone) : MIDDLE.test(id)));
    return { time: timeZone ? withOffset(time, timeZone) : time + winter, timeZone };
  };
}
