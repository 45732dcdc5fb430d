import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { readFeed } from '../../src/feed/read-feed.js';
import type { fetchUpstream, UpstreamRequest } from '../../src/relay/fetch-upstream.js';
import { read } from '../../src/relay/read.js';
import { toJson } from '../../src/relay/terminal.js';

const rss = (link: string) =>
  `<rss version="2.0"><channel><title>T</title><language>pl</language><item><title>A</title><link>${link}</link></item></channel></rss>`;

/** Answers everything with a body, and remembers what was asked for. */
function fakeFetch(body: string | Uint8Array, headers: Record<string, string> = {}, url?: string) {
  const asked: UpstreamRequest[] = [];
  const fetch: typeof fetchUpstream = (request) => {
    asked.push(request);
    return Promise.resolve({
      status: 'fresh',
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      url: url ?? request.url,
      headers: new Headers(headers),
    });
  };
  return { asked, fetch };
}

async function* pipe(...texts: string[]) {
  for (const text of texts) yield Promise.resolve(Buffer.from(text));
}

const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );

describe('read', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-feed-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('gives of every sample what the reader of the widgets gives, in a form that reads back to the same', async () => {
    const names = await readdir('demo/feeds');
    expect(names.length).to.be.greaterThan(4);
    for (const name of names) {
      const url = 'https://cluster.example/feeds/';
      const { feed } = await read(join('demo/feeds', name), { url });
      expect(feed, name).to.deep.equal(await readFeed(await readFile(join('demo/feeds', name)), { url }));
      expect(await readFeed(toJson(feed), { url: '' }), name).to.deep.equal(feed);
    }
  });

  it('trusts the host of the address that was typed, on its port, and no other', async () => {
    const { asked, fetch } = fakeFetch(rss('/a'));
    await read('http://localhost:8080/feed', { fetch });
    await read('https://cluster.example/feed', { fetch });
    expect(asked.map(({ internalHosts }) => internalHosts)).to.deep.equal([
      ['localhost:8080'],
      ['cluster.example:80', 'cluster.example:443'],
    ]);
  });

  it('goes by the address after redirects and by what the headers say', async () => {
    const latin2 = Uint8Array.from([...rss('/a').replace('>A<', '>\xb1<')].map((one) => one.charCodeAt(0)));
    const headers = {
      'content-type': 'text/xml; charset=iso-8859-2',
      'content-location': '/pl/feed/',
    };
    const { fetch } = fakeFetch(latin2, headers, 'https://other.example/x');
    const { feed } = await read('https://cluster.example/feed', { fetch });
    expect(feed.items[0]).to.include({ title: 'ą', url: 'https://other.example/a' });
  });

  it('takes the language of the answer where the feed states none', async () => {
    const { fetch } = fakeFetch('{"items": [{"id": 1, "title": "A"}]}', { 'content-language': 'de' });
    const { feed } = await read('https://cluster.example/feed', { fetch });
    expect(feed.items[0]?.language).to.equal('de');
  });

  it('goes by a type that was typed rather than by the answer’s', async () => {
    const { fetch } = fakeFetch(
      Uint8Array.from([...'{"items":[{"title":"\xb1"}]}'].map((c) => c.charCodeAt(0))),
      {
        'content-type': 'application/json; charset=iso-8859-1',
      },
    );
    const contentType = 'application/json; charset=iso-8859-2';
    const { feed } = await read('https://cluster.example/feed', { fetch, contentType });
    expect(feed.items[0]?.title).to.equal('ą');
  });

  it('reads what is piped in, in pieces', async () => {
    const [start, end] = [rss('/a').slice(0, 40), rss('/a').slice(40)];
    const { feed } = await read('-', { stdin: pipe(start, end), url: 'https://cluster.example/feed' });
    expect(feed.items[0]?.url).to.equal('https://cluster.example/a');
  });

  it('leaves out relative links of a file without an address, and says how many', async () => {
    const path = join(folder, 'feed.xml');
    await writeFile(path, rss('/a'));
    const { feed, dropped } = await read(path);
    expect(feed.items[0]).not.to.have.property('url');
    expect(dropped).to.equal(1);
    expect((await read(path, { url: 'https://cluster.example/' })).dropped).to.equal(0);
    expect((await read(pathToFileURL(path).href)).feed).to.deep.equal(feed);
  });

  it('drops nothing of a file whose links are whole', async () => {
    const { feed, dropped } = await read('-', { stdin: pipe(rss('https://cluster.example/a')) });
    expect(feed.items[0]?.url).to.equal('https://cluster.example/a');
    expect(dropped).to.equal(0);
  });

  it('says in a line what cannot be read', async () => {
    expect(await faultOf(read(join(folder, 'none.xml')))).to.equal(
      `config: ${join(folder, 'none.xml')}: there is no such file`,
    );
    expect(await faultOf(read(folder))).to.match(/^config: .*: this is a folder; name a file in it$/);
    expect(await faultOf(read('ftp://cluster.example/feed'))).to.equal(
      'config: ftp://cluster.example/feed: only http and https can be fetched',
    );
    expect(await faultOf(read('https://:x/'))).to.equal('config: https://:x/: it is no valid URL');
    expect(await faultOf(read('-', { stdin: pipe('<html><title>Log in</title>') }))).to.equal(
      'format: an HTML page (“Log in”), not a feed',
    );
  });

  it('stops reading what is larger than it may be', async () => {
    let pulled = 0;
    async function* endless() {
      for (;;) {
        pulled++;
        yield Promise.resolve(Buffer.alloc(1000));
      }
    }
    const limits = { timeout: 1000, maxBytes: 5000, maxItems: 10 };
    expect(await faultOf(read('-', { stdin: endless(), limits }))).to.equal(
      'too-large: -: more than 0.005 MB',
    );
    expect(pulled).to.equal(6);
  });
});
