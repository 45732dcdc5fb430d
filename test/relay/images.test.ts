import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ClusterFeed, ClusterItem } from '../../src/feed/model.js';
import { copyImages, imagesOf, type CopyOptions } from '../../src/relay/images.js';
import { removeImages } from '../../src/relay/unused-images.js';
import { UpstreamError } from '../../src/relay/upstream-error.js';
import { openServer, type LoopbackServer } from './loopback.js';
import { sampleImages } from './sample-images.js';

const bytesOf = (wanted: string) => sampleImages.find(({ type }) => type === wanted)!.bytes;
const feedOf = (items: Partial<ClusterItem>[], more: Partial<ClusterFeed> = {}): ClusterFeed => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'News',
  items: items.map((item, index) => ({ id: String(index), ...item })),
  ...more,
});
const feedWith = (...urls: string[]) => feedOf(urls.map((image) => ({ image })));

describe('the images of a feed', () => {
  it('are those of items and the logos of notices, logos first, each once', () => {
    const feed = feedOf(
      [
        { image: 'https://a.example/1.jpg', _image: { url: 'https://a.example/1-large.jpg' } },
        { image: 'https://a.example/1.jpg' },
        {},
      ],
      {
        _funding: [
          { funders: [{ name: 'EU', logo: { url: 'https://a.example/eu.png' } }, { name: 'B' }] },
          { text: 'Old' },
        ],
      },
    );
    expect(imagesOf(feed)).to.deep.equal([
      'https://a.example/eu.png',
      'https://a.example/1-large.jpg',
      'https://a.example/1.jpg',
    ]);
  });
});

