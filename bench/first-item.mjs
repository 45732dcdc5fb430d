// From navigation until the first item is painted: static HTML that holds the items, as plain HTML and in our look, a list
// of some sixty lines written by hand, and ours, as pasted and with what the README recommends; and 50 widgets on one feed
// beside one. Script and feed come from another origin than the page, compressed; the cache is empty. Needs a Chromium.
// Usage: npm run build && npm run bench:first-item [rounds [page…]]
import { readFile, readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { launch } from 'puppeteer-core';
import { chromiumFlags, findBrowser } from '../scripts/find-browser.mjs';
import { openSite } from '../scripts/site.mjs';
import { median, ratio, report } from './rounds.mjs';
import { clusterFeed } from './wordpress-feed.mjs';

const [, , rounds = 15, ...wanted] = process.argv;
const lines = {
  'fast line': { latency: 20, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000, cpu: 1 },
  'slow 4G, processor ×4': {
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 90_000,
    cpu: 4,
  },
};

const body = clusterFeed(10);
/** @type {Map<string, { type: string, body: Buffer }>} */
const files = new Map();
const put = (
  /** @type {string} */ path,
  /** @type {string} */ type,
  /** @type {string | Buffer} */ content,
) => files.set(path, { type, body: gzipSync(content, { level: 9 }) });
put('/feed.json', 'application/feed+json', body);
put('/vanilla-list.js', 'text/javascript', await readFile('bench/vanilla-list.js'));
for (const folder of ['', 'parts/', 'modules/'])
  for (const name of await readdir(`dist/${folder}`))
    if (name.endsWith('.js'))
      put(`/${folder}${name}`, 'text/javascript', await readFile(`dist/${folder}${name}`));

/** @type {string[]} */
let asked = [];
const cluster = await openSite({ folders: [], answer, headers: { 'Access-Control-Allow-Origin': '*' } });
const host = await openSite({ folders: [], answer });
const there = cluster.origin;
const script = (/** @type {string} */ name) => `<script type="module" src="${there}/${name}.js"></script>`;
const news = `<cluster-news-list src="${there}/feed.json" limit="10"></cluster-news-list>`;
const preloads = (/** @type {string} */ name) => `<link rel="modulepreload" href="${there}/${name}.js">
  <link rel="preload" as="fetch" crossorigin referrerpolicy="no-referrer" href="${there}/feed.json">`;
const items = JSON.parse(body).items.map(
  (/** @type {Record<string, string>} */ { url, title, summary, date_published: date }) =>
    `<li><h3><a href="${url}">${title}</a></h3><time>${date}</time><p>${summary}</p></li>`,
);
const prerendered = await prerender();
const plain = await prerender(true);
/** @type {Record<string, string[]>} */
const all = {
  static: ['', `<ul>${items.join('')}</ul>`],
  plain: ['', plain],
  styled: ['', inThePage(prerendered)],
  prerendered: [script('cluster-widgets'), prerendered],
  vanilla: [script('vanilla-list'), `<vanilla-list src="${there}/feed.json" limit="10"></vanilla-list>`],
  pasted: [script('cluster-widgets'), news],
  recommended: [preloads('cluster-widgets') + script('cluster-widgets'), news],
  'one element': [script('news-list'), news],
  'one element, recommended': [preloads('news-list') + script('news-list'), news],
  fifty: [script('cluster-widgets'), news.repeat(50)],
};
const pages = Object.fromEntries(Object.entries(all).filter(([name]) => !wanted[0] || wanted.includes(name)));
for (const [name, [head, main]] of Object.entries(pages))
  put(
    `/${encodeURI(name)}`,
    'text/html; charset=utf-8',
    `<!doctype html><html lang="de"><title>${name}</title>${head}<h1>Host</h1>${main}<p>Below</p>`,
  );

const browser = await launch({ executablePath: findBrowser(), args: chromiumFlags });
/** @type {Parameters<typeof report>[0]} */
const rows = [];
for (const [line, { cpu, ...network }] of Object.entries(lines)) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  let requests = 0;
  for (let round = -1; round < Number(rounds); round++)
    for (const name of Object.keys(pages)) {
      const page = await browser.newPage();
      const session = await page.createCDPSession();
      await session.send('Network.enable');
      await session.send('Network.setCacheDisabled', { cacheDisabled: false });
      await session.send('Network.clearBrowserCache');
      await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
      await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
      await page.evaluateOnNewDocument(`(${watch})(${name === 'fifty' ? 50 : 1})`);
      asked = [];
      await page.goto(`${host.origin}/${encodeURI(name)}`);
      await page.waitForFunction('globalThis.painted');
      const time = Number(await page.evaluate('globalThis.painted'));
      if (round >= 0) times[name]?.push(time);
      if (name === 'fifty')
        requests = Math.max(requests, asked.filter((path) => path === '/feed.json').length);
      await page.close();
    }
  const of = (/** @type {string} */ name) => times[name] ?? [];
  const ms = Object.entries(times).map(([name, all]) => `${name} ${median(all).toFixed(0)}`);
  console.log(`${line}, ms: ${ms.join(' · ')}`);
  const compare = (
    /** @type {string} */ one,
    /** @type {string} */ other,
    /** @type {number | undefined} */ most = undefined,
  ) => {
    if (times[one] && times[other])
      rows.push({
        what: `${line}: ${one}, of ${other}`,
        found: ratio(of(one), of(other)),
        ...(most && { most }),
      });
  };
  compare('pasted', 'vanilla', 1.05);
  compare('one element', 'vanilla', 1.05);
  compare('recommended', 'vanilla', 0.75);
  compare('recommended', 'static', 1.8);
  compare('one element, recommended', 'static', 1.8);
  // The same look.
  compare('prerendered', 'styled', 1.05);
  // The same items without any look: what the style sheet costs is in it, a third of that the hyphens of a language.
  compare('prerendered', 'plain', 1.05);
  // Titles, dates and summaries alone.
  compare('prerendered', 'static');
  compare('fifty', 'pasted', 1.15);
  if (pages.fifty) rows.push({ what: `${line}: fifty, requests`, found: requests, most: 1 });
}
await browser.close();
await Promise.all([cluster.close(), host.close()]);
report(rows);

