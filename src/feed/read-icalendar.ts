import { type Draft, type FeedDraft, Html } from './draft.js';
import * as html from './html-text.js';
import { type Component, list, parseICalendar, type Property, text } from './icalendar-lines.js';
import { makeClock, type Time } from './icalendar-time.js';
import { toLocal, toOffset } from './time-zone.js';

export { unfoldBytes } from './icalendar-lines.js';

type Clock = (property: Property | undefined) => Time[];

/** iCalendar, with the habits of The Events Calendar, Google, Outlook and Zimbra. */
export function readICalendar(source: string, base: string): FeedDraft {
  const calendar = parseICalendar(source);
  const read = makeClock(calendar);
  const get = (...names: readonly string[]): string | undefined =>
    names.map((name) => text(calendar.properties.get(name)?.[0])).find(Boolean);
  const events = calendar.components.filter(({ name }) => name === 'VEVENT');
  // The Events Calendar puts entities where there should be text.
  const escaped = /ECPv/.test(get('PRODID') ?? '');
  return {
    base,
    html,
    feed: {
      title: get('X-WR-CALNAME', 'NAME'),
      description: get('X-WR-CALDESC', 'DESCRIPTION'),
      home_page_url: get('URL', 'X-ORIGINAL-URL'),
    },
    items: events.map((event) => () => readEvent(event, read, listExceptions(events, event), escaped)),
  };
}

/** Occurrences of a recurring event that are events of their own. */
function listExceptions(events: readonly Component[], { properties }: Component): Property[] {
  const id = ({ properties }: Component): string | undefined => properties.get('UID')?.[0]?.value;
  if (!properties.has('RRULE')) return [];
  return events.flatMap((event) =>
    id(event) === properties.get('UID')?.[0]?.value ? (event.properties.get('RECURRENCE-ID') ?? []) : [],
  );
}

const STATUS: Readonly<Record<string, string>> = { CONFIRMED: 'scheduled', CANCELLED: 'cancelled' };

function readEvent(
  { properties }: Component,
  read: Clock,
  exceptions: readonly Property[],
  escaped: boolean,
): Draft {
  const all = (name: string): readonly Property[] => properties.get(name) ?? [];
  const get = (name: string): string | undefined => text(all(name)[0]);
  const own = (written: string | undefined): Html | string | undefined =>
    written && (escaped || /<(?:a|b|br|div|p|span|ul)\b[^>]*>/i.test(written)) ? new Html(written) : written;
  const lines = (name: string, dates: readonly Property[]): string[] =>
    dates.flatMap(read).map(({ time }) => `${name}${time.length > 10 ? '' : ';VALUE=DATE'}:${basic(time)}`);
  const published = (name: string): string | undefined => read(all(name)[0])[0]?.time;
  const attached = all('ATTACH').map((one) => ({
    url: text(one),
    mime_type: one.parameters.get('FMTTYPE') ?? '',
  }));
  const [pictures, files] = [true, false].map((wanted) =>
    attached.filter(({ mime_type }) => mime_type.startsWith('image') === wanted),
  );
  const [[instance], [organizer]] = [all('RECURRENCE-ID'), all('ORGANIZER')];
  const description = own(get('DESCRIPTION'));
  return {
    id: instance ? `${get('UID')}#${instance.value}` : get('UID'),
    url: get('URL'),
    title: own(get('SUMMARY')),
    language: all('SUMMARY')[0]?.parameters.get('LANGUAGE'),
    [description instanceof Html ? 'summary' : 'content_text']: description,
    content_html: description,
    date_published: published('CREATED') ?? published('DTSTAMP'),
    date_modified: published('LAST-MODIFIED'),
    tags: all('CATEGORIES').flatMap(list).map(own),
    _image: pictures?.[0],
    _event: {
      ...readTimes(read(all('DTSTART')[0])[0], read(all('DTEND')[0])[0]?.time, get('DURATION')),
      location: own(get('LOCATION')),
      // The address of a person is not for everyone to see.
      organizer: {
        name: readName(organizer?.parameters.get('CN')),
        url: organizer?.value.replace(/^mailto:.*/i, ''),
      },
      status: STATUS[get('STATUS') ?? ''],
      recurrence: [
        ...all('RRULE').map(({ value }) => `RRULE:${value}`),
        ...lines('RDATE', all('RDATE')),
        ...lines('EXDATE', [...all('EXDATE'), ...exceptions]),
      ],
      attachments: files,
    },
  };
}

/** A time as iCalendar writes it, in UTC where its offset is known. */
const basic = (time: string): string =>
  (/\d[+-]\d\d:/.test(time) ? toOffset(Date.parse(time), 'Z') : time).replace(/[:-]/g, '');

/** Start and end; whole days end on their last one, not on the day after as in iCalendar. */
function readTimes(first: Time | undefined, last: string | undefined, duration: string | undefined): Draft {
  if (!first) return {};
  const { time: start, zone: timeZone } = first;
  const lasting = readDuration(duration);
  if (start.length === 10) {
    const after = last ? Date.parse(last.slice(0, 10)) : Date.parse(start) + lasting;
    const end = toLocal(Math.max(after - 1, Date.parse(start))).slice(0, 10);
    return { start, end };
  }
  const offset = start.slice(19);
  const end = lasting
    ? toOffset(Date.parse(start + (offset ? '' : 'Z')) + lasting, offset || 'Z')
    : undefined;
  return { start, end: last ?? (offset ? end : end?.slice(0, -1)), timeZone };
}

const UNITS: Readonly<Record<string, number>> = { W: 6048e5, D: 864e5, H: 36e5, M: 6e4, S: 1e3 };

/** Milliseconds of `P1DT2H`; 0 for anything else. */
const readDuration = (duration = ''): number =>
  [...duration.matchAll(/(\d+)([WDHMS])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!,
    0,
  );

/** The Events Calendar percent-encodes names. */
function readName(name: string | undefined): string | undefined {
  try {
    return name && decodeURIComponent(name);
  } catch {
    return name;
  }
}
