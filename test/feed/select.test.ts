import { expect } from 'chai';
import type { ClusterItem } from '../../src/feed/model.js';
import {
  type Languages,
  type NewsFilter,
  inOwnWords,
  sameLanguage,
  selectItems,
} from '../../src/feed/select.js';
import { made, openedFeed, published } from './chosen-feeds.js';

const german: Languages = { language: 'de', fallbackLanguages: ['*'] };
const now = Date.parse('2026-03-10T12:00:00Z');
const ids = (items: readonly ClusterItem[]) => items.map(({ id }) => id);
const select = (items: readonly ClusterItem[], filter: NewsFilter = {}) =>
  ids(selectItems([openedFeed(items)], german, filter, now));

describe('choosing news', () => {
  const tagged = [
    published('n1', { tags: ['Medicine'] }),
    published('n2', { tags: ['Law'] }),
    published('n3'),
  ];
  const worded = [
    published('n1', { title: 'A grant' }),
    published('n2', { summary: 'Two GRANTS' }),
    published('n3', { content_text: 'None' }),
  ];

  const cases: [name: string, items: ClusterItem[], filter: NewsFilter, expected: string[]][] = [
    ['newest first', [published('n1'), published('n3'), published('n2')], {}, ['n3', 'n2', 'n1']],
    ['undated last, in their order', [published('b'), published('n1'), published('a')], {}, ['n1', 'b', 'a']],
    [
      'pinned first, undated ones too',
      [published('n1'), published('b', { _pinned: true }), published('n2', { _pinned: true })],
      {},
      ['n2', 'b', 'n1'],
    ],
    [
      'of one moment in their order',
      [published('n1'), published('other 1'), published('n2')],
      {},
      ['n2', 'n1', 'other 1'],
    ],
    [
      'five by default',
      [1, 2, 3, 4, 5, 6].map((day) => published(`n${day}`)),
      {},
      ['n6', 'n5', 'n4', 'n3', 'n2'],
    ],
    ['as many as the limit', [published('n1'), published('n2')], { limit: 1 }, ['n2']],
    ['none with a limit of none', [published('n1')], { limit: 0 }, []],
    ['one of the tags', tagged, { tags: 'law, MEDICINE' }, ['n2', 'n1']],
    ['tags of nobody', tagged, { tags: 'sports' }, []],
    ['an empty list of tags is no filter', tagged, { tags: ' , ' }, ['n3', 'n2', 'n1']],
    ['one of the words', worded, { include: 'grant, other' }, ['n2', 'n1']],
    ['words of the text where there is no summary', worded, { include: 'none' }, ['n3']],
    ['none of the words', worded, { exclude: 'grant' }, ['n3']],
    [
      'since a date',
      [published('n1'), published('n5'), published('undated')],
      { since: '2026-03-05' },
      ['n5'],
    ],
    ['since an age', [published('n1'), published('n9')], { since: '2d' }, ['n9']],
    [
      'since nonsense is no filter',
      [published('n1'), published('undated')],
      { since: 'soon' },
      ['n1', 'undated'],
    ],
  ];
  for (const [name, items, filter, expected] of cases) {
    it(name, () => expect(select(items, filter)).to.deep.equal(expected));
  }

  it('makes no more items than it shows', () => {
    made.clear();
    select(
      Array.from({ length: 28 }, (_, index) => published(`n${index + 1}`)),
      { limit: 3 },
    );
    expect([...made.keys()]).to.deep.equal(['n28', 'n27', 'n26']);
  });
});

