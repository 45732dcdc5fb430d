import { expect } from 'chai';
import { datesOf } from '../../src/feed/item-time.js';
import type { CallDetails, EventDetails } from '../../src/feed/model.js';
import { formatLocale } from '../../src/i18n/locale.js';
import { loadTexts, type WordLanguage } from '../../src/i18n/words.js';
import { countdown, nextChange } from '../../src/view/countdown.js';

const reader = 'Europe/Berlin';
const zoneBefore = process.env.TZ;
before(() => (process.env.TZ = reader));
after(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

async function say(
  event: EventDetails | undefined,
  now: string,
  words: WordLanguage = 'en',
  zone = reader,
  call?: CallDetails,
): Promise<string> {
  const texts = await loadTexts(words);
  const item = { id: '1', ...(event && { _event: event }), ...(call && { _call: call }) };
  return countdown(datesOf(item)!, Date.parse(now), zone, { texts, words, locale: formatLocale(words) });
}

const day: EventDetails = { start: '2026-05-06' };
const days: EventDetails = { start: '2026-05-06', end: '2026-05-07' };
const hours: EventDetails = { start: '2026-05-06T09:00:00+02:00', end: '2026-05-06T17:00:00+02:00' };
const open: EventDetails = { start: '2026-05-06T19:00:00+02:00' };

describe('how far away an event is', () => {
  const cases: [event: EventDetails, now: string, expected: string][] = [
    [day, '2026-04-05T12:00:00+02:00', ''],
    [day, '2026-04-06T12:00:00+02:00', 'in 30 days'],
    [day, '2026-05-01T00:00:00+02:00', 'in 5 days'],
    [day, '2026-05-05T23:59:59+02:00', 'tomorrow'],
    [day, '2026-05-06T00:00:00+02:00', 'today'],
    [day, '2026-05-06T23:59:59+02:00', 'today'],
    [day, '2026-05-07T00:00:00+02:00', ''],
    [days, '2026-05-06T00:00:00+02:00', 'now on'],
    [days, '2026-05-07T23:59:59+02:00', 'now on'],
    [days, '2026-05-08T00:00:00+02:00', ''],
    [hours, '2026-05-05T08:00:00+02:00', 'tomorrow'],
    [hours, '2026-05-06T08:59:59+02:00', 'today'],
    [hours, '2026-05-06T09:00:00+02:00', 'now on'],
    [hours, '2026-05-06T17:00:01+02:00', ''],
    [open, '2026-05-06T19:05:00+02:00', 'today'],
    [open, '2026-05-07T00:00:00+02:00', ''],
    // A day of 23 hours lies between, and one of 25.
    [{ start: '2026-03-30' }, '2026-03-28T23:30:00+01:00', 'in 2 days'],
    [{ start: '2026-03-29T12:00:00+02:00' }, '2026-03-29T00:30:00+01:00', 'today'],
    [{ start: '2026-10-26' }, '2026-10-24T23:30:00+02:00', 'in 2 days'],
    [{ start: '2026-10-26' }, '2026-10-25T23:30:00+01:00', 'tomorrow'],
  ];
  for (const [event, now, expected] of cases)
    it(`${event.start} to ${event.end ?? 'no end'}, at ${now}: ${expected || 'nothing'}`, async () =>
      expect(await say(event, now)).to.equal(expected));

  it('is said in German and Polish', async () => {
    const said = async (words: WordLanguage) =>
      Promise.all(
        ['2026-05-01', '2026-05-04', '2026-05-05', '2026-05-06'].map((now) =>
          say(days, `${now}T12:00:00+02:00`, words),
        ),
      );
    expect(await said('de')).to.deep.equal(['in 5 Tagen', 'übermorgen', 'morgen', 'läuft gerade']);
    expect(await said('pl')).to.deep.equal(['za 5 dni', 'pojutrze', 'jutro', 'trwa teraz']);
    expect(await say(day, '2026-05-06T12:00:00+02:00', 'de')).to.equal('heute');
    expect(await say(day, '2026-05-06T12:00:00+02:00', 'pl')).to.equal('dzisiaj');
  });

  it('counts an instant’s days on the reader’s clock', async () => {
    const event = { start: '2026-05-06T09:00:00+02:00', timeZone: 'Europe/Berlin' };
    // In Tokyo it is the sixth already.
    expect(await say(event, '2026-05-05T20:00:00Z', 'en', 'Asia/Tokyo')).to.equal('today');
    expect(await say(event, '2026-05-05T20:00:00Z')).to.equal('tomorrow');
  });

  it('counts whole days on the clock of their zone', async () => {
    const event = { ...day, timeZone: 'Asia/Tokyo' };
    expect(await say(event, '2026-05-05T16:00:00Z')).to.equal('today');
  });

  it('counts to when a call closes, at the end of a day or at its hour', async () => {
    const call = { closes: '2026-05-06', timeZone: 'Europe/Brussels' };
    const at = (now: string, details: CallDetails = call) => say(undefined, now, 'en', reader, details);
    expect(await at('2026-05-05T12:00:00+02:00')).to.equal('tomorrow');
    expect(await at('2026-05-06T23:59:59+02:00')).to.equal('today');
    expect(await at('2026-05-07T00:00:00+02:00')).to.equal('');
    const timed = { closes: '2026-05-06T17:00:00+02:00' };
    expect(await at('2026-05-06T16:59:59+02:00', timed)).to.equal('today');
    expect(await at('2026-05-06T17:00:01+02:00', timed)).to.equal('');
  });
});

describe('when that changes next', () => {
  const next = (event: EventDetails, now: string): string => {
    const at = nextChange(datesOf({ id: '1', _event: event })!, Date.parse(now), reader);
    return at === Infinity ? 'never' : new Date(at).toISOString();
  };
  for (const [event, now, expected] of [
    [day, '2026-05-01T12:00:00Z', '2026-05-01T22:00:00.000Z'],
    [day, '2026-05-06T12:00:00Z', '2026-05-06T22:00:00.000Z'],
    [day, '2026-05-06T22:00:00Z', 'never'],
    [hours, '2026-05-06T06:00:00Z', '2026-05-06T07:00:00.000Z'],
    [hours, '2026-05-06T07:00:00Z', '2026-05-06T15:00:00.001Z'],
    [hours, '2026-05-06T15:00:00.001Z', 'never'],
    // Midnight is where the clock is by then.
    [day, '2026-03-29T00:30:00Z', '2026-03-29T22:00:00.000Z'],
    [day, '2025-10-26T00:30:00Z', '2025-10-26T23:00:00.000Z'],
  ] as const)
    it(`${event.start}, after ${now}: ${expected}`, () => expect(next(event, now)).to.equal(expected));
});
