import { expect } from 'chai';
import type { fetchUpstream, UpstreamRequest } from '../../src/relay/fetch-upstream.js';
import { queueByHost } from '../../src/relay/host-queue.js';
import type { SourceRecord } from '../../src/relay/model.js';
import { publish } from '../../src/relay/publish.js';
import { readSource } from '../../src/relay/read-source.js';
import { UpstreamError } from '../../src/relay/upstream-error.js';
import { nextLink } from '../../src/relay/next-link.js';
import { feedConfig, feedOf, noon } from './fake-relay.js';
import { openServer, type LoopbackServer } from './loopback.js';

const root = 'https://relay.example/feeds/';
const limits = { timeout: 60_000, maxBytes: 100_000, maxItems: 100 };

describe('a source in pages', () => {
  let asked: UpstreamRequest[];
  let pages: Map<string, unknown>;
  beforeEach(() => {
    asked = [];
    pages = new Map();
  });

  const page = (name: string, next: string | undefined, ...titles: string[]) =>
    pages.set(root + name, { ...feedOf(...titles), ...(next && { next_url: next }) });
  const fetch: typeof fetchUpstream = (request) => {
    asked.push(request);
    const found = pages.get(request.url);
    if (found === undefined)
      return Promise.reject(new UpstreamError('http', '404', request.url, { status: 404 }));
    const body = new TextEncoder().encode(typeof found === 'string' ? found : JSON.stringify(found));
    return Promise.resolve({
      status: 'fresh',
      body,
      url: request.url,
      headers: new Headers({ etag: '"1"' }),
    });
  };
  const read = (known?: SourceRecord, change: Partial<typeof limits> = {}) => {
    const location = `${root}news.json`;
    const options = { limits: { ...limits, ...change }, internalHosts: [], queue: queueByHost(), fetch };
    return readSource({ location, key: location, refresh: 15 }, known, options);
  };
  const titlesOf = ({ feed }: SourceRecord) => feed?.items.map(({ title }) => title);

  it('is read whole, each item once, and without a condition the next time', async () => {
    page('news.json', 'news.2.json', 'A', 'B');
    page('news.2.json', `${root}news.3.json`, 'B', 'C');
    page('news.3.json', undefined, 'D');
    const record = await read();
    expect(titlesOf(record)).to.deep.equal(['A', 'B', 'C', 'D']);
    expect(record).to.not.have.any.keys('etag', 'error');
    expect(record.feed).to.not.have.property('next_url');
    await read(record);
    expect(asked.map(({ etag }) => etag)).to.deep.equal(Array(6).fill(undefined));
  });

  it('is what another relay publishes', async () => {
    const titles = Array.from({ length: 45 }, (_, at) => `Title ${at}`);
    const config = feedConfig('news', { sources: [{ location: 'https://a.example/', refresh: 15 }] });
    const record = { key: 'https://a.example/', failures: 0, feed: feedOf(...titles) };
    const files = await publish(config, new Map([[record.key, record]]), { now: noon });
    for (const { path, body } of files) pages.set(root + path, new TextDecoder().decode(body));
    expect(files).to.have.length(3);
    expect(titlesOf(await read())).to.have.members(titles);
  });

  it('ends where it goes in a circle, to another site, or on and on', async () => {
    page('news.json', 'news.2.json', 'A');
    page('news.2.json', 'news.json', 'B');
    expect(titlesOf(await read())).to.deep.equal(['A', 'B']);
    page('news.2.json', 'http://169.254.169.254/feed', 'B');
    const record = await read();
    expect([titlesOf(record), record.error]).to.deep.equal([['A', 'B'], undefined]);
    page('news.json', 'news.1.json', 'A');
    for (let at = 1; at < 50; at++) page(`news.${at}.json`, `news.${at + 1}.json`, `T${at}`);
    expect(titlesOf(await read())).to.have.length(20);
    expect(titlesOf(await read(undefined, { maxItems: 5 }))).to.have.length(5);
    expect(asked).to.have.length(2 + 2 + 20 + 5);
  });

  it('leaves each page what is left of the limits', async () => {
    page('news.json', 'news.2.json', 'A');
    page('news.2.json', undefined, 'B');
    await read();
    const bytes = JSON.stringify(pages.get(`${root}news.json`)).length;
    expect(asked[1]!.limits.maxBytes).to.equal(limits.maxBytes - bytes);
    expect(asked[1]!.limits.timeout).to.be.at.most(limits.timeout);
    const late = await read(undefined, { timeout: 1 });
    expect([titlesOf(late), late.error]).to.deep.equal([
      ['A'],
      `${root}news.2.json: not all pages of the feed came in 0.001 s`,
    ]);
  });

  it('keeps what it had where a later page fails, takes what there is, and says so', async () => {
    page('news.json', 'news.2.json', 'New', 'A');
    page('news.2.json', undefined, 'B');
    const whole = await read();
    pages.delete(`${root}news.2.json`);
    page('news.json', 'news.2.json', 'Newer', 'New');
    const part = await read(whole);
    expect(titlesOf(part)).to.deep.equal(['Newer', 'New', 'A', 'B']);
    expect(part).to.include({ failures: 1, error: '404', publicError: 'http: the server answers 404' });
    page('news.2.json', undefined, 'B');
    expect(titlesOf(await read(part))).to.deep.equal(['Newer', 'New', 'B']);
  });

  it('is not followed in XML, where pages lead through all that was ever written', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><link rel="next" href="${root}2"/>
      <entry><id>a</id><title>A</title></entry></feed>`;
    pages.set(`${root}news.json`, atom);
    expect(titlesOf(await read())).to.deep.equal(['A']);
    expect(asked).to.have.length(1);
  });

  it('is followed through the pages of The Events Calendar', async () => {
    const event = (id: number) => ({
      id,
      title: `E${id}`,
      url: `https://relay.example/e${id}`,
      start_date: '2026-05-01 10:00:00',
      utc_start_date: '2026-05-01 08:00:00',
    });
    pages.set(`${root}news.json`, { events: [event(1)], next_rest_url: `${root}news.json?page=2` });
    pages.set(`${root}news.json?page=2`, { events: [event(2)] });
    expect(titlesOf(await read())).to.deep.equal(['E1', 'E2']);
  });
});

