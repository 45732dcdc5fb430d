import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { SourceRecord } from '../../src/relay/model.js';
import { openRelay } from '../../src/relay/relay.js';
import { openSiteFiles, type SiteFiles } from '../../src/relay/site-files.js';
import {
  fakeParts,
  feedConfig,
  feedOf,
  goodRecord,
  noon,
  openClock,
  openSite,
  readyRelay,
  relayConfig,
} from './fake-relay.js';

const news = 'https://news.example/feed';
const config = relayConfig([feedConfig('news', { languages: ['de', 'pl', 'pt-BR'] }), feedConfig('events')]);
const long = Array.from({ length: 50 }, (_, number) => `Title ${number}`);

let files: SiteFiles;
before(async () => {
  files = await openSiteFiles();
});

const openReady = async (titles?: readonly string[]) => openSite(await readyRelay(config, titles), files);
interface Language {
  language?: string;
}

describe('a feed over HTTP', () => {
  it('may be read by any page, without cookies, and kept by any cache', async () => {
    const { get } = await openReady();
    const answer = await get('/feeds/news.json');
    expect(answer.status).to.equal(200);
    expect(Object.fromEntries(answer.headers)).to.deep.include({
      'content-type': 'application/feed+json; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800',
      'cross-origin-resource-policy': 'cross-origin',
      'timing-allow-origin': '*',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      'last-modified': new Date(noon).toUTCString(),
    });
    expect(answer.headers.has('access-control-allow-credentials')).to.equal(false);
    expect(answer.headers.has('set-cookie')).to.equal(false);
    expect(((await answer.json()) as { items: unknown[] }).items).to.have.length(2);
  });

  it('comes in brotli and gzip to who accepts them, each with a tag of its own', async () => {
    const { get } = await openReady(long);
    const plain = Buffer.from(await (await get('/feeds/news.json')).arrayBuffer());
    const br = await get('/feeds/news.json', { 'accept-encoding': 'gzip, br' });
    const gzip = await get('/feeds/news.json', { 'accept-encoding': 'gzip' });
    expect(br.headers.get('content-encoding')).to.equal('br');
    expect(gzip.headers.get('content-encoding')).to.equal('gzip');
    expect(brotliDecompressSync(await br.arrayBuffer()).equals(plain)).to.equal(true);
    expect(gunzipSync(await gzip.arrayBuffer()).equals(plain)).to.equal(true);
    expect(br.headers.get('etag')).not.to.equal(gzip.headers.get('etag'));
  });

  it('is answered by 304 without a body to who has it, in that encoding only', async () => {
    const { get } = await openReady(long);
    const first = await get('/feeds/news.json', { 'accept-encoding': 'br' });
    const etag = first.headers.get('etag')!;
    const again = await get('/feeds/news.json', { 'accept-encoding': 'br', 'if-none-match': etag });
    expect(again.status).to.equal(304);
    expect(again.body).to.equal(null);
    expect(again.headers.get('etag')).to.equal(etag);
    expect(again.headers.get('access-control-allow-origin')).to.equal('*');
    expect(again.headers.get('content-type')).to.equal(null);
    expect((await get('/feeds/news.json', { 'if-none-match': etag })).status).to.equal(200);
  });

  it('keeps its tag and its date while it stays the same, and changes both when it changes', async () => {
    const clock = openClock();
    let titles = ['One'];
    const { parts } = fakeParts({ readSource: ({ key }) => Promise.resolve(goodRecord(key, ...titles)) });
    const relay = openRelay(config, parts, { now: clock.now, setTimer: clock.setTimer });
    await relay.start();
    await relay.refresh();
    const { get } = await openSite(relay, files);
    const tag = async () => (await get('/feeds/news.json')).headers.get('etag');
    const before = await tag();
    await relay.refresh();
    expect(await tag()).to.equal(before);
    titles = ['One', 'Two'];
    await relay.refresh();
    expect(await tag()).not.to.equal(before);
  });

  const languages: [query: string, language: string | undefined][] = [
    ['?lang=de', 'de'],
    ['?lang=de-AT', 'de'],
    ['?lang=DE_at', 'de'],
    ['?lang=pt', 'pt-BR'],
    ['?lang=fr', undefined],
    ['?lang=', undefined],
    ['?lang=%00', undefined],
    ['?lang=../../secret', undefined],
    ['?utm_source=letter&_=123', undefined],
    ['?_=1&lang=pl', 'pl'],
  ];
  for (const [query, language] of languages)
    it(`is ${language ?? 'that of everything'} for ${query}`, async () => {
      const { get } = await openReady();
      const answer = await get(`/feeds/news.json${query}`);
      expect(answer.status).to.equal(200);
      expect(((await answer.json()) as Language).language).to.equal(language);
    });

  it('is there by its path in each of its languages', async () => {
    const { get } = await openReady();
    expect((await (await get('/feeds/news.de.json')).json()) as Language).to.include({ language: 'de' });
    expect((await get('/feeds/news.fr.json')).status).to.equal(404);
  });

  it('that is not there is an error that names those that are', async () => {
    const { get } = await openReady();
    const answer = await get('/feeds/old.json');
    expect(answer.status).to.equal(404);
    expect(answer.headers.get('access-control-allow-origin')).to.equal('*');
    expect(await answer.json()).to.deep.equal({
      error: 'There is no feed old.json.',
      feeds: ['news.json', 'events.json'],
    });
  });

  it('of which nothing was ever read says so, instead of being empty', async () => {
    const { parts } = fakeParts();
    const relay = openRelay(config, parts, openClock());
    await relay.start();
    const { get } = await openSite(relay, files);
    const answer = await get('/feeds/news.json?lang=de');
    expect(answer.status).to.equal(503);
    expect(answer.headers.get('retry-after')).to.equal('30');
    expect(answer.headers.get('cache-control')).to.equal('no-store');
    expect((await get('/healthz')).status).to.equal(503);
  });

  it('is kept for a moment only while not all of its sources have been tried', async () => {
    const sources = [news, 'https://b.example/'].map((location) => ({ location, refresh: 15 }));
    const { parts, stored } = fakeParts();
    stored.set(news, goodRecord(news, 'One'));
    const relay = openRelay(relayConfig([feedConfig('news', { sources })]), parts, openClock());
    await relay.start();
    const { get } = await openSite(relay, files);
    expect((await get('/feeds/news.json')).headers.get('cache-control')).to.equal('public, max-age=15');
  });

  const caching: [minutes: number, seconds: number][] = [
    [1, 60],
    [15, 300],
    [30, 600],
    [600, 900],
  ];
  for (const [minutes, seconds] of caching)
    it(`is kept for ${seconds} s where its sources are read every ${minutes} minutes`, async () => {
      const sources = [{ location: news, refresh: minutes }];
      const relay = await readyRelay(relayConfig([feedConfig('news', { sources })]));
      const { get } = await openSite(relay, files);
      expect((await get('/feeds/news.json')).headers.get('cache-control')).to.match(
        new RegExp(`^public, max-age=${seconds},`),
      );
    });
});

