import { expect } from 'chai';
import { instantOf, isWholeDay, spanOf } from '../../src/feed/event-time.js';

const iso = (instant: number) => new Date(instant).toISOString();

describe('the instant of a date', () => {
  for (const [value, zone, endOfDay, expected] of [
    ['2026-05-06T09:00:00+02:00', undefined, false, '2026-05-06T07:00:00.000Z'],
    ['2026-05-06T09:00:00+0200', 'Asia/Tokyo', false, '2026-05-06T07:00:00.000Z'],
    ['2026-05-06T09:00:00Z', 'Europe/Berlin', false, '2026-05-06T09:00:00.000Z'],
    ['2026-05-06T09:00:00', 'Europe/Berlin', false, '2026-05-06T07:00:00.000Z'],
    ['2026-01-06T09:00:00', 'Europe/Berlin', false, '2026-01-06T08:00:00.000Z'],
    ['2026-05-06', 'Europe/Berlin', false, '2026-05-05T22:00:00.000Z'],
    ['2026-05-06', 'Europe/Berlin', true, '2026-05-06T21:59:59.999Z'],
    // The clock goes back at 3 and forward at 2: the first of two, and the offset before the gap.
    ['2026-10-25T02:30:00', 'Europe/Berlin', false, '2026-10-25T00:30:00.000Z'],
    ['2026-03-29T02:30:00', 'Europe/Berlin', false, '2026-03-29T01:30:00.000Z'],
    ['2026-05-06', 'America/New_York', true, '2026-05-07T03:59:59.999Z'],
  ] as const) {
    it(`${value} in ${zone ?? 'its own offset'}${endOfDay ? ', at its end' : ''}`, () => {
      expect(iso(instantOf(value, zone, endOfDay))).to.equal(expected);
    });
  }

  it('without a zone is that of the reader', () => {
    expect(instantOf('2026-05-06T09:00:00')).to.equal(new Date(2026, 4, 6, 9).getTime());
    expect(instantOf('2026-05-06')).to.equal(new Date(2026, 4, 6).getTime());
  });

  it('of what is none is NaN', () => {
    for (const value of ['soon', 'Tomorrow', '2026-13-01', '2026-05-06T99:00:00']) {
      expect(instantOf(value), value).to.be.NaN;
    }
  });

  it('is a whole day without a time', () => {
    expect(['2026-05-06', '2026-05-06T00:00:00Z'].map(isWholeDay)).to.deep.equal([true, false]);
  });
});

describe('the span of an event', () => {
  const timeZone = 'Europe/Berlin';
  for (const [name, event, start, end] of [
    [
      'a day lasts to its end',
      { start: '2026-05-06', timeZone },
      '2026-05-05T22:00:00.000Z',
      '2026-05-06T21:59:59.999Z',
    ],
    [
      'days last to the end of the last',
      { start: '2026-05-06', end: '2026-05-07', timeZone },
      '2026-05-05T22:00:00.000Z',
      '2026-05-07T21:59:59.999Z',
    ],
    [
      'days that end before they start are one',
      { start: '2026-05-06', end: '2026-05-05', timeZone },
      '2026-05-05T22:00:00.000Z',
      '2026-05-06T21:59:59.999Z',
    ],
    [
      'times end when they say',
      { start: '2026-05-06T09:00:00+02:00', end: '2026-05-06T17:00:00+02:00' },
      '2026-05-06T07:00:00.000Z',
      '2026-05-06T15:00:00.000Z',
    ],
    [
      'a time without an end is a moment',
      { start: '2026-05-06T09:00:00+02:00' },
      '2026-05-06T07:00:00.000Z',
      '2026-05-06T07:00:00.000Z',
    ],
    [
      'a time that ends before it starts is a moment',
      { start: '2026-05-06T09:00:00Z', end: '2026-05-06T08:00:00Z' },
      '2026-05-06T09:00:00.000Z',
      '2026-05-06T09:00:00.000Z',
    ],
    [
      'an end in another offset counts as the instant it is',
      { start: '2026-05-06T09:00:00+02:00', end: '2026-05-06T08:00:00Z' },
      '2026-05-06T07:00:00.000Z',
      '2026-05-06T08:00:00.000Z',
    ],
  ] as const) {
    it(name, () => {
      const span = spanOf(event);
      expect([iso(span.start), iso(span.end)]).to.deep.equal([start, end]);
    });
  }
});
