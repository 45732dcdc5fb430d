import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openClusterSite, openHostSite, type Site } from './serve.js';

interface CorpusFile {
  id: string;
  category: string;
  file: string;
  http?: { contentType?: string };
}

interface Manifest {
  injectionRule: { elements: string[] };
  files: CorpusFile[];
}

// Other people's files, not part of this project: read where they lie.
const corpus = '../shared/corpus';
const manifest = existsSync(corpus)
  ? (JSON.parse(readFileSync(`${corpus}/manifest.json`, 'utf8')) as Manifest)
  : undefined;
const files = manifest?.files.filter(({ category }) => category === 'injection') ?? [];

/** What is left of an attack inside of a widget, and whether anything of it ran. Runs in the page. */
function listRemains(forbidden: string[]): string[] {
  const remains: string[] = [...(globalThis as unknown as { ran: string[] }).ran];
  for (const widget of document.querySelectorAll(
    'cluster-news-list, cluster-event-card, cluster-funding-notice',
  )) {
    for (const element of widget.shadowRoot!.querySelectorAll('*')) {
      if (forbidden.includes(element.localName)) remains.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        // The height that is held is ours.
        if (name === 'style' && /^min-block-size: [^;]*;$/.test(value)) continue;
        if (/^(on|style$|srcdoc|formaction|action|ping|background)/.test(name))
          remains.push(`${name}="${value}"`);
        if (/^(href|src|xlink:href)$/.test(name) && !/^(https?|mailto):/.test(value))
          remains.push(`${name}="${value}"`);
      }
    }
  }
  return remains;
}

describe('hostile feeds in all three widgets', function () {
  let cluster: Site;
  let host: Site;
  let browser: Browser;

  before(async function () {
    if (!manifest) return this.skip();
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
  });
  after(() => Promise.all([browser?.close(), cluster?.close(), host?.close()]));

  const open = async (file: CorpusFile): Promise<Page> => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const ran: string[] = [];
      Object.assign(globalThis, { ran });
      for (const name of ['alert', 'print', 'confirm', 'prompt', 'eval'])
        Object.assign(globalThis, { [name]: () => ran.push(`${name} was called`) });
    });
    const src = cluster.put(`/feeds/${file.id}`, {
      body: readFileSync(`${corpus}/${file.file}`),
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Content-Type': file.http?.contentType ?? 'application/xml',
      },
    });
    const url = host.put(`/${file.id}`, {
      body: `<!doctype html><html lang="en"><title>Host</title>
        <script>
          loaded = new Promise((done) => {
            let count = 0;
            addEventListener('cluster-load', () => { if (++count === 3) done(count); });
          });
          addEventListener('cluster-select', (event) => event.preventDefault());
        </script>
        <script type="module" src="${cluster.origin}/widgets/cluster-widgets.js"></script>
        <cluster-news-list src="${src}" limit="99" images="all" show="date image summary tags credit author source"></cluster-news-list>
        <cluster-event-card src="${src}" limit="99" images="all" past></cluster-event-card>
        <cluster-funding-notice src="${src}" images="all"></cluster-funding-notice>`,
    });
    await page.goto(url);
    await page.evaluate(() => (globalThis as unknown as { loaded: Promise<number> }).loaded);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    return page;
  };

  for (const file of files) {
    it(`nothing of ${file.id} survives or runs, also on focus, hover and click`, async () => {
      const page = await open(file);
      const links = await page.$$('cluster-news-list >>> a, cluster-event-card >>> a');
      for (const link of links.slice(0, 10)) {
        await link.focus();
        await link.hover();
        await link.evaluate((element) => (element as HTMLElement).click());
      }
      expect(await page.evaluate(listRemains, manifest!.injectionRule.elements)).to.deep.equal([]);
      await page.close();
    });
  }
});
