import { expect } from 'chai';
import { readerZone } from '../../src/i18n/format.js';
import { calendarPage, formatEventDates, formatForReader } from '../../src/view/event-dates.js';

const berlin = { reader: 'Europe/Berlin' };
// What sets parts apart differs between versions of the engines' data: any space is one space.
const plain = (text: string) => text.replace(/[\s\u2009\u202f]+/g, ' ');

type When = Parameters<typeof formatEventDates>[0];

describe('whole days', () => {
  const cases: [name: string, when: When, en: string, de: string, pl: string][] = [
    ['one', { start: '2015-03-18' }, '18 March 2015', '18. März 2015', '18 marca 2015'],
    [
      'one with itself as its end',
      { start: '2015-03-18', end: '2015-03-18' },
      '18 March 2015',
      '18. März 2015',
      '18 marca 2015',
    ],
    [
      'in one month',
      { start: '2015-03-18', end: '2015-03-19' },
      '18–19 March 2015',
      '18.–19. März 2015',
      '18–19 marca 2015',
    ],
    [
      'across months',
      { start: '2015-03-30', end: '2015-04-02' },
      '30 March – 2 April 2015',
      '30. März – 2. April 2015',
      '30 marca – 2 kwietnia 2015',
    ],
    [
      'across years',
      { start: '2015-12-30', end: '2016-01-02' },
      '30 December 2015 – 2 January 2016',
      '30. Dezember 2015 – 2. Januar 2016',
      '30 grudnia 2015 – 2 stycznia 2016',
    ],
    [
      'that end before they start',
      { start: '2015-03-18', end: '2015-03-17' },
      '18 March 2015',
      '18. März 2015',
      '18 marca 2015',
    ],
    [
      'with an end that is a time',
      { start: '2015-03-18', end: '2015-03-19T10:00:00Z' },
      '18 March 2015',
      '18. März 2015',
      '18 marca 2015',
    ],
  ];
  for (const [name, when, en, de, pl] of cases) {
    it(`${name}: ${en}`, () => {
      expect(
        ['en-GB', 'de', 'pl'].map((locale) => plain(formatEventDates(when, locale, berlin))),
      ).to.deep.equal([en, de, pl]);
    });
  }

  it('are the same days everywhere', () => {
    for (const reader of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const zones = { reader, shown: reader };
      expect(formatEventDates({ start: '2015-03-18', timeZone: 'Europe/Paris' }, 'en-GB', zones)).to.equal(
        '18 March 2015',
      );
    }
  });

  it('have European forms in English, American ones in that of the United States', () => {
    const when = { start: '2015-03-18', end: '2015-03-19' };
    expect(plain(formatEventDates(when, 'en-US', berlin))).to.match(/^March 18 ?– ?19, 2015$/);
  });
});

describe('times', () => {
  const day = {
    start: '2026-05-06T09:00:00+02:00',
    end: '2026-05-06T17:00:00+02:00',
    timeZone: 'Europe/Berlin',
  };
  const night = { ...day, start: '2026-05-06T22:00:00+02:00', end: '2026-05-07T02:00:00+02:00' };
  const { end: _, ...open } = day;

  const cases: [name: string, when: When, en: string, de: string, pl: string][] = [
    ['on one day', day, '6 May 2026(,| at) 09:00–17:00', '6. Mai 2026(,| um) 09:00–17:00 Uhr', '6 maja 2026,? 09:00–17:00'],
    ['over midnight', night, '6 May 2026(,| at) 22:00 – 7 May 2026(,| at) 02:00', '6. Mai 2026(,| um) 22:00 Uhr – 7. Mai 2026(,| um) 02:00 Uhr', '6 maja 2026,? 22:00 – 7 maja 2026,? 02:00'],
    ['without an end', open, '6 May 2026(,| at) 09:00', '6. Mai 2026(,| um) 09:00 Uhr', '6 maja 2026,? 09:00'],
    ['with an end before the start', { ...day, end: '2026-05-06T08:00:00+02:00' }, '6 May 2026(,| at) 09:00', '6. Mai 2026(,| um) 09:00 Uhr', '6 maja 2026,? 09:00'],
    ['with an end that is a day', { ...day, end: '2026-05-07' }, '6 May 2026(,| at) 09:00', '6. Mai 2026(,| um) 09:00 Uhr', '6 maja 2026,? 09:00'],
  ]; // prettier-ignore
  for (const [name, when, ...expected] of cases) {
    it(name, () => {
      ['en-GB', 'de', 'pl'].forEach((locale, index) => {
        expect(plain(formatEventDates(when, locale, berlin))).to.match(new RegExp(`^${expected[index]}$`));
      });
    });
  }
});

describe('German times', () => {
  it('say Uhr before the zone, single ones as ranges', () => {
    const start = '2026-05-06T09:00:00+02:00';
    const end = '2026-05-06T10:30:00+02:00';
    const zones = { reader: 'Asia/Tokyo' };
    const said = (when: Partial<When>) =>
      plain(formatEventDates({ start, timeZone: 'Europe/Berlin', ...when }, 'de', zones));
    expect(said({})).to.match(/ 09:00 Uhr MESZ$/);
    expect(said({ end })).to.match(/ 09:00–10:30 Uhr MESZ$/);
  });

  it('say Uhr on the reader’s clock too, where other languages have the bare time', () => {
    const start = '2026-05-06T09:00:00+02:00';
    const zones = { reader: 'Europe/London' };
    const said = (locale: string, when: Partial<When> = {}) =>
      plain(formatForReader({ start, timeZone: 'Europe/Berlin', ...when }, locale, zones));
    expect(said('de')).to.equal('08:00 Uhr');
    expect(said('de-AT')).to.equal('08:00 Uhr');
    expect(said('de', { end: '2026-05-06T10:30:00+02:00' })).to.equal('08:00–09:30 Uhr');
    expect([said('en-GB'), said('pl')]).to.deep.equal(['08:00', '08:00']);
  });
});

