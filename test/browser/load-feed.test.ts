import { expect } from 'chai';
import { type FeedLease, leaseFeed, readInlineFeed, readOwnFeed } from '../../src/browser/load-feed.js';
import { main, mount, server } from '../elements/page.js';
import { feedOf, fundingOf, items, newsUrl } from '../elements/sample-feeds.js';

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'read',
    (error: { code?: string }) => error.code ?? error,
  );

describe('a lease of a feed', () => {
  const leases: FeedLease[] = [];
  const lease = (...asked: Parameters<typeof leaseFeed>) => {
    const given = leaseFeed(...asked);
    leases.push(given);
    return given;
  };
  afterEach(() => leases.splice(0).forEach((each) => each.release()));

  it('shares one request and one parse', async () => {
    const [one, other] = [lease(newsUrl), lease(newsUrl)];
    expect(one.loaded).to.equal(other.loaded);
    (await server.request(newsUrl)).respond(feedOf(items(2)));
    const loaded = await one.loaded;
    expect(loaded.url).to.equal(newsUrl);
    expect(loaded.entries).to.have.length(2);
    expect(lease(newsUrl).loaded).to.equal(one.loaded);
    expect(server.requests).to.have.length(1);
  });

  it('is shared by every copy of the script, under one key', async () => {
    const first = lease(newsUrl);
    const again = '../../src/browser/load-feed.ts?another-copy';
    const copy = (await import(again)) as { leaseFeed: typeof leaseFeed };
    expect(copy.leaseFeed).not.to.equal(leaseFeed);
    const second = copy.leaseFeed(newsUrl);
    leases.push(second);
    expect(second.loaded).to.equal(first.loaded);
    expect(server.requests).to.have.length(1);
  });

  it('given back twice counts once', async () => {
    const one = lease(newsUrl);
    lease(newsUrl);
    const request = await server.request(newsUrl);
    one.release();
    one.release();
    expect(request.isAborted).to.equal(false);
  });

  it('given back by the last -> the request ends, and the next one asks anew', async () => {
    const one = lease(newsUrl);
    const first = await server.request(newsUrl);
    one.release();
    expect(first.isAborted).to.equal(true);
    expect(await codeOf(one.loaded)).not.to.equal('read');
    lease(newsUrl);
    expect((await server.request(newsUrl)).isAborted).to.equal(false);
  });

  it('failed -> not kept', async () => {
    server.serve(newsUrl, (request) => request.respond('', { status: 500 }));
    const one = lease(newsUrl);
    expect(await codeOf(one.loaded)).to.equal('http');
    server.serve(newsUrl, feedOf([]));
    expect(await codeOf(lease(newsUrl).loaded)).to.equal('read');
    expect(server.requests).to.have.length(2);
  });

  it('fresh asks again, but not while a request is under way', async () => {
    server.serve(newsUrl, feedOf([]));
    const old = lease(newsUrl);
    await old.loaded;
    const fresh = lease(newsUrl, true);
    expect(fresh.loaded).not.to.equal(old.loaded);
    expect(lease(newsUrl, true).loaded).to.equal(fresh.loaded);
    await fresh.loaded;
    expect(server.requests).to.have.length(2);
  });

  for (const [body, name] of [
    ['', 'an empty body'],
    ['<!doctype html><html><body>Not found', 'a page'],
    ['Not found', 'a sentence'],
    ['{"code":"rest_no_route","message":"No route"}', 'an error as JSON'],
    ['{"items":', 'half a JSON'],
    ['null', 'null'],
  ] as const) {
    it(`fails with format for ${name}`, async () => {
      server.serve(newsUrl, body);
      expect(await codeOf(lease(newsUrl).loaded)).to.equal('format');
    });
  }

  for (const address of [
    'javascript:alert(1)',
    'ftp://example.org/feed',
    'mailto:a@example.org',
    'http://',
    'data:application/json,{}',
  ]) {
    it(`is not given for ${address}`, () => {
      expect(() => leaseFeed(address))
        .to.throw()
        .with.property('code', 'config');
    });
  }
});

describe('a feed that the page holds', () => {
  it('is found by id, with the page as its address', async () => {
    mount(`<script type="application/json" id="own">${JSON.stringify(feedOf(items(1)))}</script>`);
    const { url, entries } = await readInlineFeed('#own', main);
    expect(url).to.equal(document.baseURI);
    expect(entries).to.have.length(1);
  });

  it('fails with config where it is not, with format where it is none', async () => {
    mount('<p id="own">Words</p>');
    expect(await codeOf(readInlineFeed('#nobody', main))).to.equal('config');
    expect(await codeOf(readInlineFeed('#own', main))).to.equal('format');
  });

  for (const [feed, expected] of [
    [feedOf(items(1)), 'read'],
    [fundingOf(), 'read'],
    [{ items: 'none' }, 'format'],
    // A WordPress site without a post answers with an empty list.
    [[], 'read'],
    [5, 'format'],
    [JSON.stringify({ items: [], _funding: [{ text: 'Words' }] }), 'read'],
    [JSON.stringify({ items: [{ id: 'x', title: 'x', _event: { start: '2026-01-01' } }] }), 'read'],
    [JSON.stringify({ items: [{ id: 'x', title: 'x', _event: { start: 'soon' } }] }), 'config'],
    [JSON.stringify({ items: [], _funding: [{}] }), 'config'],
  ] as const) {
    it(`${JSON.stringify(feed).slice(0, 60)}: ${expected}`, async () => {
      expect(await codeOf(readOwnFeed(feed))).to.equal(expected);
    });
  }
});
