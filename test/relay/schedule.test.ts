import { expect } from 'chai';
import fc from 'fast-check';
import { readInterval } from '../../src/relay/refresh-hints.js';
import { nextAttempt } from '../../src/relay/schedule.js';

const MINUTE = 60_000;
const now = Date.parse('2026-05-04T10:00:00Z');
const fetched = new Date(now).toISOString();
const source = { location: 'https://cluster.example/feed/', refresh: 15 };
/** Minutes from now. */
const wait = (record: object, from = source, random = () => 0): number =>
  (nextAttempt({ key: '', failures: 0, ...record }, from, now, random) - now) / MINUTE;

describe('what a feed says about how often to read it', () => {
  const head = (inside: string, names = ''): string =>
    `<rss version="2.0"${names}><channel><title>t</title>${inside}<item><ttl>1</ttl></item></channel></rss>`;
  const sy = ' xmlns:x="http://purl.org/rss/1.0/modules/syndication/"';
  const cases: readonly [string, string, number | undefined][] = [
    ['nothing', head(''), undefined],
    ['ttl', head('<ttl>90</ttl>'), 90],
    ['a padded ttl', head('<ttl>\n\t 90 </ttl>'), 90],
    ['a ttl that is none', head('<ttl>soon</ttl>'), undefined],
    ['a ttl of nothing', head('<ttl>0</ttl>'), undefined],
    ['a ttl below nothing', head('<ttl>-5</ttl>'), undefined],
    ['a ttl of years', head('<ttl>99999999</ttl>'), 10_080],
    [
      'WordPress, with its padding',
      head('<x:updatePeriod>\n\thourly\t</x:updatePeriod><x:updateFrequency>\n\t1\t</x:updateFrequency>', sy),
      60,
    ],
    [
      'a period and how often in it',
      head('<x:updatePeriod>daily</x:updatePeriod><x:updateFrequency>4</x:updateFrequency>', sy),
      360,
    ],
    ['only how often, which is a day’s', head('<x:updateFrequency>2</x:updateFrequency>', sy), 720],
    [
      'a frequency of nothing',
      head('<x:updatePeriod>daily</x:updatePeriod><x:updateFrequency>0</x:updateFrequency>', sy),
      1440,
    ],
    ['an undeclared prefix', head('<sy:updatePeriod>hourly</sy:updatePeriod>'), 60],
    [
      'the same name in another namespace',
      head('<x:updatePeriod>daily</x:updatePeriod>', ' xmlns:x="https://x.example/"'),
      undefined,
    ],
    ['the longer of both', head('<ttl>30</ttl><x:updatePeriod>hourly</x:updatePeriod>', sy), 60],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"${sy}><channel><items/><x:updatePeriod>weekly</x:updatePeriod></channel><item/></rdf:RDF>`,
      10_080,
    ],
    [
      'a calendar',
      'BEGIN:VCALENDAR\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT1H\r\nBEGIN:VEVENT\r\n',
      720,
    ],
    ['a calendar of days', 'BEGIN:VCALENDAR\nX-PUBLISHED-TTL:P1DT30M\nEND:VCALENDAR', 1470],
    ['JSON', '{"items": [], "ttl": 5}', undefined],
  ];
  for (const [name, body, expected] of cases)
    it(`is understood: ${name}`, () => {
      expect(readInterval(body)).to.equal(expected);
      expect(readInterval(new TextEncoder().encode(body))).to.equal(expected);
    });

  it('is found without looking at the items', () => {
    expect(readInterval(head('<ttl>45</ttl>') + '<item>'.repeat(1e6))).to.equal(45);
  });
});

describe('when to read a source', () => {
  it('is at once when it was never read', () => {
    expect(nextAttempt(undefined, source, now)).to.equal(now);
    expect(wait({})).to.equal(0);
  });

  it('is not before the longest of what is configured, what the feed says, and a quarter of an hour', () => {
    expect(wait({ fetched })).to.equal(15);
    expect(wait({ fetched, interval: 60 })).to.equal(60);
    expect(wait({ fetched, interval: 5 }, { ...source, refresh: 1 })).to.equal(15);
    expect(wait({ fetched, interval: 60 }, { ...source, refresh: 120 })).to.equal(120);
  });

  it('counts from when it was read, and is now when that is long ago', () => {
    expect(wait({ fetched: '2026-05-04T09:55:00Z' })).to.equal(10);
    expect(wait({ fetched: '2026-05-01T00:00:00Z' })).to.equal(0);
  });

  it('does not wait for ever when the clock was put back', () => {
    expect(wait({ fetched: '2031-01-01T00:00:00Z' })).to.equal(15);
  });

  it('is spread over a tenth more', () => {
    expect(wait({ fetched }, source, () => 0.5)).to.be.closeTo(15.75, 1e-6);
  });

  it('is every minute for a file, or as seldom as is configured', () => {
    const file = { location: '/srv/news.json', refresh: 1 };
    expect(wait({ fetched, interval: 60 }, file)).to.equal(1);
    expect(wait({ fetched }, { ...file, refresh: 30 })).to.equal(30);
  });

  it('grows after failures from a minute to the usual interval', () => {
    const waits = [1, 2, 3, 4, 5, 6, 2000].map((failures) => wait({ fetched, failures }));
    expect(waits).to.deep.equal([1, 2, 4, 8, 15, 15, 15]);
  });

  it('is at most an hour after failures', () => {
    expect(wait({ fetched, failures: 20, interval: 1440 })).to.equal(60);
  });

  it('is not before the server wants it', () => {
    expect(wait({ failures: 1, retryAt: '2026-05-04T12:00:00Z' })).to.equal(120);
    expect(wait({ failures: 5, retryAt: '2026-05-04T10:01:00Z' })).to.equal(15);
    expect(wait({ failures: 1, retryAt: '2038-01-01T00:00:00Z' }), 'the clock was wrong').to.equal(1);
  });

  it('is never before now, never NaN, and for addresses not within 15 minutes of a good reading', () => {
    const dates = fc.option(
      fc.oneof(
        fc.constant('nonsense'),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      { nil: undefined },
    );
    fc.assert(
      fc.property(
        fc.record({ failures: fc.nat(), interval: fc.nat(), fetched: dates, retryAt: dates }),
        fc.nat(10_000),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (record, refresh, random) => {
          const { fetched, retryAt, ...rest } = record;
          const known = { key: '', ...rest, ...(fetched && { fetched }), ...(retryAt && { retryAt }) };
          const next = nextAttempt(known, { ...source, refresh }, now, () => random);
          expect(next).to.be.at.least(now);
          const last = Date.parse(fetched ?? '');
          if (!known.failures && last <= now) expect(next).to.be.at.least(last + 15 * MINUTE);
        },
      ),
    );
  });
});
