import { expect } from 'chai';
import type { ClusterItem } from '../../src/feed/model.js';
import { mergeFeed } from '../../src/relay/merge.js';
import type { FeedConfig } from '../../src/relay/model.js';
import { feedOf, ids, now, published, read, recordsFor, recordsOf, sourceAt } from './merged-feeds.js';

const item = (id: string, facts: Partial<ClusterItem> = {}): ClusterItem => ({ id, title: id, ...facts });
const on = (day: string, facts: Partial<ClusterItem> = {}): Partial<ClusterItem> => ({
  date_published: `2026-${day}T12:00:00Z`,
  ...facts,
});
const news = (id: string, day: string, facts: Partial<ClusterItem> = {}): ClusterItem =>
  item(id, on(day, facts));

const [a, b] = ['https://a.example/feed', 'https://b.example/feed'];
const two = (settings: Partial<FeedConfig> = {}): FeedConfig =>
  feedOf({ sources: [sourceAt(a), sourceAt(b)], ...settings });

/** The ids of what two sources become in the feed of everything. */
async function merge(
  one: readonly ClusterItem[],
  other: readonly ClusterItem[],
  settings: Partial<FeedConfig> = {},
): Promise<string[]> {
  const config = two(settings);
  return ids((await published(config, recordsFor(config, one, other)))['news.json']);
}

const title = 'The cluster opens a new laboratory';
const start = (time: string) => ({ _event: { start: time } });

