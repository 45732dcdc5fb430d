// What 10,000 items do to a page, as JSON and as RSS: the longest task of the news list of 20 of them, and how long it takes
// until they are there, beside the longest that reading the same bytes in one go would take: `JSON.parse`, and `DOMParser`
// with the usual snippet. Where the list can be searched, also the longest task of a key in its box. Needs a Chromium.
// Usage: npm run build && npm run bench:long-feed
import { launch } from 'puppeteer-core';
import { chromiumFlags, findBrowser } from '../scripts/find-browser.mjs';
import { openSite } from '../scripts/site.mjs';
import { median, ratio, report } from './rounds.mjs';
import { clusterFeed, wordpressFeed } from './wordpress-feed.mjs';

const rounds = 15;
/** @type {Record<string, [type: string, body: string]>} */
const answers = {
  '/feed.xml': ['application/rss+xml', wordpressFeed(10_000)],
  '/feed.json': ['application/feed+json', clusterFeed(10_000)],
  '/bench.html': [
    'text/html; charset=utf-8',
    '<!doctype html><html lang="de"><title>Bench</title><script type="module" src="/news-list.js"></script>',
  ],
};
const site = await openSite({ folders: [{ at: '/', from: 'dist' }], answer });
const browser = await launch({ executablePath: findBrowser(), args: chromiumFlags });
/** @typedef {{ ours: number, longest: number, after: number[], parse: number, keys: number }} Found */
/** @type {Record<string, Found[]>} */
const found = { '/feed.json': [], '/feed.xml': [] };
for (let round = -1; round < rounds; round++) {
  for (const [feed, all] of Object.entries(found)) {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/bench.html`);
    const measured = await page.evaluate(measure, feed);
    if (round >= 0) all.push(measured);
    await page.close();
  }
}
await browser.close();
await site.close();

const of = (/** @type {string} */ feed, /** @type {keyof Found} */ what) =>
  (found[feed] ?? []).map((one) => one[what]);
const [json, rss] = ['/feed.json', '/feed.xml'];
const keys = [...of(json, 'keys'), ...of(rss, 'keys')].filter(Boolean);
report([
  {
    what: 'JSON: longest task of the news list after JSON.parse, ms',
    // The first one has JSON.parse in it.
    found: median(
      found[json]?.map(({ after: [first = 50, ...others], parse }) => Math.max(first - parse, ...others)) ??
        [],
    ),
    most: 50,
  },
  { what: 'JSON: longest task of the news list, ms', found: median(of(json, 'longest')) },
  { what: 'JSON: JSON.parse alone, ms', found: median(of(json, 'parse')) },
  { what: 'JSON: until the list is shown, ms', found: median(of(json, 'ours')) },
  { what: 'RSS: longest task of the news list, ms', found: median(of(rss, 'longest')), most: 60 },
  {
    what: 'RSS: the snippet, one task, in our longest',
    found: ratio(of(rss, 'parse'), of(rss, 'longest')),
    least: 10,
  },
  {
    what: 'RSS: the snippet, in times until our list is shown',
    found: ratio(of(rss, 'parse'), of(rss, 'ours')),
  },
  ...(keys[0]
    ? [{ what: 'longest task of a key in the search box, ms', found: median(keys), most: 50 }]
    : []),
]);

/** @type {import('../scripts/site.mjs').SiteOptions['answer']} */
function answer({ url = '' }, response) {
  const [type, body] = answers[url] ?? [];
  if (!type) return false;
  response.setHeader('Content-Type', type);
  response.end(body);
  return true;
}

/** In the page: both read the feed from its bytes; the list's time ends when its items are in the page. */
async function measure(/** @type {string} */ feed) {
  const bytes = await (await fetch(feed)).arrayBuffer();
  const rest = () => new Promise((resolve) => setTimeout(resolve, 300));
  await customElements.whenDefined('cluster-news-list');
  await rest();

  /** @type {PerformanceEntry[]} */
  let tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  // Its time includes the request, which on this machine is some milliseconds of copying.
  const list = /** @type {any} */ (document.createElement('cluster-news-list'));
  list.setAttribute('src', feed);
  list.setAttribute('limit', '20');
  list.setAttribute('searchable', '');
  const shown = new Promise((resolve) => list.addEventListener('cluster-load', resolve, { once: true }));
  const start = performance.now();
  document.body.append(list);
  await shown;
  await list.updateComplete;
  const ours = performance.now() - start;
  await rest();
  // Shorter ones than 50 ms are not reported.
  const longest = Math.max(50, ...tasks.map(({ duration }) => duration));
  // The task that asks for the feed draws the skeleton, whatever the feed has.
  const asked = performance.getEntriesByName(new URL(feed, location.href).href).at(-1)?.startTime ?? 0;
  const after = tasks.filter(({ startTime }) => startTime > asked).map(({ duration }) => duration);

  tasks = [];
  let keys = 0;
  const box = list.shadowRoot.querySelector('[part~=search]');
  if (box) {
    box.focus();
    for (const text of ['f', 'fö', 'för', 'förderung', 'förderung 9', 'förderung 99', '']) {
      box.value = text;
      const begin = performance.now();
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await list.updateComplete;
      keys = Math.max(keys, performance.now() - begin);
      await rest();
    }
    keys = Math.max(keys, ...tasks.map(({ duration }) => duration));
  }
  observer.disconnect();

  const begin = performance.now();
  const text = new TextDecoder().decode(bytes);
  let count = 0;
  if (feed.endsWith('json')) count = JSON.parse(text).items.length;
  else {
    const parser = new DOMParser();
    const tree = parser.parseFromString(text, 'text/xml');
    const items = [...tree.querySelectorAll('item')].map((item) => {
      const get = (/** @type {string} */ name) => item.querySelector(name)?.textContent ?? '';
      return {
        title: get('title'),
        link: get('link'),
        date: new Date(get('pubDate')),
        text: parser.parseFromString(get('description'), 'text/html').body.textContent,
      };
    });
    count = items.length;
  }
  return { ours, longest, after, parse: count && performance.now() - begin, keys };
}
