import { readDate } from './dates.js';
import type { Draft } from './draft.js';
import { readBasic } from './event-time.js';
import { parseTimestamp } from './timestamp.js';
import { value, type XmlElement } from './xml-tree.js';

/** Events in RSS: mod_event, xCal and Modern Events Calendar. A date of publication is never that of an event. */
export function readEvent(item: XmlElement): Draft | undefined {
  const start = time(value(item, 'ev:startdate ev:dtstart ev:startDate'), value(item, 'ev:startHour'));
  if (start === undefined) return undefined;
  return {
    start,
    end: time(value(item, 'ev:enddate ev:dtend ev:endDate'), value(item, 'ev:endHour')),
    location: value(item, 'ev:location'),
    organizer: value(item, 'ev:organizer'),
  };
}

/** A timestamp as it is (a day is a whole day, no zone is floating), or a day and a site's own way to write hours. */
function time(written: string | undefined, hour = ''): string | undefined {
  if (!written) return undefined;
  const stamp = readBasic(written);
  const [, hours, minutes = '00', half] = /^(\d\d?)(?:[:.](\d\d))?\s*([ap])?/i.exec(hour) ?? [];
  // A day that is written out is a whole day, too.
  if (!hours) return parseTimestamp(stamp) ? stamp : readDate(stamp)?.slice(0, /:/.test(stamp) ? 40 : 10);
  const full = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
  return `${readDate(stamp)?.slice(0, 10)}T${String(full).padStart(2, '0')}:${minutes}`;
}
