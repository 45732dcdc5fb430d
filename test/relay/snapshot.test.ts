import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, watch, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFeed } from '../../src/feed/read-feed.js';
import { fetchUpstream } from '../../src/relay/fetch-upstream.js';
import { lockFolder } from '../../src/relay/lock.js';
import type { FeedConfig, PublishedFile, RelayConfig } from '../../src/relay/model.js';
import { readSource } from '../../src/relay/read-source.js';
import { replaceFiles } from '../../src/relay/replace-files.js';
import { snapshot, type SourceResult } from '../../src/relay/snapshot.js';
import { rss, openServer, type LoopbackServer } from './loopback.js';

let folder: string;
let out: string;
const upstreams: LoopbackServer[] = [];

async function start(answer: RequestListener): Promise<LoopbackServer> {
  const upstream = await openServer(answer);
  upstreams.push(upstream);
  return upstream;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
  out = join(folder, 'out');
});
afterEach(async () => {
  await Promise.all(upstreams.splice(0).map((upstream) => upstream.close()));
  await rm(folder, { recursive: true });
});

const feedOf = (name: string, ...locations: string[]): FeedConfig => ({
  name,
  languages: [],
  fallbackLanguages: ['*'],
  sources: locations.map((location) => ({ location, refresh: 15 })),
  limit: 100,
  pageSize: 20,
  tags: [],
  include: [],
  exclude: [],
  pinned: [],
  hidden: [],
  funding: [],
  images: 'keep',
});

const configOf = (feeds: FeedConfig[], more: Partial<RelayConfig> = {}): RelayConfig => ({
  out,
  cache: join(folder, 'cache'),
  internalHosts: ['127.0.0.1'],
  limits: { timeout: 2000, maxBytes: 1_000_000, maxItems: 100 },
  feeds,
  ...more,
});

const titlesOf = async (name: string): Promise<(string | undefined)[]> => {
  const { items } = await readFeed(await readFile(join(out, name)), { url: 'https://cluster.example/' });
  return items.map(({ title }) => title).sort();
};

const statesOf = (sources: readonly SourceResult[]) => sources.map(({ state }) => state);

