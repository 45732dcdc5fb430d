import { expect } from 'chai';
import type { ClusterNewsList } from '../../src/elements/news-list.js';
import { newsProperties } from '../../src/view/news-widget.js';
import { cleanUp, drawn, main, nextEvent, server, statesOf, textsOf } from './page.js';
import { feedOf, items, newsUrl } from './sample-feeds.js';

const three = feedOf(items(3));

/** A list as it was rendered beforehand, with some data. */
function stand(data: unknown, attributes = ''): ClusterNewsList {
  const list = [3, 2, 1]
    .map((number) => `<li><a href="https://cluster.example/news/${number}">Item ${number}</a></li>`)
    .join('');
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  // The markup of a test, which Lit's policies are not asked about.
  (main as unknown as { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(
    `<cluster-news-list src="${newsUrl}" ${attributes}><template shadowrootmode="open"><style></style>` +
      `<div part="base"><ul class="stood">${list}</ul></div><script type="application/json">${json}</script></template></cluster-news-list>`,
  );
  return main.firstElementChild as ClusterNewsList;
}

/** What a list with these attributes was rendered for. */
const asks = (attributes: Record<string, unknown> = {}): unknown[] => {
  const stated: Record<string, unknown> = { src: newsUrl, ...attributes };
  return Object.entries(newsProperties).map(([name, { byDefault }]) => stated[name] ?? byDefault);
};
const dataOf = (change: object = {}) => ({
  at: new Date().toJSON(),
  asks: asks(),
  language: 'en',
  feeds: [{ url: newsUrl, feed: three }],
  ...change,
});
/** Tells that all is in sight, at once: a page that is tested behind another is never told. */
class EverythingSeen {
  readonly #tell: IntersectionObserverCallback;
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
  }
  observe(target: Element) {
    const entry = { target, isIntersecting: true, boundingClientRect: target.getBoundingClientRect() };
    queueMicrotask(() =>
      this.#tell([entry as IntersectionObserverEntry], this as unknown as IntersectionObserver),
    );
  }
  readonly unobserve = (): void => undefined;
}

const stands = (list: ClusterNewsList) => !!list.shadowRoot!.querySelector('.stood');
const titles = ['Item 3', 'Item 2', 'Item 1'];

describe('what was rendered beforehand', () => {
  it('is gone on with, without a request', async () => {
    const loaded = nextEvent(main, 'cluster-load');
    const list = stand(dataOf());
    expect(stands(list)).to.equal(true);
    expect((await loaded).feed.items).to.have.length(3);
    await drawn(list);
    expect(stands(list)).to.equal(false);
    expect(textsOf(list, 'title')).to.deep.equal(titles);
    expect(list.shadowRoot!.querySelectorAll('ul[part=list]')).to.have.length(1);
    expect(statesOf(list)).to.deep.equal(['ready']);
    expect(server.requests).to.deep.equal([]);
  });

  it('hands on the focus, by where its link leads', async () => {
    const loaded = nextEvent(main, 'cluster-load');
    const list = stand(dataOf());
    const link = list.shadowRoot!.querySelectorAll('a')[1]!;
    link.focus();
    await loaded;
    await drawn(list);
    const focused = list.shadowRoot!.activeElement as HTMLAnchorElement;
    expect(focused).not.to.equal(link);
    expect(focused.href).to.equal('https://cluster.example/news/2');
  });

  it('stays while somebody has selected text in it', async () => {
    const loaded = nextEvent(main, 'cluster-load');
    const list = stand(dataOf());
    const text = list.shadowRoot!.querySelector('a')!.firstChild!;
    const selection = getSelection()!;
    selection.setBaseAndExtent(text, 1, text, 3);
    await loaded;
    await drawn(list);
    expect(stands(list)).to.equal(true);
    expect(statesOf(list)).to.deep.equal(['ready']);
    const changed = nextEvent(document, 'selectionchange');
    selection.removeAllRanges();
    await changed;
    await drawn(list);
    expect(stands(list)).to.equal(false);
  });

  it('is no shadow root where a script has put its markup into the page: the list loads', async () => {
    const html =
      '<cluster-news-list><template shadowrootmode="open"><p>Stood</p></template><a href="/">Home</a></cluster-news-list>';
    main.innerHTML = html.replace('<cluster-news-list', `$& src="${newsUrl}"`);
    const list = main.firstElementChild as ClusterNewsList;
    const request = await server.request(newsUrl);
    await drawn(list);
    expect(list.innerText).to.contain('Home');
    const loaded = nextEvent(main, 'cluster-load');
    request.respond(three);
    await loaded;
    await drawn(list);
    expect(textsOf(list, 'title')).to.deep.equal(titles);
    expect(list.innerText).not.to.contain('Stood');
  });

  const others: [why: string, data: unknown, attributes?: string][] = [
    ['of another address', dataOf({ asks: asks({ src: 'https://cluster.example/feeds/other.json' }) })],
    ['of which the page shows more by now', dataOf(), 'limit="9"'],
    ['by another version, which knew other attributes', dataOf({ asks: [...asks(), 'list'] })],
    ['by a version that did not say what for', dataOf({ asks: undefined })],
    ['in another language', dataOf({ language: 'pl' })],
    ['that is not JSON of ours', 'nothing'],
    ['that is lazy', dataOf({ language: 'pl' }), 'loading="lazy"'],
  ];
  for (const [why, data, attributes] of others)
    it(`${why} stays until the feed is there`, async () => {
      const { IntersectionObserver } = globalThis;
      Object.assign(globalThis, { IntersectionObserver: EverythingSeen });
      cleanUp(() => Object.assign(globalThis, { IntersectionObserver }));
      const list = stand(data, attributes);
      const request = await server.request(newsUrl);
      await drawn(list);
      expect(stands(list)).to.equal(true);
      const loaded = nextEvent(main, 'cluster-load');
      request.respond(three);
      await loaded;
      await drawn(list);
      expect(stands(list)).to.equal(false);
      expect(textsOf(list, 'title')).to.deep.equal(titles);
    });

  it('stays where the feed cannot be had', async () => {
    const list = stand(dataOf({ language: 'pl' }));
    const failed = nextEvent(main, 'cluster-error');
    (await server.request(newsUrl)).respond('', { status: 404 });
    await failed;
    await drawn(list);
    expect(stands(list)).to.equal(true);
    expect(statesOf(list)).to.deep.equal(['failed']);
  });

  it('passes the same gate as a feed', async () => {
    const hostile = [{ id: 'x', title: 'Item', url: 'javascript:alert(1)' }];
    const loaded = nextEvent(main, 'cluster-load');
    const list = stand(dataOf({ feeds: [{ url: newsUrl, feed: feedOf(hostile) }] }));
    await loaded;
    await drawn(list);
    expect(list.shadowRoot!.querySelectorAll('[part=list] a')).to.have.length(0);
  });
});
