import { expect } from 'chai';
import type { ClusterItem } from '../../src/feed/model.js';
import { countNew, countTags, fold, supplyOf } from '../../src/feed/search.js';
import { published } from './chosen-feeds.js';

const ids = (items: readonly ClusterItem[] = []) => items.map(({ id }) => id).join();

/** A source that counts what was made of it. */
function source(items: readonly ClusterItem[]) {
  const made: string[] = [];
  function* make(): Generator<ClusterItem, void> {
    for (const item of items) {
      made.push(item.id);
      yield item;
    }
  }
  return { made, supply: supplyOf(make()) };
}
const find = (query: string, ...tags: string[]) => [query, new Set(tags)] as const;

describe('comparing texts', () => {
  for (const [text, folded] of [
    ['Łódź', 'lodz'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['Zażółć gęślą jaźń', 'zazolc gesla jazn'],
    ['Ærø', 'æro'],
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['ﬁnance', 'finance'],
    ['', ''],
  ]) {
    it(`"${text}" is "${folded}"`, () => expect(fold(text!)).to.equal(folded));
  }
});

describe('a supply of items', () => {
  const items = [1, 2, 3, 4].map((day) => published(`n${day}`, { tags: [day % 2 ? 'Odd' : 'Even'] }));

  it('makes what is asked for, once', () => {
    const { made, supply } = source(items);
    expect(ids(supply.take(2))).to.equal('n1,n2');
    expect(ids(supply.take(1))).to.equal('n1');
    expect(made).to.deep.equal(['n1', 'n2']);
    expect(ids(supply.take(9))).to.equal('n1,n2,n3,n4');
    expect(made).to.have.length(4);
  });

  it('finds nothing yet before it is prepared, and then words and tags', async () => {
    const { made, supply } = source(items);
    supply.take(1);
    expect(supply.find(...find('n'))).to.equal(undefined);
    await supply.prepare();
    await supply.prepare();
    expect(made).to.have.length(4);
    expect(ids(supply.find(...find('N3')))).to.equal('n3');
    expect(ids(supply.find(...find('', 'odd')))).to.equal('n1,n3');
    expect(ids(supply.find(...find('n', 'odd', 'even')))).to.equal('n1,n2,n3,n4');
    expect(ids(supply.find(...find('n4', 'odd')))).to.equal('');
    expect(ids(supply.find(...find('even n2')))).to.equal('n2');
  });

  it('is prepared in slices, and still gives what is asked for meanwhile', async () => {
    const { made, supply } = source(Array.from({ length: 4_000 }, (_, index) => published(`item ${index}`)));
    let now = 0;
    const { performance } = globalThis;
    // A clock by which each look takes a third of a slice.
    Object.defineProperty(globalThis, 'performance', {
      value: { now: () => (now += 4) },
      configurable: true,
    });
    const prepared = supply.prepare();
    const atOnce = made.length;
    expect(atOnce).to.be.within(8, 64);
    expect(supply.take(100)).to.have.length(100);
    await prepared;
    Object.defineProperty(globalThis, 'performance', { value: performance, configurable: true });
    expect(new Set(made).size).to.equal(4_000);
    expect(made).to.have.length(4_000);
    expect(ids(supply.find(...find('item 3999')))).to.equal('item 3999');
  });
});

describe('counting tags', () => {
  it('has the most used first, one for all ways to write it, as it was met first', () => {
    const tags = countTags([
      published('n3', { tags: ['Łódź', 'Law'], language: 'pl' }),
      published('n2', { tags: ['law', 'Research'] }),
      published('n1', { tags: ['LAW', 'lodz'] }),
      published('n0'),
    ]);
    expect(tags).to.deep.equal([
      { name: 'Law', folded: 'law', count: 3, language: 'pl' },
      { name: 'Łódź', folded: 'lodz', count: 2, language: 'pl' },
      { name: 'Research', folded: 'research', count: 1, language: undefined },
    ]);
  });
});

describe('counting what is new', () => {
  it('counts what came on top, not what moved up', () => {
    const before = [published('n3'), published('n2')];
    expect(countNew([published('n5'), published('n4'), published('n3')], before)).to.equal(2);
    expect(countNew([published('n3'), published('n1')], before)).to.equal(0);
  });
});
