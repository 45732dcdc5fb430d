import { expect } from 'chai';
import { openFeedObject } from '../../src/feed/open-feed.js';
import { selectCalls } from '../../src/feed/select-calls.js';
import { toOffset } from '../../src/feed/time-zone.js';

const now = Date.parse('2026-05-01T10:00:00Z');

async function idsOf(items: readonly object[], languages = {}): Promise<string[]> {
  const feed = await openFeedObject({ version: 'https://jsonfeed.org/version/1.1', title: 'Calls', items });
  const selection = { language: 'en', fallbackLanguages: ['*'], now, ...languages };
  return selectCalls([feed], selection).map(({ item }) => item.id);
}

const call = (id: string, _call: object, facts: object = {}) => ({ id, title: id, _call, ...facts });

describe('which calls are shown', () => {
  it('those that are open, next deadline first, then those without one, then those to come', async () => {
    expect(
      await idsOf([
        call('endless', {}),
        call('opens last', { opens: '2026-08-01', closes: '2026-09-01' }),
        call('second', { closes: '2026-07-01' }),
        call('opens next', { opens: '2026-06-01', closes: '2026-12-01' }),
        call('closed', { closes: '2026-04-30', timeZone: 'Europe/Berlin' }),
        call('first', { opens: '2026-01-01', closes: '2026-05-02T12:00:00Z' }),
        { id: 'news', title: 'No call' },
      ]),
    ).to.deep.equal(['first', 'second', 'endless', 'opens next', 'opens last']);
  });

  for (const [closes, timeZone, isOpen] of [
    ['2026-05-01', 'Europe/Berlin', true],
    ['2026-04-30', 'Europe/Berlin', false],
    ['2026-04-30', 'Pacific/Pago_Pago', true],
    ['2026-05-01', 'Pacific/Kiritimati', false],
    ['2026-05-01T12:00', 'Europe/Berlin', true],
    ['2026-05-01T11:59', 'Europe/Berlin', false],
    ['2026-05-01T10:00:00Z', undefined, true],
    ['2026-05-01T09:59:59Z', undefined, false],
  ] as const) {
    it(`${closes} in ${timeZone ?? 'its own zone'} is ${isOpen ? 'open' : 'closed'} at 10:00 UTC`, async () => {
      const ids = await idsOf([call('it', { closes, ...(timeZone && { timeZone }) })]);
      expect(ids).to.deep.equal(isOpen ? ['it'] : []);
    });
  }

  it('those in the language of the page, others where there are none', async () => {
    const items = [
      call('en', { closes: '2026-07-01' }, { language: 'en' }),
      call('de', { closes: '2026-06-01' }, { language: 'de' }),
    ];
    expect(await idsOf(items)).to.deep.equal(['en']);
    expect(await idsOf(items, { language: 'pl' })).to.deep.equal(['de', 'en']);
    expect(await idsOf(items, { language: 'pl', fallbackLanguages: ['none'] })).to.deep.equal([]);
  });
});

describe('an instant on the wall clock of an offset', () => {
  it('keeps its day to the last millisecond', () => {
    const last = Date.parse('2026-11-27T22:59:59.999Z');
    expect(toOffset(last, '+01:00')).to.equal('2026-11-27T23:59:59+01:00');
    expect(toOffset(last, '-08:00')).to.equal('2026-11-27T14:59:59-08:00');
    expect(toOffset(last, 'Z')).to.equal('2026-11-27T22:59:59Z');
  });
});
