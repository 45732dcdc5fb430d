import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { until } from './bench.js';
import { openBrowser, openClusterSite, openHostSite, type Answer, type Site } from './serve.js';

describe('a feed that cannot be had', () => {
  let cluster: Site;
  let host: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());
  after(() => Promise.all([browser.close(), cluster.close(), host.close()]));

  /** Opens a German page with a list of a feed, and gives the code of its error, once there is one. */
  const codeOf = async (src: string): Promise<string> => {
    const url = host.put('/', {
      body: `<!doctype html><html lang="de"><title>Host</title>
        <script>
          failed = new Promise((done) => addEventListener('cluster-error', (event) => done(event.error.code)));
        </script>
        <script type="module" src="${cluster.origin}/widgets/cluster-widgets.js"></script>
        <cluster-news-list src="${src}"><a href="/news">Alle Meldungen</a></cluster-news-list>
        <p id="rest">Rest der Seite</p>`,
    });
    await page.goto(url);
    return page.evaluate(() => (globalThis as unknown as { failed: Promise<string> }).failed);
  };

  const faults: [name: string, code: string, answer: Answer][] = [
    ['a missing file', 'http', { status: 404, body: 'Not found' }],
    ['a broken server', 'http', { status: 503, body: '' }],
    [
      'an HTML page',
      'format',
      { body: '<!doctype html><html><body><form><input type="password"></form></html>' },
    ],
    [
      'broken JSON',
      'format',
      { body: '{"items": [{"title": "cut o', headers: { 'Content-Type': 'application/json' } },
    ],
    ['an empty body', 'format', { body: '' }],
    ['a body of more than 10 MB', 'too-large', { body: ' '.repeat(10_000_001) }],
  ];
  for (const [name, code, answer] of faults) {
    it(`${name} is ${code}; fallback, message and retry stand, the page is untouched`, async () => {
      const src = cluster.put('/feeds/fault', {
        ...answer,
        headers: { ...answer.headers, 'Access-Control-Allow-Origin': '*' },
      });
      expect(await codeOf(src)).to.equal(code);
      await until(page, 'cluster-news-list', 'button');
      const shown = await page.$eval('cluster-news-list', (list) => ({
        button: list.shadowRoot!.querySelector('button')!.textContent,
        message: list.shadowRoot!.querySelector('[role=status]')!.textContent,
        fallback: (list.firstElementChild as HTMLElement).checkVisibility(),
        rest: document.querySelector('#rest')!.textContent,
      }));
      expect(shown.button).to.equal('Erneut versuchen');
      expect(shown.message).to.match(/^Der Inhalt k(ann|onnte)/);
      expect(shown).to.include({ fallback: true, rest: 'Rest der Seite' });
    });
  }

  it('a server that forbids other sites is cors', async () => {
    // The host's own files carry no permission for the cluster's pages, so the roles are changed here.
    const forbidden = host.put('/feed.json', { body: '{"items": []}' });
    const url = cluster.put('/page', {
      body: `<!doctype html><title>Page</title><script>
          failed = new Promise((done) => addEventListener('cluster-error', (event) => done(event.error.code)));
        </script><script type="module" src="/widgets/cluster-widgets.js"></script>
        <cluster-news-list src="${forbidden}"></cluster-news-list>`,
    });
    await page.goto(url);
    const code = await page.evaluate(() => (globalThis as unknown as { failed: Promise<string> }).failed);
    expect(code).to.equal('cors');
  });

  it('a server that is gone is network', async () => {
    const gone = await openHostSite();
    await gone.close();
    expect(await codeOf(`${gone.origin}/feed.json`)).to.equal('network');
  });

  it('a cut-off RSS feed gives its complete items', async () => {
    const item = (title: string) =>
      `<item><title>${title}</title><link>https://cluster.example/${title}</link></item>`;
    const src = cluster.put('/feeds/cut.xml', {
      body: `<rss version="2.0"><channel><title>Cut</title>${item('one')}${item('two')}<item><title>thr`,
      headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/rss+xml' },
    });
    await page.goto(
      host.put('/cut', {
        body: `<!doctype html><html lang="de"><title>Host</title>
          <script type="module" src="${cluster.origin}/widgets/cluster-widgets.js"></script>
          <cluster-news-list src="${src}"></cluster-news-list>`,
      }),
      { waitUntil: 'networkidle0' },
    );
    const titles = await page.$eval('cluster-news-list', (list) =>
      [...list.shadowRoot!.querySelectorAll('h3')].map((title) => title.textContent.trim()),
    );
    expect(titles.slice(0, 2)).to.deep.equal(['one', 'two']);
  });
});
