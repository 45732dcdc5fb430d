import { readInstant } from './timestamp.js';

/** Dates as XML feeds write them: RFC 822 and W3CDTF with all their sins. Never a guess: what is unclear is no date. */

// Words after what they mean: months in English, German and Polish, and zones. Military letters are left out: RFC 822 had
// their sign wrong.
const WORDS =
  'm01 jan sty m02 feb lut m03 mar mär mrz m04 apr kwi m05 may mai maj m06 jun cze m07 jul lip m08 aug sie m09 sep wrz ' +
  'm10 oct okt paź m11 nov lis m12 dec dez gru ' +
  '-0800 pst pt -0700 pdt mst mt -0600 mdt cst ct -0500 cdt est et -0400 edt +0000 z ut utc gmt +0100 bst cet mez ' +
  '+0200 cest mesz eet +0300 eest msk';

const meanings = new Map<string, string>();
let meaning = '';
for (const word of WORDS.split(' ')) {
  if (/\d/.test(word)) meaning = word;
  else meanings.set(word, meaning);
}

/** A feed's date as RFC 3339, or undefined. Without a zone it is UTC. */
export function readDate(value = ''): string | undefined {
  // No date is as long; patterns that look for its end would take long to find none.
  if (value.length > 99) return undefined;
  const written = value
    .trim()
    .toLowerCase()
    // A comment, as `(CET)` after the offset.
    .replace(/\s*\([^()]*\)$/, '')
    // What stands first may be a weekday, in whatever language.
    .replace(/^\p{L}+(?:[.,]|\s+(?=(?:\d+\s+)?\p{L}))/u, '')
    .replace(/\p{L}+/gu, (word) => meanings.get(word) ?? meanings.get(word.slice(0, 3)) ?? word)
    .replace(
      /^([12]\d{3})([-/]?)(\d\d?)\2(\d\d?)(?!\d)/,
      (_, year: string, _separator, month: string, day: string) => `${year}-${pad(month)}-${pad(day)}`,
    )
    .replace(/(t\d\d)(\d\d)(\d\d)/, '$1:$2:$3')
    .replace(/(:\d\d\s?[+-]\d\d)$/, '$100');
  const instant = readInstant(
    /^[12]\d{3}(?:-\d\d)?$/.test(written) ? `${written}-01-01`.slice(0, 10) : written,
  );
  if (instant) return instant;
  let time = '';
  const date = written
    .replace(
      /\s(\d\d?)(:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?:([ap])m)?\s*(?:\+0000)?([+-]\d\d:?\d\d)?(?!\S)/,
      (_, hour: string, minutes: string, half?: string, zone = '') => {
        time = `t${pad(half ? `${(Number(hour) % 12) + (half === 'p' ? 12 : 0)}` : hour)}${minutes}${zone}`;
        return '';
      },
    )
    .replace(/\.(\d\d?)\.(?=\d{4})/, (_, month: string) => ` m${pad(month)} `);
  const [, day = '', month, otherMonth, otherDay = '', year = ''] =
    /^\W*(?:(\d\d?)\W+m(\d\d)|m(\d\d)\W+(\d\d?))\W+(\d{4}|\d\d)\W*$/.exec(date) ?? [];
  const century = year.length > 2 ? '' : year < '70' ? 20 : 19;
  return readInstant(`${century}${year}-${month ?? otherMonth}-${pad(day || otherDay)}${time}`);
}

const pad = (part: string): string => part.padStart(2, '0');
