import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openClusterSite, type Site } from './serve.js';

const tags = ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'];
const layouts = ['list', 'cards', 'compact'];

describe('the look in a page', () => {
  let cluster: Site;
  let browser: Browser;
  let page: Page;

  const pasted = (layout: string) => `<!doctype html><html lang="de"><title>Host</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <script type="module" src="/widgets/cluster-widgets.js"></script>
    <main><h1>Host</h1>
    <cluster-news-list src="/feeds/news.json" layout="${layout}"></cluster-news-list>
    <cluster-event-card src="/feeds/events.json" limit="2" past></cluster-event-card>
    <cluster-funding-notice src="/feeds/news.json"></cluster-funding-notice></main>`;
  const show = async (markup: string, path = '/host') => {
    await page.goto(cluster.put(path, { body: markup }));
    await page.waitForFunction(
      (tags) => tags.every((tag) => document.querySelector(`${tag}:state(ready)`)),
      {},
      tags,
    );
  };
  /** Of every widget, in order, what a function tells of its pieces. */
  const styleOf = (selector: string, property: string, pseudo?: string) =>
    page.evaluate(
      (selector, property, pseudo) =>
        [...document.querySelectorAll('main > :state(ready)')].flatMap((element) =>
          [...element.shadowRoot!.querySelectorAll(selector)].map((piece) =>
            getComputedStyle(piece, pseudo).getPropertyValue(property),
          ),
        ),
      selector,
      property,
      pseudo,
    );

  before(async () => {
    [cluster, browser] = await Promise.all([openClusterSite(), openBrowser()]);
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());
  after(() => Promise.all([browser.close(), cluster.close()]));

  it('has links that open where the base target of the page says, and name that', async () => {
    await show(pasted('list').replace('<title>', '<base target="_blank"><title>'));
    const link = (await page.$('cluster-news-list >>> [part=link]'))!;
    const popup = new Promise<Page | null>((resolve) => page.once('popup', resolve));
    await link.click();
    expect(new URL((await popup)!.url()).pathname).to.match(/article\.html$/);
    expect(new URL(page.url()).pathname).to.equal('/host');
    const snapshot = await page.accessibility.snapshot({ root: link });
    expect(snapshot?.name).to.match(/Übungslabor .* \(öffnet in neuem Fenster\)$/);
  });

  it('has links that open in the same window where the page says nothing', async () => {
    await show(pasted('list'));
    const link = (await page.$('cluster-news-list >>> [part=link]'))!;
    await Promise.all([page.waitForNavigation(), link.click()]);
    expect(new URL(page.url()).pathname).to.match(/article\.html$/);
  });

  for (const layout of layouts) {
    it(`on paper, ${layout}: addresses after titles, small pictures, nothing to press, nothing cut`, async () => {
      await show(pasted(layout));
      await page.emulateMediaType('print');
      const titles = await styleOf('[part=link][href^=http]', 'content', '::after');
      expect(titles).to.have.length.above(5);
      for (const address of titles) expect(address).to.match(/^" \(" ?attr\(href\) ?"\)"$|^" \(http.+\)"$/);
      for (const width of await styleOf('figure', 'width')) expect(parseFloat(width)).to.be.at.most(160);
      expect(new Set(await styleOf('[part=item], [part=notice]', 'break-inside'))).to.deep.equal(
        new Set(['avoid']),
      );
      expect(await styleOf('button', 'display')).to.deep.equal([]);
      const pages = await page.pdf({ format: 'A4' });
      expect(pages.length).to.be.above(1000);
    });

    it(`with forced colours, ${layout}: lines and the focus are to be seen`, async () => {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'forced-colors', value: 'active' }],
      });
      await show(pasted(layout));
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).to.equal(true);
      for (const colour of await styleOf('[part=item] + [part=item]', 'border-top-color'))
        expect(colour).not.to.match(/\/ 0?\.|, 0\.\d+\)/);
      await page.keyboard.press('Tab');
      const outlines = await styleOf(':focus-visible, :has(> * > * > :focus-visible)', 'outline-style');
      expect(outlines).to.include('solid');
    });

    it(`with 400 % zoom of 1280 px, ${layout}: no scrolling sideways`, async () => {
      await page.setViewport({ width: 320, height: 256 });
      await show(pasted(layout));
      const scroll = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await scroll()).to.equal(320);
      // With text twice as large on top of that a prescribed statement has words wider than the page.
      await page.evaluate(() => {
        document.querySelector('cluster-funding-notice')!.remove();
        document.documentElement.style.fontSize = '200%';
      });
      expect(await scroll()).to.equal(320);
    });
  }
});