describe('requests of other kinds', () => {
  it('HEAD has the headers of GET and no body', async () => {
    const { get } = await openReady();
    for (const path of ['/feeds/news.json', '/widgets/cluster-widgets.js', '/', '/healthz']) {
      const head = await get(path, {}, 'HEAD');
      const { status, headers } = await get(path);
      expect(head.status, path).to.equal(status);
      expect(head.body, path).to.equal(null);
      expect(head.headers.get('content-type'), path).to.equal(headers.get('content-type'));
      expect(head.headers.get('etag'), path).to.equal(headers.get('etag'));
    }
  });

  it('a preflight is granted, without credentials', async () => {
    const { get } = await openReady();
    const answer = await get('/feeds/news.json', { origin: 'https://partner.example' }, 'OPTIONS');
    expect(answer.status).to.equal(204);
    expect(answer.headers.get('access-control-allow-origin')).to.equal('*');
    expect(answer.headers.get('access-control-allow-methods')).to.equal('GET, HEAD, OPTIONS');
    expect(answer.headers.has('access-control-allow-credentials')).to.equal(false);
  });

  it('what would change something is refused', async () => {
    const { get } = await openReady();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await get('/feeds/news.json', {}, method);
      expect(answer.status).to.equal(405);
      expect(answer.headers.get('allow')).to.equal('GET, HEAD, OPTIONS');
    }
  });

  it('an address that is too long is refused', async () => {
    const { get } = await openReady();
    expect((await get(`/feeds/news.json?x=${'y'.repeat(5000)}`)).status).to.equal(414);
  });

  it('what is nowhere is an error in JSON', async () => {
    const { get } = await openReady();
    for (const path of [
      '/nowhere',
      '/feeds',
      '/feeds/',
      '/feeds/a/b.json',
      '/widgets/',
      '/.env',
      '/feeds/%E0%A4',
    ]) {
      const answer = await get(path);
      expect(answer.status, path).to.equal(404);
      expect(await answer.json(), path).to.have.property('error');
    }
  });
});