describe('merging', () => {
  const cases: readonly (readonly [
    name: string,
    one: readonly ClusterItem[],
    other: readonly ClusterItem[],
    expected: readonly string[],
    settings?: Partial<FeedConfig>,
  ])[] = [
    ['keeps what is different', [item('1')], [item('2')], ['1', '2']],
    [
      'finds a copy by its id',
      [item('tag:x,2026:1')],
      [item('tag:x,2026:1', { title: 'b' })],
      ['tag:x,2026:1'],
    ],
    [
      'takes no number of another site for an id',
      [item('17')],
      [item('17', { title: 'b' })],
      ['17', '17#b.example'],
    ],
    [
      'takes a number of the same site for an id',
      [news('17', '03-01')],
      [news('17', '03-01', { title: 'b' })],
      ['17'],
      { sources: [sourceAt('https://a.example/1'), sourceAt('https://www.a.example/2')] },
    ],
    [
      'takes no number of the same site with another date for one',
      [news('17', '03-01')],
      [news('17', '03-02', { title: 'b' })],
      ['17#a.example', '17'],
      { sources: [sourceAt('https://a.example/1'), sourceAt('https://a.example/2')] },
    ],
    [
      'finds a copy by its address',
      [item('1', { url: 'https://x.example/a' })],
      [item('2', { url: 'http://www.x.example/a/?utm_source=rss#more' })],
      ['1'],
    ],
    [
      'keeps the items of one page apart by their places on it',
      [item('1', { url: 'https://x.example/a#b' }), item('2', { url: 'https://x.example/a#c' })],
      [item('3', { url: 'https://x.example/a#c' }), item('4', { url: 'https://x.example/a#d' })],
      ['1', '2', '4'],
    ],
    [
      'does not tell items by an address that several have',
      [item('1', { url: 'https://x.example/' }), item('2', { url: 'https://x.example/' })],
      [item('3', { url: 'https://x.example/' })],
      ['1', '2', '3'],
    ],
    [
      'finds a copy by its title within days',
      [news('1', '03-01', { title })],
      [news('2', '03-04', { title: `${title.toUpperCase()}!` })],
      ['1'],
    ],
    [
      'takes the same title weeks later for another item',
      [news('1', '03-01', { title })],
      [news('2', '03-05', { title })],
      ['2', '1'],
    ],
    ['takes undated items for no copies', [item('1', { title })], [item('2', { title })], ['1', '2']],
    [
      'takes the same title in another language for another item',
      [news('1', '03-01', { title, language: 'en' })],
      [news('2', '03-01', { title, language: 'de' })],
      ['1', '2'],
    ],
    [
      'takes the same address in another language for another item',
      [item('1', { url: 'https://x.example/a', language: 'en' })],
      [item('2', { url: 'https://x.example/a', language: 'pl' })],
      ['1', '2'],
    ],
    [
      'takes an address in a language that is not stated for the same item',
      [item('1', { url: 'https://x.example/a', language: 'en' })],
      [item('2', { url: 'https://x.example/a' })],
      ['1'],
    ],
    [
      'leaves to a publisher what is an item of its own',
      [news('1', '03-01', { title }), news('2', '03-01', { title })],
      [],
      ['1', '2'],
    ],
    [
      'finds one copy of an item in a source, no more',
      [news('1', '03-01', { title })],
      [news('2', '03-01', { title }), news('3', '03-01', { title })],
      ['1', '3'],
    ],
    [
      'takes two events with different starts for two',
      [item('tag:x:1', { title, url: 'https://x.example/a', ...start('2026-05-06') })],
      [item('tag:x:1', { title, url: 'https://x.example/a', ...start('2026-05-07') })],
      ['tag:x:1', 'tag:x:1#b.example'],
    ],
    [
      'takes two events of one name and start for one, whenever they were announced',
      [news('1', '01-01', { title, ...start('2026-05-06T09:00:00+02:00') })],
      [news('2', '03-01', { title, ...start('2026-05-06T07:00:00Z') })],
      ['1'],
    ],
    [
      'takes a day and a time on it for one start',
      [item('1', { title, ...start('2026-05-06') })],
      [item('2', { title, ...start('2026-05-06T09:00:00+02:00') })],
      ['1'],
    ],
    [
      'has a pinned copy win',
      [item('1', { url: 'https://x.example/a' })],
      [item('2', { url: 'https://x.example/a/' })],
      ['2'],
      { pinned: ['2'] },
    ],
    [
      'puts pinned items first, in the given order, by id or address',
      [news('1', '03-03'), news('2', '03-02', { url: 'https://x.example/2' }), news('3', '03-01')],
      [news('4', '03-04', { _pinned: true })],
      ['3', '2', '4', '1'],
      { pinned: ['3', 'http://x.example/2/', 'https://x.example/none'] },
    ],
    [
      'keeps pinned items whatever the filters, the limit and their age',
      [news('1', '03-03', { title: 'bad' }), news('2', '03-02'), news('3', '03-01')],
      [],
      ['1', '3'],
      { pinned: ['1', '3'], limit: 1, since: '1d', exclude: ['bad'] },
    ],
    [
      'leaves out what is hidden with its copies',
      [news('1', '03-01', { title }), news('2', '03-01')],
      [news('3', '03-01', { title }), news('4', '03-01', { url: 'https://x.example/4' })],
      ['2'],
      { hidden: ['3', 'https://www.x.example/4'] },
    ],
    [
      'keeps items with one of the tags',
      [item('1', { tags: ['Law', 'News'] }), item('2', { tags: ['Lawn'] }), item('3')],
      [],
      ['1'],
      { tags: ['LAW', 'none'] },
    ],
    [
      'keeps items with one of some words, and none of others',
      [item('1', { summary: 'A Grant' }), item('2', { summary: 'a grant, paid' }), item('3')],
      [],
      ['1'],
      { include: ['grant'], exclude: ['PAID'] },
    ],
    [
      'leaves out what is older',
      [news('1', '03-18'), news('2', '03-01'), item('3')],
      [],
      ['1'],
      { since: '7d' },
    ],
    [
      'keeps coming events and open calls however old',
      [
        news('1', '01-01', start('2026-05-06')),
        news('2', '01-01', start('2026-03-19')),
        news('3', '01-01', { _call: { closes: '2026-03-20' } }),
        news('4', '01-01', { _call: { closes: '2026-03-19' } }),
      ],
      [],
      ['1', '3'],
      { since: '7d' },
    ],
    [
      'orders by publication, events without one by their start, and the undated last',
      [item('u'), news('1', '03-01'), item('e', start('2026-03-02')), news('3', '03-03')],
      [item('v')],
      ['3', 'e', '1', 'u', 'v'],
    ],
    [
      'orders a feed of events by their start, the coming ones first',
      [
        news('long ago', '03-01', start('2015-03-18')),
        news('later', '03-01', start('2026-05-01')),
        news('over', '03-01', start('2026-03-19')),
        news('soon', '01-01', start('2026-03-20')),
      ],
      [],
      ['soon', 'later', 'over', 'long ago'],
    ],
    [
      'orders a recurring event by its next time',
      [
        item('weekly', { _event: { start: '2015-01-07', recurrence: ['RRULE:FREQ=WEEKLY'] } }),
        item('soon', start('2026-03-21')),
        item('later', start('2026-04-21')),
      ],
      [],
      ['soon', 'weekly', 'later'],
    ],
    [
      'keeps the newest within the limit, and what is due before them',
      [
        news('1', '03-01'),
        news('2', '03-02'),
        news('3', '03-03'),
        news('event', '01-01', start('2026-05-06')),
      ],
      [],
      ['3', '2', 'event'],
      { limit: 3 },
    ],
    [
      'leaves half of the limit to news',
      [
        news('1', '03-01'),
        news('2', '03-02'),
        ...[1, 2, 3].map((day) => news(`e${day}`, '01-01', start(`2026-05-0${day}`))),
      ],
      [],
      ['2', '1', 'e1', 'e2'],
      { limit: 4 },
    ],
  ];
  for (const [name, one, other, expected, settings] of cases)
    it(name, async () => {
      expect(await merge(one, other, settings)).to.deep.equal(expected);
    });

  it('takes over what the winner lacks and the copy has', async () => {
    const config = two();
    const image = { url: 'https://b.example/i.png', alt: 'A' };
    const copy: ClusterItem = {
      ...news('2', '03-02', { title: 'b', url: 'https://x.example/a' }),
      summary: 'Other words',
      tags: ['t'],
      image: image.url,
      _image: image,
      attachments: [{ url: 'https://b.example/p.pdf' }],
      _event: { start: '2026-05-06' },
    };
    const winner = item('1', { title: 'a', url: 'https://x.example/a', tags: ['own'], content_text: 'Own' });
    const { 'news.json': feed } = await published(config, recordsFor(config, [winner], [copy]));
    const { attachments, _event, date_published } = copy;
    expect(feed!.items).to.deep.equal([
      {
        ...winner,
        date_published,
        attachments,
        _event,
        image: image.url,
        _image: image,
        _source: { title: 'A feed' },
      },
    ]);
  });

  it('takes no words of another language over, and says whose the image is', async () => {
    const config = two({ languages: ['de'] });
    const url = 'https://x.example/a';
    const records = recordsFor(
      config,
      [item('1', { url, language: 'de' })],
      [
        item('2', {
          url,
          language: 'en',
          summary: 'S',
          tags: ['t'],
          _image: { url: 'https://b.example/i.png', alt: 'A' },
        }),
      ],
    );
    const [, german] = await mergeFeed({ ...config, languages: ['de'] }, records, now);
    // In German there is a German item, so that the other is not chosen at all.
    expect(german!.items.map(({ id, _image }) => [id, _image])).to.deep.equal([['1', undefined]]);
    const [, french] = await mergeFeed({ ...config, languages: ['fr'] }, records, now);
    expect(french!.items).to.have.lengthOf(1);
    expect(french!.items[0]).to.deep.include({
      id: '1',
      _image: { language: 'en', url: 'https://b.example/i.png', alt: 'A' },
    });
    expect(french!.items[0]).not.to.have.any.keys('summary', 'tags');
  });

  it('is stable however many items begin alike on one day', async () => {
    const many = (prefix: string) =>
      Array.from({ length: 2000 }, (_, index) =>
        news(`${prefix}${index}`, '03-01', { title: `${title}: ${'word '.repeat(20)} number ${index}` }),
      );
    expect(await merge(many('a'), many('b'), { limit: 5000, pageSize: 5000 })).to.have.length.within(
      2000,
      4000,
    );
  });
});

