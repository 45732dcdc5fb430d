// How many requests for a feed of 8 kB, with CORS, ETag and gzip, the relay answers: beside a bare `node:http` server that
// sends the same headers and bytes, and beside nginx with the same file (where it is installed). One process each; rounds
// in turn, so that whatever else the machine does falls on all alike. Load by wrk, or autocannon where that is missing.
// Usage: npm run bench:relay
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { has, load, startNginx, startNode } from './contestants.mjs';
import { median, ratio, report } from './rounds.mjs';
import { sampleFeed } from './sample-feed.mjs';

const rounds = 15;
const seconds = 1;
const folder = mkdtempSync(join(tmpdir(), 'bench-relay-'));
const file = join(folder, 'feed.json');
writeFileSync(file, sampleFeed(8000));

const relay = await startNode('relay', file);
const path = '/feeds/news.json';
const answer = await ask(relay.url + path);
const bare = await startNode('bare', saved('answer.json', JSON.stringify(answer)));
mkdirSync(join(folder, 'www/feeds'), { recursive: true });
const plain = Buffer.from(await (await fetch(relay.url + path)).arrayBuffer());
saved('www/feeds/news.json', plain);
saved('www/feeds/news.json.gz', gzipSync(plain, { level: 9 }));
const nginx = has('nginx') ? await startNginx(folder, answer.headers) : undefined;

const contestants = Object.entries({ relay, bare, ...(nginx && { nginx }) });
/** @type {Record<string, number[]>} */
const found = Object.fromEntries(contestants.map(([name]) => [name, []]));
for (let round = -1; round < rounds; round++) {
  // Who comes first changes: the one after a busy one is not always the same.
  const order = contestants.map((_, at) => contestants[(at + round + 1) % contestants.length]);
  for (const [name, { url }] of order) {
    const perSecond = await load(url + path, seconds);
    if (round >= 0) found[name]?.push(perSecond);
  }
}
for (const [, { stop }] of contestants) await stop();
rmSync(folder, { recursive: true });

console.log(
  `${plain.length} bytes, ${Buffer.from(answer.body, 'base64').length} compressed; requests per second:`,
);
report([
  ...contestants.map(([name]) => ({ what: name, found: median(found[name] ?? []) })),
  { what: 'relay / bare node:http', found: ratio(found.relay ?? [], found.bare ?? []), least: 0.9 },
  ...(nginx ? [{ what: 'relay / nginx', found: ratio(found.relay ?? [], found.nginx ?? []) }] : []),
]);

function saved(/** @type {string} */ name, /** @type {string | Buffer} */ content) {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/**
 * Headers as they come, without those that every server adds by itself, and the compressed body.
 * @returns {Promise<{ headers: string[], body: string }>}
 */
function ask(/** @type {string} */ url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { rawHeaders } = response;
        const headers = rawHeaders.filter(
          (_, at) => !/^(date|connection|keep-alive)$/i.test(rawHeaders[at - (at % 2)] ?? ''),
        );
        resolve({ headers, body: Buffer.concat(chunks).toString('base64') });
      });
    }).on('error', reject);
  });
}
