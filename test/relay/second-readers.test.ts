import { expect } from 'chai';
import { FeedError } from '../../src/feed/feed-error.js';
import { compareReaders } from '../../src/relay/compare-readers.js';
import { readBoth, readSecond } from '../../src/relay/second-readers.js';
import { rss } from './loopback.js';

const context = { url: 'https://cluster.example/feed/' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const channel = (inside: string): string =>
  `<rss version="2.0"><channel><title>C</title>${inside}</channel></rss>`;

const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Termine', ...lines, 'END:VCALENDAR', ''].join('\r\n');

const event = (...lines: string[]): string[] => [
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:Tag',
  ...lines,
  'END:VEVENT',
];

const findings = async (body: string): Promise<string[]> => {
  const { ours, second } = await readBoth(bytes(body), context);
  return compareReaders(ours, second!);
};

describe('the reader of other software', () => {
  it('is rss-parser for XML, and its feed passes the gate', async () => {
    const hostile = rss('A').replace(
      '<link>https://cluster.example/A</link>',
      '<link>javascript:alert(1)</link>',
    );
    const second = await readSecond(bytes(hostile), context);
    expect(second?.reader).to.equal('rss-parser');
    expect(second?.feed?.items).to.deep.equal([
      { id: 'https://cluster.example/A', title: 'A', date_published: '2026-01-20T00:00:00.000Z' },
    ]);
  });

  it('is given text that was decoded from the bytes', async () => {
    const text = `<?xml version="1.0" encoding="iso-8859-2"?>${channel('<item><title>Wroc\xb3aw</title></item>')}`;
    const body = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect((await readSecond(body, context))?.feed?.items[0]?.title).to.equal('Wrocław');
  });

  it('is none for JSON', async () => {
    expect(await readSecond(bytes('{"items": []}'), context)).to.equal(undefined);
  });

  it('says why it cannot read something', async () => {
    const second = await readSecond(bytes('<html><p>Log in</p></html>'), context);
    expect(second).to.deep.equal({ reader: 'rss-parser', error: 'Feed not recognized as RSS 1 or 2.' });
  });

  it('is stopped when it takes too long, and meanwhile everything else goes on', async () => {
    // Its pattern for tags looks through the rest of the text from every one of these.
    const body = bytes(channel(`<item><description><![CDATA[${'<'.repeat(1e6)}]]></description></item>`));
    let turns = 0;
    const timer = setInterval(() => turns++, 10);
    const second = await readSecond(body, context, { deadline: 1000 });
    clearInterval(timer);
    expect(second).to.deep.equal({ reader: 'rss-parser', error: 'was stopped after 1 s' });
    expect(turns).to.be.greaterThan(10);
  });

  it('is stopped when it takes too much memory', async () => {
    const body = bytes(channel('<a>'.repeat(500_000)));
    const second = await readSecond(body, context, { memory: 40, deadline: 15_000 });
    expect(second).to.deep.equal({ reader: 'rss-parser', error: 'needs more than 40 MB of memory' });
  });

  it('is stopped when the answer is called off', async () => {
    const signal = AbortSignal.abort();
    const second = await readSecond(bytes(rss('A')), context, { signal });
    expect(second?.error).to.match(/abort/i);
  });
});

describe('ical.js', () => {
  const read = async (...lines: string[]) => {
    const second = await readSecond(bytes(calendar(...lines)), context);
    expect(second).to.include({ reader: 'ical.js' });
    return second!.feed!.items[0]!._event;
  };

  const berlin = [
    'BEGIN:VTIMEZONE',
    'TZID:Hier',
    ...['BEGIN:STANDARD', 'DTSTART:19701025T030000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'],
    ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD'],
    ...['BEGIN:DAYLIGHT', 'DTSTART:19700329T020000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'],
    ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT', 'END:VTIMEZONE'],
  ];

  const cases: readonly [string, string[], object][] = [
    [
      'ends whole days on their last one',
      event('DTSTART;VALUE=DATE:20150318', 'DTEND;VALUE=DATE:20150320'),
      { start: '2015-03-18', end: '2015-03-19' },
    ],
    [
      'ends a whole day that ends before it begins on itself',
      event('DTSTART;VALUE=DATE:20150318', 'DTEND;VALUE=DATE:20150318'),
      { start: '2015-03-18', end: '2015-03-18' },
    ],
    [
      'knows zones that the calendar defines',
      [...berlin, ...event('DTSTART;TZID=Hier:20260504T100000', 'DURATION:PT90M')],
      { start: '2026-05-04T10:00:00+02:00', end: '2026-05-04T11:30:00+02:00' },
    ],
    ['knows instants', event('DTSTART:20260504T100000Z'), { start: '2026-05-04T10:00:00Z' }],
    ['leaves floating times so', event('DTSTART:20260504T100000'), { start: '2026-05-04T10:00:00' }],
    [
      'keeps rules as lines, with exceptions in UTC',
      [
        ...berlin,
        ...event(
          'DTSTART;TZID=Hier:20260504T100000',
          'RRULE:FREQ=WEEKLY',
          'EXDATE;TZID=Hier:20260511T100000',
        ),
      ],
      {
        start: '2026-05-04T10:00:00+02:00',
        recurrence: ['RRULE:FREQ=WEEKLY', 'EXDATE:20260511T080000Z'],
      },
    ],
    [
      'keeps exceptions that are days',
      event('DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=WEEKLY', 'EXDATE;VALUE=DATE:20260511'),
      { start: '2026-05-04', recurrence: ['RRULE:FREQ=WEEKLY', 'EXDATE;VALUE=DATE:20260511'] },
    ],
  ];
  for (const [name, lines, expected] of cases)
    it(name, async () => {
      expect(await read(...lines)).to.deep.equal(expected);
    });

  it('agrees with ours on an ordinary calendar', async () => {
    const body = calendar(
      ...berlin,
      ...event('DTSTART;TZID=Hier:20260504T100000', 'DTEND;TZID=Hier:20260504T120000'),
    );
    expect(await findings(body)).to.deep.equal([]);
  });
});

describe('what other readers miss', () => {
  it('is nothing on an ordinary feed', async () => {
    expect(await findings(rss('A', 'B', 'C'))).to.deep.equal([]);
  });

  it('is titles with markup in them', async () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><id>c</id><entry><id>1</id><title type="xhtml">' +
      '<div xmlns="http://www.w3.org/1999/xhtml">All <b>of</b> it</div></title></entry></feed>';
    expect(await findings(atom)).to.deep.equal([
      'rss-parser sees 1 of 1 titles empty, such as that of “All of it”: other people’s software will miss them',
    ]);
  });

  it('is dates that no engine reads, and links that are only in a guid', async () => {
    const items =
      '<item><title>A</title><guid>https://cluster.example/a</guid><pubDate>Di, 20 März 2026 10:00:00 +0100</pubDate></item>';
    const found = await findings(channel(items));
    expect(found.join('\n')).to.include('1 of 1 dates missing').and.include('1 of 1 links missing');
  });

  it('is everything of a damaged feed', async () => {
    const [finding, ...others] = await findings(
      rss('A', 'B').replace('</channel></rss>', '<item><title>cut'),
    );
    expect(others).to.deep.equal([]);
    expect(finding).to.match(
      /^rss-parser cannot read it \(.+\): other people’s software will show nothing of it$/,
    );
  });

  it('is items, by their number', () => {
    const item = (id: string) => ({ id, title: id });
    const feed = (...ids: string[]) => ({
      version: 'https://jsonfeed.org/version/1.1' as const,
      title: '',
      items: ids.map(item),
    });
    const compare = (ours: string[], theirs: string[]) =>
      compareReaders(feed(...ours), { reader: 'rss-parser', feed: feed(...theirs) });
    expect(compare(['a', 'b', 'c'], ['a', 'c'])).to.deep.equal([
      'rss-parser sees 2 of 3 items, not “b”: other people’s software will miss the others',
    ]);
    expect(compare(['a'], ['a', 'a'])[0]).to.match(/^rss-parser sees 2 items where there are 1/);
    expect(
      compareReaders(new FeedError('format', 'text, not a feed'), { reader: 'rss-parser', feed: feed('a') }),
    ).to.deep.equal(['only rss-parser can read it: it is damaged (text, not a feed)']);
  });
});