describe('copies of images', () => {
  let server: LoopbackServer;
  let folder: string;
  let asked: string[];
  let faults: Map<string, unknown>;
  let options: CopyOptions;

  before(async () => (server = await openServer()));
  after(() => server.close());
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'images-')), 'images');
    asked = [];
    faults = new Map();
    options = {
      folder,
      sources: [`${server.url}/feed.json`],
      internalHosts: ['127.0.0.1'],
      limits: { timeout: 10_000 },
      onFault: (url, error) => faults.set(url, error),
    };
    server.answer = (request, response) => {
      asked.push(request.url!);
      const type = request.url!.split('.').at(-1)!;
      response.end(sampleImages.some((sample) => sample.type === type) ? bytesOf(type) : `<${type}/>`);
    };
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  it('are stored under names that say nothing but what they are, with their size', async () => {
    const types = ['jpg', 'png', 'webp', 'avif', 'gif'];
    const urls = types.map((type) => `${server.url}/../x/image?name=/etc/passwd&.${type}`);
    const copies = await copyImages(feedWith(...urls), options);
    expect([...faults]).to.deep.equal([]);
    expect([...copies.keys()]).to.have.members(urls);
    for (const [index, type] of types.entries()) {
      const { file, ...size } = copies.get(urls[index]!)!;
      expect(file).to.match(new RegExp(`^[0-9a-f]{24}\\.${type}$`));
      expect(size).to.deep.equal({ width: 40, height: 24 });
      expect(await readFile(join(folder, file))).to.deep.equal(Buffer.from(bytesOf(type)));
    }
    expect(await readdir(folder)).to.have.length(5);
  });

  it('are made once: what is there is not asked for again', async () => {
    const feed = feedWith(`${server.url}/a.png`);
    const first = await copyImages(feed, options);
    expect(await copyImages(feed, options)).to.deep.equal(first);
    expect(asked).to.deep.equal(['/a.png']);
  });

  it('are called by what their bytes are, not by name or Content-Type', async () => {
    server.answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(bytesOf('gif'));
    const copies = await copyImages(feedWith(`${server.url}/a.jpg`), options);
    expect(copies.get(`${server.url}/a.jpg`)?.file).to.match(/\.gif$/);
  });

  it('are not made of SVG, HTML and what cannot be had, which stops no other', async () => {
    const urls = ['a.svg', 'a.html', 'a.png', 'a.large', 'a.missing', 'a.bomb'].map(
      (name) => `${server.url}/${name}`,
    );
    const { answer } = server;
    const bomb = Buffer.from(bytesOf('png'));
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    server.answer = (request, response) => {
      if (request.url === '/a.large') response.end(Buffer.concat([bytesOf('png'), Buffer.alloc(3_000_000)]));
      else if (request.url === '/a.missing') response.writeHead(404).end();
      else if (request.url === '/a.bomb') response.end(bomb);
      else answer(request, response);
    };
    const copies = await copyImages(feedWith(...urls), options);
    expect([...copies.keys()]).to.deep.equal([`${server.url}/a.png`]);
    expect(await readdir(folder)).to.have.length(1);
    const codes = [...faults].map(([url, fault]) => [url.split('.').at(-1), (fault as UpstreamError).code]);
    expect(Object.fromEntries(codes)).to.deep.equal({
      svg: 'format',
      html: 'format',
      large: 'too-large',
      missing: 'http',
      bomb: 'too-large',
    });
  });

  it('are tried again after a failure', async () => {
    const feed = feedWith(`${server.url}/a.png`);
    const { answer } = server;
    server.answer = (_request, response) => response.writeHead(503).end();
    expect((await copyImages(feed, options)).size).to.equal(0);
    server.answer = answer;
    expect((await copyImages(feed, options)).size).to.equal(1);
  });

  it('are sixty at most', async () => {
    const urls = Array.from({ length: 70 }, (_, index) => `${server.url}/${index}.png`);
    const copies = await copyImages(feedWith(...urls), options);
    expect([...copies.keys()]).to.have.members(urls.slice(0, 60));
    expect(asked).to.have.length(60);
  });

  it('are asked for one at a time of each host', async () => {
    let open = 0;
    let most = 0;
    const { answer } = server;
    server.answer = (request, response) => {
      most = Math.max(most, ++open);
      response.on('close', () => open--);
      answer(request, response);
    };
    await copyImages(
      feedWith(...Array.from({ length: 9 }, (_, index) => `${server.url}/${index}.png`)),
      options,
    );
    expect(most).to.equal(1);
  });

  it('are not asked for of a host that did not answer just now', async () => {
    const urls = ['https://a.example/1.png', 'https://a.example/2.png', 'https://b.example/3.png'];
    const copies = await copyImages(feedWith(...urls), {
      ...options,
      fetch: ({ url }) => {
        asked.push(url);
        if (url.startsWith('https://a.')) return Promise.reject(new UpstreamError('timeout', 'x', url));
        return Promise.resolve({ status: 'fresh', body: bytesOf('png'), url, headers: new Headers() });
      },
    });
    expect([...copies.keys()]).to.deep.equal([urls[2]]);
    expect(asked).to.have.members([urls[0], urls[2]]);
  });

  it('are not fetched from internal hosts that are not a source of this feed', async () => {
    for (const sources of [[], ['https://a.example/feed'], ['/srv/notices.json']]) {
      const copies = await copyImages(feedWith(`${server.url}/a.png`), { ...options, sources });
      expect(copies.size).to.equal(0);
      expect(faults.get(`${server.url}/a.png`)).to.have.property('code', 'config');
    }
    expect(asked).to.deep.equal([]);
  });

  it('are left out where the disk takes no more, and leave nothing half', async () => {
    await writeFile(folder, 'a file where the folder should be');
    expect((await copyImages(feedWith(`${server.url}/a.png`), options)).size).to.equal(0);
    expect(faults.get(`${server.url}/a.png`)).to.have.property('code', 'EEXIST');
  });

  it('end with the reason of a caller who gives up', async () => {
    const reason = new Error('stopped');
    const abort = new AbortController();
    server.answer = () => abort.abort(reason);
    const fault: unknown = await copyImages(feedWith(`${server.url}/a.png`, `${server.url}/b.png`), {
      ...options,
      signal: abort.signal,
    }).catch((error: unknown) => error);
    expect(fault).to.equal(reason);
  });

  it('are not asked for again for a day where what is there is none, and for an hour where nobody answers', async () => {
    const urls = [`${server.url}/a.png`, `${server.url}/b.html`, `${server.url}/c.gif`];
    const now = Date.now();
    const failed = new Map<string, number>();
    const { answer } = server;
    const askAt = async (hours: number) => {
      asked.length = 0;
      await copyImages(feedWith(...urls), { ...options, failed, now: now + hours * 3_600_000 });
      return asked.splice(0);
    };
    server.answer = (request, response) => {
      if (request.url !== '/c.gif') answer(request, response);
      else {
        asked.push('/c.gif');
        response.writeHead(503).end();
      }
    };
    expect(await askAt(0)).to.have.members(['/a.png', '/b.html', '/c.gif']);
    expect(await askAt(0.9)).to.deep.equal([]);
    expect(await askAt(1)).to.deep.equal(['/c.gif']);
    server.answer = answer;
    expect(await askAt(24)).to.have.members(['/b.html', '/c.gif']);
    expect([...failed.keys()]).to.deep.equal([urls[1]]);
  });

  it('are removed when no feed has named them for a week, and nothing else is', async () => {
    const feed = feedWith(`${server.url}/a.png`, `${server.url}/b.gif`);
    const copies = await copyImages(feed, options);
    const [kept, gone] = [copies.get(`${server.url}/a.png`)!.file, copies.get(`${server.url}/b.gif`)!.file];
    const day = 24 * 3_600_000;
    const start = Date.now();
    await copyImages(feed, { ...options, now: start + 6 * day });
    await removeImages(folder, new Set([kept]), start + 12 * day);
    expect(await readdir(folder)).to.have.members([kept, gone]);
    await removeImages(folder, new Set([kept]), start + 14 * day);
    expect(await readdir(folder)).to.deep.equal([kept]);
    const [old, recent] = [`${gone}.1.tmp`, `${gone}.2.tmp`];
    for (const file of [old, recent, 'README.txt']) await writeFile(join(folder, file), 'x');
    const now = Date.now();
    await utimes(join(folder, old), now / 1000, (now - 2 * day) / 1000);
    await removeImages(folder, new Set([kept]), now);
    expect(await readdir(folder)).to.have.members([kept, recent, 'README.txt']);
    await removeImages(join(folder, 'missing'), new Set());
  });
});
