import { readDate } from './dates.js';
import type { Draft } from './draft.js';
import { parseTimestamp } from './timestamp.js';
import { child, value, type XmlElement } from './xml-tree.js';

/** Events in RSS: mod_event, xCal and Modern Events Calendar. A date of publication is never that of an event. */
export function readEvent(item: XmlElement): Draft | undefined {
  const get = (names: string): string | undefined => value(child(item, names));
  const start = time(get('ev:startdate xcal:dtstart mec:startDate'), get('mec:startHour'));
  return start === undefined
    ? undefined
    : {
        start,
        end: time(get('ev:enddate xcal:dtend mec:endDate'), get('mec:endHour')),
        location: get('ev:location xcal:location mec:location'),
        organizer: get('ev:organizer mec:organizer'),
      };
}

/** A timestamp as it is (a day is a whole day, no zone is floating), or a day and a site's own way to write hours. */
function time(written: string | undefined, hour = ''): string | undefined {
  const stamp = written?.replace(
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/,
    (_, y, m, d, ...clock) => `${y}-${m}-${d}${clock[0] ? `T${clock.slice(0, 3).join(':')}${clock[3]}` : ''}`,
  );
  const [, hours, minutes, half] = /^(\d\d?)[:.](\d\d)\s*([ap])?/i.exec(hour) ?? [];
  if (!hours) return parseTimestamp(stamp) ? stamp : readDate(stamp);
  const full = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
  return `${readDate(stamp)?.slice(0, 10)}T${String(full).padStart(2, '0')}:${minutes}`;
}
