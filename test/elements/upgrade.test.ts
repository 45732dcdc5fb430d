import { expect } from 'chai';
import { ClusterNewsList } from '../../src/elements/news-list.js';
import { drawn, main, nextEvent, server, textOf, textsOf } from './page.js';
import { feedOf, items, newsUrl } from './sample-feeds.js';

type Early = HTMLElement & Record<string, unknown>;

describe('an element that is there before its definition', () => {
  it('takes over properties that were set on it', async () => {
    const early = document.createElement('test-early-properties') as Early;
    Object.assign(early, { feed: feedOf(items(4)), limit: 2, heading: 'Said early', headingLevel: 3 });
    main.append(early);
    const loaded = nextEvent(early, 'cluster-load');
    customElements.define('test-early-properties', class extends ClusterNewsList {});
    await loaded;
    await drawn(early as unknown as ClusterNewsList);
    expect(textsOf(early, 'title')).to.deep.equal(['Item 4', 'Item 3']);
    expect(early.shadowRoot!.querySelector('h3[part="heading"]')?.textContent).to.equal('Said early');
    expect(Object.hasOwn(early, 'limit'), 'a property that hides the accessor').to.equal(false);
  });

  it('created by script, with attributes, loads once it is defined and in the page', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const early = document.createElement('test-early-attributes');
    early.setAttribute('src', newsUrl);
    customElements.define('test-early-attributes', class extends ClusterNewsList {});
    expect(server.requests).to.deep.equal([]);
    const loaded = nextEvent(main, 'cluster-load');
    main.append(early);
    await loaded;
    await drawn(early as ClusterNewsList);
    expect(textsOf(early, 'title')).to.deep.equal(['Item 1']);
  });
});

describe('an element that is created after its definition', () => {
  it('loads nothing until it is in the page', async () => {
    const late = document.createElement('cluster-news-list');
    late.src = newsUrl;
    await Promise.resolve();
    expect(server.requests).to.deep.equal([]);
    main.append(late);
    expect((await server.request(newsUrl)).url).to.equal(newsUrl);
  });

  it('can be made by its constructor, and cloned', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const made = new ClusterNewsList();
    made.setAttribute('src', newsUrl);
    const clone = made.cloneNode(true) as ClusterNewsList;
    const loaded = nextEvent(main, 'cluster-load');
    main.append(clone);
    await loaded;
    await drawn(clone);
    expect(textsOf(clone, 'title')).to.deep.equal(['Item 1']);
  });
});

describe('an attribute that is taken away', () => {
  const cases: [attribute: string, value: string, expected: string[]][] = [
    ['limit', '1', ['Item 3']],
    ['tags', 'x', ['Item 2']],
    ['include', 'item 1', ['Item 1']],
    ['exclude', 'item 1', ['Item 3', 'Item 2']],
    ['since', '2026-03-03', ['Item 3']],
  ];
  for (const [attribute, value, expected] of cases) {
    it(`leaves no trace: ${attribute}`, async () => {
      const feed = feedOf(items(3));
      feed.items[1]!.tags = ['x'];
      const element = document.createElement('cluster-news-list');
      element.feed = feed;
      element.setAttribute(attribute, value);
      const loaded = nextEvent(main, 'cluster-load');
      main.append(element);
      await loaded;
      await drawn(element);
      expect(textsOf(element, 'title')).to.deep.equal(expected);
      element.removeAttribute(attribute);
      await drawn(element);
      expect(textsOf(element, 'title')).to.deep.equal(['Item 3', 'Item 2', 'Item 1']);
      expect(textOf(element, 'heading')).to.equal('News');
    });
  }
});
