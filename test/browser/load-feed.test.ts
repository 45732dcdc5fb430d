import { expect } from 'chai';
import { readInlineFeed, readOwnFeed, shareFeed } from '../../src/browser/load-feed.js';
import { main, mount, server } from '../elements/page.js';
import { feedOf, fundingOf, items, newsUrl } from '../elements/sample-feeds.js';

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'read',
    (error: { code?: string }) => error.code ?? error,
  );

describe('a share in a feed', () => {
  const users: AbortController[] = [];
  const share = (url: string, fresh = false, shareIt = shareFeed) => {
    const user = new AbortController();
    users.push(user);
    return { loaded: shareIt(url, user.signal, fresh), giveBack: () => user.abort() };
  };
  afterEach(() => users.splice(0).forEach((user) => user.abort()));

  it('is one of one request and one parse', async () => {
    const [one, other] = [share(newsUrl), share(newsUrl)];
    expect(one.loaded).to.equal(other.loaded);
    (await server.request(newsUrl)).respond(feedOf(items(2)));
    const loaded = await one.loaded;
    expect(loaded.url).to.equal(newsUrl);
    expect(loaded.entries).to.have.length(2);
    expect(share(newsUrl).loaded).to.equal(one.loaded);
    expect(server.requests).to.have.length(1);
  });

  it('is had by every copy of the script, under one key', async () => {
    const first = share(newsUrl);
    const again = '../../src/browser/load-feed.ts?another-copy';
    const copy = (await import(again)) as { shareFeed: typeof shareFeed };
    expect(copy.shareFeed).not.to.equal(shareFeed);
    expect(share(newsUrl, false, copy.shareFeed).loaded).to.equal(first.loaded);
    expect(server.requests).to.have.length(1);
  });

  it('given back twice counts once', async () => {
    const one = share(newsUrl);
    share(newsUrl);
    const request = await server.request(newsUrl);
    one.giveBack();
    one.giveBack();
    expect(request.isAborted).to.equal(false);
  });

  it('given back by the last -> the request ends, and the next one asks anew', async () => {
    const one = share(newsUrl);
    const first = await server.request(newsUrl);
    one.giveBack();
    expect(first.isAborted).to.equal(true);
    expect(await codeOf(one.loaded)).not.to.equal('read');
    share(newsUrl);
    expect((await server.request(newsUrl)).isAborted).to.equal(false);
  });

  it('of a feed that was asked for anew, given back by the last -> the new one stays shared', async () => {
    server.serve(newsUrl, feedOf([]));
    const old = share(newsUrl);
    await old.loaded;
    const fresh = share(newsUrl, true);
    old.giveBack();
    expect(share(newsUrl).loaded).to.equal(fresh.loaded);
  });

  it('failed -> not kept', async () => {
    server.serve(newsUrl, (request) => request.respond('', { status: 500 }));
    const one = share(newsUrl);
    expect(await codeOf(one.loaded)).to.equal('http');
    server.serve(newsUrl, feedOf([]));
    expect(await codeOf(share(newsUrl).loaded)).to.equal('read');
    expect(server.requests).to.have.length(2);
  });

  it('fresh asks again, but not while a request is under way', async () => {
    server.serve(newsUrl, feedOf([]));
    const old = share(newsUrl);
    await old.loaded;
    const fresh = share(newsUrl, true);
    expect(fresh.loaded).not.to.equal(old.loaded);
    expect(share(newsUrl, true).loaded).to.equal(fresh.loaded);
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
      expect(await codeOf(share(newsUrl).loaded)).to.equal('format');
    });
  }

  for (const address of [
    'javascript:alert(1)',
    'ftp://example.org/feed',
    'mailto:a@example.org',
    'http://',
    'data:application/json,{}',
  ]) {
    it(`is not given for ${address}`, async () => {
      expect(await codeOf(share(address).loaded)).to.equal('config');
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
