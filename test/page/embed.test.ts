import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openClusterSite, openHostSite, type Site } from './serve.js';

/** Text of a widget as a reader gets it, its shadow root included. */
const textOf = (page: Page, tag: string): Promise<string> =>
  page.$eval(tag, (element) => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim());

describe('a page of another origin with nothing but the pasted tags', () => {
  let cluster: Site;
  let host: Site;
  let browser: Browser;
  let page: Page;

  const pasted = (lang: string) => `<!doctype html><html lang="${lang}"><title>Host</title>
    <script type="module" src="${cluster.origin}/widgets/cluster-widgets.js"></script>
    <cluster-news-list src="${cluster.origin}/feeds/news.json" limit="5"><a href="/news">News</a></cluster-news-list>
    <cluster-event-card src="${cluster.origin}/feeds/events.json"></cluster-event-card>
    <cluster-funding-notice src="${cluster.origin}/feeds/news.json"></cluster-funding-notice>`;

  const show = async (markup: string, path = '/') => {
    await page.goto(host.put(path, { body: markup }), { waitUntil: 'networkidle0' });
  };

  before(async () => {
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());
  after(() => Promise.all([browser.close(), cluster.close(), host.close()]));

  const expected = {
    de: ['Aktuelles', 'Veranstaltung', 'Kofinanziert von der Europäischen Union', 'Zadanie publiczne'],
    en: ['News', 'Event', 'Place', 'Zadanie publiczne'],
    pl: ['Aktualności', 'Wydarzenie', 'Miejsce', 'Umowa'],
  };
  for (const [lang, words] of Object.entries(expected)) {
    it(`shows news, event and funding notice in ${lang}`, async () => {
      await show(pasted(lang));
      const all = await Promise.all(
        ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'].map((tag) => textOf(page, tag)),
      );
      for (const word of words) expect(all.join('\n')).to.contain(word);
      const items = await page.$eval(
        'cluster-news-list',
        (list) => list.shadowRoot!.querySelectorAll('h3 a').length,
      );
      expect(items).to.equal(5);
    });
  }

  it('asks for each feed once, and for nothing of a third party', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await show(pasted('de'));
    expect(asked.filter((url) => url.endsWith('/feeds/news.json'))).to.have.length(1);
    expect(
      asked.filter((url) => !url.startsWith(cluster.origin) && !url.startsWith(host.origin)),
    ).to.deep.equal([]);
  });

  it('sends no cookie and no referrer, and stores nothing', async () => {
    // One that browsers send to other sites, too, wherever they are asked to.
    const whole = { expires: -1, size: 8, secure: true, session: true, sameSite: 'None' as const };
    const visitor = { ...whole, name: 'visitor', value: '1', domain: 'localhost', path: '/' };
    await browser.setCookie(visitor);
    cluster.requests.length = cluster.headers.length = 0;
    await show(pasted('de'));
    const received = (path: RegExp) => cluster.headers.filter((_, at) => path.test(cluster.requests[at]!));
    expect(received(/^\/feeds\//)).to.have.lengthOf(2);
    for (const { cookie } of received(/^\/feeds\//)) expect(cookie).to.equal(undefined);
    expect(received(/^\/images\//)).to.have.lengthOf.above(0);
    for (const { referer } of received(/^\/(feeds|images)\//)) expect(referer).to.equal(undefined);
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(stored).to.deep.equal([0, 0, 0, 0]);
    await browser.deleteCookie(visitor);
  });

  it('uses the preloads that the README recommends', async () => {
    const asked: string[] = [];
    const warnings: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => warnings.push(message.text()));
    const feed = `${cluster.origin}/feeds/news.json`;
    await show(
      pasted('de').replace(
        '<script',
        `<link rel="modulepreload" href="${cluster.origin}/widgets/cluster-widgets.js">
         <link rel="preload" as="fetch" crossorigin referrerpolicy="no-referrer" href="${feed}"><script`,
      ),
    );
    expect(asked.filter((url) => url === feed)).to.have.length(1);
    expect(warnings.filter((text) => text.includes('preload'))).to.deep.equal([]);
  });

  it('shifts nothing where the fallback content reserves the height', async () => {
    await page.evaluateOnNewDocument(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.setViewport({ width: 1280, height: 3600 });
    const reserve = '<style>body > * { display: block; min-height: 80em }</style><p>After';
    await show(pasted('de').replace('</title>', `</title>${reserve.split('<p>')[0]}`) + reserve.slice(-9));
    expect(await textOf(page, 'cluster-news-list')).to.contain('Aktuelles');
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).to.deep.equal(
      [],
    );
  });

  it('works under a strict policy for scripts, styles and Trusted Types', async () => {
    const own = cluster.origin;
    const policy =
      `default-src 'none'; script-src ${own}; style-src 'none'; connect-src ${own}; img-src ${own};
      require-trusted-types-for 'script'; trusted-types lit-html`.replace(/\s+/g, ' ');
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    const url = host.put('/strict', { body: pasted('de'), headers: { 'Content-Security-Policy': policy } });
    await page.goto(url, { waitUntil: 'networkidle0' });
    expect(await textOf(page, 'cluster-news-list')).to.contain('Aktuelles');
    const display = await page.$eval('cluster-event-card', (card) => getComputedStyle(card).display);
    expect(display).to.equal('block');
    expect(errors).to.deep.equal([]);
  });

  it('reads RSS in the same way, an English article marked in the German edition', async () => {
    await show(pasted('de').replace('news.json" limit', 'news.de.xml" limit'));
    const article = await page.$eval('cluster-news-list', (list) => {
      const link = list.shadowRoot!.querySelector('a[lang]');
      return [link?.getAttribute('lang'), link?.closest('li')?.querySelector('[part=language]')?.textContent];
    });
    expect(article).to.deep.equal(['en', 'Englisch']);
  });
});
