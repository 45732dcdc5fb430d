import { expect } from 'chai';
import type { ClusterNewsList } from '../../src/elements/news-list.js';
import { FakeClock } from './fake-clock.js';
import { drawn, main, mountLoaded, nextEvent, server, setHidden, textOf, textsOf } from './page.js';
import { feedOf, item, items, newsUrl } from './sample-feeds.js';
import { mountTools } from './tools.js';

describe('refresh', () => {
  let clock: FakeClock;

  beforeEach(() => {
    clock = new FakeClock();
    // Out of sight, where new items are shown at once.
    main.style.marginBlockStart = '300vh';
    scrollTo(0, 0);
  });

  /** A widget with its first feed, and a server that has a newer one. */
  async function mountOld(refresh: string): Promise<ClusterNewsList> {
    const element = await mountTools(refresh, feedOf(items(1)));
    server.serve(newsUrl, feedOf(items(3)));
    return element;
  }

  it('loads again when its minutes have passed, and again after that', async () => {
    const element = await mountOld('refresh="10"');
    clock.minutes(9.9);
    expect(server.requests).to.have.length(1);
    for (const count of [2, 3]) {
      const loaded = nextEvent(element, 'cluster-load');
      clock.minutes(10);
      await loaded;
      expect(server.requests).to.have.length(count);
    }
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 3', 'Item 2', 'Item 1']);
  });

  it('says how many items came, without a change of what has the focus', async () => {
    const element = await mountOld('refresh="10"');
    const link = element.shadowRoot!.querySelector('a')!;
    link.focus();
    const loaded = nextEvent(element, 'cluster-load');
    clock.minutes(10);
    await loaded;
    await drawn(element);
    expect(textOf(element, 'status')).to.equal('2 new items');
    expect(element.shadowRoot!.activeElement).not.to.equal(null);
  });

  it('does not count as new what only moves up into a freed place', async () => {
    server.serve(newsUrl, feedOf(items(3)));
    const element = await mountLoaded(`<cluster-news-list limit="2" src="${newsUrl}"></cluster-news-list>`);
    server.serve(newsUrl, feedOf([item(1), item(2)]));
    await element.reload();
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
    expect(textOf(element, 'status')).to.equal('');
  });

  for (const [refresh, minutes] of [
    ['refresh="1"', 5],
    ['refresh="4.5"', 5],
  ] as const) {
    it(`${refresh} counts as ${minutes} minutes`, async () => {
      const element = await mountOld(refresh);
      clock.minutes(minutes - 0.1);
      expect(server.requests).to.have.length(1);
      const loaded = nextEvent(element, 'cluster-load');
      clock.minutes(0.1);
      await loaded;
      expect(server.requests).to.have.length(2);
    });
  }

  // The last two are more than a timer can wait for: it would go off at once, again and again.
  for (const refresh of ['', '0', '-3', 'often', '40000', 'Infinity'].map(
    (value) => value && `refresh="${value}"`,
  )) {
    it(`${refresh || 'without the attribute'} is never`, async () => {
      await mountOld(refresh);
      clock.minutes(10_000);
      setHidden(true);
      setHidden(false);
      expect(server.requests).to.have.length(1);
      expect(clock.waiting).to.equal(0);
    });
  }

  it('waits while the page is hidden, and loads when it is seen again', async () => {
    const element = await mountOld('refresh="10"');
    setHidden(true);
    clock.minutes(60);
    expect(server.requests).to.have.length(1);
    const loaded = nextEvent(element, 'cluster-load');
    setHidden(false);
    await loaded;
    expect(server.requests).to.have.length(2);
  });

  it('does not load when the page is seen again before its time', async () => {
    await mountOld('refresh="10"');
    setHidden(true);
    clock.minutes(1);
    setHidden(false);
    expect(server.requests).to.have.length(1);
  });

  it('goes on after a failure', async () => {
    const element = await mountOld('refresh="10"');
    server.serve(newsUrl, (request) => request.respond('', { status: 500 }));
    const failed = nextEvent(element, 'cluster-error');
    clock.minutes(10);
    await failed;
    await drawn(element);
    server.serve(newsUrl, feedOf(items(2)));
    const loaded = nextEvent(element, 'cluster-load');
    clock.minutes(10);
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
  });

  it('ends when the widget leaves the page', async () => {
    const element = await mountOld('refresh="10"');
    element.remove();
    await drawn(element);
    expect(clock.waiting).to.equal(0);
    setHidden(true);
    setHidden(false);
    expect(server.requests).to.have.length(1);
  });

  it('set later counts from then on', async () => {
    const element = await mountOld('');
    element.refresh = 10;
    await drawn(element);
    setHidden(true);
    setHidden(false);
    expect(server.requests, 'before its time').to.have.length(1);
    const loaded = nextEvent(main, 'cluster-load');
    clock.minutes(10);
    expect(server.requests, 'at its time').to.have.length(2);
    await loaded;
  });

  it('changed to never stops', async () => {
    const element = await mountOld('refresh="10"');
    element.refresh = 0;
    await drawn(element);
    clock.minutes(60);
    expect(server.requests).to.have.length(1);
  });

  it('changed to never while its time has passed unseen stops, too', async () => {
    const element = await mountOld('refresh="10"');
    setHidden(true);
    clock.minutes(60);
    element.refresh = 0;
    await drawn(element);
    setHidden(false);
    expect(server.requests).to.have.length(1);
  });
});
