import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, ElementHandle, Page, SerializedAXNode } from 'puppeteer-core';
import { openBrowser, openClusterSite, openHostSite, type Site } from './serve.js';

const policy = (cluster: string): string =>
  `default-src 'none'; script-src ${cluster}; connect-src ${cluster}; style-src 'none'; base-uri 'none';
   require-trusted-types-for 'script'; trusted-types lit-html`.replace(/\s+/g, ' ');

const event = {
  id: 'https://cluster.example/days',
  url: 'https://cluster.example/days',
  title: 'Cluster days </script>',
  _event: { start: '2999-03-18', end: '2999-03-19', location: 'Strasbourg' },
};

describe('a card on the page of a host', () => {
  let cluster: Site;
  let host: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
    cluster.put('/one.json', { body: JSON.stringify({ title: 'One', items: [event] }) });
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());
  after(() => Promise.all([browser.close(), cluster.close(), host.close()]));

  const show = async (attributes: string, { script = 'cluster-widgets', headers = {}, style = '' } = {}) => {
    await page.goto(
      host.put('/event', {
        headers,
        body: `<!doctype html><html lang="en"><title>Host</title>${style}
          <meta name="viewport" content="width=device-width">
          <script type="module" src="${cluster.origin}/widgets/${script}.js"></script>
          <h1>Host</h1><cluster-event-card src="${cluster.origin}/one.json" ${attributes}></cluster-event-card><p>After</p>`,
      }),
      { waitUntil: 'networkidle0' },
    );
  };
  const find = async (selector: string): Promise<ElementHandle> =>
    (await page.waitForSelector(`cluster-event-card >>> ${selector}`))!;

  for (const script of ['cluster-widgets', 'event-card'])
    it(`saves the event as a file under its name, from ${script}.js, where the policy is strict`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'cluster-'));
      const session = await browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: folder,
        eventsEnabled: true,
      });
      const done = new Promise<void>((resolve) =>
        session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve()),
      );
      await show('', { script, headers: { 'Content-Security-Policy': policy(cluster.origin) } });
      const link = await find('a[part=calendar]');
      await link.click();
      await done;
      const [name = ''] = await readdir(folder);
      expect(name).to.match(/^Cluster days .*script.*\.ics$/);
      expect(await readFile(join(folder, name), 'utf8')).to.match(
        /\r\nDTSTART;VALUE=DATE:29990318\r\nDTEND;VALUE=DATE:29990320\r\n/,
      );
      await rm(folder, { recursive: true });
      await session.detach();
    });

  it('writes for search engines under that policy, as data that nothing runs', async () => {
    const said: string[] = [];
    // Chromium asks of any script who vouches for it, also of one that is data; the data is there all the same.
    page.on('console', (message) => /TrustedScript/.test(message.text()) || said.push(message.text()));
    await show('json-ld', { headers: { 'Content-Security-Policy': policy(cluster.origin) } });
    await page.waitForSelector('cluster-event-card > script');
    const data = await page.$eval('cluster-event-card > script', ({ textContent }) => textContent);
    expect(JSON.parse(data)).to.deep.include({
      name: event.title,
      startDate: '2999-03-18',
      endDate: '2999-03-19',
    });
    expect(said).to.deep.equal([]);
  });

  it('contacts no calendar before a link is followed', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await show('calendar="ics google outlook office365 yahoo"');
    await (await find('button[part=calendar]')).click();
    await find('a[role=menuitem]');
    expect(asked.filter((origin) => origin !== cluster.origin && origin !== host.origin)).to.deep.equal([]);
  });

  it('has a tree that names the menu and what is in it', async () => {
    await show('calendar="ics google"');
    await (await find('button[part=calendar]')).click();
    await page.waitForSelector('cluster-event-card >>> a[role=menuitem]', { visible: true });
    const listed: string[] = [];
    const list = ({ role, name, children = [] }: SerializedAXNode): void => {
      listed.push(`${role} ${name}`);
      children.forEach(list);
    };
    list((await page.accessibility.snapshot())!);
    expect(listed.filter((line) => !/StaticText/.test(line))).to.deep.equal([
      'RootWebArea Host',
      'heading Host',
      'heading Event',
      `link ${event.title}`,
      `button Add to calendar: ${event.title}`,
      `menu Add to calendar: ${event.title}`,
      `menuitem Calendar file (.ics): ${event.title}`,
      `menuitem Add ${event.title} to Google Calendar`,
      'status ',
    ]);
  });

  for (const script of ['cluster-widgets', 'event-card'])
    it(`moves nothing once its events are there, from ${script}.js`, async () => {
      // The height of the card in every frame that has an event in it.
      await page.evaluateOnNewDocument(`
        const heights = new Set();
        globalThis.heights = heights;
        requestAnimationFrame(function look() {
          const card = document.querySelector('cluster-event-card');
          if (card?.shadowRoot?.querySelector('[part=item]')) heights.add(card.getBoundingClientRect().height);
          requestAnimationFrame(look);
        });`);
      await show('calendar="ics google"', { script });
      await find('button[part=calendar]');
      await page.evaluate(
        'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
      );
      const heights = await page.evaluate('heights.size');
      expect(heights).to.equal(1);
    });

  it('needs no scrolling sideways at 320 px, its menu open', async () => {
    await page.setViewport({ width: 320, height: 480 });
    await show('calendar="ics google outlook office365 yahoo"');
    await (await find('button[part=calendar]')).click();
    const last = await find('a[role=menuitem]:last-child');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(320);
    const box = (await last.boundingBox())!;
    expect(box.x).to.be.at.least(0);
    expect(box.x + box.width).to.be.at.most(320);
    expect(box.height).to.be.at.least(24);
  });

  it('prints no button and no menu', async () => {
    await show('calendar="ics google"');
    await page.emulateMediaType('print');
    const shown = await page.$eval('cluster-event-card', (card) =>
      [...card.shadowRoot!.querySelectorAll('[part^=calendar]')].filter(
        (each) => each.getClientRects().length > 0,
      ),
    );
    expect(shown).to.deep.equal([]);
  });
});
