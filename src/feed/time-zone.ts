const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    let format: Intl.DateTimeFormat | undefined;
    try {
      format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    } catch {
      // Not a zone this engine knows.
    }
    formats.set(zone, format);
  }
  return formats.get(zone);
}

/** The IANA name of a time zone, or undefined for anything that is none. */
export function readTimeZone(value: unknown): string | undefined {
  return typeof value === 'string' && value && formatOf(value) ? value : undefined;
}

/** A zone's offset from UTC at an instant (milliseconds since 1970): `+02:00`, or `Z`. */
export function offsetAt(instant: number, zone: string): string {
  return /GMT([+-]\d\d:\d\d)/.exec(formatOf(zone)?.format(instant) ?? '')?.[1] ?? 'Z';
}

const DAY = 864e5;

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
