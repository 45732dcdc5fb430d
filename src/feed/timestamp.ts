/** RFC 3339 and what hand-kept JSON makes of it. The sins of other formats are in `dates.ts`. */

const TIMESTAMP =
  /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)?(?:\s?(Z|[+-]\d\d:?\d\d))?)?\s*$/i;

export interface Timestamp {
  /** `2026-05-06` */
  day: string;
  /** `09:00:00` or `09:00:00.5`; absent for a whole day. */
  time?: string;
  /** `Z` or `+02:00`; absent where none was stated. */
  offset?: string;
}

/** Takes a timestamp apart; undefined for anything else and for days and hours that do not exist. */
export function parseTimestamp(value: unknown): Timestamp | undefined {
  const match = typeof value === 'string' && TIMESTAMP.exec(value);
  if (!match) return undefined;
  const [, day, minutes, seconds = '00', fraction, zone] = match;
  if (!dayExists(day!)) return undefined;
  if (!minutes) return { day: day! };
  if (minutes > '23:59' || minutes.slice(3) > '59' || seconds > '60') return undefined;
  // A leap second is beyond what Date knows.
  const time = `${minutes}:${seconds > '59' ? '59' : seconds}${fraction ? `.${fraction}` : ''}`;
  if (!zone) return { day: day!, time };
  const offset = zone.toUpperCase().replace(/^(.\d\d):?(\d\d)$/, '$1:$2');
  return offset.slice(1) > '14:59'
    ? undefined
    : { day: day!, time, offset: /00:00/.test(offset) ? 'Z' : offset };
}

/** False for 30 February and month 13. */
const dayExists = (day: string): boolean =>
  // What does not exist is NaN, or a day of the next month.
  new Date(`${day}T00:00Z`).getUTCDate() === Number(day.slice(8));

/**
 * An instant as RFC 3339 with the stated offset. Without one it is UTC, and a bare day its midnight:
 * the machine's own zone would mean something else to every reader.
 */
export function readInstant(value: unknown): string | undefined {
  const stamp = parseTimestamp(value);
  return stamp && `${stamp.day}T${stamp.time ?? '00:00:00'}${stamp.offset ?? 'Z'}`;
}
