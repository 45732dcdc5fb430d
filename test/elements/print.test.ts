import { expect } from 'chai';
import { drawn, parts, textsOf } from './page.js';
import { feedOf, items } from './sample-feeds.js';
import { mountTools, press, search } from './tools.js';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `n-${index}`, title: `News ${count - index}` }));

describe('a list on paper', () => {
  const print = (type: 'beforeprint' | 'afterprint') => dispatchEvent(new Event(type));

  it('has all that "Show more" would bring, at once, and is as before afterwards', async () => {
    const element = await mountTools('limit="2" more="3"', feedOf(items(20)));
    await press(element, 'more');
    print('beforeprint');
    // A page is laid out for the printer before any task, or even a microtask, gets its turn.
    expect(parts(element, 'item')).to.have.length(20);
    print('afterprint');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 20', 'Item 19', 'Item 18', 'Item 17', 'Item 16']);
    expect(parts(element, 'more')).to.have.length(1);
  });

  it('has no more than 200', async () => {
    const element = await mountTools('more="3"', feedOf(many(300)));
    print('beforeprint');
    expect(parts(element, 'item')).to.have.length(200);
    print('afterprint');
  });

  it('has what was found of a search', async () => {
    const element = await mountTools('limit="1" more="1" searchable', feedOf(items(25)));
    await search(element, 'item 1', ['Item 21']);
    print('beforeprint');
    expect(parts(element, 'item')).to.have.length(12);
    print('afterprint');
  });

  it('has as many as the page asks for where it has no "Show more"', async () => {
    const element = await mountTools('limit="2" searchable', feedOf(items(20)));
    print('beforeprint');
    expect(parts(element, 'item')).to.have.length(2);
    print('afterprint');
  });

  it('is left alone by a list that has left the page', async () => {
    const element = await mountTools('limit="2" more="3"', feedOf(items(20)));
    element.remove();
    await drawn(element);
    print('beforeprint');
    expect(parts(element, 'item')).to.have.length(2);
    print('afterprint');
  });
});
