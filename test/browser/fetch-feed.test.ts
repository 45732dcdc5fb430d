import { expect } from 'chai';
import { deadlineMs, fetchFeed, limitBytes } from '../../src/browser/fetch-feed.js';
import { FeedError } from '../../src/feed/feed-error.js';
import { FakeClock } from '../elements/fake-clock.js';
import { server } from '../elements/page.js';
import { newsUrl } from '../elements/sample-feeds.js';

const own = `${location.origin}/feed.json`;

/** Fetches while the test answers; what came of it, the error where it failed. */
async function outcomeOf(url: string, abort = new AbortController()): Promise<unknown> {
  return fetchFeed(url, abort).catch((error: unknown) => error);
}

const streamOf = (
  start: (controller: ReadableStreamDefaultController<Uint8Array>) => void,
  cancel?: () => void,
) => new ReadableStream<Uint8Array>({ start, ...(cancel && { cancel }) });

describe('fetching a feed', () => {
  it('gives its bytes, in order, and what the headers say', async () => {
    const fetched = fetchFeed(newsUrl, new AbortController());
    const request = await server.request(newsUrl);
    const headers = {
      'content-type': 'text/xml; charset=x',
      'content-language': 'de',
      'content-location': '/x',
    };
    const body = streamOf((controller) => {
      for (const chunk of [[1, 2], [], [3]]) controller.enqueue(new Uint8Array(chunk));
      controller.close();
    });
    request.respond(body, { headers });
    expect(await fetched).to.deep.equal({
      body: new Uint8Array([1, 2, 3]),
      context: {
        url: newsUrl,
        contentType: 'text/xml; charset=x',
        contentLanguage: 'de',
        contentLocation: '/x',
      },
    });
  });

  it('gives no bytes for an empty body, and for none at all', async () => {
    for (const body of ['', null]) {
      const fetched = fetchFeed(newsUrl, new AbortController());
      (await server.request(newsUrl)).respond(body);
      expect((await fetched).body).to.have.length(0);
    }
  });

  for (const status of [400, 401, 403, 404, 410, 429, 500, 503]) {
    it(`fails with http on ${status}`, async () => {
      server.serve(newsUrl, (request) => request.respond('{}', { status }));
      expect(await outcomeOf(newsUrl)).to.include({
        code: 'http',
        message: `HTTP status ${status}`,
        url: newsUrl,
      });
    });
  }

  it('fails with network where nothing answers, on this origin and on others', async () => {
    for (const url of [own, newsUrl]) {
      server.serve(url, (request) => request.fail());
      expect(await outcomeOf(url)).to.include({ code: 'network', url });
    }
  });

  it('fails with cors where a server answers that may not be read', async () => {
    server.serve(newsUrl, ({ options }) => {
      const request = server.requests.at(-1)!;
      if (options.mode === 'no-cors') request.respond(null);
      else request.fail();
    });
    expect(await outcomeOf(newsUrl)).to.include({ code: 'cors', url: newsUrl });
    expect(server.requests.map(({ options }) => options.credentials)).to.deep.equal([
      'same-origin',
      'same-origin',
    ]);
  });

  it('fails with network where the line is cut in the body', async () => {
    const cut = new TypeError('network error');
    const fetched = outcomeOf(newsUrl);
    let body!: ReadableStreamDefaultController<Uint8Array>;
    const stream = streamOf((controller) => (body = controller));
    (await server.request(newsUrl)).respond(stream);
    body.enqueue(new Uint8Array(10));
    body.error(cut);
    expect(await fetched).to.include({ code: 'network', cause: cut });
    expect(server.requests, 'probes for CORS').to.have.length(1);
  });

  it('says what stopped it when its caller gave up: no failure of the feed', async () => {
    const abort = new AbortController();
    const fetched = outcomeOf(newsUrl, abort);
    await server.request(newsUrl);
    abort.abort();
    expect(await fetched)
      .to.be.instanceOf(DOMException)
      .and.not.instanceOf(FeedError);
  });
});

describe('the limit of size', () => {
  it('holds before the body, by its stated length', async () => {
    let wasCancelled = false;
    const fetched = outcomeOf(newsUrl);
    const body = streamOf(
      () => undefined,
      () => (wasCancelled = true),
    );
    (await server.request(newsUrl)).respond(body, { headers: { 'content-length': `${limitBytes + 1}` } });
    expect(await fetched).to.include({ code: 'too-large', url: newsUrl });
    expect(wasCancelled).to.equal(true);
  });

  it('holds while the body grows, whatever length was stated', async () => {
    let sent = 0;
    let wasCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array((sent++, 1_000_000))),
      cancel: () => void (wasCancelled = true),
    });
    const fetched = outcomeOf(newsUrl);
    (await server.request(newsUrl)).respond(body, { headers: { 'content-length': '5' } });
    expect(await fetched).to.include({ code: 'too-large' });
    expect(wasCancelled).to.equal(true);
    expect(sent * 1_000_000).to.be.within(limitBytes, limitBytes + 3_000_000);
  });

  it('lets a feed of just that size through', async () => {
    server.serve(newsUrl, (request) => request.respond('x'.repeat(limitBytes)));
    expect((await fetchFeed(newsUrl, new AbortController())).body).to.have.length(limitBytes);
  });
});

describe('the deadline', () => {
  it('holds while nothing answers', async () => {
    const clock = new FakeClock();
    const fetched = outcomeOf(newsUrl);
    const request = await server.request(newsUrl);
    clock.seconds(deadlineMs / 1000);
    expect(await fetched).to.include({ code: 'timeout', url: newsUrl });
    expect(request.isAborted).to.equal(true);
  });

  it('holds for headers and body together', async () => {
    const clock = new FakeClock();
    const fetched = outcomeOf(newsUrl);
    const request = await server.request(newsUrl);
    let body!: ReadableStreamDefaultController<Uint8Array>;
    request.respond(streamOf((controller) => (body = controller)));
    body.enqueue(new Uint8Array(10));
    // A real body is cut off by the same signal.
    request.options.signal!.addEventListener('abort', () => body.error(request.options.signal!.reason));
    clock.seconds(deadlineMs / 1000);
    expect(await fetched).to.include({ code: 'timeout' });
  });

  it('ends with the answer', async () => {
    const clock = new FakeClock();
    server.serve(newsUrl, {});
    await fetchFeed(newsUrl, new AbortController());
    expect(clock.waiting).to.equal(0);
  });
});
