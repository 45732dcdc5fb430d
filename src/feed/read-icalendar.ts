import { type Draft, type FeedDraft, Html } from './draft.js';
import { html } from './html-text.js';
import { readBasic } from './event-time.js';
import { type Component, type Line, linesOf, parseICalendar, textOf, unescape } from './icalendar-lines.js';
import { makeClock, type Time } from './icalendar-time.js';
import { toOffset } from './time-zone.js';

export { unfoldBytes } from './icalendar-lines.js';

/** iCalendar, with the habits of The Events Calendar, Google, Outlook and Zimbra. */
export function readICalendar(source: string, base: string): FeedDraft {
  const components = parseICalendar(source);
  const [outside, calendar = outside!] = components;
  const events = components.filter(({ name }) => name === 'VEVENT');
  const series = new Map(
    events.filter(({ lines }) => lines.RRULE).map((event) => [textOf(event, 'UID'), event.lines]),
  );
  for (const event of events) {
    const [instance] = linesOf(event, 'RECURRENCE-ID');
    const lines = series.get(textOf(event, 'UID'));
    // An occurrence that is an event of its own.
    if (instance && lines)
      (lines.EXDATE ??= []).push({ ...instance, line: instance.line.replace(/^[\w-]+/, 'EXDATE') });
  }
  const read = makeClock(components);
  // The Events Calendar puts entities where there should be text.
  const markup = /ECPv/.test(textOf(calendar, 'PRODID') ?? '')
    ? /(?:)/
    : /<(?:a|b|br|div|p|span|ul)\b[^<>]*>/i;
  return {
    base,
    html,
    isCalendar: true,
    feed: {
      title: textOf(calendar, 'X-WR-CALNAME NAME'),
      description: textOf(calendar, 'X-WR-CALDESC DESCRIPTION'),
      home_page_url: textOf(calendar, 'URL X-ORIGINAL-URL'),
    },
    items: events.map((event) => () => readEvent(event, read, markup)),
  };
}

function readEvent(event: Component, read: (line: Line | undefined) => Time, markup: RegExp): Draft {
  const all = (names: string): Line[] => linesOf(event, names);
  const get = (names: string): string | undefined => textOf(event, names);
  const own = (written: string | undefined): Html | string | undefined =>
    written && markup.test(written) ? new Html(written) : written;
  const inUtc = (line: Line): string =>
    line.line.replace(/;TZID=(?:"[^"]*"|[^;:]*)/i, '').replace(/\d{8}T\d{6}(?!Z)/g, (value) => {
      const { time } = read({ ...line, value });
      return time.length > 19 ? toOffset(Date.parse(time), 'Z').replace(/[:-]/g, '') : value;
    });
  const attached = all('ATTACH').map(({ value, FMTTYPE = '', FILENAME }) => ({
    url: unescape(value),
    mime_type: FMTTYPE,
    title: FILENAME,
  }));
  const isPicture = ({ mime_type }: { mime_type: string }): boolean => mime_type.startsWith('image');
  const [organizer] = all('ORGANIZER');
  const [instance] = all('RECURRENCE-ID');
  const description = own(get('DESCRIPTION'));
  return {
    id: instance ? `${get('UID')}#${instance.value}` : get('UID'),
    url: get('URL'),
    title: own(get('SUMMARY')),
    language: all('SUMMARY')[0]?.LANGUAGE,
    [description instanceof Html ? 'summary' : 'content_text']: description,
    content_html: description,
    date_published: readBasic(get('CREATED DTSTAMP') ?? ''),
    date_modified: readBasic(get('LAST-MODIFIED') ?? ''),
    tags: all('CATEGORIES').flatMap(({ value }) => value.split(/(?<!\\),/).map((tag) => own(unescape(tag)))),
    _image: attached.find(isPicture),
    _event: {
      ...readTimes(read(all('DTSTART')[0]), read(all('DTEND')[0]).time, get('DURATION')),
      location: own(get('LOCATION')),
      // The address of a person is not for everyone to see.
      organizer: { name: readName(organizer?.CN), url: organizer?.value.replace(/^mailto:.*/i, '') },
      status: get('STATUS')?.toLowerCase().replace('confirmed', 'scheduled'),
      recurrence: all('RRULE RDATE EXDATE').map(inUtc),
      attachments: attached.filter((one) => !isPicture(one)),
    },
  };
}

/** Start and end; whole days end on their last one, not on the day after as in iCalendar. */
function readTimes({ time: start, timeZone }: Time, last: string, duration: string | undefined): Draft {
  const isDay = start.length === 10;
  const offset = start.slice(19);
  const from = Date.parse(isDay || offset ? start : `${start}Z`);
  const after = isDay && last ? Date.parse(last.slice(0, 10)) : from + readDuration(duration);
  const end = toOffset(isDay ? Math.max(after - 864e5, from) : after, offset || 'Z').slice(0, start.length);
  return { start, end: isDay ? end : last || (duration && end), timeZone };
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
