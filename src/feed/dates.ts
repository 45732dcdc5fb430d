import { dayExists, readInstant } from './timestamp.js';

/** Dates as XML feeds write them: RFC 822 and W3CDTF with all their sins. Never a guess: what is unclear is no date. */

// German names that do not begin as the English do are there twice.
const MONTHS = [
  'jan',
  'feb',
  'mar mär mrz',
  'apr',
  'may mai',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct okt',
  'nov',
  'dec dez',
];

// Hours from UTC; those of North America are reckoned. Military letters are left out: RFC 822 had their sign wrong.
const ZONES: Readonly<Record<string, number>> = { z: 0, ut: 0, utc: 0, gmt: 0, bst: 1, cet: 1, mez: 1, cest: 2, mesz: 2, eet: 2, eest: 3, msk: 3 }; // prettier-ignore

// Weekday, then 5 Mar 2026 or 5.3.2026 or Mar 5, 2026, then time, zone, and the year where it stands last.
const DATE =
  /^\s*(?:\p{L}+[.,]*\s+)?(?:(\d\d?)(?:[\s-]+(\p{L}{3})\p{L}*[.,]?[\s-]+(\d{4}|\d\d)|\.(\d\d?)\.(\d{4}))|(\p{L}{3})\p{L}*\s+(\d\d?)(?:,\s*(\d{4}))?),?(?:\s+(\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(?:([a-z]{1,4})|(?:gmt|utc?)?([+-]\d\d?):?(\d\d))?(?:\s+(\d{4}))?)?\s*$/iu;

/** A feed's date as RFC 3339, or undefined. Without a zone it is UTC. */
export function readDate(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const [fragment, year, month = '01'] = /^\s*([12]\d{3})(?:-(\d\d))?\s*$/.exec(value) ?? [];
  return readInstant(fragment ? `${year}-${month}-01` : value) ?? readLoose(DATE.exec(value));
}

function readLoose(match: RegExpExecArray | null): string | undefined {
  if (!match) return undefined;
  const [
    ,
    day,
    name,
    year,
    number,
    fullYear,
    otherName,
    otherDay,
    otherYear,
    hour = '0',
    minute = '00',
    second = '00',
    zone,
    hours,
    minutes = '00',
    lastYear,
  ] = match;
  const month =
    number ??
    MONTHS.findIndex((names) => names.split(' ').includes((name ?? otherName ?? '').toLowerCase())) + 1;
  const years = year ?? fullYear ?? otherYear ?? lastYear ?? '';
  const date = `${years.length === 2 ? (years < '70' ? '20' : '19') : ''}${years}-${pad(month)}-${pad(day ?? otherDay)}`;
  const offset = hours ? Number(hours) : zoneHours(zone?.toLowerCase() ?? 'z');
  if (
    !dayExists(date) ||
    Number(hour) > 23 ||
    minute > '59' ||
    second > '60' ||
    minutes > '59' ||
    !(Math.abs(offset) < 15)
  ) {
    return undefined;
  }
  const sign = hours ? hours[0] : offset < 0 ? '-' : '+';
  const place = offset || minutes > '00' ? `${sign}${pad(Math.abs(offset))}:${minutes}` : 'Z';
  return `${date}T${pad(hour)}:${minute}:${second > '59' ? 59 : second}${place}`;
}

const pad = (part: string | number | undefined): string => String(part).padStart(2, '0');

function zoneHours(zone: string): number {
  const [, place, daylight] = /^([ecmp])([sd]?)t$/.exec(zone) ?? [];
  return place ? 'pmce'.indexOf(place) - (daylight === 'd' ? 7 : 8) : (ZONES[zone] ?? NaN);
}
