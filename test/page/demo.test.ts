import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { openBrowser, openClusterSite, type Site } from './serve.js';

describe('the pages of the demo', () => {
  let cluster: Site;
  let browser: Browser;

  before(async () => {
    [cluster, browser] = await Promise.all([openClusterSite(), openBrowser()]);
  });
  after(() => Promise.all([browser.close(), cluster.close()]));

  it('acknowledging-funding: has the picture of each programme, with nothing that it lacks', async () => {
    const page = await browser.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    await page.goto(`${cluster.origin}/acknowledging-funding.html`, { waitUntil: 'networkidle0' });
    const shown = await page.$$eval('.live > cluster-funding-notice', (widgets) =>
      widgets.map(
        (widget) =>
          widget.shadowRoot!.querySelector<HTMLElement>('[part=notice]')!.innerText.trim().split('\n')[0],
      ),
    );
    expect(shown).to.deep.equal([
      'Kofinanziert von der Europäischen Union',
      'Co-funded by the European Union',
      'Funded by the European Union',
      'Funded by the European Union – NextGenerationEU',
      'Dofinansowano ze środków budżetu państwa',
      'Zadanie publiczne',
      'Gefördert durch: Beispielministerium',
      'With the friendly support of the Sample Foundation.',
    ]);
    expect(warnings).to.deep.equal([]);
    await page.close();
  });

  for (const name of [
    'index',
    'en/index',
    'pl/index',
    'news-list',
    'event-card',
    'funding-notice',
    'acknowledging-funding',
    'article',
    'bare',
  ]) {
    it(`${name}: fits 320 px, its tables too`, async () => {
      const page = await browser.newPage();
      await page.setViewport({ width: 320, height: 800 });
      await page.goto(`${cluster.origin}/${name}.html`, { waitUntil: 'networkidle0' });
      const cut = await page.evaluate(() => [
        ...(document.documentElement.scrollWidth > 320 ? ['the page'] : []),
        ...[...document.querySelectorAll('td, th')]
          .filter((cell) => cell.getBoundingClientRect().right > 320)
          .map((cell) => cell.textContent.trim()),
      ]);
      expect(cut).to.deep.equal([]);
      await page.close();
    });
  }
});
