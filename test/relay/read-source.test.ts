import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFeed } from '../../src/feed/read-feed.js';
import { isCutOff } from '../../src/relay/cut-off.js';
import type { fetchUpstream, UpstreamRequest } from '../../src/relay/fetch-upstream.js';
import { queueByHost } from '../../src/relay/host-queue.js';
import type { Source, SourceRecord } from '../../src/relay/model.js';
import { readSource, type ReadSourceOptions } from '../../src/relay/read-source.js';
import { UpstreamError } from '../../src/relay/upstream-error.js';
import { rss } from './loopback.js';

const location = 'https://cluster.example/feed/';
const source: Source = { location, key: location, refresh: 15 };
const HOUR = 3_600_000;
const start = Date.parse('2026-05-04T10:00:00Z');
const limits = { timeout: 1000, maxBytes: 100_000, maxItems: 100 };

type Fetch = typeof fetchUpstream;

const answer =
  (body: string, headers: Record<string, string> = {}): Fetch =>
  () =>
    Promise.resolve({
      status: 'fresh',
      body: new TextEncoder().encode(body),
      url: location,
      headers: new Headers(headers),
    });

const refuse =
  (error: unknown): Fetch =>
  () =>
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    Promise.reject(error);

const read = (
  fetch: Fetch,
  previous?: SourceRecord,
  options: Partial<ReadSourceOptions> = {},
): Promise<SourceRecord> =>
  readSource(source, previous, {
    limits,
    internalHosts: [],
    queue: queueByHost(),
    now: () => start,
    fetch,
    ...options,
  });

const good = (): Promise<SourceRecord> =>
  read(answer(rss('A', 'B'), { etag: '"1"', 'last-modified': 'Mon, 04 May 2026 09:00:00 GMT' }));

describe('a source that is read', () => {
  it('becomes a feed, and what is needed to ask again', async () => {
    const record = await read(
      answer(rss('A', 'B').replace('<item>', '<ttl>60</ttl><item>'), { etag: '"1"' }),
    );
    expect(record.feed?.items.map(({ title }) => title)).to.deep.equal(['A', 'B']);
    const { feed: _feed, ...state } = record;
    expect(state).to.deep.equal({
      key: location,
      failures: 0,
      fetched: '2026-05-04T10:00:00.000Z',
      etag: '"1"',
      interval: 60,
    });
  });

  it('is asked whether it changed only when there is a feed to keep', async () => {
    const asked: UpstreamRequest[] = [];
    const fetch: Fetch = (request) => {
      asked.push(request);
      return answer(rss('A'))(request);
    };
    await read(fetch, { key: location, failures: 1, etag: '"0"', lastModified: 'yesterday' });
    await read(fetch, await good());
    expect(asked.map(({ etag, lastModified }) => [etag, lastModified])).to.deep.equal([
      [undefined, undefined],
      ['"1"', 'Mon, 04 May 2026 09:00:00 GMT'],
    ]);
  });

  it('keeps its feed when it says that nothing changed, and forgets the fault before', async () => {
    const before = {
      ...(await good()),
      failures: 3,
      error: 'down',
      publicError: 'x',
      retryAt: '2026-05-04T11:00:00Z',
    };
    const later = start + HOUR;
    const unchanged: Fetch = () => Promise.resolve({ status: 'unchanged', headers: new Headers() });
    const record = await read(unchanged, before, { now: () => later });
    expect(record.feed).to.equal(before.feed);
    expect(record).to.include({ failures: 0, fetched: '2026-05-04T11:00:00.000Z', etag: '"1"' });
    expect(record).to.not.have.any.keys('error', 'publicError', 'retryAt');
  });

  it('keeps the object when it says the same again', async () => {
    const before = await good();
    const record = await read(answer(rss('A', 'B'), { etag: '"2"' }), before);
    expect(record.feed).to.equal(before.feed);
    expect(record.etag).to.equal('"2"');
    expect(record.lastModified).to.equal(undefined);
  });

  it('reads back from a copy as it was, without what is decoration', async () => {
    const decorated = 'ABCDEF'
      .split('')
      .map(
        (title) =>
          `<item><title>${title}</title><description>&lt;img src="/frame.png"&gt; ${title} &lt;b&gt;!</description></item>`,
      );
    const { feed } = await read(answer(`<rss version="2.0"><channel>${decorated.join('')}</channel></rss>`));
    expect(feed?.items).to.have.length(6);
    expect(JSON.stringify(feed)).to.not.include('frame.png').and.not.include('content_html');
    expect(await readFeed(JSON.stringify(feed), { url: '' })).to.deep.equal(feed);
  });

  it('waits for its turn on its host', async () => {
    const urls: string[] = [];
    await read(answer(rss('A')), undefined, {
      queue: (url, run) => {
        urls.push(url);
        return run();
      },
    });
    expect(urls).to.deep.equal([location]);
  });

  it('gives the newest of more items than are wanted, in its own order', async () => {
    const upsideDown = rss('new', 'newer', 'old').replace('20 Jan', '01 Jan').replace('18 Jan', '30 Jan');
    const record = await read(answer(upsideDown), undefined, { limits: { ...limits, maxItems: 2 } });
    expect(record.feed?.items.map(({ title }) => title)).to.deep.equal(['newer', 'old']);
  });
});

