const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    // Spelt anew: a piece of a calendar's text would keep the whole of it.
    formats.set([...zone].join(''), format);
    return format;
  } catch {
    // Not a zone this engine knows. Nothing is kept of it.
    return undefined;
  }
}

/** The IANA name of a time zone, or undefined for anything that is none. */
export const readTimeZone = (value: unknown): string | undefined =>
  typeof value === 'string' && formatOf(value) ? value : undefined;

/** A zone's offset from UTC at an instant (milliseconds since 1970): `+02:00`, or `Z`. */
export const offsetAt = (instant: number, zone: string): string =>
  /GMT([+-]\d\d:\d\d)/.exec(formatOf(zone)?.format(instant || 0) ?? '')?.[1] ?? 'Z';

const DAY = 864e5;

/** Empty beyond what Date knows. */
const toJson = (wall: number): string => new Date(wall).toJSON() ?? '';

/** Wall-clock milliseconds as `2026-10-25T02:30:00`; no time where they are beyond what Date knows. */
export const toLocal = (wall: number): string => toJson(wall).slice(0, 19);

/** An instant (milliseconds since 1970) on the wall clock of an offset, with that offset. */
export const toOffset = (instant: number, offset: string): string =>
  toLocal(instant - Date.parse(`1970-01-01T00:00:00${offset}`)) + offset;

/**
 * A wall-clock time (`2026-10-25T02:30:00`) with the offset its zone has then. Of a time that occurs twice
 * it is the first, of one that is skipped the offset before the gap, as iCalendar (RFC 5545) asks.
 */
export function withOffset(local: string, zone: string): string {
  const wall = Date.parse(`${local}Z`);
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const holds = (offset: string): boolean => offsetAt(Date.parse(local + offset), zone) === offset;
  return local + (before === after || holds(before) || !holds(after) ? before : after);
}
