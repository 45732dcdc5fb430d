import { expect } from 'chai';
import type { ClusterItem } from '../../src/feed/model.js';
import { readFeed } from '../../src/feed/read-feed.js';

const context = { url: 'https://x.example/events.ics' };
const calendar = (event: string, head = ''): string =>
  `BEGIN:VCALENDAR\r\n${head}BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:a\r\n${event.replace(/\n/g, '\r\n')}\r\nEND:VEVENT\r\nEND:VCALENDAR`;
const read = async (event: string, head = ''): Promise<ClusterItem> =>
  (await readFeed(calendar(event, head), context)).items[0]!;

describe('times of a calendar', () => {
  const cases: readonly [string, string, object][] = [
    [
      'end a whole day on its last one',
      'DTSTART;VALUE=DATE:20150318\nDTEND;VALUE=DATE:20150320',
      { start: '2015-03-18', end: '2015-03-19' },
    ],
    [
      'take an end that is no later for one day',
      'DTSTART;VALUE=DATE:20150318\nDTEND;VALUE=DATE:20150318',
      { start: '2015-03-18', end: '2015-03-18' },
    ],
    [
      'take days without an end for one',
      'DTSTART;VALUE=DATE:20150318',
      { start: '2015-03-18', end: '2015-03-18' },
    ],
    [
      'count days of a duration',
      'DTSTART;VALUE=DATE:20150318\nDURATION:P2D',
      { start: '2015-03-18', end: '2015-03-19' },
    ],
    [
      'count hours of a duration',
      'DTSTART:20150318T090000Z\nDURATION:PT1H30M',
      { start: '2015-03-18T09:00:00Z', end: '2015-03-18T10:30:00Z' },
    ],
    ['need no seconds', 'DTSTART:20150318T0900Z', { start: '2015-03-18T09:00:00Z' }],
    [
      'know a zone by the name that Windows has for it',
      'DTSTART;TZID=W. Europe Standard Time:20260706T090000',
      { start: '2026-07-06T09:00:00+02:00', timeZone: 'Europe/Berlin' },
    ],
    [
      'know zones by name',
      'DTSTART;TZID=Europe/Warsaw:20260706T090000',
      { start: '2026-07-06T09:00:00+02:00', timeZone: 'Europe/Warsaw' },
    ],
    [
      'know quoted ones',
      'DTSTART;TZID="Europe/Warsaw":20260106T090000',
      { start: '2026-01-06T09:00:00+01:00', timeZone: 'Europe/Warsaw' },
    ],
    [
      'know long ones',
      'DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20260106T090000',
      { start: '2026-01-06T09:00:00+01:00', timeZone: 'Europe/Berlin' },
    ],
    [
      'take the first of two equal ones',
      'DTSTART;TZID=Europe/Berlin:20261025T023000',
      { start: '2026-10-25T02:30:00+02:00', timeZone: 'Europe/Berlin' },
    ],
    [
      'take the offset before a gap',
      'DTSTART;TZID=Europe/Berlin:20260329T023000',
      { start: '2026-03-29T02:30:00+01:00', timeZone: 'Europe/Berlin' },
    ],
    ['float without a zone', 'DTSTART:20260106T090000', { start: '2026-01-06T09:00:00' }],
  ];
  for (const [name, lines, expected] of cases) {
    it(name, async () => expect((await read(lines))._event).to.deep.equal(expected));
  }

  it('follow a zone that the calendar defines, as Outlook does', async () => {
    const zone = (kind: string, month: number, from: string, to: string): string =>
      `BEGIN:${kind}\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:${from}\r\nTZOFFSETTO:${to}\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${month}\r\nEND:${kind}\r\n`;
    const head = `BEGIN:VTIMEZONE\r\nTZID:Our Zone\r\n${zone('STANDARD', 10, '+0300', '+0200')}${zone('DAYLIGHT', 3, '+0200', '+0300')}END:VTIMEZONE\r\n`;
    expect((await read('DTSTART;TZID=Our Zone:20260706T090000', head))._event).to.deep.equal({
      start: '2026-07-06T09:00:00+03:00',
      timeZone: 'Europe/Athens',
    });
    expect((await read('DTSTART;TZID=Our Zone:20260106T090000', head))._event).to.deep.equal({
      start: '2026-01-06T09:00:00+02:00',
      timeZone: 'Europe/Athens',
    });
  });

  it('are none where they make no sense', async () => {
    for (const line of ['DTSTART:20260230T090000', 'DTSTART:20260106T990000Z', 'DTSTART:soon', 'DTSTART:']) {
      expect((await read(line))._event, line).to.equal(undefined);
    }
  });
});

