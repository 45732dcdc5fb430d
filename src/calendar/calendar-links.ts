import type { ClusterItem, EventDetails } from '../feed/model.js';
import { calendarTimes } from './calendar-times.js';
import { describe, placeOf } from './event-words.js';

/** What calendars on the web that take an event by an address call themselves. */
export const serviceNames = {
  google: 'Google Calendar',
  outlook: 'Outlook.com',
  office365: 'Microsoft 365',
  yahoo: 'Yahoo Calendar',
} as const;

export type CalendarService = keyof typeof serviceNames;

/** The address at which a service offers to take an event over. None of these is documented by its service. */
export function calendarLink(service: CalendarService, item: ClusterItem, event: EventDetails): string {
  const { start, end = start, isWholeDay } = calendarTimes(event);
  const title = item.title ?? '';
  const place = placeOf(event);
  const about = describe(item, event);
  // Outlook wants `2026-05-06T07:00:00Z` where the others have the short form.
  const long = (short: string): string =>
    short.replace(/^(....)(..)(..)/, '$1-$2-$3').replace(/(T..)(..)(..)/, '$1:$2:$3');
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
      'calendar.google.com/calendar/render',
      { action: 'TEMPLATE', text: title, dates: `${start}/${end}`, location: place, details: about },
    ],
    outlook: ['outlook.live.com/calendar/0/deeplink/compose', outlook],
    office365: ['outlook.office.com/calendar/0/deeplink/compose', outlook],
    yahoo: [
      'calendar.yahoo.com/',
      // It knows one whole day by `dur`, and several only by their end; both together it does not understand.
      {
        v: '60',
        title,
        st: start,
        ...(isWholeDay && dayAfter(start) === end ? { dur: 'allday' } : { et: end }),
        in_loc: place,
        desc: about,
      },
    ],
  };
  const [address, parameters] = addresses[service];
  // Outlook shows the `+` of a form as it is.
  return `https://${address}?${new URLSearchParams(parameters).toString().replace(/\+/g, '%20')}`;
}

/** `20150401` after `20150331`. */
const dayAfter = (day: string): string | undefined =>
  calendarTimes({ start: day.replace(/^(....)(..)/, '$1-$2-') }).end;
