import { decode } from '../feed/decode.js';
import { linesOf, parseICalendar } from '../feed/icalendar-lines.js';
import { content, parseXml } from '../feed/xml-tree.js';

/** The head of a feed, before its first item, is not longer, in bytes. */
const HEAD = 64 * 1024;
/** A week in minutes: nobody's news are older, whatever a feed says. */
const LONGEST = 7 * 24 * 60;

/**
 * Minutes that a feed itself wants between two readings: `ttl` and `sy:updatePeriod` of RSS, `REFRESH-INTERVAL` and
 * `X-PUBLISHED-TTL` of calendars, the longest of several. At most a week; undefined where it says nothing.
 */
export function readInterval(body: Uint8Array | string, contentType?: string | null): number | undefined {
  const source = decode(typeof body === 'string' ? body.slice(0, HEAD) : body.subarray(0, HEAD), contentType);
  const stated = /^\s*BEGIN:VCALENDAR/i.test(source)
    ? readCalendar(source.split(/^BEGIN:VEVENT/im)[0]!)
    : /^\s*</.test(source)
      ? readXml(source.split(/<(?:[\w-]+:)?(?:item|entry)[\s>/]/)[0]!)
      : [];
  const minutes = Math.max(0, ...stated.filter(Number.isFinite));
  return minutes ? Math.min(Math.ceil(minutes), LONGEST) : undefined;
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

function readXml(head: string): number[] {
  const said = new Map<string, string>();
  for (const element of [...parseXml(head)]) {
    // The namespace by its URI; a prefix that is not declared means what it usually does.
    const name = element.name.replace(/^(?:.*modules\/syndication[/#]?|sy):/, 'sy:');
    if (/^(?:ttl|sy:update(?:Period|Frequency))$/.test(name)) said.set(name, content(element).toLowerCase());
  }
  const frequency = said.get('sy:updateFrequency');
  const period = said.get('sy:updatePeriod') ?? (frequency && 'daily');
  const times = Number(frequency ?? 1);
  return [Number(said.get('ttl') || NaN), (PERIODS[period ?? ''] ?? NaN) / (times > 0 ? times : 1)];
}

const UNITS: Readonly<Record<string, number>> = { W: 10_080, D: 1440, H: 60, M: 1, S: 1 / 60 };

function readCalendar(head: string): number[] {
  return parseICalendar(head)
    .flatMap((component) => linesOf(component, 'REFRESH-INTERVAL X-PUBLISHED-TTL'))
    .map(({ value }) =>
      [...value.toUpperCase().matchAll(/(\d{1,9})([WDHMS])/g)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!,
        0,
      ),
    );
}
