import { expect } from 'chai';
import { cleanUp, drawn, main, mount, nextEvent, server, statesOf, textsOf } from './page.js';
import { feedOf, fullFeed, items, newsUrl } from './sample-feeds.js';

/** Tells of what comes near when the test says so: a page that is not in front is told nothing. */
class FakeObserver {
  static all: FakeObserver[] = [];
  readonly observed = new Set<Element>();
  readonly #callback: IntersectionObserverCallback;

  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback;
    FakeObserver.all.push(this);
  }

  observe(element: Element): void {
    this.observed.add(element);
  }

  unobserve(element: Element): void {
    this.observed.delete(element);
  }

  static tell(target: Element, isIntersecting: boolean): void {
    for (const observer of this.all.filter(({ observed }) => observed.has(target))) {
      const boundingClientRect = target.getBoundingClientRect();
      const entry = { target, isIntersecting, boundingClientRect } as IntersectionObserverEntry;
      observer.#callback([entry], observer as unknown as IntersectionObserver);
    }
  }
}

describe('loading="lazy"', () => {
  const markup = `<cluster-news-list loading="lazy" src="${newsUrl}"><p>Own</p></cluster-news-list>`;

  beforeEach(() => {
    const { IntersectionObserver } = globalThis;
    FakeObserver.all = [];
    Object.assign(globalThis, { IntersectionObserver: FakeObserver });
    cleanUp(() => Object.assign(globalThis, { IntersectionObserver }));
  });

  it('far -> near: waits, then loads, once', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = mount(markup);
    FakeObserver.tell(element, false);
    await drawn(element);
    expect(server.requests).to.deep.equal([]);
    expect(statesOf(element)).to.deep.equal([]);

    const loaded = nextEvent(element, 'cluster-load');
    FakeObserver.tell(element, true);
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
    FakeObserver.tell(element, true);
    await drawn(element);
    expect(server.requests).to.have.length(1);
  });

  it('near before it has an address: loads once it has one', async () => {
    const element = mount('<cluster-news-list loading="lazy"></cluster-news-list>');
    FakeObserver.tell(element, true);
    await drawn(element);
    element.src = newsUrl;
    expect((await server.request(newsUrl)).url).to.equal(newsUrl);
  });

  it('changed to eager: loads', async () => {
    const element = mount(markup);
    await drawn(element);
    element.loading = 'eager';
    expect((await server.request(newsUrl)).url).to.equal(newsUrl);
  });

  it('does not hold back reload()', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = mount(markup);
    await drawn(element);
    await element.reload();
    expect(server.requests).to.have.length(1);
  });

  it('has no effect on acknowledgements of funding', async () => {
    server.serve(newsUrl, fullFeed());
    const loaded = nextEvent(main, 'cluster-load');
    mount(`<cluster-funding-notice loading="lazy" src="${newsUrl}"></cluster-funding-notice>`);
    await loaded;
    expect(server.requests).to.have.length(1);
  });
});
