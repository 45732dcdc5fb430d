// What 100,000 requests and 1,000 refreshes, each with news, leave in the memory of the relay: a tenth of both first, to
// warm up, then the first half beside the second. Usage: npm run bench:relay-memory
import { createServer } from 'node:http';
import { load, startNode } from './contestants.mjs';
import { report } from './rounds.mjs';
import { sampleFeed } from './sample-feed.mjs';

const requests = 100_000;
const refreshes = 1000;
let edition = 0;
const upstream = createServer((_request, response) => {
  response.setHeader('Content-Type', 'application/feed+json');
  response.end(sampleFeed(8000, edition++));
});
await new Promise((resolve) => upstream.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (upstream.address());
const relay = await startNode('relay', `http://127.0.0.1:${port}/feed.json`);

/** @type {{ at: string, requests: number, refreshes: number, rss: number, heapUsed: number }[]} */
const rows = [];
let asked = 0;
let refreshed = 0;
await work(0.1);
await note('after a tenth, to warm up');
await work(0.5);
await note('half of it later');
await work(0.5);
await note('at the end');
await relay.stop();
upstream.close();
upstream.closeAllConnections();

const inMegabytes = (/** @type {number} */ bytes) => Number((bytes / 1e6).toFixed(1));
console.table(
  rows.map((row) => ({ ...row, rss: inMegabytes(row.rss), heapUsed: inMegabytes(row.heapUsed) })),
);
const grown = (/** @type {'rss' | 'heapUsed'} */ what) =>
  inMegabytes((rows[2]?.[what] ?? NaN) - (rows[1]?.[what] ?? NaN));
report([
  { what: 'MB of heap that the second half added', found: grown('heapUsed'), most: 2 },
  { what: 'MB of memory (RSS) that the second half added', found: grown('rss'), most: 15 },
]);

/** Requests and refreshes at the same time, in steps. */
async function work(/** @type {number} */ share) {
  const [mostRequests, mostRefreshes] = [asked + requests * share, refreshed + refreshes * share];
  while (asked < mostRequests || refreshed < mostRefreshes) {
    const step = refreshed < mostRefreshes ? 50 : 0;
    const [perSecond] = await Promise.all([
      asked < mostRequests ? load(`${relay.url}/feeds/news.json`, 1) : 0,
      step ? relay.ask(`refresh ${step}`) : undefined,
    ]);
    asked += Math.round(perSecond);
    refreshed += step;
  }
}

async function note(/** @type {string} */ at) {
  const { rss, heapUsed } = JSON.parse(await relay.ask('memory'));
  rows.push({ at, requests: asked, refreshes: refreshed, rss, heapUsed });
}
