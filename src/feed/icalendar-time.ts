import type { Component, Property } from './icalendar-lines.js';
import { offsetAt, readTimeZone, withOffset } from './time-zone.js';
import { parseTimestamp } from './timestamp.js';

/** A day, an instant with its offset, or a floating time; the zone by its IANA name where it has one. */
export interface Time {
  time: string;
  zone?: string | undefined;
}

/** Reads a calendar's times, whose zones may be defined in the calendar itself: a list has several. */
export function makeClock(calendar: Component): (property: Property | undefined) => Time[] {
  const zones = calendar.components.filter(({ name }) => name === 'VTIMEZONE');
  const read = (written: string, id: string | undefined): Time | undefined => {
    // Of a period the start.
    const time = written.replace(
      /^\s*(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?(Z?).*$/i,
      (_, y, m, d, hour, min, s, utc) => `${y}-${m}-${d}${hour ? `T${hour}:${min}:${s}${utc}` : ''}`,
    );
    const stamp = parseTimestamp(time);
    if (!stamp) return undefined;
    if (id === undefined || !stamp.time || stamp.offset) return { time };
    const definition = zones.find(({ properties }) => properties.get('TZID')?.[0]?.value === id);
    const zone = findZone(id, definition);
    const offset = definition && offsetIn(definition, 'STANDARD');
    return zone ? { time: withOffset(time, zone), zone } : { time: time + (offset ?? '') };
  };
  return (property) =>
    property?.value.split(',').flatMap((written) => read(written, property.parameters.get('TZID')) ?? []) ??
    [];
}

// Zones to take a calendar's own definition for, by their offsets in winter and summer.
const USUAL = 'Europe/Berlin Europe/London Europe/Athens Europe/Moscow UTC America/New_York America/Chicago America/Denver America/Los_Angeles'; // prettier-ignore

/** A zone by its id, by the end of a longer one (`/mozilla.org/…/Europe/Berlin`), or by its definition. */
function findZone(id: string, definition: Component | undefined): string | undefined {
  const named = [
    id,
    /[A-Z][\w-]+\/[A-Z][\w/-]+$/.exec(id)?.[0],
    definition?.properties.get('X-LIC-LOCATION')?.[0]?.value,
  ];
  const standard = definition && offsetIn(definition, 'STANDARD');
  const summer = (definition && offsetIn(definition, 'DAYLIGHT')) ?? standard;
  const isLike = (zone: string): boolean =>
    offsetAt(Date.UTC(2025, 0), zone) === standard && offsetAt(Date.UTC(2025, 6), zone) === summer;
  return named.find((name) => readTimeZone(name)) ?? USUAL.split(' ').find(isLike);
}

function offsetIn({ components }: Component, kind: string): string | undefined {
  const offset = components
    .filter(({ name }) => name === kind)
    .at(-1)
    ?.properties.get('TZOFFSETTO')?.[0]?.value;
  return offset?.replace(/^(.\d\d)(\d\d).*$/, '$1:$2').replace(/^.00:00$/, 'Z');
}
