import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openClusterSite, openHostSite, type Site } from './serve.js';

type Render = typeof import('../../src/relay/index.js').render;
type Feed = Parameters<Render>[2] extends readonly (infer F)[] | undefined ? F : never;

// As it is published: the templates of the sources have other white space.
const built = '../../dist/relay.js';
const { render } = (await import(built)) as { render: Render };

const feedOf = (name: string): Feed['feed'] =>
  JSON.parse(readFileSync(`demo/feeds/${name}.json`, 'utf8')) as Feed['feed'];

/** Notes every shift of the page, and at every frame how often a widget shows nothing, or twice. As text, since functions are named by what runs the tests. */
const watch = `
  seen = { shifts: 0, odd: 0, frames: 0 };
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.shifts += value;
  }).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(function look() {
    // Its content comes by and by.
    if (document.readyState !== 'loading') for (const { shadowRoot } of document.querySelectorAll('[data-prerendered]')) {
      seen.frames++;
      if (shadowRoot.querySelectorAll('[part=base]').length !== 1) seen.odd++;
    }
    requestAnimationFrame(look);
  });`;

describe('a prerendered widget', () => {
  let cluster: Site;
  let host: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
  });
  beforeEach(async () => {
    page = await browser.newPage();
    // What is not seen does not count as a shift, and what is put in the place of something else neither: so what comes below
    // has to be in sight.
    await page.setViewport({ width: 800, height: 5000 });
    await page.evaluateOnNewDocument(watch);
    cluster.requests.length = 0;
  });
  afterEach(() => page.close());
  after(() => Promise.all([browser.close(), cluster.close(), host.close()]));

  const feed = (name: string): Feed => ({
    feed: feedOf(name),
    url: `${cluster.origin}/feeds/${name}.json`,
  });
  const written = (tag: string, name: string, attributes: Record<string, string>, now = Date.now()) => {
    const { url } = feed(name);
    return render(tag, { src: url, ...attributes }, [feed(name)], { now, language: 'de' });
  };
  const script = () => `<script type="module" src="${cluster.origin}/widgets/cluster-widgets.js"></script>`;
  /** Without script. */
  const stand = async (body: string, head = '', headers = {}, path = '/') => {
    const marked = body.replaceAll(/<(cluster-[a-z-]+) /g, '<$1 data-prerendered ');
    await page.goto(
      host.put(path, {
        body: `<!doctype html><html lang="de"><title>Host</title>${head}<h1>Host</h1>${marked}<p>Below</p>`,
        headers,
      }),
    );
    await frames();
  };
  const bring = async (...names: string[]) => {
    for (const name of names)
      await page.addScriptTag({
        ...(!name.includes('iife') && { type: 'module' }),
        url: `${cluster.origin}/widgets/${name}`,
      });
    await isTaken();
    await frames();
  };
  const show = async (body: string, name = 'cluster-widgets.js', headers = {}) => {
    await stand(body, '', headers);
    await bring(name);
  };
  const isTaken = () =>
    page.waitForFunction(() =>
      [...document.querySelectorAll('[data-prerendered]')].every(
        (widget) => widget.matches(':state(ready)') && !widget.shadowRoot!.querySelector('style'),
      ),
    );
  const frames = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen: Record<string, number> }).seen);
  const feedsAsked = () => cluster.requests.filter((path) => path.startsWith('/feeds/'));

  for (const [tag, name, attributes] of [
    ['cluster-news-list', 'news', { limit: '5' }],
    ['cluster-news-list', 'news', { limit: '3', layout: 'cards', heading: '' }],
    ['cluster-news-list', 'news', { limit: '3', more: '3' }],
    [
      'cluster-news-list',
      'news',
      { limit: '3', more: '3', searchable: '', filterable: '', languages: 'de en' },
    ],
    ['cluster-event-card', 'events', { limit: '2' }],
    ['cluster-event-card', 'events', { limit: '1', calendar: 'ics google' }],
    ['cluster-funding-notice', 'news', {}],
  ] as const) {
    it(`${tag} ${JSON.stringify(attributes)} is taken over without a request, a shift or an empty moment`, async () => {
      await show(await written(tag, name, attributes));
      await isTaken();
      await frames();
      expect(feedsAsked()).to.deep.equal([]);
      const { shifts, odd, frames: count } = await seen();
      expect(shifts).to.equal(0);
      expect(odd).to.equal(0);
      expect(count).to.be.above(0);
    });
  }

  it('is one with the script twice, and as a classic script', async () => {
    await stand(await written('cluster-news-list', 'news', {}));
    await bring('cluster-widgets.js', 'cluster-widgets.js?again', 'cluster-widgets.iife.js');
    expect(await seen()).to.include({ shifts: 0, odd: 0 });
    expect(feedsAsked()).to.deep.equal([]);
  });

  it('also when only the script of its element is there', async () => {
    await show(await written('cluster-news-list', 'news', {}), 'news-list.js');
    expect(await seen()).to.include({ shifts: 0, odd: 0 });
    expect(feedsAsked()).to.deep.equal([]);
  });

  it('also when the script stands before it', async () => {
    await stand(await written('cluster-news-list', 'news', {}), script());
    await isTaken();
    expect(await seen()).to.include({ shifts: 0, odd: 0 });
    expect(feedsAsked()).to.deep.equal([]);
  });

  it('that is older than a quarter of an hour loads behind what stands, once', async () => {
    await show(await written('cluster-news-list', 'news', {}, Date.now() - 16 * 60_000));
    await isTaken();
    expect(await seen()).to.include({ shifts: 0, odd: 0 });
    expect(feedsAsked()).to.deep.equal(['/feeds/news.json']);
  });

  it('shows what is newer when that has come', async () => {
    const old = feed('news');
    const items = old.feed.items.map((item) => ({ ...item, title: `Old: ${item.title}` }));
    const html = await render(
      'cluster-news-list',
      { src: old.url },
      [{ ...old, feed: { ...old.feed, items } }],
      {
        now: Date.now() - 3_600_000,
        language: 'de',
      },
    );
    await show(html);
    await isTaken();
    const text = await page.$eval('cluster-news-list', ({ shadowRoot }) => shadowRoot!.textContent);
    expect(text).not.to.contain('Old: ');
  });

  it('stays where its feed cannot be had, and says how old it is', async () => {
    const html = await render(
      'cluster-news-list',
      { src: `${cluster.origin}/feeds/gone.json` },
      [feed('news')],
      {
        now: Date.now() - 3_600_000,
        language: 'de',
      },
    );
    await stand(html, script());
    await page.waitForFunction(() => document.querySelector('cluster-news-list')!.matches(':state(stale)'));
    expect(await page.$$('cluster-news-list >>> h3 a')).to.have.length(5);
    expect(await seen()).to.include({ shifts: 0, odd: 0 });
  });

  it('in another language than the page has now stays until the other is there', async () => {
    const html = (await written('cluster-news-list', 'news', {})).replace('lang="de">', 'lang="pl">');
    await show(html);
    await isTaken();
    expect(await seen()).to.include({ odd: 0 });
    expect(feedsAsked()).to.deep.equal(['/feeds/news.json']);
    expect(await page.$eval('cluster-news-list', ({ shadowRoot }) => shadowRoot!.textContent)).to.contain(
      'Aktualności',
    );
  });

  it('asks for the whole feed once the page wants more of it', async () => {
    await show(await written('cluster-news-list', 'news', { limit: '2' }));
    await isTaken();
    expect(feedsAsked()).to.deep.equal([]);
    await page.$eval('cluster-news-list', (list) => {
      list.setAttribute('limit', '4');
    });
    await page.waitForFunction(
      () => document.querySelector('cluster-news-list')!.shadowRoot!.querySelectorAll('h3 a').length === 4,
    );
    expect(feedsAsked()).to.deep.equal(['/feeds/news.json']);
  });

  it('keeps the focus where it is', async () => {
    await stand(await written('cluster-news-list', 'news', {}));
    await page.$eval('cluster-news-list', ({ shadowRoot }) => {
      shadowRoot!.querySelectorAll('a')[2]!.focus();
    });
    const focused = () =>
      page.$eval(
        'cluster-news-list',
        ({ shadowRoot }) => (shadowRoot!.activeElement as HTMLAnchorElement)?.href,
      );
    const before = await focused();
    await bring('cluster-widgets.js');
    expect(before).to.be.a('string');
    expect(await focused()).to.equal(before);
  });

  it('stays while somebody selects text in it', async () => {
    await stand(await written('cluster-news-list', 'news', {}));
    await page.$eval('cluster-news-list', ({ shadowRoot }) => {
      const text = shadowRoot!.querySelector('[part=summary]')!.firstChild!;
      getSelection()!.setBaseAndExtent(text, 3, text, 12);
    });
    await page.addScriptTag({ type: 'module', url: `${cluster.origin}/widgets/cluster-widgets.js` });
    await page.waitForFunction(() => document.querySelector('cluster-news-list')!.matches(':state(ready)'));
    await frames();
    expect(await page.$('cluster-news-list >>> style'), 'stands').not.to.equal(null);
    await page.evaluate(() => {
      getSelection()!.removeAllRanges();
    });
    await isTaken();
  });

  it('is replaced, styled, where the page forbids styles', async () => {
    const policy = `default-src 'none'; script-src ${cluster.origin}; connect-src ${cluster.origin}; style-src 'none'; img-src *`;
    await show(await written('cluster-news-list', 'news', {}), 'cluster-widgets.js', {
      'Content-Security-Policy': policy,
    });
    await isTaken();
    const style = await page.$eval('cluster-news-list', ({ shadowRoot }) => {
      const list = shadowRoot!.querySelector('[part=list]')!;
      return getComputedStyle(list).listStyleType;
    });
    expect(style).to.equal('none');
    expect(feedsAsked()).to.deep.equal([]);
  });

  it('still reports that a link is about to be followed', async () => {
    await show(await written('cluster-news-list', 'news', {}));
    const title = await page.$eval('cluster-news-list', (list) => {
      const selected = new Promise((resolve) => {
        list.addEventListener('cluster-select', (event) => {
          event.preventDefault();
          resolve(event.item.title);
        });
      });
      list.shadowRoot!.querySelector<HTMLElement>('h3 a')!.click();
      return selected;
    });
    expect(title).to.be.a('string');
  });
});