describe('a WordPress that is read by its REST interface', () => {
  let wordpress: LoopbackServer;
  let posts: number;
  let nextAt: (own: string) => string;
  beforeEach(async () => {
    posts = 25;
    nextAt = (own) => own;
    wordpress = await openServer((request, response) => {
      const { origin, pathname, searchParams } = new URL(request.url!, wordpress.url);
      const page = Number(searchParams.get('page') ?? 1);
      const size = Number(searchParams.get('per_page') ?? 10);
      const count = Math.ceil(posts / size);
      const link = (to: number, rel: string) => {
        const query = new URLSearchParams([...searchParams, ['page', String(to)]].reverse());
        return `<${nextAt(origin)}${pathname}?${query.toString()}>; rel="${rel}"`;
      };
      const links = [
        ...(page > 1 ? [link(page - 1, 'prev')] : []),
        ...(page < count ? [link(page + 1, 'next')] : []),
      ];
      if (links.length) response.setHeader('Link', links.join(', '));
      response.setHeader('Content-Type', 'application/json; charset=UTF-8');
      response.setHeader('ETag', '"1"');
      const numbers = Array.from({ length: posts }, (_, at) => at + 1).slice((page - 1) * size, page * size);
      response.end(
        JSON.stringify(
          numbers.map((id) => ({
            id,
            guid: { rendered: `${origin}/?p=${id}` },
            link: `${origin}/${id}/`,
            date_gmt: '2026-03-01T09:00:00',
            title: { rendered: `Post ${id}` },
            excerpt: { rendered: '' },
            content: { rendered: '' },
          })),
        ),
      );
    });
  });
  afterEach(() => wordpress.close());

  const read = async (query = '?_embed', most = 1000) => {
    const location = `${wordpress.url}/wp-json/wp/v2/posts${query}`;
    const record = await readSource({ location, key: location, refresh: 15 }, undefined, {
      limits: { timeout: 60_000, maxBytes: 1_000_000, maxItems: most },
      internalHosts: ['127.0.0.1'],
      queue: queueByHost(),
    });
    return { record, titles: record.feed!.items.map(({ title }) => title) };
  };

  it('is read through all of its pages', async () => {
    const { record, titles } = await read();
    expect(titles).to.deep.equal(Array.from({ length: 25 }, (_, at) => `Post ${at + 1}`));
    expect(wordpress.asked).to.have.length(3);
    expect(record).to.not.have.any.keys('error', 'etag');
  });

  it('is read as far as the limits go', async () => {
    posts = 1000;
    expect((await read('?per_page=10', 15)).titles).to.have.length(15);
    expect(wordpress.asked).to.have.length(2);
    expect((await read('?per_page=10')).titles).to.have.length(200);
    expect(wordpress.asked).to.have.length(22);
  });

  it('is not followed to another site, and then asked by a condition the next time', async () => {
    nextAt = () => 'http://169.254.169.254';
    const { record, titles } = await read();
    expect([titles.length, record.etag, record.error]).to.deep.equal([10, '"1"', undefined]);
  });
});

describe('the link to a next page', () => {
  const base = 'https://a.example/wp-json/posts?page=2';
  for (const [header, address] of [
    [
      '<https://a.example/?page=1>; rel="prev", <https://a.example/?a=1,2&page=3>; rel="next"',
      '?a=1,2&page=3',
    ],
    ['<?page=3>; title="a, b"; rel=next', 'wp-json/posts?page=3'],
    ['<?page=3>;REL="last NEXT"', 'wp-json/posts?page=3'],
    ['<https://a.example/wp-json/>; rel="https://api.w.org/"', undefined],
    ['<https://a.example/>; title="rel=next"', undefined],
    ['<https://a.example/>; rel="nextcloud"', undefined],
    ['<https://[>; rel=next, rel=next', undefined],
    [null, undefined],
  ] as const)
    it(`is ${address ?? 'none'} in ${header}`, () => {
      expect(nextLink(header, base)).to.equal(address && `https://a.example/${address}`);
    });
});