describe('the ids of a feed', () => {
  it('are no two the same, whatever the sources have', async () => {
    const config = feedOf({ languages: ['de', 'en', 'pl'], sources: [sourceAt('https://a.example/{lang}')] });
    const one = news('https://a.example/?p=1', '03-01');
    const { 'news.json': all, 'news.pl.json': polish } = await published(
      config,
      recordsFor(config, [one], [one], [one]),
    );
    expect(ids(all)).to.deep.equal([one.id, `${one.id}#en`, `${one.id}#pl`]);
    expect(ids(polish)).to.deep.equal([one.id]);
  });
});

describe('the editions of a feed', () => {
  const tongues = feedOf({
    languages: ['de', 'pl'],
    sources: [sourceAt('https://a.example/{lang}/feed'), sourceAt(b)],
  });
  const records = recordsOf({
    'https://a.example/de/feed': read([news('de1', '03-05'), news('en1', '03-04', { language: 'en' })]),
    // It says English whatever the text: an old WordPress.
    'https://a.example/pl/feed': read([news('pl1', '03-03', { language: 'pl' })], { language: 'en' }),
    [b]: read([
      news('both', '03-02', {
        language: 'en',
        _translations: {
          de: { title: 'Beides', url: 'https://b.example/de' },
          pl: { url: 'https://b.example/pl' },
        },
      }),
    ]),
  });

  it('have what was put together for the readers of a language, and else what is in it', async () => {
    const feeds = await published(tongues, records);
    expect(ids(feeds['news.json'])).to.deep.equal(['de1', 'en1', 'pl1', 'both']);
    expect(ids(feeds['news.de.json'])).to.deep.equal(['de1', 'en1', 'both']);
    expect(ids(feeds['news.pl.json'])).to.deep.equal(['pl1']);
  });

  it('have items in their own words', async () => {
    const feeds = await published(tongues, records);
    expect(feeds['news.de.json']!.items[2]).to.deep.equal({
      id: 'both',
      title: 'Beides',
      url: 'https://b.example/de',
      language: 'de',
      date_published: '2026-03-02T12:00:00Z',
      _source: { title: 'A feed' },
    });
    expect(feeds['news.json']!.items[3]).to.have.property('_translations');
  });

  it('have what states no language in that of the edition it was read for', async () => {
    const feeds = await published(tongues, records);
    expect(feeds['news.json']!.items.map(({ language }) => language)).to.deep.equal(['de', 'en', 'pl', 'en']);
  });

  it('fall back as the configuration says where there is nothing', async () => {
    const config = feedOf({ languages: ['pl'], fallbackLanguages: ['en', 'de'] });
    const only = recordsFor(config, [item('1', { language: 'de' })]);
    expect(ids((await published(config, only))['news.pl.json'])).to.deep.equal(['1']);
    const none = { ...config, fallbackLanguages: ['none'] };
    expect(ids((await published(none, only))['news.pl.json'])).to.deep.equal([]);
  });
});

