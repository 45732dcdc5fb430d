import { expect } from 'chai';
import { FeedError } from '../../src/feed/feed-error.js';
import { main, mount, mountLoaded, nextEvent, part, parts, server } from './page.js';
import { eventItem, feedOf, item, items, newsUrl } from './sample-feeds.js';

describe('the event cluster-load', () => {
  it('leaves every shadow root, cannot be prevented, and has the whole feed', async () => {
    server.serve(newsUrl, feedOf(items(9)));
    const root = main.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const loaded = nextEvent(document, 'cluster-load');
    mount(`<cluster-news-list limit="2" src="${newsUrl}"></cluster-news-list>`, root);
    const event = await loaded;
    expect(event).to.include({ bubbles: true, composed: true, cancelable: false });
    expect(event.feed.title).to.equal('Example cluster');
    expect(event.feed.items.map(({ title }) => title)).to.deep.equal(
      items(9).map((_, index) => `Item ${index + 1}`),
    );
  });

  it('has the items of all feeds under the facts of the first', async () => {
    const other = 'https://other.example/feed';
    server.serve(newsUrl, feedOf([item(1)], { title: 'First' }));
    server.serve(other, feedOf([item(2)], { title: 'Second' }));
    const loaded = nextEvent(main, 'cluster-load');
    await mountLoaded(`<cluster-news-list src="${newsUrl} ${other}"></cluster-news-list>`);
    const { feed } = await loaded;
    expect(feed.title).to.equal('First');
    expect(feed.items.map(({ title }) => title)).to.deep.equal(['Item 1', 'Item 2']);
  });

  it('comes once for each load', async () => {
    server.serve(newsUrl, feedOf([]));
    let count = 0;
    main.addEventListener('cluster-load', () => count++);
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(count).to.equal(1);
    await element.reload();
    expect(count).to.equal(2);
  });
});

describe('the event cluster-error', () => {
  it('leaves every shadow root, cannot be prevented, and says what happened where', async () => {
    server.serve(newsUrl, (request) => request.respond('', { status: 410 }));
    const root = main.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const failed = nextEvent(document, 'cluster-error');
    mount(`<cluster-event-card src="${newsUrl}"></cluster-event-card>`, root);
    const event = await failed;
    expect(event).to.include({ bubbles: true, composed: true, cancelable: false });
    expect(event.error).to.be.instanceOf(FeedError);
    expect(event.error).to.include({ code: 'http', url: newsUrl, message: 'HTTP status 410' });
  });
});

describe('the event cluster-select', () => {
  const followed = (link: HTMLElement): MouseEvent => {
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    // After every handler of the widget; the page of the tests itself must stay.
    let wasPrevented = false;
    window.addEventListener(
      'click',
      (event) => {
        wasPrevented = event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );
    link.dispatchEvent(click);
    return Object.defineProperty(click, 'wasPrevented', { value: wasPrevented });
  };

  it('comes before a link of an item is followed, with the item', async () => {
    server.serve(newsUrl, feedOf(items(2)));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const selected = nextEvent(document, 'cluster-select');
    const click = followed(parts(element, 'link')[1]!);
    const event = await selected;
    expect(event).to.include({ bubbles: true, composed: true, cancelable: true });
    expect(event.target).to.equal(element);
    expect(event.item.title).to.equal('Item 1');
    expect(click).to.have.property('wasPrevented', false);
  });

  it('prevented, keeps the page', async () => {
    server.serve(newsUrl, feedOf([eventItem({ start: '2999-01-01' })]));
    const element = await mountLoaded(`<cluster-event-card src="${newsUrl}"></cluster-event-card>`);
    element.addEventListener('cluster-select', (event) => event.preventDefault());
    expect(followed(part(element, 'link'))).to.have.property('wasPrevented', true);
  });
});
