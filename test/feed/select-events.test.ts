import { expect } from 'chai';
import type { ClusterItem, EventDetails } from '../../src/feed/model.js';
import { type EventSelection, selectEvents } from '../../src/feed/select-events.js';
import { openedFeed } from './chosen-feeds.js';

const now = Date.parse('2026-05-06T10:00:00Z');
const timeZone = 'Europe/Berlin';

function eventOf(id: string, details: Partial<EventDetails>, facts: Partial<ClusterItem> = {}): ClusterItem {
  return { id, title: id, _event: { start: '2026-06-01', timeZone, ...details }, ...facts };
}

const all = [
  eventOf('last', { start: '2026-12-01' }),
  eventOf('over today', { start: '2026-05-06T09:00:00+02:00', end: '2026-05-06T11:00:00+02:00' }),
  eventOf('running', { start: '2026-05-01', end: '2026-05-06' }),
  eventOf('next', { start: '2026-05-06T12:30:00+02:00' }),
  eventOf('long over', { start: '2025-05-06' }),
  { id: 'news', title: 'news', date_published: '2026-05-06T09:00:00Z' },
];

function select(items: readonly ClusterItem[], asked: Partial<EventSelection> = {}): string[] {
  const selection = {
    language: 'de',
    fallbackLanguages: ['*'],
    limit: 9,
    event: undefined,
    past: false,
    now,
    ...asked,
  };
  return selectEvents([openedFeed(items)], selection).map(({ title }) => title!);
}

describe('choosing events', () => {
  const cases: [name: string, asked: Partial<EventSelection>, expected: string[]][] = [
    ['not over, soonest first', {}, ['running', 'next', 'last']],
    ['the next one', { limit: 1 }, ['running']],
    [
      'the past ones after them, latest first',
      { past: true },
      ['running', 'next', 'last', 'over today', 'long over'],
    ],
    [
      'the past ones only where there is room',
      { past: true, limit: 4 },
      ['running', 'next', 'last', 'over today'],
    ],
    ['the one asked for by id, over or not', { event: 'long over' }, ['long over']],
    ['the one asked for is no news', { event: 'news' }, []],
    ['nobody', { event: 'nobody' }, []],
    ['none with a limit of none', { limit: 0 }, []],
  ];
  for (const [name, asked, expected] of cases) {
    it(name, () => expect(select(all, asked)).to.deep.equal(expected));
  }

  it('by address', () => {
    const url = 'https://cluster.example/events/1';
    expect(select([eventOf('a', {}), eventOf('b', {}, { url })], { event: url })).to.deep.equal(['b']);
  });

  it('a day is not over before its end in its own zone', () => {
    const today = [eventOf('today', { start: '2026-05-06' })];
    const at = (time: string) => select(today, { now: Date.parse(time) });
    expect(at('2026-05-06T21:59:00Z')).to.deep.equal(['today']);
    expect(at('2026-05-06T22:00:00Z')).to.deep.equal([]);
  });

  it('a cancelled one is shown until it would be over', () => {
    expect(select([eventOf('off', { status: 'cancelled' })])).to.deep.equal(['off']);
  });
});

describe('choosing events among languages', () => {
  const both = [
    eventOf('english', {}, { language: 'en' }),
    eventOf('deutsch', { start: '2026-07-01' }, { language: 'de' }),
  ];

  it('takes the language wanted, else what the fallback allows', () => {
    expect(select(both)).to.deep.equal(['deutsch']);
    expect(select(both, { language: 'pl' })).to.deep.equal(['english', 'deutsch']);
    expect(select(both, { language: 'pl', fallbackLanguages: ['none'] })).to.deep.equal([]);
  });

  it('is not kept from the fallback by news in the language', () => {
    const news = { id: 'n', title: 'n', language: 'pl' };
    expect(select([...both, news], { language: 'pl', fallbackLanguages: ['en'] })).to.deep.equal(['english']);
  });

  it('of one event in two languages under one id takes the one wanted', () => {
    const twice = [
      eventOf('1', {}, { title: 'Days', language: 'en' }),
      eventOf('1', {}, { title: 'Tage', language: 'de' }),
    ];
    expect(select(twice, { event: '1' })).to.deep.equal(['Tage']);
    expect(select(twice, { event: '1', language: 'pl' })).to.deep.equal(['Days']);
  });

  it('shows an event in the words it has in the language', () => {
    const item = eventOf('1', {}, { language: 'pl', title: 'Dni', _translations: { de: { title: 'Tage' } } });
    expect(select([item])).to.deep.equal(['Tage']);
    expect(select([item], { event: '1' })).to.deep.equal(['Tage']);
  });
});