describe('events of a calendar', () => {
  const start = 'DTSTART:20260106T090000Z\n';

  it('have their texts unescaped and their lines whole', async () => {
    const item = await read(`${start}LOCATION:Hall\\, 1\\; left\nDESCRIPTION:One\\nTwo\n  words`);
    expect(item._event?.location).to.deep.equal({ name: 'Hall, 1; left' });
    expect(item.content_text).to.equal('One\nTwo words');
  });

  it('survive a line folded within a character', async () => {
    const [before = '', after = ''] = calendar(`${start}DESCRIPTION:Ł|ódź`).split('|');
    const bytes = [...new TextEncoder().encode(before + after)];
    const at = new TextEncoder().encode(before).length - 1;
    bytes.splice(at, 0, 13, 10, 32);
    expect((await readFeed(Uint8Array.from(bytes), context)).items[0]!.content_text).to.equal('Łódź');
  });

  it('name their organiser but not where to reach them', async () => {
    const item = await read(`${start}ORGANIZER;CN="M%C3%BCller":mailto:m@x.example`);
    expect(item._event?.organizer).to.deep.equal({ name: 'Müller' });
  });

  it('are cancelled where they say so', async () => {
    expect((await read(`${start}STATUS:CANCELLED`))._event?.status).to.equal('cancelled');
  });

  it('carry pictures, files and what is said in HTML', async () => {
    const item = await read(
      `${start}ATTACH;FMTTYPE=image/png:https://x.example/a.png\nATTACH;FMTTYPE=application/pdf:https://x.example/a.pdf\nDESCRIPTION:<b>Hi</b> &amp; you`,
    );
    expect(item.image).to.equal('https://x.example/a.png');
    expect(item._event?.attachments).to.deep.equal([
      { url: 'https://x.example/a.pdf', mime_type: 'application/pdf' },
    ]);
    expect(item.content_html).to.equal('<b>Hi</b> &amp; you');
    expect(item.summary).to.equal('Hi & you');
  });

  it('may be in several calendars of one file', async () => {
    const body = calendar(start) + '\r\n' + calendar(start).replace('UID:1', 'UID:2');
    expect((await readFeed(body, context)).items.map(({ id }) => id)).to.deep.equal(['1', '2']);
  });

  it('last no longer than there is time', async () => {
    for (const duration of ['P99999999999W', `P${'9'.repeat(400)}D`, 'soon']) {
      const item = await read(`${start}DURATION:${duration}`);
      expect(item._event?.start, duration).to.equal('2026-01-06T09:00:00Z');
    }
  });

  it('have the dates of their recurrence in UTC, whatever zone names them', async () => {
    const item = await read(
      'DTSTART;TZID=Europe/Berlin:20260106T090000\nRRULE:FREQ=DAILY;COUNT=9\nEXDATE;TZID="Europe/London":20260107T080000,20260108T080000\n' +
        'RDATE;VALUE=DATE:20260301',
    );
    expect(item._event?.recurrence).to.deep.equal([
      'RRULE:FREQ=DAILY;COUNT=9',
      'RDATE;VALUE=DATE:20260301',
      'EXDATE:20260107T080000Z,20260108T080000Z',
    ]);
  });

  it('are read in time whatever their texts, zones and parameters', async () => {
    const long = 'a'.repeat(2e6);
    const item = await read(
      `DTSTART;TZID=${'AB/'.repeat(5e4)}:20260106T090000\nDESCRIPTION:${'<a '.repeat(5e4)}\nX;Y=${long}:z`,
    );
    expect(item._event?.start).to.equal('2026-01-06T09:00:00');
  });

  it('have documents by the names of their files', async () => {
    const { _event } = await read(`${start}ATTACH;FILENAME=p.pdf:https://x.example/p`);
    expect(_event?.attachments).to.deep.equal([{ url: 'https://x.example/p', title: 'p.pdf' }]);
  });

  it('leave out occurrences that are events of their own', async () => {
    const own =
      'BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260107T090000Z\nDTSTART:20260107T100000Z\nSUMMARY:b\nEND:VEVENT\n'.replace(
        /\n/g,
        '\r\n',
      );
    const { items } = await readFeed(
      calendar(`${start}RRULE:FREQ=DAILY;COUNT=3`).replace('BEGIN:VEVENT', `${own}BEGIN:VEVENT`),
      context,
    );
    expect(items.map(({ id }) => id)).to.deep.equal(['1#20260107T090000Z', '1']);
    expect(items[1]!._event?.recurrence).to.deep.equal([
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE:20260107T090000Z',
    ]);
  });
});

