import { once, EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import type { ClusterFeed } from '../../src/feed/model.js';
import { type RelayProcess, startRelay } from './relay-process.js';
import { openBrowser, openHostSite, type Site } from './serve.js';
import { atom, jsonFeed, startTroubledServer, type TroubledServer, wordpress } from './troubled-server.js';

const html = (response: ServerResponse) => response.writeHead(200, { 'Content-Type': 'text/html' });

/** What becomes of each server in turn, and what the relay says of it in public. */
const faults: [name: string, trouble: TroubledServer['trouble'], error: RegExp | undefined][] = [
  [
    'a login page',
    (response) => html(response).end('<!doctype html><html><form><input type="password"></form></html>'),
    /^format: /,
  ],
  [
    'a feed that is cut off',
    (response, good) => html(response).end(good.slice(0, good.length / 2)),
    /^format: /,
  ],
  [
    'an answer that is cut off',
    (response, good) => {
      response.writeHead(200, { 'Content-Length': String(good.length) });
      response.write(good.slice(0, good.length / 2), () => response.destroy());
    },
    /^network: /,
  ],
  ['binary', (response) => html(response).end(Buffer.from([0, 1, 255, 60, 60, 2, 62, 254])), /^format: /],
  ['nothing', (response) => html(response).end(), /^format: /],
  ['a feed without items', (response) => response.end(wordpress([])), /^format: /],
  [
    'an error of its database',
    (response) => response.writeHead(500).end('Error'),
    /^http: the server answers 500$/,
  ],
  [
    'a feed after a notice of PHP',
    (response, good) =>
      html(response).end(
        `<br />\n<b>Warning</b>: Undefined variable in <b>/var/www/x.php</b> on line <b>3</b><br />\n${good}`,
      ),
    undefined,
  ],
];

describe('a relay among servers in trouble', function () {
  this.timeout(60_000);
  let folder: string;
  let servers: TroubledServer[];
  let relay: RelayProcess;
  let port: number;
  let host: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaos-'));
    servers = await Promise.all([
      startTroubledServer('application/rss+xml', wordpress, ['Kongress', 'Sommerschule', 'Labor']),
      startTroubledServer('application/atom+xml', atom, ['Ward', 'Donors', 'Award'], (response) =>
        response.writeHead(503).end(),
      ),
      startTroubledServer('application/feed+json', jsonFeed, ['Chair', 'Degree', 'Campus'], () => {}),
    ]);
    const config = {
      internalHosts: ['127.0.0.1'],
      limits: { timeoutSeconds: 1 },
      feeds: { news: { sources: servers.map(({ url }) => url), pageSize: 100 } },
    };
    await writeFile(join(folder, 'cluster-feed.json'), JSON.stringify(config));
    [relay, host, browser] = await Promise.all([startRelay(folder), openHostSite(), openBrowser()]);
    port = Number(new URL(relay.url).port);
    host.put('/', {
      body: `<!doctype html><html lang="de"><title>Partner</title>
        <script>loaded = new Promise((done) => addEventListener('cluster-load', done));</script>
        <script type="module" src="${relay.url}/widgets/cluster-widgets.js"></script>
        <cluster-news-list src="${relay.url}/feeds/news.json" limit="100"><a href="/">Meldungen</a></cluster-news-list>`,
    });
    page = await browser.newPage();
    await page.setCacheEnabled(false);
    await relay.until('a first copy of each source', async () =>
      (await relay.sources()).every(({ failures, next }) => next !== undefined && !failures),
    );
  });
  after(() =>
    Promise.all([
      browser.close(),
      host.close(),
      relay.end('SIGKILL'),
      ...servers.map((server) => server.kill()),
    ]).then(() => rm(folder, { recursive: true })),
  );

  const expected = () => servers.flatMap(({ titles }) => titles).sort();
  const readFeed = async () => (await (await fetch(`${relay.url}/feeds/news.json`)).json()) as ClusterFeed;
  const served = async () => (await readFeed()).items.map(({ title = '' }) => title).sort();
  const isServed = async () => (await served()).join() === expected().join();
  // They are internal hosts, which are not named.
  const nameOf = (server: TroubledServer) =>
    ['internal', 'internal #2', 'internal #3'][servers.indexOf(server)]!;
  const stateOf = async (server: TroubledServer) =>
    (await relay.sources()).find(({ source }) => source === nameOf(server))!;
  const figureOf = async (name: string, server: TroubledServer) => {
    const text = await (await fetch(`${relay.url}/metrics`)).text();
    return text
      .split('\n')
      .find((line) => line.startsWith(`cluster_feed_${name}{`) && line.includes(`source="${nameOf(server)}"`))
      ?.split(' ')
      .at(-1);
  };

  /** What a visitor of the partner's page sees who comes now. */
  async function shown(): Promise<string[]> {
    await page.goto(`${host.origin}/`);
    await page.evaluate(async () => {
      await (globalThis as unknown as { loaded: Promise<unknown> }).loaded;
      await (document.querySelector('cluster-news-list') as unknown as { updateComplete: Promise<unknown> })
        .updateComplete;
    });
    return shownNow();
  }
  const shownNow = async () => {
    const text = await page.$eval('cluster-news-list', ({ shadowRoot }) => shadowRoot!.textContent ?? '');
    return expected().filter((title) => text.includes(title));
  };

  /** Everything that was ever good is served and shown. */
  async function expectAll(): Promise<void> {
    expect(await served()).to.deep.equal(expected());
    expect(await shown()).to.deep.equal(expected());
  }

  /** Some servers have good days and bad ones. */
  async function refreshUntil(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (let round = 0; round < 4; round++) {
      await relay.refresh();
      if (await isSo()) return;
    }
    throw new Error(`Never came: ${what}. The relay said:\n${relay.lines.join('\n')}`);
  }

  it('shows the news of all', expectAll);

  for (const [index, [name, trouble, error]] of faults.entries())
    it(`loses nothing when one sends ${name}`, async () => {
      const [one, other] = [servers[index % 3]!, servers[(index + 1) % 3]!];
      // Cutting off JSON or Atom is cutting off anything; what is read in part is the first kind.
      one.trouble = trouble;
      other.titles.unshift(`Neues ${index}`);
      await refreshUntil('the news', isServed);
      const state = await stateOf(one);
      const said = (await readFeed())._sources?.[index % 3];
      if (error) {
        expect(state.error).to.match(error);
        expect(state.failures).to.be.at.least(1);
      } else expect(state).to.not.have.property('error');
      expect(said?.error).to.equal(state.error);
      expect(await figureOf('source_up', one)).to.equal(error ? '0' : '1');
      await expectAll();
      one.trouble = undefined;
      one.titles.unshift(`Wieder da ${index}`);
      await refreshUntil('what it has to say after that', isServed);
    });

  it('loses nothing when each is killed and comes back', async () => {
    for (const [index, server] of servers.entries()) {
      await server.kill();
      await relay.refresh();
      expect((await stateOf(server)).error).to.equal('network: the server cannot be reached');
      expect(relay.lines.join('\n')).to.contain(`${server.url}: nothing accepts connections there`);
      await expectAll();
      await server.start();
      server.titles.unshift(`Zurück ${index}`);
      await refreshUntil('its news', isServed);
    }
  });

  it('serves news that a full disk does not take, and says so; after its end there is what was there before', async () => {
    await relay.end('SIGTERM');
    const before = expected();
    relay = await startRelay(folder, { port, full: true });
    expect(await served()).to.deep.equal(before);
    servers[0]!.titles.unshift('Auf voller Platte');
    await refreshUntil('the news', isServed);
    await expectAll();
    const text = await (await fetch(`${relay.url}/metrics`)).text();
    expect(Number(/^cluster_feed_store_errors_total (\d+)$/m.exec(text)?.[1])).to.be.at.least(1);
    expect(relay.lines.join('\n')).to.match(/not stored, kept in memory: .*EFBIG/);
    await relay.end('SIGKILL');
    for (const server of servers) await server.kill();
    relay = await startRelay(folder, { port });
    expect(await served()).to.deep.equal(before);
    for (const server of servers) await server.start();
    await refreshUntil('the news', isServed);
  });

  it('serves the last good copies at once when it starts and all are dead', async () => {
    for (const server of servers) await server.kill();
    await relay.end('SIGTERM');
    relay = await startRelay(folder, { port });
    await expectAll();
    await relay.refresh();
    expect((await relay.sources()).map(({ error }) => error)).to.deep.equal(
      Array(3).fill('network: the server cannot be reached'),
    );
    await expectAll();
    for (const server of servers) await server.start();
  });

  it('is whole after it was killed in the midst of a refresh', async () => {
    const [one, ...others] = servers as [TroubledServer, ...TroubledServer[]];
    const asked = new EventEmitter();
    for (const half of [false, true]) {
      one.titles.unshift(`Unterbrochen ${half}`);
      for (const other of others) other.titles.unshift(`Nebenbei ${half} ${other.url}`);
      one.trouble = (response, good) => {
        response.write(half ? good.slice(0, good.length / 2) : '', () => asked.emit('request'));
      };
      const request = once(asked, 'request');
      const refresh = relay.refresh().catch(() => {});
      await request;
      await relay.end('SIGKILL');
      await refresh;
      one.trouble = undefined;
      relay = await startRelay(folder, { port });
      const old = await served();
      expect(expected()).to.include.members(old);
      expect(old.length).to.be.at.least(expected().length - 3);
      await refreshUntil('what it was about to read', isServed);
    }
    await expectAll();
  });

  it('leaves on the page what is shown there when it dies itself', async () => {
    await expectAll();
    await relay.end('SIGKILL');
    await page.$eval('cluster-news-list', async (list) => {
      await (list as unknown as { reload(): Promise<void> }).reload();
    });
    expect(await shownNow()).to.deep.equal(expected());
    expect(await page.$eval('cluster-news-list', (list) => list.matches(':state(stale)'))).to.equal(true);
    relay = await startRelay(folder, { port });
    await expectAll();
  });
});
