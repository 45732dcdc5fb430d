import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { type RunningRelay, serveRelay } from '../../src/relay/serve-relay.js';
import { fakeParts, feedConfig, goodRecord, openClock, relayConfig } from '../relay/fake-relay.js';
import { useBench } from './bench.js';

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/```html\n([^]*?)```/g)].map(([, block]) => block!);

/** The one snippet of the README that has this in it. */
function snippet(mark: string): string {
  const found = blocks.filter((block) => block.includes(mark));
  expect(found, mark).to.have.length(1);
  return found[0]!;
}

const site = 'https://cluster.example';
const script = `<script type="module" src="${site}/widgets/cluster-widgets.js"></script>`;
const link = [`${site}/news`];

const tag = () => snippet('News of the Musterau Medical Cluster</a></p>');
const div = () => snippet('data-cluster-widget');
const frame = () => snippet('<iframe');

/** What a CMS leaves for those who may not paste just anything: WordPress 6.1 for authors, as it was seen to. */
const withoutUnknown = (html: string) => html.replace(/<\/?(?:script|cluster-)[^>]*>/g, '');

interface Row {
  html: () => string;
  /** What a visitor sees, and a search engine that runs no script reads. */
  reads: string;
  /** How many widgets come of it where scripts run. */
  live: number;
}

const pasted: Row = { html: tag, reads: 'News of the Musterau Medical Cluster', live: 1 };
const divided: Row = { html: div, reads: 'News of the cluster', live: 1 };

/** By the rows of the README's table; what stands beside a name is one of several ways that its row recommends. */
const ways: Record<string, Row> = {
  'bare HTML': pasted,
  'bare HTML, all three': {
    html: () => snippet('<cluster-funding-notice src='),
    reads: 'News of the cluster',
    live: 3,
  },
  WordPress: pasted,
  'WordPress, stripped': { ...pasted, html: () => withoutUnknown(script + tag()), live: 0 },
  'WordPress, div': { ...divided, html: () => withoutUnknown(div()) },
  TYPO3: pasted,
  Drupal: pasted,
  'Drupal, div': divided,
  Joomla: pasted,
  'Joomla, div': divided,
  Liferay: pasted,
  'no foreign code': { html: frame, reads: '', live: 0 },
};

describe('what the README recommends to paste', () => {
  const bench = useBench();
  let relay: RunningRelay;

  before(async () => {
    const { parts } = fakeParts({ readSource: ({ key }) => Promise.resolve(goodRecord(key, 'Lab opened')) });
    const feeds = ['news', 'events'].map((name) => feedConfig(name, { languages: ['de', 'en', 'pl'] }));
    const config = relayConfig(feeds, { baseUrl: `${site}/feeds` });
    const { now, setTimer } = openClock();
    relay = await serveRelay({
      load: () => Promise.resolve(config),
      parts,
      port: 0,
      log: () => {},
      relay: { now, setTimer },
    });
    await relay.refresh();
  });
  after(() => relay.close());

  /** The cluster's site, as far as a browser can tell. */
  async function answer(request: HTTPRequest): Promise<void> {
    if (!request.url().startsWith(site)) return request.continue();
    const found = await fetch(request.url().replace(site, relay.url), { headers: { accept: '*/*' } });
    const headers = Object.fromEntries(found.headers);
    delete headers['content-encoding'];
    await request.respond({
      status: found.status,
      headers,
      body: new Uint8Array(await found.arrayBuffer()),
    });
  }

  async function open(html: string, isOn: boolean): Promise<Page> {
    const { page } = bench;
    await page.setRequestInterception(true);
    page.on('request', (request) => void answer(request));
    await page.setJavaScriptEnabled(isOn);
    const head = isOn && !html.includes('cluster-widgets.js') ? script : '';
    await bench.open(
      `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${head}<main>${html}</main>`,
    );
    return page;
  }

  it('is tried for each row of its table', () => {
    const [, table = ''] = /\n\| where[^\n]*\n\| -[^\n]*\n([^]*?)\n\n/.exec(readme) ?? [];
    const rows = table.split('\n').map((row) => row.split('|')[1]!.trim());
    expect([...new Set(Object.keys(ways).map((name) => name.split(',')[0]))]).to.deep.equal(rows);
  });

  for (const [name, { html, reads, live }] of Object.entries(ways)) {
    it(`${name}: says where it leads without script, to a visitor and to a search engine`, async () => {
      const page = await open(html(), false);
      expect(await page.$eval('main', ({ innerText }) => innerText.trim())).to.equal(reads);
      // Whoever draws nothing reads what is in the page, scripts and styles apart.
      const [text, ...links] = await page.$eval('main', (main) => {
        for (const unread of main.querySelectorAll('script, style')) unread.remove();
        return [main.textContent, ...[...main.querySelectorAll('a')].map(({ href }) => href)];
      });
      expect(text!.trim()).to.equal(reads);
      expect(links).to.deep.equal(reads ? link : []);
    });

    if (live)
      it(`${name}: is a widget with script`, async () => {
        const page = await open(html(), true);
        // Some have nothing to acknowledge, and no event.
        await page.waitForFunction(
          (count: number) => document.querySelectorAll(':state(ready), :state(empty)').length === count,
          {},
          live,
        );
        const said = await page.$eval('cluster-news-list', ({ shadowRoot }) => shadowRoot!.textContent);
        expect(said).to.contain('Lab opened');
      });
  }

  for (const isOn of [false, true])
    it(`the frame shows its items ${isOn ? 'and is as high as they are' : 'without script'}`, async () => {
      const page = await open(frame(), isOn);
      const element = (await page.$('iframe'))!;
      expect(await element.evaluate(({ title }) => title)).to.equal('News of the Musterau Medical Cluster');
      const inside = await element.contentFrame();
      await inside.waitForSelector('cluster-news-list');
      const said = await inside.$eval('cluster-news-list', ({ shadowRoot }) => shadowRoot!.textContent);
      expect(said).to.contain('Aktuelles').and.contain('Lab opened');
      if (isOn) await page.waitForFunction(() => document.querySelector('iframe')!.height !== '560');
      const isWhole = () => document.documentElement.scrollHeight <= innerHeight;
      expect(await inside.evaluate(isWhole)).to.equal(true);
      expect(bench.problems).to.deep.equal([]);
    });
});