describe('a snapshot', () => {
  it('writes widgets as HTML beside the feeds, and removes them when nobody wants them any more', async () => {
    const upstream = await start((_, response) => response.end(rss('One')));
    const feed = feedOf('news', upstream.url);
    const fragment = {
      tag: 'cluster-news-list',
      file: 'home',
      light: true,
      attributes: { limit: '1' },
    } as const;
    const first = await snapshot(configOf([{ ...feed, languages: ['de'], render: [fragment] }]));
    expect(first.written).to.include.members(['home.html', 'home.de.html']);
    expect(await readFile(join(out, 'home.de.html'), 'utf8'))
      .to.contain('One')
      .and.contain('lang="de"');
    const second = await snapshot(configOf([feed]));
    expect(second.removed).to.include.members(['home.html', 'home.de.html']);
  });

  it('of 50 sources, one dead and one that stalls, ends within the time of the stalling one and leaves 50 feeds', async () => {
    // Half of the sources are on one host, the stalling one among them.
    const isDown = new Set<number>();
    const answer =
      (prefix: string): RequestListener =>
      (request, response) => {
        const number = Number(request.url?.slice(1));
        if (isDown.has(number)) return;
        response.end(rss(`${prefix} ${number}`));
      };
    const shared = await start(answer('news'));
    const singles: LoopbackServer[] = [];
    for (let number = 25; number < 50; number++) singles.push(await start(answer('news')));
    const feeds = Array.from({ length: 50 }, (_, number) =>
      feedOf(
        `feed-${number}`,
        number < 25 ? `${shared.url}/${number}` : `${singles[number - 25]!.url}/${number}`,
      ),
    );
    const limits = { timeout: 4000, maxBytes: 1_000_000, maxItems: 100 };
    const config = configOf(feeds, { limits });
    expect(await snapshot(config)).to.include({ ok: true });

    isDown.add(3);
    await singles[7]!.close();
    const begun = performance.now();
    const result = await snapshot(config);
    const took = performance.now() - begun;

    expect(took).to.be.within(limits.timeout / 2, limits.timeout);
    expect(result.ok).to.equal(false);
    expect(result.sources.filter(({ error }) => error).map(({ key, state }) => [key, state])).to.deep.equal([
      [`${shared.url}/3`, 'kept'],
      [`${singles[7]!.url}/32`, 'kept'],
    ]);
    for (let number = 0; number < 50; number++)
      expect(await titlesOf(`feed-${number}.json`)).to.deep.equal([`news ${number}`]);
  });

  it('has written what is ready while a slow source is awaited', async () => {
    let answerSlow = () => {};
    const [fast, slow] = [
      await start((_, response) => response.end(rss('fast'))),
      await start((_, response) => (answerSlow = () => response.end(rss('slow')))),
    ];
    await mkdir(out);
    const written = watch(out, { signal: AbortSignal.timeout(5000) });
    const result = snapshot(configOf([feedOf('slow', slow.url), feedOf('fast', fast.url)]));
    for await (const { filename } of written) if (filename === 'fast.json') break;
    expect(await titlesOf('fast.json')).to.deep.equal(['fast']);
    expect(await readdir(out)).to.not.include('slow.json');
    answerSlow();
    expect((await result).feeds.map(({ name }) => name)).to.deep.equal(['slow', 'fast']);
    expect(await result).to.deep.include({ ok: true, written: ['fast.json', 'slow.json'] });
  });

  it('leaves readable feeds also of sources that never answered', async () => {
    const dead = await start(() => {});
    await dead.close();
    const result = await snapshot(configOf([feedOf('news', dead.url)]));
    expect(statesOf(result.sources)).to.deep.equal(['failed']);
    expect(result.ok).to.equal(false);
    expect(await titlesOf('news.json')).to.deep.equal([]);
    const { _sources } = await readFeed(await readFile(join(out, 'news.json')), { url: '' });
    expect(_sources?.[0]?.error).to.be.a('string');
  });

  it('reads an address once, though several feeds name it, and tells of each', async () => {
    const upstream = await start((request, response) => response.end(rss(request.url!)));
    const told: [string, number, number][] = [];
    const result = await snapshot(
      configOf([feedOf('one', `${upstream.url}/a`, `${upstream.url}/b`), feedOf('two', `${upstream.url}/b`)]),
      { report: ({ state }, done, total) => told.push([state, done, total]) },
    );
    expect(result).to.include({ ok: true });
    expect([...upstream.asked].sort()).to.deep.equal(['/a', '/b']);
    expect(told).to.deep.equal([
      ['read', 1, 2],
      ['read', 2, 2],
    ]);
    expect(await titlesOf('two.json')).to.deep.equal(['/b']);
  });

  it('does not wait again and again for a host that does not answer', async () => {
    const silent = await start(() => {});
    const feeds = [feedOf('news', ...'abcdef'.split('').map((path) => `${silent.url}/${path}`))];
    const limits = { timeout: 200, maxBytes: 1000, maxItems: 10 };
    const result = await snapshot(configOf(feeds, { limits }));
    expect(silent.asked).to.have.length(2);
    expect(result.sources.at(-1)?.error).to.match(/did not answer 2 times, so it was not asked again/);
  });

  it('counts the time since the process began, and leaves half a limit in any case', async () => {
    const upstream = await start((_, response) => response.end(rss('news')));
    const limits = { timeout: 20_000, maxBytes: 1000, maxItems: 10 };
    const given: number[] = [];
    for (const ago of [0, 5000, 60_000])
      await snapshot(configOf([feedOf('news', upstream.url)], { limits }), {
        began: performance.now() - ago,
        read: (source, known, options) =>
          readSource(source, known, {
            ...options,
            fetch: (request) => {
              given.push(request.limits.timeout);
              return fetchUpstream(request);
            },
          }),
      });
    expect(given[0]).to.be.within(15_000, 19_000);
    expect(given[1]).to.be.within(11_000, 14_000);
    expect(given[2]).to.equal(10_000);
  });

  it('says how many items it left out', async () => {
    const upstream = await start((_, response) => response.end(rss('one', 'two', 'three')));
    const limits = { timeout: 2000, maxBytes: 1_000_000, maxItems: 2 };
    const { ok, notes } = await snapshot(configOf([feedOf('news', upstream.url)], { limits }));
    expect(ok).to.equal(true);
    expect(notes).to.deep.equal([`${upstream.url}: the oldest items are left out (1, by limits.maxItems)`]);
  });

  it('asks only whether something changed, and then writes nothing', async () => {
    const conditions: unknown[] = [];
    const upstream = await start((request, response) => {
      conditions.push(request.headers['if-none-match']);
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else response.setHeader('ETag', '"1"').end(rss('A'));
    });
    const config = configOf([feedOf('news', upstream.url)]);
    const now = () => Date.parse('2026-05-04T10:00:00Z');
    await snapshot(config, { now });
    const { mtimeMs } = await stat(join(out, 'news.json'));
    const result = await snapshot(config, { now });
    expect(conditions).to.deep.equal([undefined, '"1"']);
    expect(statesOf(result.sources)).to.deep.equal(['unchanged']);
    expect(result.written).to.deep.equal([]);
    expect((await stat(join(out, 'news.json'))).mtimeMs).to.equal(mtimeMs);
  });

  it('leaves a server alone for as long as it asks to be', async () => {
    let isBusy = false;
    const upstream = await start((_, response) =>
      isBusy ? response.writeHead(429, { 'Retry-After': '3600' }).end() : response.end(rss('A')),
    );
    const config = configOf([feedOf('news', upstream.url)]);
    await snapshot(config);
    isBusy = true;
    await snapshot(config);
    const result = await snapshot(config);
    expect(upstream.asked).to.have.length(2);
    expect(result.ok).to.equal(false);
    expect(result.sources[0]).to.include({ state: 'kept', items: 1 });
    expect(result.sources[0]?.error).to.include('429');
    isBusy = false;
    const inAnHour = Date.now() + 3_700_000;
    expect(await snapshot(config, { now: () => inAnHour })).to.include({ ok: true });
  });

  it('takes a source’s last good copy from what stands when the cache is gone', async () => {
    let isUp = true;
    const [flaky, steady] = [
      await start((_, response) => (isUp ? response.end(rss('kept')) : response.writeHead(500).end())),
      await start((_, response) =>
        response.end(rss('steady').replaceAll('cluster.example', 'other.example')),
      ),
    ];
    const sources = [
      { location: flaky.url, refresh: 15, title: 'Flaky' },
      { location: steady.url, refresh: 15, title: 'Steady' },
    ];
    const config = configOf([{ ...feedOf('news'), sources }]);
    await snapshot(config);
    await rm(config.cache!, { recursive: true });
    isUp = false;
    const result = await snapshot(config);
    expect(statesOf(result.sources)).to.deep.equal(['kept', 'read']);
    expect(result.sources[0]?.items).to.equal(1);
    expect(await titlesOf('news.json')).to.deep.equal(['kept', 'steady']);
  });

  it('takes it also of two that are on a host of one’s own network and have no title in the configuration', async () => {
    let isUp = true;
    const upstream = await start((request, response) => {
      const title = request.url!.slice(1);
      if (isUp) response.end(rss(title).replace('<title>Cluster<', `<title>The ${title}<`));
      else response.writeHead(500).end();
    });
    const config = configOf([feedOf('news', `${upstream.url}/one`, `${upstream.url}/two`)]);
    await snapshot(config);
    await rm(config.cache!, { recursive: true });
    isUp = false;
    const { sources } = await snapshot(config);
    expect(sources.map(({ state, items }) => [state, items])).to.deep.equal(Array(2).fill(['kept', 1]));
    const news = await readFile(join(out, 'news.json'), 'utf8');
    expect(news)
      .to.match(/"title":"The two","fetched"/)
      .and.not.contain('127.0.0.1');
  });

  it('says what it could not save, and publishes all the same', async () => {
    const upstream = await start((_, response) => response.end(rss('A')));
    await writeFile(join(folder, 'cache'), 'in the way');
    const result = await snapshot(configOf([feedOf('news', upstream.url)]));
    expect(result.ok).to.equal(false);
    expect(result.problems.join()).to.match(/last good copy of .* cannot be saved/);
    expect(await titlesOf('news.json')).to.deep.equal(['A']);
  });

  it('keeps the files of a feed that cannot be published, and publishes the others', async () => {
    const upstream = await start((request, response) => response.end(rss(request.url!)));
    const config = configOf([feedOf('one', `${upstream.url}/1`), feedOf('two', `${upstream.url}/2`)]);
    await snapshot(config);
    const { publish } = await import('../../src/relay/publish.js');
    const result = await snapshot(config, {
      publish: (feed, ...rest) =>
        feed.name === 'one' ? Promise.reject(new Error('a bug')) : publish(feed, ...rest),
    });
    expect(result.ok).to.equal(false);
    expect(result.feeds.map(({ name, error }) => [name, error])).to.deep.equal([
      ['one', 'a bug'],
      ['two', undefined],
    ]);
    expect(await titlesOf('one.json')).to.deep.equal(['/1']);
  });

  it('copies images where that is wanted, and links to the copies', async () => {
    // The smallest GIF there is.
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    const upstream = await start((request, response) => {
      if (request.url === '/a.gif') response.end(gif);
      else if (request.url?.endsWith('.gif')) response.writeHead(404).end();
      else {
        const image = (name: string) => ({ url: `http://${request.headers.host}/${name}.gif` });
        const items = ['a', 'b'].map((name) => ({ id: name, title: name, _image: image(name) }));
        response.end(JSON.stringify({ items }));
      }
    });
    const feeds = [{ ...feedOf('news', `${upstream.url}/feed`), images: 'copy' as const }];
    const result = await snapshot(configOf(feeds, { baseUrl: 'https://cluster.example/feeds' }));
    expect(result.problems).to.deep.equal([]);
    const [copy, ...others] = await readdir(join(out, 'images'));
    expect(others).to.deep.equal([]);
    expect(await readFile(join(out, 'images', copy!))).to.deep.equal(gif);
    const text = await readFile(join(out, 'news.json'), 'utf8');
    expect(text).to.include(`https://cluster.example/feeds/images/${copy}`);
    expect(text).to.not.include('/b.gif');
    expect(result.notes.join()).to.match(/image .*\/b\.gif is left out/);
  });

  it('is refused while another is under way', async () => {
    const release = await lockFolder(out);
    const error: unknown = await snapshot(configOf([])).catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'config' });
    expect(String(error)).to.include(`another process (${process.pid}) is writing to ${out}`);
    await release();
    expect(await snapshot(configOf([]))).to.include({ ok: true });
    expect(await readdir(out)).to.deep.equal([]);
  });

  it('is refused where nothing can be written', async () => {
    await writeFile(out, 'in the way');
    const error: unknown = await snapshot(configOf([])).catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'config' });
    expect(String(error)).to.include('cannot be written to');
  });

  it('is refused, and does not try for ever, where a file system takes no folders', async () => {
    const error: unknown = await snapshot({ ...configOf([]), out: '/proc/cluster-feed' }).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.include({ code: 'config' });
  });

  it('gives the folder free when it is called off, and publishes nothing', async () => {
    const abort = new AbortController();
    const silent = await start(() => abort.abort());
    const config = configOf([feedOf('news', silent.url)]);
    const error: unknown = await snapshot(config, { signal: abort.signal }).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.equal(abort.signal.reason);
    expect(await readdir(out)).to.deep.equal([]);
  });
});