describe('widgets over HTTP', () => {
  it('are at an address that stays, for an hour, and at one of their version, for ever', async () => {
    const { get } = await openReady();
    const stable = await get('/widgets/cluster-widgets.js');
    const versioned = await get(`/widgets/${files.version}/cluster-widgets.js`);
    expect(stable.headers.get('cache-control')).to.match(/^public, max-age=3600, stale-while-revalidate=/);
    expect(versioned.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    expect(versioned.headers.get('access-control-allow-origin')).to.equal('*');
    expect(versioned.headers.get('content-type')).to.equal('text/javascript; charset=utf-8');
    const content = Buffer.from(await versioned.arrayBuffer());
    const hash = createHash('sha384').update(content).digest('base64');
    expect(files.integrity['cluster-widgets.js']).to.equal(`sha384-${hash}`);
    expect(content.equals(await readFile('dist/cluster-widgets.js'))).to.equal(true);
  });

  it('come with their parts, and nothing else of the package', async () => {
    const { get } = await openReady();
    const parts = (await readdir('dist/parts')).map((name) => `parts/${name}`);
    expect(parts).to.have.length.above(9);
    for (const path of [
      ...parts,
      'news-list.js',
      'cluster-widgets.iife.js',
      'integrity.json',
      'schema/cluster-feed.schema.json',
    ])
      expect((await get(`/widgets/${path}`)).status, path).to.equal(200);
    const others = [
      'relay.js',
      'cluster-feed.js',
      'index.js',
      'index.d.ts',
      'feed/model.d.ts',
      '../package.json',
    ];
    for (const path of [
      ...others,
      '%2e%2e/package.json',
      '..%2fpackage.json',
      'parts/',
      'parts/x.js',
      '9.9.9/news-list.js',
    ])
      expect((await get(`/widgets/${path}`)).status, path).to.equal(404);
  });
});

describe('copied images over HTTP', () => {
  const name = `${'0123456789abcdef'.repeat(2).slice(0, 24)}.png`;
  let cache = '';
  before(async () => {
    cache = await mkdtemp(join(tmpdir(), 'relay-images-'));
    await mkdir(join(cache, 'images'));
    await writeFile(join(cache, 'images', name), 'an image');
    await writeFile(join(cache, 'images', 'secret.txt'), 'a secret');
  });
  after(() => rm(cache, { recursive: true }));

  it('are there by the names that the relay gave them, and can do nothing', async () => {
    const { get, tally } = await openSite(
      await readyRelay(relayConfig([feedConfig('news')], { cache })),
      files,
    );
    const answer = await get(`/feeds/images/${name}`);
    expect(Object.fromEntries(answer.headers)).to.deep.include({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    expect(await answer.text()).to.equal('an image');
    // What earlier versions named, which stands in caches for a week.
    expect(await (await get(`/images/${name}`)).text()).to.equal('an image');
    expect([...tally.entries()]).to.deep.equal([{ kind: 'images', status: 200, count: 2 }]);
  });

  it('are the only files of the folder that can be had', async () => {
    const { get } = await openSite(await readyRelay(relayConfig([feedConfig('news')], { cache })), files);
    const paths = [
      'secret.txt',
      name.replace('png', 'svg'),
      name.replace('0', '1'),
      '..%2fsources',
      '%00.png',
      `x${name}`,
    ];
    for (const path of paths)
      for (const folder of ['/images/', '/feeds/images/'])
        expect((await get(folder + path)).status, folder + path).to.equal(404);
  });
});

describe('the state of the relay', () => {
  const failing: SourceRecord = {
    ...goodRecord('/srv/secret/news.json', 'Kept'),
    error: '/srv/secret/news.json cannot be read',
    publicError: 'config: cannot be read',
    failures: 3,
  };
  const open = async (record: SourceRecord) => {
    const clock = openClock();
    const { parts, stored } = fakeParts({ readSource: () => Promise.resolve(record) });
    const sources = [{ location: record.key, refresh: 15 }];
    stored.set(record.key, record);
    const relay = openRelay(relayConfig([feedConfig('news', { sources })]), parts, {
      now: clock.now,
      setTimer: clock.setTimer,
    });
    await relay.start();
    return openSite(relay, files);
  };

  it('is fine while every source is', async () => {
    const { get } = await open(goodRecord('https://news.example/feed?key=secret', 'One'));
    const answer = await get('/healthz');
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('cache-control')).to.equal('no-store');
    expect(await answer.json()).to.deep.equal({
      status: 'ok',
      version: files.version,
      feeds: {
        news: {
          serving: true,
          sources: [
            {
              source: 'https://news.example/feed',
              fetched: '2026-03-18T12:00:00.000Z',
              ageSeconds: 0,
              failures: 0,
              next: '2026-03-18T12:15:00.000Z',
            },
          ],
        },
      },
    });
  });

  it('says what fails, and still counts as alive while there is something to serve', async () => {
    const { get } = await open(failing);
    const answer = await get('/healthz');
    expect(answer.status).to.equal(200);
    const text = await answer.text();
    expect(JSON.parse(text)).to.have.property('status', 'degraded');
    expect(text).to.contain('config: cannot be read').and.not.contain('/srv/secret');
  });

  it('names no host of one’s own network, and each source differently', async () => {
    const sources = [
      'http://10.0.0.7:8080/a',
      'http://intranet/b',
      'https://news.example/?feed=1',
      'https://news.example/?feed=2',
    ];
    const { parts } = fakeParts({ readSource: ({ key }) => Promise.resolve(goodRecord(key, 'One')) });
    const feed = feedConfig('news', { sources: sources.map((location) => ({ location, refresh: 15 })) });
    const relay = openRelay(relayConfig([feed], { internalHosts: ['10.0.0.7:8080', 'intranet'] }), parts);
    await relay.start();
    await relay.refresh();
    const { get } = await openSite(relay, files);
    const names = ['internal', 'internal #2', 'https://news.example/', 'https://news.example/ #2'];
    const { feeds } = (await (await get('/healthz')).json()) as {
      feeds: { news: { sources: { source: string }[] } };
    };
    expect(feeds.news.sources.map(({ source }) => source)).to.deep.equal(names);
    const text = await (await get('/metrics')).text();
    for (const name of names)
      expect(text).to.contain(`cluster_feed_source_up{feed="news",source="${name}"} 1`);
    expect(text).to.not.match(/10\.0\.0\.7|intranet/);
    await relay.stop();
  });

  it('is there as figures, with the requests by kind and status', async () => {
    const { get } = await open(failing);
    await get('/feeds/news.json');
    await get('/feeds/none.json');
    await get('/robots.txt');
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).to.match(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    for (const line of [
      'cluster_feed_source_up{feed="news",source="news.json"} 0',
      'cluster_feed_source_failures{feed="news",source="news.json"} 3',
      'cluster_feed_source_age_seconds{feed="news",source="news.json"} 0',
      'cluster_feed_items{feed="news"} 1',
      'cluster_feed_requests_total{kind="feeds",status="200"} 1',
      'cluster_feed_requests_total{kind="feeds",status="404"} 1',
      'cluster_feed_requests_total{kind="other",status="404"} 1',
      'cluster_feed_store_errors_total 0',
    ])
      expect(text.split('\n')).to.contain(line);
  });

  it('counts what the relay does', async () => {
    const relay = await readyRelay(config);
    const { metrics } = await openSite(relay, files);
    const source = { key: news, location: news, refresh: 15 };
    metrics.note({ type: 'read', source, record: goodRecord(news), before: undefined, ms: 300 });
    metrics.note({ type: 'not-stored', source, reason: 'full' });
    const text = await metrics.text();
    expect(text).to.contain('cluster_feed_refresh_seconds_bucket{le="0.5",outcome="ok"} 1');
    expect(text).to.contain('cluster_feed_store_errors_total 1');
  });
});

it('a feed says the same through the handler as it was published', async () => {
  const { get } = await openReady(['Ü “quoted”']);
  expect(await (await get('/feeds/events.json')).json()).to.deep.equal(feedOf('Ü “quoted”'));
});
