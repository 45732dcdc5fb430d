import { type Draft, type FeedDraft, Html } from './draft.js';
import * as html from './html-text.js';
import { type Component, linesOf, parseICalendar, textOf, unescape } from './icalendar-lines.js';
import { type Clock, makeClock, type Time } from './icalendar-time.js';
import { toOffset } from './time-zone.js';

export { unfoldBytes } from './icalendar-lines.js';

/** iCalendar, with the habits of The Events Calendar, Google, Outlook and Zimbra. */
export function readICalendar(source: string, base: string): FeedDraft {
  const components = parseICalendar(source);
  const [outside, calendar = outside!] = components;
  const events = components.filter(({ name }) => name === 'VEVENT');
  const series = new Map(
    events.filter(({ lines }) => lines.RRULE).map((event) => [textOf(event, 'UID'), event]),
  );
  for (const event of events) {
    const [instance] = linesOf(event, 'RECURRENCE-ID');
    const lines = series.get(textOf(event, 'UID'))?.lines;
    // An occurrence that is an event of its own.
    if (instance && lines) (lines.EXDATE ??= []).push(instance);
  }
  const read = makeClock(components);
  // The Events Calendar puts entities where there should be text.
  const markup = /ECPv/.test(textOf(calendar, 'PRODID') ?? '')
    ? /(?:)/
    : /<(?:a|b|br|div|p|span|ul)\b[^>]*>/i;
  return {
    base,
    html,
    feed: {
      title: textOf(calendar, 'X-WR-CALNAME NAME'),
      description: textOf(calendar, 'X-WR-CALDESC DESCRIPTION'),
      home_page_url: textOf(calendar, 'URL X-ORIGINAL-URL'),
    },
    items: events.map((event) => () => readEvent(event, read, markup)),
  };
}

function readEvent(event: Component, read: Clock, markup: RegExp): Draft {
  const all = (name: string) => linesOf(event, name);
  const get = (name: string) => textOf(event, name);
  const times = (names: string): Time[] => all(names).flatMap(read);
  const own = (written: string | undefined): Html | string | undefined =>
    written && markup.test(written) ? new Html(written) : written;
  const recur = (name: string): string[] =>
    times(name).map(({ time }) => `${name}${time.length > 10 ? '' : ';VALUE=DATE'}:${basic(time)}`);
  const attached = all('ATTACH').map(({ value, FMTTYPE = '' }) => ({
    url: unescape(value),
    mime_type: FMTTYPE,
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
    date_published: times('CREATED DTSTAMP')[0]?.time,
    date_modified: times('LAST-MODIFIED')[0]?.time,
    tags: all('CATEGORIES').flatMap(({ value }) => value.split(/(?<!\\),/).map((tag) => own(unescape(tag)))),
    _image: attached.find(isPicture),
    _event: {
      ...readTimes(times('DTSTART')[0], times('DTEND')[0]?.time, get('DURATION')),
      location: own(get('LOCATION')),
      // The address of a person is not for everyone to see.
      organizer: { name: readName(organizer?.CN), url: organizer?.value.replace(/^mailto:.*/i, '') },
      status: get('STATUS')?.toLowerCase().replace('confirmed', 'scheduled'),
      recurrence: [
        ...all('RRULE').map(({ value }) => `RRULE:${value}`),
        ...recur('RDATE'),
        ...recur('EXDATE'),
      ],
      attachments: attached.filter((one) => !isPicture(one)),
    },
  };
}

/** A time as iCalendar writes it, in UTC where its offset is known. */
const basic = (time: string): string =>
  (time.length > 19 ? toOffset(Date.parse(time), 'Z') : time).replace(/[:-]/g, '');

/** Start and end; whole days end on their last one, not on the day after as in iCalendar. */
function readTimes(first: Time | undefined, last: string | undefined, duration: string | undefined): Draft {
  if (!first) return {};
  const { time: start, timeZone } = first;
  const isDay = start.length === 10;
  const offset = start.slice(19);
  const from = Date.parse(isDay || offset ? start : `${start}Z`);
  const after = isDay && last ? Date.parse(last.slice(0, 10)) : from + readDuration(duration);
  const end = toOffset(isDay ? Math.max(after - 864e5, from) : after, offset || 'Z').slice(0, start.length);
  return { start, end: isDay ? end : (last ?? (duration && end)), timeZone };
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
