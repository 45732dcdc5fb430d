// What 10,000 items of RSS do to a page: the longest task of the news list, and how long it takes until its first items are
// there, beside `DOMParser` with the usual snippet in the same page. Needs a Chromium.
// Usage: npm run build && npm run bench:long-feed
import { launch } from 'puppeteer-core';
import { chromiumFlags, findBrowser } from '../scripts/find-browser.mjs';
import { openSite } from '../scripts/site.mjs';
import { median, ratio, report } from './rounds.mjs';
import { wordpressFeed } from './wordpress-feed.mjs';

const rounds = 15;
const feed = wordpressFeed(10_000);
const site = await openSite({ folders: [{ at: '/', from: 'dist' }], answer });
const browser = await launch({ executablePath: findBrowser(), args: chromiumFlags });
/** @type {{ ours: number, longest: number, theirs: number }[]} */
const found = [];
for (let round = -1; round < rounds; round++) {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/bench.html`);
  const measured = await page.evaluate(measure);
  if (round >= 0) found.push(measured);
  await page.close();
}
await browser.close();
await site.close();
const theirs = found.map((one) => one.theirs);
report([
  { what: 'longest task of the news list, ms', found: median(found.map(({ longest }) => longest)), most: 60 },
  {
    what: 'the snippet, one task, in our longest',
    found: ratio(
      theirs,
      found.map(({ longest }) => longest),
    ),
    least: 10,
  },
  {
    what: 'the snippet, in times until our list is shown',
    found: ratio(
      theirs,
      found.map(({ ours }) => ours),
    ),
  },
]);

/** @type {import('../scripts/site.mjs').SiteOptions['answer']} */
function answer({ url }, response) {
  const isFeed = url === '/feed.xml';
  if (!isFeed && url !== '/bench.html') return false;
  response.setHeader('Content-Type', isFeed ? 'application/rss+xml' : 'text/html; charset=utf-8');
  response.end(
    isFeed
      ? feed
      : '<!doctype html><html lang="de"><title>Bench</title><script type="module" src="/news-list.js"></script>',
  );
  return true;
}

/** In the page: both read the feed from its bytes; the list's time ends when its items are in the page. */
async function measure() {
  const bytes = await (await fetch('/feed.xml')).arrayBuffer();
  const rest = () => new Promise((resolve) => setTimeout(resolve, 300));
  await customElements.whenDefined('cluster-news-list');
  await rest();

  // Shorter ones than 50 ms are not reported.
  const tasks = [];
  const observer = new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map(({ duration }) => duration)),
  );
  observer.observe({ type: 'longtask' });
  // Its time includes the request, which on this machine is some milliseconds of copying.
  const list = document.createElement('cluster-news-list');
  list.setAttribute('src', '/feed.xml');
  const shown = new Promise((resolve) => list.addEventListener('cluster-load', resolve, { once: true }));
  const start = performance.now();
  document.body.append(list);
  await shown;
  await /** @type {any} */ (list).updateComplete;
  const ours = performance.now() - start;
  await rest();
  observer.disconnect();

  const begin = performance.now();
  const parser = new DOMParser();
  const tree = parser.parseFromString(new TextDecoder().decode(bytes), 'text/xml');
  const items = [...tree.querySelectorAll('item')].map((item) => {
    const get = (/** @type {string} */ name) => item.querySelector(name)?.textContent ?? '';
    return {
      title: get('title'),
      link: get('link'),
      date: new Date(get('pubDate')),
      text: parser.parseFromString(get('description'), 'text/html').body.textContent,
    };
  });
  return { ours, longest: Math.max(50, ...tasks), theirs: items.length && performance.now() - begin };
}
