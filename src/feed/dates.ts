import { dayExists, readInstant } from './timestamp.js';

/** Dates as XML feeds write them: RFC 822 and W3CDTF with all their sins. Never a guess: what is unclear is no date. */

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
// German months that differ in their first three letters.
const GERMAN: Readonly<Record<string, string>> = { mär: 'mar', mrz: 'mar', mai: 'may', okt: 'oct', dez: 'dec' };

// Hours from UTC. Military letters are left out: RFC 822 had their sign wrong.
const ZONES: Readonly<Record<string, number>> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 1, bst: 1, cet: 1, mez: 1, cest: 2, mesz: 2, eet: 2, eest: 3, msk: 3,
  ast: -4, adt: -3, et: -5, est: -5, edt: -4, ct: -6, cst: -6, cdt: -5, mt: -7, mst: -7, mdt: -6, pt: -8, pst: -8, pdt: -7,
  jst: 9, kst: 9,
}; // prettier-ignore

const TIME = String.raw`(\d\d?:\d\d(?::\d\d)?)(?:\.\d+)?`;
const ZONE = String.raw`([a-z]{1,4}|(?:gmt|utc?)?[+-]\d\d?:?\d\d)`;
const WEEKDAY = String.raw`^\s*(?:\p{L}+[.,]*\s+)?`;
const DAY = String.raw`(\d\d?)(?:st|nd|rd|th)?`;
const MONTH = String.raw`(\p{L}{3})\p{L}*`;

/** Forms with the order of their groups: d day, m month, y year, t time, z zone. */
const FORMS: readonly [RegExp, string][] = [
  // Thu, 01 Jan 2004 19:48:21 GMT
  [new RegExp(`${WEEKDAY}${DAY}[\\s.-]+${MONTH}[.,]?[\\s-]+(\\d{4}|\\d\\d),?(?:\\s+${TIME}\\s*${ZONE}?)?\\s*$`, 'iu'), 'dmytz'],
  // Sun Jul 15 01:16:00 +0000 2012
  [new RegExp(`${WEEKDAY}${MONTH}\\s+${DAY}\\s+${TIME}(?:\\s+${ZONE})?\\s+(\\d{4})\\s*$`, 'iu'), 'mdtzy'],
  // January 5, 2004 10:00
  [new RegExp(`${WEEKDAY}${MONTH}\\s+${DAY},\\s*(\\d{4})(?:,?\\s+${TIME}\\s*${ZONE}?)?\\s*$`, 'iu'), 'mdytz'],
  // 5.3.2026 10:00
  [new RegExp(`^\\s*${DAY}\\.(\\d\\d?)\\.(\\d{4})(?:,?\\s+${TIME}\\s*${ZONE}?)?\\s*$`, 'iu'), 'dmytz'],
  // 2003-12, 2003
  [/^\s*([12]\d{3})(?:-(\d\d))?\s*$/, 'ym'],
];

/** A feed's date as RFC 3339, or undefined. Without a zone it is UTC. */
export function readDate(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const instant = readInstant(value);
  if (instant) return instant;
  for (const [form, order] of FORMS) {
    const match = form.exec(value);
    if (!match) continue;
    const part = (letter: string): string | undefined => match[order.indexOf(letter) + 1] ?? undefined;
    const has = (letter: string): string | undefined => (order.includes(letter) ? part(letter) : undefined);
    return assemble(has('y')!, has('m'), has('d'), has('t'), has('z'));
  }
  return undefined;
}

function assemble(year: string, month = '1', day = '1', time = '0:00', zone = 'Z'): string | undefined {
  const date = `${fullYear(year)}-${pad(monthNumber(month))}-${pad(day)}`;
  const [hour = '', minute = '', second = '00'] = time.split(':');
  const offset = readOffset(zone);
  if (!offset || !dayExists(date) || Number(hour) > 23 || minute > '59' || second > '60') return undefined;
  return `${date}T${pad(hour)}:${minute}:${second > '59' ? '59' : second}${offset}`;
}

const pad = (part: string): string => part.padStart(2, '0');

const fullYear = (year: string): string => (year.length > 2 ? year : (year < '70' ? '20' : '19') + year);

function monthNumber(month: string): string {
  if (/\d/.test(month)) return month;
  const name = month.toLowerCase();
  const at = MONTHS.indexOf(GERMAN[name] ?? name);
  return String(at < 0 || at % 3 ? 0 : at / 3 + 1);
}

function readOffset(zone: string): string | undefined {
  const numbers = /([+-])(\d\d?):?(\d\d)$/.exec(zone);
  if (numbers) {
    const [, sign, hours, minutes] = numbers;
    if (Number(hours) > 14 || minutes! > '59') return undefined;
    return /^0+$/.test(hours! + minutes!) ? 'Z' : `${sign}${pad(hours!)}:${minutes}`;
  }
  const hours = ZONES[zone.toLowerCase()];
  return hours === undefined ? undefined : hours ? `${hours < 0 ? '-' : '+'}${pad(String(Math.abs(hours)))}:00` : 'Z';
}
