import type { ClusterItem, EventDetails } from '../feed/model.js';
import { calendarTimes } from './calendar-times.js';
import { describe, placeOf } from './event-words.js';

/**
 * An event as a calendar file (RFC 5545). The same event has the same UID every time, so that a later file changes the
 * entry of an earlier one.
 *
 * @param now when the file is made: stands where the feed does not say when the event was last changed
 */
export function writeICalendar(item: ClusterItem, event: EventDetails, now = Date.now()): string {
  const { id, url, title } = item;
  const { start, end, isWholeDay } = calendarTimes(event);
  const { organizer, status } = event;
  const published = Date.parse(item.date_published ?? '');
  const changed = Date.parse(item.date_modified ?? '') || published || now;
  const kind = isWholeDay ? ';VALUE=DATE:' : ':';
  const isMail = organizer?.url?.startsWith('mailto:');
  const lines: [name: string, value: string | false | undefined][] = [
    ['BEGIN:', 'VCALENDAR'],
    ['VERSION:', '2.0'],
    ['PRODID:', '-//cluster-widgets//EN'],
    ['BEGIN:', 'VEVENT'],
    // Only an id such as `tag:…` or `17@…` is one beyond its feed.
    ['UID:', escape(/[:@]/.test(id) ? id : `${id}@${url ? new URL(url).host : 'cluster-widgets'}`)],
    ['DTSTAMP:', stamp(changed)],
    // Programs take over what has a higher number than what they have.
    ['SEQUENCE:', String(Math.max(0, Math.ceil((changed - published) / 60_000)) || (status ? 1 : 0))],
    [`DTSTART${kind}`, start],
    [`DTEND${kind}`, end],
    ['SUMMARY:', escape(title ?? url ?? id)],
    ['DESCRIPTION:', escape(describe(item, event))],
    ['LOCATION:', escape(placeOf(event))],
    ['URL:', url],
    // An organiser without an address of mail makes some programs refuse the file.
    [`ORGANIZER;CN="${organizer?.name.replace(/["\p{Cc}]/gu, '')}":`, isMail && organizer?.url],
    ['STATUS:', status === 'cancelled' ? 'CANCELLED' : status === 'postponed' ? 'TENTATIVE' : 'CONFIRMED'],
    ['END:', 'VEVENT'],
    ['END:', 'VCALENDAR'],
  ];
  return lines.map(([name, value]) => (value ? `${fold(name + value)}\r\n` : '')).join('');
}

const stamp = (instant: number): string => new Date(instant).toJSON().replace(/\.\d+|[:-]/g, '');

const escape = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r?\n/g, '\\n')
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
