import { expect } from 'chai';
import { readDate } from '../../src/feed/dates.js';
import { parseTimestamp, readInstant } from '../../src/feed/timestamp.js';

describe('dates of feeds', () => {
  const cases: readonly [string, string | undefined][] = [
    ['Thu, 05 Mar 2026 10:00:00 +0200', '2026-03-05T10:00:00+02:00'],
    ['Thu, 5 Mar 26 10:00 GMT', '2026-03-05T10:00:00Z'],
    ['Thu, 05 Mar 99 10:00:00 EST', '1999-03-05T10:00:00-05:00'],
    ['Mon, 13 Feb, 2012 06:28:00 UTC', '2012-02-13T06:28:00Z'],
    ['Do, 05 Mär 2026 10:00:00 +0100', '2026-03-05T10:00:00+01:00'],
    ['Sun Jul 15 01:16:00 +0000 2012', '2012-07-15T01:16:00Z'],
    ['January 5, 2004 10:00', '2004-01-05T10:00:00Z'],
    ['5.3.2026 9:05', '2026-03-05T09:05:00Z'],
    ['1. März 2026, 9:05', '2026-03-01T09:05:00Z'],
    ['mar, 03 Mar 2026 10:00:00 GMT', '2026-03-03T10:00:00Z'],
    ['2026-03-05 10:00:00', '2026-03-05T10:00:00Z'],
    ['2026-03', '2026-03-01T00:00:00Z'],
    ['Thu, 05 Mar 2026 10:00:00 +0100 (CET)', '2026-03-05T10:00:00+01:00'],
    ['Thu,05 Mar 2026 10:00:00 GMT', '2026-03-05T10:00:00Z'],
    ['05 Mar 2026 10:14 PM', '2026-03-05T22:14:00Z'],
    ['Mar 5, 2026 12:05 AM', '2026-03-05T00:05:00Z'],
    ['5 grudnia 2026', '2026-12-05T00:00:00Z'],
    ['31 paź 2026 9:05', '2026-10-31T09:05:00Z'],
    ['20260305T101455Z', '2026-03-05T10:14:55Z'],
    ['20260305', '2026-03-05T00:00:00Z'],
    ['2026/3/5 10:14', '2026-03-05T10:14:00Z'],
    ['2026-03-05 10:14:55 UTC', '2026-03-05T10:14:55Z'],
    ['2026-03-05T10:14:55-08', '2026-03-05T10:14:55-08:00'],
    ['2026/03-05', undefined],
    ['30 Feb 2026', undefined],
    ['Sun, 16 zzz 2012 11:47:32 GMT', undefined],
    ['Thu, 05 Mar 2026 10:00:00 XYZ', undefined],
    ['Thu, 05 Mar 2026 24:01', undefined],
    ['yesterday', undefined],
    [`5 Mar 2026${' '.repeat(50_000)}x`, undefined],
    [`x 1:00${' '.repeat(50_000)}x`, undefined],
    ['', undefined],
  ];
  for (const [written, expected] of cases) {
    it(`reads "${written.slice(0, 50)}" as ${expected}`, () => expect(readDate(written)).to.equal(expected));
  }
});

describe('timestamps of JSON', () => {
  it('keep the offset they state', () => {
    expect(readInstant('2026-05-06T09:00:00.25+0200')).to.equal('2026-05-06T09:00:00.25+02:00');
  });
  it('are UTC without one, whatever the zone of the machine is', () => {
    expect(readInstant('2026-05-06T09:00')).to.equal('2026-05-06T09:00:00Z');
    expect(readInstant('2026-05-06')).to.equal('2026-05-06T00:00:00Z');
  });
  it('tell a day from an instant', () => {
    expect(parseTimestamp('2026-05-06')).to.deep.equal({ day: '2026-05-06' });
  });
  for (const written of [
    '2026-02-30',
    '2026-13-01',
    '2026-05-06T25:00',
    '2026-05-06T09:60',
    'Thu, 05 Mar 2026',
    5,
    null,
  ]) {
    it(`are not made of ${String(written)}`, () => expect(parseTimestamp(written)).to.equal(undefined));
  }
});
