import type { ClusterItem, EventDetails } from '../feed/model.js';
import { basic, calendarTimes } from './calendar-times.js';
import { describe, placeOf } from './event-words.js';

/**
 * An event as a calendar file (RFC 5545). The same event has the same UID every time, so that a later file changes the
 * entry of an earlier one. GEO is where the place’s link to a map says it; an address is not made into coordinates.
 *
 * @param now when the file is made: stands where the feed does not say when the event was last changed
 */
export function writeICalendar(item: ClusterItem, event: EventDetails, now = Date.now()): string {
  const { url, title } = item;
  const { start, end, isWholeDay } = calendarTimes(event);
  const { organizer, status } = event;
  const published = Date.parse(item.date_published ?? '') || 0;
  const modified = Date.parse(item.date_modified ?? '');
  const kind = isWholeDay ? ';VALUE=DATE:' : ':';
  const isMail = organizer?.url?.startsWith('mailto:');
  const lines: [name: string, value: string | false | undefined][] = [
    ['BEGIN:', 'VCALENDAR'],
    ['VERSION:', '2.0'],
    ['PRODID:', '-//cluster-widgets//EN'],
    ['BEGIN:', 'VEVENT'],
    ['UID:', escape(uidOf(item, event))],
    ['DTSTAMP:', basic(new Date(modified || published || now).toJSON())],
    // Minutes: programs take over what has a higher number than what they have.
    ['SEQUENCE:', String(Math.ceil(Math.max(0, modified - published) / 6e4) || (status ? 1 : 0))],
    [`DTSTART${kind}`, start],
    [`DTEND${kind}`, end],
    ['SUMMARY:', escape(title ?? url ?? item.id)],
    ['DESCRIPTION:', escape(describe(item, event))],
    ['LOCATION:', escape(placeOf(event))],
    ['GEO:', geoOf(event)],
    ['URL:', url],
    // An organiser without an address of mail makes some programs refuse the file.
    [`ORGANIZER;CN="${organizer?.name.replace(/["\p{C}]/gu, '')}":`, isMail && organizer?.url],
    ['STATUS:', status === 'cancelled' ? 'CANCELLED' : status === 'postponed' ? 'TENTATIVE' : 'CONFIRMED'],
    ['END:', 'VEVENT'],
    ['END:', 'VCALENDAR'],
  ];
  return lines.map(([name, value]) => (value ? `${fold(name + value)}\r\n` : '')).join('');
}

/** Of a point that OpenStreetMap (`mlat=…&mlon=…`) or Google Maps (`query=…,…`) has a pin on, not of what they only show. */
function geoOf({ location }: EventDetails): string | undefined {
  const [, latitude, longitude] =
    /[?&](?:mlat|query|q)=(-?\d+\.\d+)(?:&mlon=|,|%2C)(-?\d+\.\d+)/i.exec(location?.url ?? '') ?? [];
  return Math.abs(+latitude!) <= 90 && Math.abs(+longitude!) <= 180 ? `${latitude};${longitude}` : undefined;
}

/** Of each occurrence of a recurring event its own, whichever of them the next one is. */
function uidOf({ id, url }: ClusterItem, { recurrence, start }: EventDetails): string {
  const base = recurrence ? id.replace(`@${start}`, '') : id;
  const own = recurrence ? `${base} ${start}` : id;
  // Only an id such as `tag:…` or `17@…` is one beyond its feed.
  return /^[a-z][\w+.-]*:\S|@/i.test(base) ? own : `${own}@${url ? new URL(url).host : 'cluster-widgets'}`;
}

const escape = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|[\n\u2028\u2029]/g, '\\n')
    // Halves of a character too, which no encoding can write.
    .replace(/[\p{Cc}\p{Cs}]/gu, '');

const MOST_OCTETS = 75;

/** Continues a long line on the next, by octets and never within a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let octets = 0;
  return [...line]
    .map((character) => {
      const size = encoder.encode(character).length;
      const breaks = octets + size > MOST_OCTETS;
      octets = (breaks ? 1 : octets) + size;
      return breaks ? `\r\n ${character}` : character;
    })
    .join('');
}
