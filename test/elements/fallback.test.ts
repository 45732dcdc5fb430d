import { expect } from 'chai';
import { ClusterNewsList } from '../../src/elements/news-list.js';
import { cleanUp, drawn, main, mount, nextEvent, parts, server, showsFallback } from './page.js';
import { feedOf, items, newsUrl } from './sample-feeds.js';

const own =
  '<p>Own words <a href="https://cluster.example/a-very-long-address-without-any-place-to-break-the-line">of the host</a></p>';

describe('fallback content', () => {
  it('loading -> ready -> another src -> failed: is there whenever there is nothing to show', async () => {
    const element = mount(`<cluster-news-list src="${newsUrl}">${own}</cluster-news-list>`);
    const first = await server.request(newsUrl);
    await drawn(element);
    expect(showsFallback(element), 'loading').to.equal(true);

    const loaded = nextEvent(element, 'cluster-load');
    first.respond(feedOf(items(1)));
    await loaded;
    await drawn(element);
    expect(showsFallback(element), 'ready').to.equal(false);

    element.src = 'https://other.example/feed';
    const second = await server.request('https://other.example/feed');
    await drawn(element);
    expect(showsFallback(element), 'loading another feed').to.equal(true);
    const failed = nextEvent(element, 'cluster-error');
    second.respond('', { status: 404 });
    await failed;
    await drawn(element);
    expect(showsFallback(element), 'failed').to.equal(true);
  });

  it('stays in the page, so that it is there again without the widget', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const loaded = nextEvent(main, 'cluster-load');
    const element = mount(`<cluster-news-list src="${newsUrl}">${own}</cluster-news-list>`);
    await loaded;
    await drawn(element);
    expect(element.innerHTML).to.equal(own);
    element.removeAttribute('src');
    await drawn(element);
    expect(parts(element, 'list')).to.deep.equal([]);
    expect(showsFallback(element)).to.equal(true);
  });
});

/** Whether the page is one that was seen already. */
function setPainted(isPainted: boolean): void {
  performance.getEntriesByType = () => (isPainted ? [new PerformanceMark('first-paint')] : []);
  cleanUp(() => Reflect.deleteProperty(performance, 'getEntriesByType'));
}

describe('the definition of a tag', () => {
  const boxOf = (element: Element) => element.getBoundingClientRect().toJSON() as DOMRect;

  for (const width of ['800px', '160px']) {
    it(`moves nothing on the page, ${width} wide`, async () => {
      setPainted(true);
      main.style.inlineSize = width;
      const tag = `test-upgrade-${width}`;
      const markup = `<p>Before</p><${tag} src="${newsUrl}">${own}</${tag}><p>After</p>`;
      mount(markup);
      const watched = [...main.querySelectorAll('p, a')];
      const before = watched.map(boxOf);

      customElements.define(tag, class extends ClusterNewsList {});
      await server.request(newsUrl);
      await drawn(main.querySelector<ClusterNewsList>(tag)!);
      expect(main.querySelector(tag)!.matches(':state(loading)')).to.equal(true);
      expect(watched.map(boxOf)).to.deep.equal(before);
    });
  }

  it('before the first paint makes the room that the content is going to take, and shows nothing in it', async () => {
    setPainted(false);
    main.innerHTML = `<test-upgrade-early src="${newsUrl}">${own}</test-upgrade-early>`;
    customElements.define('test-upgrade-early', class extends ClusterNewsList {});
    const element = main.querySelector<ClusterNewsList>('test-upgrade-early')!;
    await server.request(newsUrl);
    await drawn(element);
    expect(showsFallback(element)).to.equal(true);
    expect(
      parts(element, 'skeleton').map((each) => each.checkVisibility({ visibilityProperty: true })),
    ).to.deep.equal([false]);
    expect(element.offsetHeight).to.be.greaterThan(500);
  });

  it('adds no attribute and no child to the element', () => {
    const element = document.createElement('cluster-news-list');
    expect(element.attributes).to.have.length(0);
    expect(element.childNodes).to.have.length(0);
  });
});
