// Pictures of the widgets in the pages of hosts, to be looked at: .cache/screenshots/, with a sheet of all widths and
// layouts per host, language and scheme. Not kept in git and not compared: fonts differ from machine to machine.
// An argument is part of the names of those to be made: `npm run screenshots -- wordpress-de`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { launch } from 'puppeteer-core';
import { chromiumFlags, findBrowser } from './find-browser.mjs';
import { hostPage, hosts } from './host-page.mjs';
import { openSite } from './site.mjs';

const folder = '.cache/screenshots';
const widths = [320, 768, 1280];
const languages = /** @type {const} */ (['de', 'en', 'pl']);
const schemes = ['light', 'dark'];
const news = (/** @type {string} */ layout) =>
  `<cluster-news-list layout="${layout}" src="/feeds/news.json"></cluster-news-list>`;
const widgets = {
  list: news('list'),
  cards: news('cards'),
  compact: news('compact'),
  event: '<cluster-event-card src="/feeds/events.json" limit="2" past></cluster-event-card>',
  funding: '<cluster-funding-notice src="/feeds/news.json" heading="EU"></cluster-funding-notice>',
};

const wanted = process.argv[2] ?? '';
let markup = '';
const site = await openSite({
  folders: [
    { at: '/', from: 'demo' },
    { at: '/widgets/', from: 'dist' },
  ],
  answer(request, response) {
    if (request.url !== '/host') return false;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(markup);
    return true;
  },
});
const browser = await launch({ executablePath: findBrowser(), args: chromiumFlags });
const page = await browser.newPage();
if (!wanted) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
let count = 0;
for (const host of hosts)
  for (const lang of languages)
    for (const scheme of schemes) {
      const group = `${host}-${lang}-${scheme}`;
      if (!group.includes(wanted)) continue;
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      for (const [name, widget] of Object.entries(widgets)) {
        const files = [];
        for (const width of widths) {
          const file = `${group}-${name}-${width}.png`;
          files.push(file);
          markup = await hostPage({ host, lang, widget });
          await page.setViewport({ width, height: 800 });
          await page.goto(`${site.origin}/host`);
          await page.waitForSelector('main > :state(ready)');
          // Lazy images are there once they were near the viewport.
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewport({ width, height });
          await page.evaluate(async () => {
            const images = document
              .querySelector('main > :state(ready)')
              ?.shadowRoot?.querySelectorAll('img');
            await Promise.all([...(images ?? [])].map((image) => image.decode()));
          });
          await page.screenshot({ path: `${folder}/${file}` });
          count++;
        }
        const images = files.map((file) => `<img src="${file}">`).join('\n');
        await writeFile(
          `${folder}/${group}-${name}.html`,
          `<title>${group} ${name}</title><style>body{display:flex;gap:20px;align-items:start;background:#888}</style>\n${images}`,
        );
      }
    }
await browser.close();
await site.close();
console.log(`${count} pictures in ${folder}/`);