describe("The Events Calendar's answers", () => {
  const event = (fields: object): string =>
    JSON.stringify({
      events: [
        {
          id: 1,
          url: 'https://x.example/e',
          title: 'A &amp; B',
          image: false,
          venue: [],
          organizer: [],
          ...fields,
        },
      ],
    });
  const readOne = async (fields: object): Promise<ClusterItem> =>
    (await readFeed(event(fields), context)).items[0]!;

  it('are local times in a named zone', async () => {
    const item = await readOne({
      start_date: '2026-07-06 09:00:00',
      end_date: '2026-07-06 10:00:00',
      timezone: 'Europe/Warsaw',
      utc_start_date: '2026-07-06 07:00:00',
    });
    expect(item.title).to.equal('A & B');
    expect(item._event).to.deep.equal({
      start: '2026-07-06T09:00:00+02:00',
      end: '2026-07-06T10:00:00+02:00',
      timeZone: 'Europe/Warsaw',
    });
  });

  it('are UTC where the zone was set by hand', async () => {
    const item = await readOne({
      start_date: '2026-07-06 09:00:00',
      timezone: 'UTC+2',
      utc_start_date: '2026-07-06 07:00:00',
    });
    expect(item._event).to.deep.equal({ start: '2026-07-06T07:00:00Z' });
  });

  it('are whole days', async () => {
    const item = await readOne({
      all_day: true,
      start_date: '2026-07-06 00:00:00',
      end_date: '2026-07-07 23:59:59',
      timezone: 'Europe/Warsaw',
    });
    expect(item._event).to.include({ start: '2026-07-06', end: '2026-07-07' });
  });

  it('say where and who', async () => {
    const item = await readOne({
      start_date: '2026-07-06 09:00:00', timezone: 'UTC', is_virtual: true, virtual_event_type: 'hybrid', event_status: 'canceled',
      venue: { venue: 'Hall &amp; Co', address: 'Rynek 1', zip: '50-106', city: 'Wrocław', country: 'Polska', url: 'https://x.example/v' },
      organizer: [{ organizer: 'X' }, { organizer: 'Y', url: 'javascript:1' }],
    }); // prettier-ignore
    expect(item._event).to.deep.include({
      location: { name: 'Hall & Co', address: 'Rynek 1, 50-106 Wrocław, Polska', url: 'https://x.example/v' },
      organizer: { name: 'X' },
      supporters: [{ name: 'Y' }],
      attendance: 'mixed',
      status: 'cancelled',
    });
  });
});

describe('events in RSS', () => {
  const item = async (fields: string): Promise<ClusterItem> =>
    (
      await readFeed(
        `<rss xmlns:m="http://webnus.net/rss/mec/" xmlns:e="http://purl.org/rss/1.0/modules/event/"><channel><item><title>a</title>${fields}</item></channel></rss>`,
        context,
      )
    ).items[0]!;

  it("have the site's own hours without a zone", async () => {
    const fields =
      '<m:startDate>2026-07-06</m:startDate><m:startHour>9:30 pm</m:startHour><m:endDate>2026-07-07</m:endDate><m:endHour>12:15 am</m:endHour>';
    expect((await item(fields))._event).to.deep.equal({
      start: '2026-07-06T21:30:00',
      end: '2026-07-07T00:15:00',
    });
  });

  it('are whole days where only days are stated', async () => {
    expect(
      (await item('<e:startdate>2026-07-06</e:startdate><e:enddate>2026-07-08</e:enddate>'))._event,
    ).to.deep.equal({ start: '2026-07-06', end: '2026-07-08' });
  });

  it('are none by their date of publication', async () => {
    expect((await item('<pubDate>Thu, 05 Mar 2026 10:00:00 +0000</pubDate>'))._event).to.equal(undefined);
  });
});

describe("WordPress' answers", () => {
  it('have pictures with credit, authors, tags and dates in UTC', async () => {
    const post = {
      id: 5, link: 'https://x.example/p', guid: { rendered: 'https://x.example/?p=5' }, date: '2026-01-01T10:00:00', date_gmt: '2026-01-01T09:00:00', sticky: true,
      title: { rendered: '' }, content: { rendered: '<p>Text</p>' }, excerpt: { rendered: '' }, lang: 'pl',
      _embedded: {
        author: [{ name: 'J&ouml;rg', link: 'https://x.example/a' }],
        'wp:featuredmedia': [{ source_url: 'https://x.example/a.jpg', alt_text: 'B', caption: { rendered: '<p>Fot. C</p>' }, media_details: { width: 900, height: 600 } }],
        'wp:term': [[{ name: 'A &amp; B' }], [{ name: 'C' }]],
      },
    }; // prettier-ignore
    const [item] = (await readFeed(JSON.stringify([post]), context)).items;
    expect(item).to.deep.equal({
      id: 'https://x.example/?p=5',
      url: 'https://x.example/p',
      content_text: 'Text',
      content_html: '<p>Text</p>',
      date_published: '2026-01-01T09:00:00Z',
      authors: [{ name: 'Jörg', url: 'https://x.example/a' }],
      tags: ['A & B', 'C'],
      language: 'pl',
      image: 'https://x.example/a.jpg',
      _image: { url: 'https://x.example/a.jpg', alt: 'B', credit: 'Fot. C', width: 900, height: 600 },
      _pinned: true,
    });
  });

  it('may be none', async () => expect((await readFeed('[]', context)).items).to.deep.equal([]));
});
