// A server in a process of its own, for the benchmarks of the relay: `relay`, whose one feed comes from memory, or `bare`,
// which sends what is in a file. Prints its address, then answers `memory`, `refresh` and `stop` on its standard input.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { readFeed } from '../src/feed/read-feed.ts';
import { serveRelay } from '../src/relay/serve-relay.ts';

const [what, path = ''] = process.argv.slice(2);
const contestant = what === 'bare' ? await startBare() : await startRelay();
console.log(contestant.url);

for await (const line of createInterface({ input: process.stdin })) {
  const [word, count] = line.split(' ');
  if (word === 'memory') console.log(JSON.stringify(memory()));
  else if (word === 'refresh') {
    for (let round = 0; round < Number(count); round++) await contestant.refresh();
    console.log('refreshed');
  } else break;
}
await contestant.close();

/** A relay with the feed at `path`, or at the address it is. */
async function startRelay() {
  const feed = {
    name: 'news',
    sources: [{ location: path, refresh: 15 }],
    languages: [],
    fallbackLanguages: [],
    limit: 100,
    pageSize: 20,
    tags: [],
    include: [],
    exclude: [],
    pinned: [],
    hidden: [],
    funding: [],
    images: /** @type {const} */ ('keep'),
  };
  const relay = await serveRelay({
    port: 0,
    load: async () => ({
      out: '/nowhere',
      cache: '/nowhere',
      internalHosts: [],
      limits: { timeout: 10_000, maxBytes: 1e7, maxItems: 1000 },
      feeds: [feed],
    }),
    parts: {
      sourcesOf: ({ sources }) => sources.map((source) => ({ ...source, key: source.location })),
      // Each time the bytes are read and modelled anew, as after a change.
      async readSource({ key }) {
        const isUrl = key.startsWith('http:');
        const body = isUrl ? new Uint8Array(await (await fetch(key)).arrayBuffer()) : readFileSync(key);
        const read = await readFeed(body, { url: isUrl ? key : '' });
        return { key, failures: 0, fetched: new Date().toISOString(), feed: read };
      },
      nextAttempt: (_record, _source, now) => now + 3_600_000,
      publish: async (_feed, records) => [
        {
          path: 'news.json',
          type: 'application/feed+json; charset=utf-8',
          body: new TextEncoder().encode(JSON.stringify([...records.values()][0]?.feed)),
        },
      ],
      openStore: async () => ({ load: async () => undefined, save: async () => undefined }),
    },
  });
  await relay.refresh();
  return { url: relay.url, refresh: () => relay.refresh(), close: () => relay.close() };
}

/** What any Node server does at least: the same headers and bytes, whoever asks. */
async function startBare() {
  const { headers, body } = JSON.parse(readFileSync(path, 'utf8'));
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, refresh: async () => {}, close };
}

function memory() {
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heapUsed, external };
}