describe('choosing among languages', () => {
  const one = (id: string, language?: string) => published(id, language ? { language } : {});
  const all = [one('en1', 'en'), one('de2', 'de-CH'), one('pl3', 'pl'), one('any4')];
  const cases: [
    name: string,
    items: ClusterItem[],
    stated: string | undefined,
    language: string,
    fallback: string,
    expected: string[],
  ][] = [
    ['its own, whatever the region, and what states none', all, undefined, 'de-AT', '*', ['any4', 'de2']],
    ['no fallback is needed where there is something', all, undefined, 'de', 'none', ['any4', 'de2']],
    ['any', all.slice(0, 3), undefined, 'fr', '*', ['pl3', 'de2', 'en1']],
    ['none', all.slice(0, 3), undefined, 'fr', 'none', []],
    ['the first of the fallback that there is', all.slice(0, 3), undefined, 'fr', 'it pl en', ['pl3']],
    ['any in the end', all.slice(0, 3), undefined, 'fr', 'it *', ['pl3', 'de2', 'en1']],
    [
      'an edition in the language keeps its articles in others',
      all,
      'de',
      'de',
      '*',
      ['any4', 'pl3', 'de2', 'en1'],
    ],
    [
      'an edition, without other languages where they are not wanted',
      all,
      'de',
      'de',
      'none',
      ['any4', 'de2'],
    ],
    ['an edition in another language gives what it has in this one', all, 'pl', 'de', '*', ['any4', 'de2']],
  ];
  for (const [name, items, stated, language, fallback, expected] of cases) {
    it(name, () => {
      const languages = { language, fallbackLanguages: fallback.split(' ') };
      expect(ids(selectItems([openedFeed(items, stated)], languages, {}, now))).to.deep.equal(expected);
    });
  }

  it('of two editions takes the one in the language, and the other where that is empty', () => {
    const english = openedFeed([one('en1', 'en')], 'en');
    const own = openedFeed([one('de2', 'de')], 'de');
    expect(ids(selectItems([english, own], german, {}, now))).to.deep.equal(['de2']);
    expect(ids(selectItems([english, openedFeed([], 'de')], german, {}, now))).to.deep.equal(['en1']);
  });

  it('shows an item in the words it has in the language', () => {
    const item = published('n1', {
      language: 'pl',
      title: 'Polski',
      tags: ['x'],
      _translations: { 'de-DE': { title: 'Deutsch' } },
    });
    expect(inOwnWords(item, 'de'))
      .to.include({ id: 'n1', title: 'Deutsch', language: 'de-DE' })
      .and.have.deep.property('tags', ['x']);
    expect(inOwnWords(item, 'pl-PL')).to.equal(item);
    expect(inOwnWords(item, 'fr')).to.equal(item);
  });

  it('does not mix languages, nor take a page in another for words', () => {
    const item = published('n1', {
      language: 'en',
      summary: 'English',
      _translations: { de: { title: 'Deutsch' }, pl: { url: 'https://cluster.example/pl' } },
    });
    expect(inOwnWords(item, 'de')).to.not.have.property('summary');
    expect(inOwnWords(item, 'pl')).to.equal(item);
  });

  it('knows a language by its first part', () => {
    expect([['de', 'de-AT'], ['de_AT', 'DE'], ['de', 'den'], ['en', 'de']].map(([a, b]) => sameLanguage(a!, b!))).to.deep.equal([
      true, true, false, false,
    ]); // prettier-ignore
  });
});

describe('choosing from several feeds', () => {
  const merge = (...feeds: ClusterItem[][]) =>
    selectItems(
      feeds.map((items) => openedFeed(items)),
      german,
      {},
      now,
    ).map(({ title }) => title);
  const url = 'https://cluster.example/1';

  it('puts them into one order', () => {
    expect(merge([published('n1'), published('n3')], [published('n2')])).to.deep.equal(['n3', 'n2', 'n1']);
  });

  it('shows an article once: by its address, or an id that means the same everywhere', () => {
    expect(merge([published('a 2', { url })], [published('b 1', { url })])).to.deep.equal(['a 2']);
    const id = 'tag:cluster.example,2026:1';
    expect(merge([published(id, { title: 'One' })], [published(id, { title: 'Other' })])).to.deep.equal([
      'One',
    ]);
  });

  it('does not take two articles for one because both are number 17', () => {
    expect(merge([published('17', { title: 'One' })], [published('17', { title: 'Other' })])).to.deep.equal([
      'One',
      'Other',
    ]);
  });

  it('leaves what one feed says twice', () => {
    expect(merge([published('a 2', { url }), published('b 1', { url })])).to.deep.equal(['a 2', 'b 1']);
  });

  it('leaves a repeat out before it counts', () => {
    const feeds = [
      openedFeed([published('a 3', { url })]),
      openedFeed([published('b 2', { url }), published('c 1')]),
    ];
    expect(ids(selectItems(feeds, german, { limit: 2 }, now))).to.deep.equal(['a 3', 'c 1']);
  });

  it('is not confused by a repeat that a filter leaves out', () => {
    const feeds = [
      openedFeed([published('a 3', { url, title: 'Draft' })]),
      openedFeed([published('b 2', { url, title: 'Final' })]),
    ];
    expect(ids(selectItems(feeds, german, { exclude: 'draft' }, now))).to.deep.equal(['b 2']);
  });
});
