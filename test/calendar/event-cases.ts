import { openFeed, openFeedObject } from '../../src/feed/open-feed.js';
import type { ClusterItem } from '../../src/feed/model.js';

/** An event as a feed states it: fields of `_event`, or lines of a VEVENT. */
export type Stated = object | string;

/**
 * What is stated, what is shown of it to a reader in Berlin (a comma before times, whatever the engine has there), and
 * the times of its file; last what is shown of the reader's own time.
 */
export type Case = [
  name: string,
  stated: Stated,
  en: string,
  de: string,
  pl: string,
  start: string,
  end: string | undefined,
  yours?: string,
];

/** When the next occurrence of what recurs is looked for. */
export const now = Date.parse('2026-10-26T12:00:00Z');

// prettier-ignore
export const cases: Case[] = [
  ['one day', { start: '2015-03-18' }, '18 March 2015', '18. März 2015', '18 marca 2015', '20150318', '20150319'],
  ['the days of Strasbourg', { start: '2015-03-18', end: '2015-03-19' }, '18–19 March 2015', '18.–19. März 2015', '18–19 marca 2015', '20150318', '20150320'],
  ['a day that ends on itself', { start: '2015-03-18', end: '2015-03-18' }, '18 March 2015', '18. März 2015', '18 marca 2015', '20150318', '20150319'],
  ['days that end before they start', { start: '2015-03-18', end: '2015-03-17' }, '18 March 2015', '18. März 2015', '18 marca 2015', '20150318', '20150319'],
  ['a day with a time as its end', { start: '2015-03-18', end: '2015-03-19T10:00:00Z' }, '18 March 2015', '18. März 2015', '18 marca 2015', '20150318', '20150319'],
  ['days across months', { start: '2026-03-30', end: '2026-04-02' }, '30 March – 2 April 2026', '30. März – 2. April 2026', '30 marca – 2 kwietnia 2026', '20260330', '20260403'],
  ['days across years', { start: '2026-12-30', end: '2027-01-02' }, '30 December 2026 – 2 January 2027', '30. Dezember 2026 – 2. Januar 2027', '30 grudnia 2026 – 2 stycznia 2027', '20261230', '20270103'],
  ['days of several years', { start: '2024-06-01', end: '2027-05-31' }, '1 June 2024 – 31 May 2027', '1. Juni 2024 – 31. Mai 2027', '1 czerwca 2024 – 31 maja 2027', '20240601', '20270601'],
  ['a whole month', { start: '2026-02-01', end: '2026-02-28' }, '1–28 February 2026', '1.–28. Februar 2026', '1–28 lutego 2026', '20260201', '20260301'],
  ['the last of February', { start: '2026-02-28' }, '28 February 2026', '28. Februar 2026', '28 lutego 2026', '20260228', '20260301'],
  ['the day of a leap year', { start: '2028-02-29' }, '29 February 2028', '29. Februar 2028', '29 lutego 2028', '20280229', '20280301'],
  ['to the day of a leap year', { start: '2028-02-28', end: '2028-02-29' }, '28–29 February 2028', '28.–29. Februar 2028', '28–29 lutego 2028', '20280228', '20280301'],
  ['New Year’s Eve', { start: '2026-12-31' }, '31 December 2026', '31. Dezember 2026', '31 grudnia 2026', '20261231', '20270101'],
  ['the day the clock goes forward', { start: '2026-03-29', timeZone: 'Europe/Warsaw' }, '29 March 2026', '29. März 2026', '29 marca 2026', '20260329', '20260330'],
  ['the day the clock goes back', { start: '2026-10-25', timeZone: 'Europe/Berlin' }, '25 October 2026', '25. Oktober 2026', '25 października 2026', '20261025', '20261026'],
  ['days around the change in spring', { start: '2026-03-28', end: '2026-03-30', timeZone: 'Europe/Berlin' }, '28–30 March 2026', '28.–30. März 2026', '28–30 marca 2026', '20260328', '20260331'],
  ['days around the change in autumn', { start: '2026-10-24', end: '2026-10-26', timeZone: 'Europe/Warsaw' }, '24–26 October 2026', '24.–26. Oktober 2026', '24–26 października 2026', '20261024', '20261027'],
  ['a day in a zone far east', { start: '2026-05-06', timeZone: 'Pacific/Kiritimati' }, '6 May 2026', '6. Mai 2026', '6 maja 2026', '20260506', '20260507'],
  ['a day in a zone far west', { start: '2026-05-06', timeZone: 'Pacific/Pago_Pago' }, '6 May 2026', '6. Mai 2026', '6 maja 2026', '20260506', '20260507'],
  ['a day without midnight', { start: '2018-11-04', timeZone: 'America/Sao_Paulo' }, '4 November 2018', '4. November 2018', '4 listopada 2018', '20181104', '20181105'],
  ['a morning', { start: '2026-05-06T09:00:00+02:00', end: '2026-05-06T12:30:00+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 09:00–12:30', '6. Mai 2026, 09:00–12:30 Uhr', '6 maja 2026, 09:00–12:30', '20260506T070000Z', '20260506T103000Z'],
  ['a morning in winter', { start: '2026-01-14T09:00:00+01:00', end: '2026-01-14T12:30:00+01:00', timeZone: 'Europe/Berlin' }, '14 January 2026, 09:00–12:30', '14. Januar 2026, 09:00–12:30 Uhr', '14 stycznia 2026, 09:00–12:30', '20260114T080000Z', '20260114T113000Z'],
  ['local times of a zone', { start: '2026-05-06T09:00', end: '2026-05-06T12:30', timeZone: 'Europe/Warsaw' }, '6 May 2026, 09:00–12:30', '6. Mai 2026, 09:00–12:30 Uhr', '6 maja 2026, 09:00–12:30', '20260506T070000Z', '20260506T103000Z'],
  ['local times of a zone in winter', { start: '2026-01-14T09:00', end: '2026-01-14T12:30', timeZone: 'Europe/Warsaw' }, '14 January 2026, 09:00–12:30', '14. Januar 2026, 09:00–12:30 Uhr', '14 stycznia 2026, 09:00–12:30', '20260114T080000Z', '20260114T113000Z'],
  ['an offset alone', { start: '2026-05-06T09:00:00+02:00', end: '2026-05-06T12:30:00+02:00' }, '6 May 2026, 09:00–12:30', '6. Mai 2026, 09:00–12:30 Uhr', '6 maja 2026, 09:00–12:30', '20260506T070000Z', '20260506T103000Z'],
  ['an offset without minutes’ colon', { start: '2026-05-06T09:00+0200' }, '6 May 2026, 09:00', '6. Mai 2026, 09:00 Uhr', '6 maja 2026 09:00', '20260506T070000Z', undefined],
  ['an instant in UTC', { start: '2026-05-06T07:00:00Z', end: '2026-05-06T10:30:00Z' }, '6 May 2026, 09:00–12:30 CEST', '6. Mai 2026, 09:00–12:30 Uhr MESZ', '6 maja 2026, 09:00–12:30 CEST', '20260506T070000Z', '20260506T103000Z'],
  ['an instant in UTC of a zone', { start: '2026-05-06T07:00:00Z', end: '2026-05-06T10:30:00Z', timeZone: 'Europe/Warsaw' }, '6 May 2026, 09:00–12:30', '6. Mai 2026, 09:00–12:30 Uhr', '6 maja 2026, 09:00–12:30', '20260506T070000Z', '20260506T103000Z'],
  ['an end in another offset', { start: '2026-05-06T09:00:00+02:00', end: '2026-05-06T08:30:00Z', timeZone: 'Europe/Berlin' }, '6 May 2026, 09:00–10:30', '6. Mai 2026, 09:00–10:30 Uhr', '6 maja 2026, 09:00–10:30', '20260506T070000Z', '20260506T083000Z'],
  ['London', { start: '2026-05-06T09:00:00+01:00', end: '2026-05-06T10:00:00+01:00', timeZone: 'Europe/London' }, '6 May 2026, 09:00–10:00 BST', '6. Mai 2026, 09:00–10:00 Uhr GMT+1', '6 maja 2026, 09:00–10:00 GMT+1', '20260506T080000Z', '20260506T090000Z', '10:00–11:00'],
  ['New York', { start: '2026-05-06T09:00:00-04:00', end: '2026-05-06T10:00:00-04:00', timeZone: 'America/New_York' }, '6 May 2026, 09:00–10:00 GMT-4', '6. Mai 2026, 09:00–10:00 Uhr GMT-4', '6 maja 2026, 09:00–10:00 GMT-4', '20260506T130000Z', '20260506T140000Z', '15:00–16:00'],
  ['New York in the weeks between', { start: '2026-03-18T09:00', timeZone: 'America/New_York' }, '18 March 2026, 09:00 GMT-4', '18. März 2026, 09:00 Uhr GMT-4', '18 marca 2026 09:00 GMT-4', '20260318T130000Z', undefined, '14:00'],
  ['Kolkata', { start: '2026-05-06T09:00', end: '2026-05-06T10:00', timeZone: 'Asia/Kolkata' }, '6 May 2026, 09:00–10:00 GMT+5:30', '6. Mai 2026, 09:00–10:00 Uhr GMT+5:30', '6 maja 2026, 09:00–10:00 GMT+5:30', '20260506T033000Z', '20260506T043000Z', '05:30–06:30'],
  ['Tokyo, on the day before here', { start: '2026-05-06T01:00', end: '2026-05-06T03:00', timeZone: 'Asia/Tokyo' }, '6 May 2026, 01:00–03:00 GMT+9', '6. Mai 2026, 01:00–03:00 Uhr GMT+9', '6 maja 2026, 01:00–03:00 GMT+9', '20260505T160000Z', '20260505T180000Z', '5 May, 18:00–20:00'],
  ['Auckland in its summer', { start: '2026-01-14T09:00', timeZone: 'Pacific/Auckland' }, '14 January 2026, 09:00 GMT+13', '14. Januar 2026, 09:00 Uhr GMT+13', '14 stycznia 2026 09:00 GMT+13', '20260113T200000Z', undefined, '13 January, 21:00'],
  ['no end', { start: '2026-05-06T19:00:00+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 19:00', '6. Mai 2026, 19:00 Uhr', '6 maja 2026 19:00', '20260506T170000Z', undefined],
  ['an end that is the start', { start: '2026-05-06T19:00:00+02:00', end: '2026-05-06T19:00:00+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 19:00', '6. Mai 2026, 19:00 Uhr', '6 maja 2026 19:00', '20260506T170000Z', undefined],
  ['an end before the start', { start: '2026-05-06T19:00:00+02:00', end: '2026-05-06T18:00:00+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 19:00', '6. Mai 2026, 19:00 Uhr', '6 maja 2026 19:00', '20260506T170000Z', undefined],
  ['an end that is a day', { start: '2026-05-06T19:00:00+02:00', end: '2026-05-07', timeZone: 'Europe/Berlin' }, '6 May 2026, 19:00', '6. Mai 2026, 19:00 Uhr', '6 maja 2026 19:00', '20260506T170000Z', undefined],
  ['over midnight', { start: '2026-05-06T22:00:00+02:00', end: '2026-05-07T02:00:00+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 22:00 – 7 May 2026, 02:00', '6. Mai 2026, 22:00 Uhr – 7. Mai 2026, 02:00 Uhr', '6 maja 2026 22:00 – 7 maja 2026 02:00', '20260506T200000Z', '20260507T000000Z'],
  ['to midnight', { start: '2026-05-06T20:00:00+02:00', end: '2026-05-07T00:00:00+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 20:00 – 7 May 2026, 00:00', '6. Mai 2026, 20:00 Uhr – 7. Mai 2026, 00:00 Uhr', '6 maja 2026 20:00 – 7 maja 2026 00:00', '20260506T180000Z', '20260506T220000Z'],
  ['to the last minute', { start: '2026-05-06T20:00:00+02:00', end: '2026-05-06T23:59:59+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 20:00–23:59', '6. Mai 2026, 20:00–23:59 Uhr', '6 maja 2026, 20:00–23:59', '20260506T180000Z', '20260506T215959Z'],
  ['from midnight', { start: '2026-05-06T00:00:00+02:00', end: '2026-05-06T08:00:00+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 00:00–08:00', '6. Mai 2026, 00:00–08:00 Uhr', '6 maja 2026, 00:00–08:00', '20260505T220000Z', '20260506T060000Z'],
  ['over New Year', { start: '2026-12-31T22:00:00+01:00', end: '2027-01-01T02:00:00+01:00', timeZone: 'Europe/Berlin' }, '31 December 2026, 22:00 – 1 January 2027, 02:00', '31. Dezember 2026, 22:00 Uhr – 1. Januar 2027, 02:00 Uhr', '31 grudnia 2026 22:00 – 1 stycznia 2027 02:00', '20261231T210000Z', '20270101T010000Z'],
  ['several days with times', { start: '2026-05-06T09:00:00+02:00', end: '2026-05-08T17:00:00+02:00', timeZone: 'Europe/Warsaw' }, '6 May 2026, 09:00 – 8 May 2026, 17:00', '6. Mai 2026, 09:00 Uhr – 8. Mai 2026, 17:00 Uhr', '6 maja 2026 09:00 – 8 maja 2026 17:00', '20260506T070000Z', '20260508T150000Z'],
  ['several years with times', { start: '2026-05-06T09:00:00+02:00', end: '2028-05-08T17:00:00+02:00', timeZone: 'Europe/Warsaw' }, '6 May 2026, 09:00 – 8 May 2028, 17:00', '6. Mai 2026, 09:00 Uhr – 8. Mai 2028, 17:00 Uhr', '6 maja 2026 09:00 – 8 maja 2028 17:00', '20260506T070000Z', '20280508T150000Z'],
  ['seconds and their fractions', { start: '2026-05-06T09:00:30.5+02:00', end: '2026-05-06T10:00:30.25+02:00', timeZone: 'Europe/Berlin' }, '6 May 2026, 09:00–10:00', '6. Mai 2026, 09:00–10:00 Uhr', '6 maja 2026, 09:00–10:00', '20260506T070030Z', '20260506T080030Z'],
  ['into the hour that is skipped, Berlin', { start: '2026-03-29T02:30', timeZone: 'Europe/Berlin' }, '29 March 2026, 03:30 CEST', '29. März 2026, 03:30 Uhr MESZ', '29 marca 2026 03:30 CEST', '20260329T013000Z', undefined],
  ['into the hour that is skipped, Warsaw', { start: '2026-03-29T02:30', end: '2026-03-29T04:00', timeZone: 'Europe/Warsaw' }, '29 March 2026, 03:30 CEST – 29 March 2026, 04:00 CEST', '29. März 2026, 03:30 Uhr MESZ – 29. März 2026, 04:00 Uhr MESZ', '29 marca 2026 03:30 CEST – 29 marca 2026 04:00 CEST', '20260329T013000Z', '20260329T020000Z'],
  ['across the hour that is skipped', { start: '2026-03-29T01:30', end: '2026-03-29T03:30', timeZone: 'Europe/Berlin' }, '29 March 2026, 01:30 CET – 29 March 2026, 03:30 CEST', '29. März 2026, 01:30 Uhr MEZ – 29. März 2026, 03:30 Uhr MESZ', '29 marca 2026 01:30 CET – 29 marca 2026 03:30 CEST', '20260329T003000Z', '20260329T013000Z'],
  ['before the hour that is skipped', { start: '2026-03-29T01:59', timeZone: 'Europe/Warsaw' }, '29 March 2026, 01:59 CET', '29. März 2026, 01:59 Uhr MEZ', '29 marca 2026 01:59 CET', '20260329T005900Z', undefined],
  ['after the hour that is skipped', { start: '2026-03-29T03:00', timeZone: 'Europe/Warsaw' }, '29 March 2026, 03:00 CEST', '29. März 2026, 03:00 Uhr MESZ', '29 marca 2026 03:00 CEST', '20260329T010000Z', undefined],
  ['the first of two hours, Berlin', { start: '2026-10-25T02:30:00+02:00', timeZone: 'Europe/Berlin' }, '25 October 2026, 02:30 CEST', '25. Oktober 2026, 02:30 Uhr MESZ', '25 października 2026 02:30 CEST', '20261025T003000Z', undefined],
  ['the second of two hours, Berlin', { start: '2026-10-25T02:30:00+01:00', timeZone: 'Europe/Berlin' }, '25 October 2026, 02:30 CET', '25. Oktober 2026, 02:30 Uhr MEZ', '25 października 2026 02:30 CET', '20261025T013000Z', undefined],
  ['local time of two hours, Warsaw', { start: '2026-10-25T02:30', timeZone: 'Europe/Warsaw' }, '25 October 2026, 02:30 CEST', '25. Oktober 2026, 02:30 Uhr MESZ', '25 października 2026 02:30 CEST', '20261025T003000Z', undefined],
  ['from the first to the second hour', { start: '2026-10-25T02:15:00+02:00', end: '2026-10-25T02:45:00+01:00', timeZone: 'Europe/Berlin' }, '25 October 2026, 02:15 CEST – 25 October 2026, 02:45 CET', '25. Oktober 2026, 02:15 Uhr MESZ – 25. Oktober 2026, 02:45 Uhr MEZ', '25 października 2026 02:15 CEST – 25 października 2026 02:45 CET', '20261025T001500Z', '20261025T014500Z'],
  ['across the hour that comes twice', { start: '2026-10-25T01:30', end: '2026-10-25T03:30', timeZone: 'Europe/Warsaw' }, '25 October 2026, 01:30–03:30', '25. Oktober 2026, 01:30–03:30 Uhr', '25 października 2026, 01:30–03:30', '20261024T233000Z', '20261025T023000Z'],
  ['a night that is an hour longer', { start: '2026-10-24T22:00', end: '2026-10-25T06:00', timeZone: 'Europe/Berlin' }, '24 October 2026, 22:00 – 25 October 2026, 06:00', '24. Oktober 2026, 22:00 Uhr – 25. Oktober 2026, 06:00 Uhr', '24 października 2026 22:00 – 25 października 2026 06:00', '20261024T200000Z', '20261025T050000Z'],
  ['days from summer into winter time', { start: '2026-10-23T09:00', end: '2026-10-26T17:00', timeZone: 'Europe/Berlin' }, '23 October 2026, 09:00 – 26 October 2026, 17:00', '23. Oktober 2026, 09:00 Uhr – 26. Oktober 2026, 17:00 Uhr', '23 października 2026 09:00 – 26 października 2026 17:00', '20261023T070000Z', '20261026T160000Z'],
  ['a calendar’s days', 'DTSTART;VALUE=DATE:20150318\nDTEND;VALUE=DATE:20150320', '18–19 March 2015', '18.–19. März 2015', '18–19 marca 2015', '20150318', '20150320'],
  ['a calendar’s day that ends on itself', 'DTSTART;VALUE=DATE:20150318\nDTEND;VALUE=DATE:20150318', '18 March 2015', '18. März 2015', '18 marca 2015', '20150318', '20150319'],
  ['a calendar’s day that ends before', 'DTSTART;VALUE=DATE:20150318\nDTEND;VALUE=DATE:20150317', '18 March 2015', '18. März 2015', '18 marca 2015', '20150318', '20150319'],
  ['a calendar’s day without an end', 'DTSTART;VALUE=DATE:20150318', '18 March 2015', '18. März 2015', '18 marca 2015', '20150318', '20150319'],
  ['a calendar’s days by duration', 'DTSTART;VALUE=DATE:20150318\nDURATION:P2D', '18–19 March 2015', '18.–19. März 2015', '18–19 marca 2015', '20150318', '20150320'],
  ['a calendar’s zone', 'DTSTART;TZID=Europe/Warsaw:20260706T090000\nDTEND;TZID=Europe/Warsaw:20260706T170000', '6 July 2026, 09:00–17:00', '6. Juli 2026, 09:00–17:00 Uhr', '6 lipca 2026, 09:00–17:00', '20260706T070000Z', '20260706T150000Z'],
  ['a calendar’s zone by Windows’ name', 'DTSTART;TZID=W. Europe Standard Time:20260706T090000\nDURATION:PT90M', '6 July 2026, 09:00–10:30', '6. Juli 2026, 09:00–10:30 Uhr', '6 lipca 2026, 09:00–10:30', '20260706T070000Z', '20260706T083000Z'],
  ['a calendar’s gap', 'DTSTART;TZID=Europe/Berlin:20260329T023000\nDURATION:PT1H', '29 March 2026, 03:30 CEST – 29 March 2026, 04:30 CEST', '29. März 2026, 03:30 Uhr MESZ – 29. März 2026, 04:30 Uhr MESZ', '29 marca 2026 03:30 CEST – 29 marca 2026 04:30 CEST', '20260329T013000Z', '20260329T023000Z'],
  ['a calendar’s fold', 'DTSTART;TZID=Europe/Berlin:20261025T023000\nDURATION:PT1H', '25 October 2026, 02:30 CEST – 25 October 2026, 02:30 CET', '25. Oktober 2026, 02:30 Uhr MESZ – 25. Oktober 2026, 02:30 Uhr MEZ', '25 października 2026 02:30 CEST – 25 października 2026 02:30 CET', '20261025T003000Z', '20261025T013000Z'],
  ['a calendar’s time that ends when it starts', 'DTSTART:20260706T090000Z\nDTEND:20260706T090000Z', '6 July 2026, 11:00 CEST', '6. Juli 2026, 11:00 Uhr MESZ', '6 lipca 2026 11:00 CEST', '20260706T090000Z', undefined],
  ['a calendar’s weekly meeting in winter', 'DTSTART;TZID=Europe/Berlin:20261019T090000\nDTEND;TZID=Europe/Berlin:20261019T100000\nRRULE:FREQ=WEEKLY', '2 November 2026, 09:00–10:00', '2. November 2026, 09:00–10:00 Uhr', '2 listopada 2026, 09:00–10:00', '20261102T080000Z', '20261102T090000Z'],
  ['a time that floats', { start: '2026-05-06T09:00', end: '2026-05-06T10:30' }, '6 May 2026, 09:00–10:30', '6. Mai 2026, 09:00–10:30 Uhr', '6 maja 2026, 09:00–10:30', '20260506T090000', '20260506T103000'],
  ['a calendar’s time that floats', 'DTSTART:20260506T090000\nDTEND:20260506T103000', '6 May 2026, 09:00–10:30', '6. Mai 2026, 09:00–10:30 Uhr', '6 maja 2026, 09:00–10:30', '20260506T090000', '20260506T103000'],
];

const url = 'https://cluster.example/events/';

/** The event as it is read from a feed. */
export async function readEvent(stated: Stated): Promise<ClusterItem> {
  const { entries } = await (typeof stated === 'string'
    ? openFeed(
        `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1@x.example\nSUMMARY:Days\n${stated}\nEND:VEVENT\nEND:VCALENDAR`,
        { url },
        now,
      )
    : openFeedObject({ items: [{ id: 'days', title: 'Days', _event: stated }] }, url, now));
  return entries[0]!.item;
}