describe('a source that fails', () => {
  const faults: readonly [string, Fetch, RegExp][] = [
    ['a login page', answer('<html><form><input type="password"></form></html>'), /login form.*rss-parser/],
    ['an error in words', answer('Error establishing a database connection'), /text, not a feed/],
    [
      'an error in JSON',
      answer('{"code": "rest_no_route", "message": "No route", "data": {"status": 404}}'),
      /./,
    ],
    ['nothing', answer(''), /empty/],
    ['noise', answer('\x00\x01\xff<<<\x02>>>'), /./],
    [
      'half of a JSON',
      answer('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"'),
      /broken JSON/,
    ],
    ['a feed that is whole but empty', answer(rss()), /whole but empty; its last 2 items are kept/],
    ['a server error', refuse(new UpstreamError('http', 'the server answers 500')), /500/],
    ['what no one expects', refuse('a string'), /a string/],
  ];
  for (const [name, fetch, expected] of faults)
    it(`keeps the last good feed, and says what was wrong: ${name}`, async () => {
      const before = await good();
      const record = await read(fetch, before, { now: () => start + HOUR });
      const { error, publicError, ...rest } = record;
      expect(publicError).to.match(/^(format|http|fault): [\w ,]+$/);
      expect(error).to.match(expected);
      expect(rest).to.deep.equal({ ...before, failures: 1 });
      expect(rest.feed).to.equal(before.feed);
    });

  it('keeps what is missing in a feed that is cut off, until it has been so for a day', async () => {
    const before = await good();
    const cut = answer(rss('C', 'A', 'B').replace(/<item><title>A[^]*/, '<item><tit'), { etag: '"cut"' });
    const record = await read(cut, before, { now: () => start + HOUR });
    expect(record.feed?.items.map(({ title }) => title)).to.deep.equal(['C', 'A', 'B']);
    expect(record).to.include({
      failures: 1,
      fetched: before.fetched,
      error: `${location}: the feed is cut off after 1 items`,
    });
    expect(record, 'a condition would call the part unchanged').to.not.have.any.keys('etag', 'lastModified');
    const later = await read(cut, record, { now: () => start + 25 * HOUR });
    expect(later.feed?.items.map(({ title }) => title)).to.deep.equal(['C']);
    expect(later.failures).to.equal(2);
  });

  for (const [whole, cutOff] of [
    [`${rss('A')}<!-- Performance optimized by a cache -->`, rss('A').slice(0, -2)],
    ['<rdf:RDF xmlns="x"><item/></rdf:RDF >', '<rdf:RDF xmlns="x"><item/>'],
    [
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
    ],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'],
  ] as const)
    it(`knows a feed by its end: ${cutOff.slice(0, 60).trim()}`, () => {
      const of = (text: string) => isCutOff(new TextEncoder().encode(text));
      expect([of(whole), of(cutOff)]).to.deep.equal([false, true]);
    });

  it('has no feed when it never had one, and counts on', async () => {
    const first = await read(answer('oops'));
    const second = await read(answer('oops'), first);
    expect(second).to.have.all.keys('key', 'failures', 'error', 'publicError');
    expect(second.failures).to.equal(2);
  });

  it('knows when it may be asked again', async () => {
    const busy = new UpstreamError('http', 'the server answers 429', location, { retryAfter: 90_000 });
    const record = await read(refuse(busy));
    expect(record.retryAt).to.equal('2026-05-04T10:01:30.000Z');
    expect(await read(answer('oops'), record)).to.not.have.property('retryAt');
  });

  it('says it on one line without control characters, however long upstream’s words are', async () => {
    const record = await read(refuse(new Error(`a\n\x1b[31mb\u202e${'c'.repeat(9999)}`)));
    expect(record.error).to.match(/^a \[31mb c+…$/);
    expect(record.error!.length).to.be.below(510);
  });

  it('is not broken when the reader of other software can read it', async () => {
    const feed = { version: 'https://jsonfeed.org/version/1.1' as const, title: 'C', items: [{ id: '1' }] };
    const record = await read(answer('<odd/>'), undefined, {
      second: () => Promise.resolve({ reader: 'rss-parser', feed }),
    });
    expect(record).to.include({ failures: 0 });
    expect(record.feed?.items).to.have.length(1);
  });

  it('is as it was when the attempt is called off', async () => {
    const before = await good();
    const off = AbortSignal.abort();
    expect(await read(refuse(off.reason), before, { signal: off })).to.equal(before);
  });
});

describe('a feed that becomes empty', () => {
  const empty = answer(rss());
  const after = (hours: number, previous: SourceRecord) =>
    read(empty, previous, { now: () => start + hours * HOUR });

  it('is believed after a day of being so', async () => {
    let record = await good();
    for (const hours of [1, 12, 23.9]) {
      record = await after(hours, record);
      expect(record.feed?.items).to.have.length(2);
    }
    record = await after(24.1, record);
    expect(record.feed?.items).to.deep.equal([]);
    expect(record).to.include({ failures: 0 }).and.not.have.property('error');
  });

  it('is not believed the first time, however long ago the last reading was', async () => {
    const first = await after(24 * 30, await good());
    expect(first.feed?.items).to.have.length(2);
    expect((await after(24 * 31, first)).feed?.items).to.deep.equal([]);
  });

  it('is believed at once when it never had any', async () => {
    const record = await after(0, await read(empty));
    expect(record).to.include({ failures: 0 });
    expect(record.feed?.items).to.deep.equal([]);
  });

  it('does not forget the doubt by being asked whether it changed', async () => {
    expect((await after(1, await good())).etag).to.equal('"1"');
  });
});

describe('a file as a source', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sources-'));
  });
  after(() => rm(folder, { recursive: true }));

  const readFile = (name: string, previous?: SourceRecord): Promise<SourceRecord> => {
    const path = join(folder, name);
    return readSource({ location: path, key: path, refresh: 15 }, previous, {
      limits,
      internalHosts: [],
      queue: queueByHost(),
      fetch: () => Promise.reject(new Error('a file is not fetched')),
    });
  };

  it('is read, and believed at once when its last item is deleted', async () => {
    await writeFile(join(folder, 'news.json'), '{"items": [{"id": "1", "title": "A"}]}');
    const first = await readFile('news.json');
    expect(first.feed?.items).to.have.length(1);
    await writeFile(join(folder, 'news.json'), '{"items": []}');
    expect((await readFile('news.json', first)).feed?.items).to.deep.equal([]);
  });

  it('is not given away by where it lies, when it cannot be read', async () => {
    await writeFile(join(folder, 'large.json'), '{"items": []}'.padEnd(limits.maxBytes + 1));
    await writeFile(join(folder, 'broken.json'), '{"items": [');
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    const errors: (string | undefined)[] = [];
    for (const name of ['absent.json', 'large.json', 'broken.json', 'pipe.json', '.'])
      errors.push((await readFile(name)).error);
    expect(errors[0]).to.equal('absent.json cannot be read: there is no such file');
    expect(errors[1]).to.equal('large.json is larger than 100000 bytes');
    expect(errors[2]).to.match(/^broken JSON/);
    expect(errors[3]).to.equal('pipe.json is no ordinary file');
    expect(errors.join()).to.not.include(tmpdir());
  });

  it('keeps its last good feed when it is damaged', async () => {
    await writeFile(join(folder, 'kept.json'), '{"items": [{"id": "1", "title": "A"}]}');
    const first = await readFile('kept.json');
    await writeFile(join(folder, 'kept.json'), '{"items": [{"id": "1", "ti');
    const record = await readFile('kept.json', first);
    expect(record.feed).to.equal(first.feed);
    expect(record.failures).to.equal(1);
  });
});