describe('the lock of a folder', () => {
  const lock = () => join(out, '.cluster-feed.lock');

  it('is taken over from a process that is gone', async () => {
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(gone, 'close');
    await mkdir(out);
    await writeFile(lock(), JSON.stringify({ pid: gone.pid, host: hostname(), nonce: '' }));
    await (
      await lockFolder(out)
    )();
    expect(await readdir(out)).to.deep.equal([]);
  });

  it('is taken over from a process elsewhere only when it was not heard of for a minute', async () => {
    await mkdir(out);
    await writeFile(lock(), JSON.stringify({ pid: process.pid, host: 'elsewhere', nonce: '' }));
    const now = Date.now();
    await utimes(lock(), now / 1000, now / 1000);
    const error: unknown = await lockFolder(out, () => now + 50_000).catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'config' });
    await (
      await lockFolder(out, () => now + 70_000)
    )();
  });

  it('is had by one of many', async () => {
    await mkdir(out);
    await writeFile(lock(), '');
    await utimes(lock(), 1, 1);
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(out)));
    const had = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
    expect(had).to.have.length(1);
    await had[0]!();
  });

  it('is had although somebody was killed while taking one over', async () => {
    await mkdir(`${lock()}.guard`, { recursive: true });
    await writeFile(lock(), '');
    for (const path of [lock(), `${lock()}.guard`]) await utimes(path, 1, 1);
    await (
      await lockFolder(out)
    )();
    expect(await readdir(out)).to.deep.equal([]);
  });

  it('is not given back by who has lost it', async () => {
    const release = await lockFolder(out);
    await writeFile(lock(), 'another’s');
    await release();
    expect(await readFile(lock(), 'utf8')).to.equal('another’s');
  });
});

