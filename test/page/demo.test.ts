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
