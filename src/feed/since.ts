const days: Record<string, number> = { d: 1, w: 7, m: 30, y: 365 };

/** `90d`, `6w`, `3m`, `1y` before `now`, or a date; milliseconds since 1970, NaN for anything else. */
export function parseSince(value: string, now: number): number {
  const [, count, unit] = /^\s*(\d+)\s*([dwmy])\s*$/.exec(value.toLowerCase()) ?? [];
  if (unit) return now - Number(count) * days[unit]! * 864e5;
  // `Date.parse` would take `90` for a year.
  return /^\s*\d{4}-/.test(value) ? Date.parse(value) : NaN;
}

/** `A b, c` as `['a', 'b', 'c']`: what no single word of a list has spaces in may be set apart by them too. */
export const splitWords = (value: string): string[] => value.toLowerCase().match(/[^\s,]+/g) ?? [];

/** `A, b ,,c` as `['a', 'b', 'c']`: what an attribute lists is compared without regard to case. */
export const splitList = (value = ''): string[] =>
  value
    .toLowerCase()
    .split(',')
    .flatMap((each) => each.trim() || []);