describe('the settings of a source', () => {
  const settled = feedOf({
    sources: [sourceAt(a, { title: 'Ours', language: 'pl', timeZone: 'Europe/Warsaw' })],
  });
  const first = async (facts: Partial<ClusterItem>): Promise<ClusterItem> => {
    const records = recordsOf({ [a]: read([item('1', facts)], { home_page_url: 'https://a.example/' }) });
    return (await published(settled, records))['news.json']!.items[0]!;
  };

  it('name it and the language of items that state none', async () => {
    expect(await first({})).to.deep.include({
      language: 'pl',
      _source: { title: 'Ours', url: 'https://a.example/' },
    });
    const stated = { language: 'de', _source: { title: 'Theirs' } };
    expect(await first(stated)).to.deep.include(stated);
  });

  it('give floating events and calls their zone', async () => {
    const floating = await first({
      _event: { start: '2026-05-06T09:00:00', end: '2026-05-06T10:00:00' },
      _call: { closes: '2026-05-06' },
    });
    expect(floating._event).to.deep.equal({
      start: '2026-05-06T09:00:00+02:00',
      end: '2026-05-06T10:00:00+02:00',
      timeZone: 'Europe/Warsaw',
    });
    expect(floating._call).to.deep.equal({ closes: '2026-05-06', timeZone: 'Europe/Warsaw' });
  });

  it('leave alone what states a zone or an offset', async () => {
    for (const _event of [
      { start: '2026-05-06T09:00:00Z' },
      { start: '2026-05-06', timeZone: 'Europe/Berlin' },
    ])
      expect((await first({ _event }))._event).to.deep.equal(_event);
  });
});