describe('the zone of times', () => {
  const noon = '2026-05-06T12:00:00+02:00';
  const cases: [name: string, when: When, zones: { reader: string; shown?: string }, expected: RegExp][] = [
    ['is not named to who is in it', { start: noon, timeZone: 'Europe/Berlin' }, berlin, / 12:00$/],
    [
      'is not named where the clocks agree',
      { start: noon, timeZone: 'Europe/Berlin' },
      { reader: 'Europe/Warsaw' },
      / 12:00$/,
    ],
    [
      'is the event’s own, named to who is elsewhere',
      { start: noon, timeZone: 'Europe/Berlin' },
      { reader: 'Europe/London' },
      / 12:00 CEST$/,
    ],
    [
      'is that of winter in winter',
      { start: '2026-01-06T12:00:00+01:00', timeZone: 'Europe/Berlin' },
      { reader: 'Asia/Tokyo' },
      / 12:00 CET$/,
    ],
    [
      'is the one asked for',
      { start: noon, timeZone: 'Europe/Berlin' },
      { reader: 'Europe/Berlin', shown: 'Europe/London' },
      / 11:00 BST$/,
    ],
    [
      'is not one that does not exist',
      { start: noon, timeZone: 'Europe/Berlin' },
      { reader: 'Europe/Berlin', shown: 'Mars/Olympus' },
      / 12:00$/,
    ],
    [
      'is the offset of the start where that is all there is',
      { start: noon },
      { reader: 'Europe/London' },
      / 12:00 GMT\+2$/,
    ],
    ['is the offset, not named where it is the reader’s', { start: noon }, berlin, / 12:00$/],
    [
      'may be an offset of half an hour',
      { start: '2026-05-06T12:00:00+05:30' },
      { reader: 'Europe/London' },
      / 12:00 GMT\+5:30$/,
    ],
    [
      'may be west of Greenwich',
      { start: '2026-05-06T12:00:00-04:00' },
      { reader: 'Europe/London' },
      / 12:00 GMT-4$/,
    ],
    [
      'is the reader’s for an instant in UTC, and is named',
      { start: '2026-05-06T10:00:00Z' },
      berlin,
      / 12:00 CEST$/,
    ],
    [
      'is its own where an instant in UTC has one',
      { start: '2026-05-06T10:00:00Z', timeZone: 'Europe/Berlin' },
      berlin,
      / 12:00$/,
    ],
  ];
  for (const [name, when, zones, expected] of cases) {
    it(name, () => expect(plain(formatEventDates(when, 'en-GB', zones))).to.match(expected));
  }

  it('is the reader’s, not named, for a time that floats', () => {
    const floating = { start: '2026-05-06T09:00:00', end: '2026-05-06T10:30:00' };
    expect(plain(formatEventDates(floating, 'en-GB', { reader: readerZone() }))).to.match(/ 09:00–10:30$/);
  });

  it('is the reader’s for a time that floats, whatever zone the machine is in', () => {
    const floating = { start: '2026-05-06T09:00:00', end: '2026-05-06T10:30:00' };
    for (const reader of ['America/Los_Angeles', 'Asia/Kathmandu', 'UTC'])
      expect(plain(formatEventDates(floating, 'en-GB', { reader }))).to.match(/^6 May 2026.* 09:00–10:30$/);
  });

  it('is named once for a range', () => {
    const when = { start: noon, end: '2026-05-06T15:00:00+02:00', timeZone: 'Europe/Berlin' };
    expect(plain(formatEventDates(when, 'en-GB', { reader: 'Europe/London' }))).to.match(
      / 12:00–15:00 CEST$/,
    );
  });
});

describe('the page of a calendar', () => {
  const cases: [when: When, expected: string][] = [
    [{ start: '2015-03-18' }, '18 Mar 2015'],
    [{ start: '2015-03-18', end: '2015-03-19' }, '18–19 Mar 2015'],
    [{ start: '2015-03-30', end: '2015-04-02' }, '30 Mar 2015'],
    [{ start: '2015-03-18', end: '2016-03-19' }, '18 Mar 2015'],
    [{ start: '2015-03-18', end: '2015-03-17' }, '18 Mar 2015'],
    [
      { start: '2026-05-06T22:00:00+02:00', end: '2026-05-07T02:00:00+02:00', timeZone: 'Europe/Berlin' },
      '6–7 May 2026',
    ],
    [{ start: '2026-05-06T23:30:00+02:00', timeZone: 'Asia/Tokyo' }, '7 May 2026'],
  ];
  for (const [when, expected] of cases) {
    it(`${when.start} to ${when.end ?? 'no end'}: ${expected}`, () => {
      const { day, month, year } = calendarPage(when, 'en-GB', berlin) as Record<string, string>;
      expect(`${day} ${month} ${year}`).to.equal(expected);
    });
  }
});