/** Static HTML with the same items in the same look: what stands in the shadow root, put into the page, without the data. */
function inThePage(/** @type {string} */ html) {
  return html
    .replace(/<script[^]*<.script>/, '')
    .replace(/<.?(?:template|cluster-news-list)[^>]*>/g, '')
    .replaceAll(':host', 'body');
}

/** The list as a page has it that includes it on its server. */
async function prerender(light = false) {
  const { render } = await import('../dist/relay.js');
  const url = `${there}/feed.json`;
  return render('cluster-news-list', { src: url, limit: '10' }, [{ feed: JSON.parse(body), url }], {
    language: 'de',
    light,
  });
}

/** @type {import('../scripts/site.mjs').SiteOptions['answer']} */
function answer({ url = '' }, response) {
  asked.push(url);
  const found = files.get(url);
  if (!found) return false;
  response.writeHead(200, { 'Content-Type': found.type, 'Content-Encoding': 'gzip' }).end(found.body);
  return true;
}

/** In the page, before all others: notes when so many lists have their first item and that is painted. */
function watch(/** @type {number} */ count) {
  const look = () => {
    const lists = [...document.querySelectorAll('cluster-news-list, vanilla-list, ul')];
    const ready = lists.filter((list) => (list.shadowRoot ?? list).querySelector('h3 a'));
    if (ready.length < count) requestAnimationFrame(look);
    // A task that comes after the frame.
    else
      requestAnimationFrame(() =>
        setTimeout(() => Object.assign(globalThis, { painted: performance.now() })),
      );
  };
  requestAnimationFrame(look);
}