describe('files that are published', () => {
  const file = (path: string, title = path): PublishedFile => ({
    path,
    type: 'application/feed+json',
    body: Buffer.from(JSON.stringify({ title, _sources: [] })),
  });

  it('are replaced where they differ, and removed when they are no more', async () => {
    const first = await replaceFiles(out, [file('a.json'), file('a.2.json'), file('b.json')]);
    expect(first.written).to.have.members(['a.json', 'a.2.json', 'b.json']);
    const second = await replaceFiles(out, [file('a.json', 'new'), file('b.json')]);
    expect(second).to.deep.equal({ written: ['a.json'], removed: ['a.2.json'], problems: [] });
    expect(await readdir(out)).to.have.members(['.cluster-feed-files.json', 'a.json', 'b.json']);
  });

  it('are written with what a first page leads to before it', async () => {
    const { written } = await replaceFiles(out, [file('a.json'), file('a.2.json'), file('a.3.json')]);
    expect(written).to.deep.equal(['a.3.json', 'a.2.json', 'a.json']);
  });

  it('stay when they are to be kept', async () => {
    await replaceFiles(out, [file('a.json'), file('b.json')]);
    const { removed } = await replaceFiles(out, [], (path) => path.startsWith('a.'));
    expect(removed).to.deep.equal(['b.json']);
    expect((await replaceFiles(out, [])).removed).to.deep.equal(['a.json']);
  });

  it('leave other people’s files alone', async () => {
    await mkdir(out);
    const kept = '{"items": [{"id": "1", "title": "By hand"}]}';
    await writeFile(join(out, 'news.json'), kept);
    await writeFile(join(out, 'index.html'), 'mine');
    const { problems } = await replaceFiles(out, [file('news.json')]);
    expect(problems.join()).to.include('news.json was not written by this program and stays as it is');
    await replaceFiles(out, []);
    expect(await readFile(join(out, 'news.json'), 'utf8')).to.equal(kept);
    expect(await readdir(out)).to.have.members(['index.html', 'news.json']);
  });

  it('are known by what they say when the list of them is gone', async () => {
    await replaceFiles(out, [file('a.json')]);
    await rm(join(out, '.cluster-feed-files.json'));
    expect(await replaceFiles(out, [file('a.json', 'new')])).to.deep.include({
      written: ['a.json'],
      problems: [],
    });
  });

  it('are not removed outside of the folder, whatever the list says', async () => {
    await mkdir(out);
    await writeFile(join(folder, 'precious'), '');
    await writeFile(join(out, '.cluster-feed-files.json'), '["../precious", "a/b", "/etc/x", {}, ".."]');
    expect((await replaceFiles(out, [])).removed).to.deep.equal([]);
    expect(await readdir(folder)).to.include('precious');
  });

  it('stay whole where they cannot be replaced, and that is said', async () => {
    await replaceFiles(out, [file('a.json')]);
    // Nothing takes the name of a folder that is not empty.
    await mkdir(join(out, 'b.json', 'in'), { recursive: true });
    const { written, problems } = await replaceFiles(out, [file('a.json', 'new'), file('b.json')]);
    expect(written).to.deep.equal(['a.json']);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include(join(out, 'b.json'));
  });
});
