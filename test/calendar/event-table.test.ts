import { expect } from 'chai';
import ICAL from 'ical.js';
import { writeICalendar } from '../../src/calendar/icalendar.js';
import { spanOf } from '../../src/feed/event-time.js';
import { readerZone } from '../../src/i18n/format.js';
import { formatEventDates, formatForReader } from '../../src/view/event-dates.js';
import { type Case, cases, now, readEvent } from './event-cases.js';
import { lintICalendar } from './icalendar-lint.js';

/** As one engine shows it and as another does: any space is one, a comma stands before times. */
const plain = (text: string): string =>
  text.replace(/[\s\u2009\u202f]+/g, ' ').replace(/(?:,| at| um|,? o)(?= \d\d:)/g, ',');
const bare = (text: string): string => text.replace(/,(?= \d\d:)/g, '');

/** What an independent library reads in a file. */
function readBack(file: string): { start: ICAL.Time; end: ICAL.Time; event: ICAL.Event } {
  const [component] = new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent');
  const event = new ICAL.Event(component);
  return { start: event.startDate, end: event.endDate, event };
}

const zones = ['Europe/Warsaw', 'America/Los_Angeles', 'Pacific/Kiritimati'];

it('the table of events is as long as it should be', () => {
  expect(cases.length).to.be.at.least(60);
  expect(new Set(cases.map(([name]) => name)).size).to.equal(cases.length);
});

for (const zone of zones) {
  describe(`events on a machine in ${zone}`, () => {
    const zoneBefore = process.env.TZ;
    before(() => {
      process.env.TZ = zone;
      expect(readerZone(), 'the zone of the machine').to.equal(zone);
    });
    after(() => {
      if (zoneBefore === undefined) delete process.env.TZ;
      else process.env.TZ = zoneBefore;
    });

    for (const each of cases) it(`${each[0]}: ${each[2]}`, () => hold(each));
  });
}

async function hold([name, stated, en, de, pl, start, end, yours = '']: Case): Promise<void> {
  const item = await readEvent(stated);
  const event = item._event!;
  const floats = name.includes('floats');
  const reader = { reader: floats ? readerZone() : 'Europe/Berlin' };
  const said = ['en-GB', 'de', 'pl'].map((locale) => bare(plain(formatEventDates(event, locale, reader))));
  expect(said, 'shown').to.deep.equal([en, de, pl].map(bare));
  expect(plain(formatForReader(event, 'en-GB', reader)), 'shown for the reader').to.equal(yours);

  const file = writeICalendar(item, event, now);
  expect(lintICalendar(file)).to.deep.equal([]);
  const written = Object.fromEntries(
    file
      .split('\r\n')
      .filter((line) => /^DT(START|END)/.test(line))
      .map((line) => line.replace(';VALUE=DATE', '').split(':')),
  ) as object;
  expect(written).to.deep.equal({ DTSTART: start, ...(end && { DTEND: end }) });

  const back = readBack(file);
  const isDay = start.length === 8;
  const span = spanOf(isDay ? { ...event, timeZone: 'UTC' } : event);
  expect(back.start.isDate, 'a day').to.equal(isDay);
  const instantOf = (time: ICAL.Time): number =>
    isDay ? Date.UTC(time.year, time.month - 1, time.day) : time.toJSDate().getTime();
  // Seconds are the least that calendars know; the last day is the one before their end.
  const second = (instant: number): number => Math.floor(instant / 1000);
  expect(second(instantOf(back.start)), 'start read back').to.equal(second(span.start));
  expect(second(instantOf(back.end)), 'end read back').to.equal(second(isDay ? span.end + 1 : span.end));
  expect(back.start.zone === ICAL.Timezone.localTimezone, 'floats').to.equal(floats || isDay);
}
