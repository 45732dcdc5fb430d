import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { type RunningRelay, serveRelay } from '../../src/relay/serve-relay.js';
import { fakeParts, feedConfig, goodRecord, openClock, relayConfig } from '../relay/fake-relay.js';
import { openBrowser, openHostSite, type Site } from './serve.js';

describe("the relay's own pages in a browser", () => {
  let relay: RunningRelay;
  let host: Site;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  before(async () => {
    const { parts } = fakeParts({ readSource: ({ key }) => Promise.resolve(goodRecord(key, 'Lab opened')) });
    const config = relayConfig([feedConfig('news', { languages: ['de', 'en', 'pl'] })]);
    const { now, setTimer } = openClock();
    const load = () => Promise.resolve(config);
    relay = await serveRelay({ load, parts, port: 0, log: () => {}, relay: { now, setTimer } });
    await relay.refresh();
    [host, browser] = await Promise.all([openHostSite(), openBrowser()]);
  });
  after(() => Promise.all([browser.close(), host.close(), relay.close()]));
  beforeEach(async () => {
    page = await browser.newPage();
    problems = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
  });
  afterEach(() => page.close());

  const open = (path: string) => page.goto(`${relay.url}${path}`, { waitUntil: 'networkidle0' });
  const shownIn = (frame: { evaluate: Page['evaluate'] }) =>
    frame.evaluate(() => document.querySelector('cluster-news-list')?.shadowRoot?.textContent ?? '');
  const preview = () => page.frames().find((frame) => frame !== page.mainFrame())!;

  /** What axe finds on the page, without the frame in it, which is looked at by itself. */
  async function violations(): Promise<string[]> {
    await page.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'));
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations: found } = await axe.run({ exclude: ['iframe'] } as never);
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
  }

  it('show the widget, under their own strict policy', async () => {
    await open('/?lang=de');
    expect(await shownIn(preview()))
      .to.contain('Lab opened')
      .and.contain('Aktuelles');
    expect(problems).to.deep.equal([]);
  });

  it('show the widget in a sandbox without an origin, on another site, as high as it is', async () => {
    await page.goto(
      host.put('/framed', {
        body: `<!doctype html><title>Host</title><link rel="icon" href="data:,">
          <iframe src="${relay.url}/embed?feed=news&lang=de" title="News" height="50"
            sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>
          <script>
            addEventListener('message', ({ data, source }) => {
              if (data?.type !== 'cluster-height') return;
              for (const frame of document.querySelectorAll('iframe'))
                if (frame.contentWindow === source) frame.height = data.height;
            });
          </script>`,
      }),
      { waitUntil: 'networkidle0' },
    );
    await page.waitForFunction(() => document.querySelector('iframe')!.height !== '50');
    expect(await shownIn(preview()))
      .to.contain('Lab opened')
      .and.contain('Aktuelles');
    expect(await preview().evaluate(() => document.querySelector('base')!.target)).to.equal('_blank');
    const isWhole = () => document.documentElement.scrollHeight <= innerHeight;
    expect(await preview().evaluate(isWhole)).to.equal(true);
    expect(problems).to.deep.equal([]);
  });

  it('show the widget in a frame without script, by its style sheet', async () => {
    await page.setJavaScriptEnabled(false);
    await open('/embed?feed=news&lang=pl');
    expect(await shownIn(page))
      .to.contain('Lab opened')
      .and.contain('Aktualności');
    const list = await page.$eval(
      'cluster-news-list',
      ({ shadowRoot }) => getComputedStyle(shadowRoot!.querySelector('[part=list]')!).listStyleType,
    );
    expect(list).to.equal('none');
    expect(problems).to.deep.equal([]);
  });

  it('change the code and the preview as somebody chooses', async () => {
    await open('/?lang=de');
    const answered = page.waitForResponse(
      (response) => response.url().includes('/embed?') && response.url().includes('heading=Neu'),
    );
    await page.type('[name=heading]', 'Neu');
    await answered;
    await page.waitForNetworkIdle();
    expect(await page.$eval('[data-snippet=page] code', ({ textContent }) => textContent)).to.contain(
      ' heading="Neu">',
    );
    expect(await shownIn(preview())).to.contain('Neu');
    expect(page.url()).to.contain('heading=Neu');
    expect(await page.evaluate(() => history.length), 'Back leads to the page before').to.equal(2);
    expect(problems).to.deep.equal([]);
  });

  it('work without a script', async () => {
    await page.setJavaScriptEnabled(false);
    await open('/?lang=en');
    await page.click('[value=funding-notice]');
    await Promise.all([page.waitForNavigation(), page.click('.update')]);
    expect(await page.content()).to.contain('&lt;cluster-funding-notice src=');
  });

  for (const scheme of ['light', 'dark'])
    for (const path of ['/?lang=de', '/?lang=pl&widget=event-card', '/embed?lang=en'])
      it(`are accessible: ${path} in ${scheme}`, async () => {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await open(path);
        const rules = await violations();
        // A page for a frame is a piece of another page.
        const outside = path.startsWith('/embed')
          ? /^(region|landmark-one-main|page-has-heading-one):/
          : /^$/;
        expect(rules.filter((rule) => !outside.test(rule))).to.deep.equal([]);
      });

  it('fit a narrow screen', async () => {
    await page.setViewport({ width: 320, height: 800 });
    for (const lang of ['de', 'en', 'pl']) {
      await open(`/?lang=${lang}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(320);
    }
  });

  it("show a widget in another site's frame", async () => {
    const body = `<!doctype html><title>Host</title><iframe src="${relay.url}/embed?lang=pl" title="x"></iframe>`;
    await page.goto(host.put('/', { body }), { waitUntil: 'networkidle0' });
    expect(await shownIn(preview()))
      .to.contain('Lab opened')
      .and.contain('Aktualności');
  });

  it('may not be framed where somebody could be led to click', async () => {
    const body = `<!doctype html><title>Host</title><iframe src="${relay.url}/" title="x"></iframe>`;
    await page.goto(host.put('/', { body }), { waitUntil: 'networkidle0' });
    expect(problems.join()).to.contain('frame-ancestors');
  });

  it("give a widget on another site its news, with the snippet's own hash", async () => {
    await open('/?lang=en&widget-lang=en');
    const code = await page.$eval('[data-snippet=page] code', ({ textContent }) => textContent);
    problems.length = 0;
    await page.goto(host.put('/', { body: `<!doctype html><html lang="en"><title>Host</title>${code}` }), {
      waitUntil: 'networkidle0',
    });
    expect(await shownIn(page)).to.contain('Lab opened');
    expect(problems.filter((problem) => !/favicon|404/.test(problem))).to.deep.equal([]);
  });
});
