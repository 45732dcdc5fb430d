import type { ClusterItem, EventDetails } from '../feed/model.js';
import { calendarTimes } from './calendar-times.js';
import { describe, placeOf } from './event-words.js';

/** Calendars on the web that take an event by an address. None of these addresses is documented by its service. */
export type CalendarService = 'google' | 'outlook' | 'office365' | 'yahoo';

/** What each is called by itself. */
export const serviceNames: Readonly<Record<CalendarService, string>> = {
  google: 'Google Calendar',
  outlook: 'Outlook.com',
  office365: 'Microsoft 365',
  yahoo: 'Yahoo Calendar',
};

/** The address at which a service offers to take an event over. */
export function calendarLink(service: CalendarService, item: ClusterItem, event: EventDetails): string {
  const { start, end = start, isWholeDay } = calendarTimes(event);
  const title = item.title ?? '';
  const place = placeOf(event);
  const about = describe(item, event);
  // These want `2026-05-06T07:00:00Z` where the others have the short form.
  const long = (short: string): string =>
    short.replace(/^(....)(..)(..)(T..)?(..)?(..)?/, (_, year, month, day, hour = '', minute, second) =>
      [[year, month, day].join('-') + hour, minute, second].filter(Boolean).join(':'),
    );
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: long(start),
    enddt: long(end),
    ...(isWholeDay && { allday: 'true' }),
    location: place,
    body: about,
  };
  const addresses: Record<CalendarService, readonly [string, Readonly<Record<string, string>>]> = {
    google: [
      'https://calendar.google.com/calendar/render',
      { action: 'TEMPLATE', text: title, dates: `${start}/${end}`, location: place, details: about },
    ],
    outlook: ['https://outlook.live.com/calendar/0/deeplink/compose', outlook],
    office365: ['https://outlook.office.com/calendar/0/deeplink/compose', outlook],
    yahoo: [
      'https://calendar.yahoo.com/',
      // It knows one whole day by `dur`, and several only by their end; both together it does not understand.
      { v: '60', title, st: start, ...endOfYahoo(start, end, isWholeDay), in_loc: place, desc: about },
    ],
  };
  const [address, parameters] = addresses[service];
  // Outlook shows the `+` of a form as it is.
  return `${address}?${new URLSearchParams(parameters).toString().replace(/\+/g, '%20')}`;
}

const DAY = 864e5;
const dayOf = (date: string): number => Date.UTC(+date.slice(0, 4), +date.slice(4, 6) - 1, +date.slice(6, 8));

const endOfYahoo = (start: string, end: string, isWholeDay: boolean): Record<string, string> =>
  isWholeDay && dayOf(end) - dayOf(start) <= DAY ? { dur: 'allday' } : { et: end };
