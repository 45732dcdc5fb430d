import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, createGzip, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { fetchUpstream, type UpstreamRequest } from '../../src/relay/fetch-upstream.js';
import { UpstreamError } from '../../src/relay/upstream-error.js';
import { openServer, openSocketServer, type LoopbackServer } from './loopback.js';

const limits = { timeout: 10_000, maxBytes: 1_000_000 };
let server: LoopbackServer;
before(async () => (server = await openServer()));
after(() => server.close());

const fetchFrom = (url: string, more: Partial<UpstreamRequest> = {}) =>
  fetchUpstream({ url, limits, internalHosts: ['127.0.0.1', 'feed.test'], ...more });

/** What the server answers, as text. */
async function textOf(more?: Partial<UpstreamRequest>): Promise<string> {
  const answer = await fetchFrom(server.url, more);
  return answer.status === 'fresh' ? Buffer.from(answer.body).toString() : answer.status;
}

async function faultOf(url = server.url, more?: Partial<UpstreamRequest>): Promise<UpstreamError> {
  const fault: unknown = await fetchFrom(url, more).catch((error: unknown) => error);
  expect(fault).to.be.instanceOf(UpstreamError);
  return fault as UpstreamError;
}

const answerWith = (status: number, headers: Record<string, string> = {}, body?: string | Uint8Array) =>
  (server.answer = (_request, response) => response.writeHead(status, headers).end(body));

/** Writes the same again and again for as long as somebody reads, and counts what was taken. */
function writeEndlessly(response: NodeJS.WritableStream & { destroyed?: boolean }, chunk: Uint8Array) {
  const written = { bytes: 0 };
  const write = () => {
    while (!response.destroyed && written.bytes < 1e9) {
      written.bytes += chunk.length;
      if (!response.write(chunk)) return void response.once('drain', write);
    }
  };
  write();
  return written;
}

describe('what upstream answers', () => {
  it('is given as bytes, with its headers and the address it came from', async () => {
    // As servers write it: UTF-8, each byte a character of the header.
    const city = Buffer.from('Łódź').toString('latin1');
    const body = new Uint8Array([0, 255, 0xef, 0xbb, 0xbf, 10]);
    answerWith(200, { 'content-type': 'text/xml; charset=x', etag: 'W/"1"', 'x-city': city }, body);
    const answer = await fetchFrom(`${server.url}/feed#part`);
    expect(answer).to.include({ status: 'fresh', url: `${server.url}/feed` });
    expect(answer).to.have.property('body').that.deep.equals(body);
    expect(answer.headers.get('content-type')).to.equal('text/xml; charset=x');
    expect(answer.headers.get('etag')).to.equal('W/"1"');
    expect(answer.headers.get('x-city')).to.equal(city);
  });

  it('may be empty', async () => {
    answerWith(200);
    expect(await textOf()).to.equal('');
  });

  const long = 'news '.repeat(50_000);
  const compressed: [encoding: string, body: Uint8Array][] = [
    ['gzip', gzipSync(long)],
    ['X-GZIP', gzipSync(long)],
    ['deflate', deflateSync(long)],
    ['br', brotliCompressSync(long)],
    ['identity', Buffer.from(long)],
    ['deflate, gzip', gzipSync(deflateSync(long))],
  ];
  for (const [encoding, body] of compressed)
    it(`is decompressed: ${encoding}`, async () => {
      answerWith(200, { 'content-encoding': encoding }, body);
      expect(await textOf()).to.equal(long);
    });

  it('is refused in an encoding that was not asked for', async () => {
    for (const encoding of ['zstd', 'constructor', 'gzip, gzip, gzip']) {
      answerWith(200, { 'content-encoding': encoding }, 'x');
      expect(await faultOf()).to.have.property('code', 'format');
    }
  });

  it('is a fault when it is compressed and damaged or cut off', async () => {
    for (const [encoding, body] of compressed.filter(([name]) => name !== 'identity'))
      for (const wrong of [body.subarray(0, body.length / 2), Buffer.from('<rss>')]) {
        answerWith(200, { 'content-encoding': encoding }, wrong);
        const fault = await faultOf();
        expect(fault.code, encoding).to.equal('network');
        expect(fault.message).to.match(/its compressed answer is damaged or cut off/);
      }
  });

  it('is taken from a proxy too', async () => {
    answerWith(203, {}, 'news');
    expect(await textOf()).to.equal('news');
  });
});

describe('what upstream is asked', () => {
  let asked: IncomingHttpHeaders;
  beforeEach(() => {
    server.answer = (request, response) => {
      asked = request.headers;
      response.end();
    };
  });

  it('names who asks, for feeds, compressed, and without cookies', async () => {
    await fetchFrom(server.url);
    expect(asked['user-agent']).to.match(/^cluster-feed\/\d\S+ /);
    expect(asked.accept).to.match(/^application\/feed\+json, .*\*\/\*/);
    expect(asked['accept-encoding']).to.equal('gzip, br');
    expect(asked).to.not.have.any.keys(
      ...['cookie', 'origin', 'referer', 'if-none-match', 'if-modified-since', 'authorization'],
    );
  });

  it('may be something else, as a page would, and only what is new', async () => {
    await fetchFrom(server.url, {
      accept: 'image/png',
      origin: 'https://partner.example',
      etag: '"a"',
      lastModified: 'Wed, 06 May 2026 07:00:00 GMT',
    });
    expect(asked).to.include({
      accept: 'image/png',
      origin: 'https://partner.example',
      'if-none-match': '"a"',
      'if-modified-since': 'Wed, 06 May 2026 07:00:00 GMT',
    });
  });
});

describe('an answer that nothing changed', () => {
  it('is taken where that was asked', async () => {
    answerWith(304, { etag: '"a"' });
    for (const condition of [{ etag: '"a"' }, { lastModified: 'Wed, 06 May 2026 07:00:00 GMT' }]) {
      const answer = await fetchFrom(server.url, condition);
      expect(answer.status).to.equal('unchanged');
      expect(answer.headers.get('etag')).to.equal('"a"');
    }
  });

  it('is a fault where it was not', async () => {
    answerWith(304);
    expect(await faultOf()).to.include({ code: 'http', status: 304 });
  });
});

describe('a status', () => {
  const statuses = [201, 202, 204, 205, 206, 300, 305, 400, 401, 403, 404, 410, 418, 429, 500, 502, 503, 599];
  for (const status of statuses)
    it(`is a fault of kind http: ${status}`, async () => {
      answerWith(status, { location: '/elsewhere' });
      const fault = await faultOf();
      expect(fault).to.include({ code: 'http', status, url: server.url });
      expect(fault.message).to.match(new RegExp(`^${server.url}/: the server answers ${status}\\b`));
    });

  it('is said in words, with what to do', async () => {
    answerWith(404);
    expect((await faultOf()).message).to.equal(
      `${server.url}/: the server answers 404 Not Found (nothing is at this address; check it)`,
    );
  });

  it('says when to come back, where the server does', async () => {
    const now = () => Date.parse('2026-05-06T07:00:00Z');
    for (const [status, header, retryAfter] of [
      [503, '120', 120_000],
      [429, 'Wed, 06 May 2026 08:00:00 GMT', 3_600_000],
      [429, '99999999', 86_400_000],
      [503, '', undefined],
      [404, '120', undefined],
    ] as const) {
      answerWith(status, header ? { 'retry-after': header } : {});
      expect(await faultOf(server.url, { now })).to.include({ status, retryAfter });
    }
  });

  it('of a fault leaves the body unread', async () => {
    let closed!: Promise<unknown>;
    server.answer = (_request, response) => {
      closed = new Promise((resolve) => response.on('close', resolve));
      response.writeHead(500);
      writeEndlessly(response, Buffer.alloc(65_536));
    };
    expect(await faultOf()).to.have.property('status', 500);
    await closed;
  });
});

describe('redirects', () => {
  const redirect = (response: ServerResponse, location?: string, status = 302) =>
    response.writeHead(status, location === undefined ? {} : { location }).end('moved');

  for (const status of [301, 302, 303, 307, 308])
    it(`are followed: ${status}`, async () => {
      server.answer = (request, response) => {
        if (request.url === '/') redirect(response, 'news/feed?a=1#top', status);
        else response.end(request.url);
      };
      expect(await textOf()).to.equal('/news/feed?a=1');
    });

  it('are followed where the address is not written in ASCII', async () => {
    server.answer = (request, response) => {
      if (request.url === '/') redirect(response, Buffer.from('/łódź').toString('latin1'));
      else response.end(request.url);
    };
    expect(await textOf()).to.equal('/%C5%82%C3%B3d%C5%BA');
  });

  it('are followed five times and no more', async () => {
    server.answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left) redirect(response, `/${left - 1}`);
      else response.end('news');
    };
    expect(await fetchFrom(`${server.url}/5`)).to.include({ status: 'fresh', url: `${server.url}/0` });
    const fault = await faultOf(`${server.url}/6`);
    expect(fault).to.have.property('code', 'http');
    expect(fault.message).to.match(/\(hop 5\): the server redirects more than 5 times/);
  });

  it('are not followed in a circle', async () => {
    let requests = 0;
    server.answer = (request, response) => {
      requests++;
      redirect(response, request.url === '/a' ? '/b' : '/a');
    };
    const fault = await faultOf(`${server.url}/a`);
    expect(fault).to.have.property('code', 'http');
    expect(fault.message).to.include(`in a circle, back to ${server.url}/a`);
    expect(requests).to.equal(2);
  });

  const nowhere: [what: string, location: string | undefined, message: RegExp][] = [
    ['without an address', undefined, /without saying where to/],
    ['with an empty address', '', /without saying where to/],
    ['with what is no address', 'http://[', /to what is no address/],
    ['to a file', 'file:///etc/passwd', /only http and https are fetched, not file:/],
    ['to another scheme', 'ftp://feed.test/', /only http and https are fetched, not ftp:/],
    ['with a password', 'http://user:secret@feed.test/', /to http:\/\/feed\.test\/: .*password/],
  ];
  for (const [what, location, message] of nowhere)
    it(`are a fault ${what}`, async () => {
      server.answer = (_request, response) => redirect(response, location);
      const fault = await faultOf();
      expect(fault).to.include({ code: 'http', status: 302 });
      expect(fault.message).to.match(message).and.not.include('secret');
    });

  it('stay conditional', async () => {
    server.answer = (request, response) => {
      if (request.url === '/') redirect(response, '/feed');
      else response.writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 200).end();
    };
    expect(await textOf({ etag: '"a"' })).to.equal('unchanged');
  });
});

describe('the limit of size', () => {
  const small = { ...limits, maxBytes: 1000 };

  it('lets through what just fits', async () => {
    answerWith(200, {}, 'x'.repeat(1000));
    expect(await textOf({ limits: small })).to.have.length(1000);
  });

  it('holds before the body, by its stated length', async () => {
    server.answer = (_request, response) =>
      response.writeHead(200, { 'content-length': 1001 }).flushHeaders();
    const fault = await faultOf(server.url, { limits: small });
    expect(fault).to.have.property('code', 'too-large');
    expect(fault.message).to.match(/larger than 0\.001 MB; .*limits\.maxMegabytes/);
  });

  it('holds for a body without end: hardly more than the limit leaves the server', async () => {
    let written!: { bytes: number };
    server.answer = (_request, response) => (written = writeEndlessly(response, Buffer.alloc(65_536)));
    const before = process.memoryUsage().arrayBuffers;
    expect(await faultOf()).to.have.property('code', 'too-large');
    // The limit of 1 MB, and what the buffers of two sockets hold.
    expect(written.bytes).to.be.below(16_000_000);
    expect(process.memoryUsage().arrayBuffers - before).to.be.below(16_000_000);
  });

  const zeros = Buffer.alloc(50_000_000);
  const bombs: [encoding: string, body: Uint8Array][] = [
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['br', brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
  ];
  for (const [encoding, body] of bombs)
    it(`holds for what grows when it is decompressed: ${encoding}`, async () => {
      expect(body.length).to.be.below(limits.maxBytes);
      answerWith(200, { 'content-encoding': encoding }, body);
      const before = process.memoryUsage().arrayBuffers;
      expect(await faultOf()).to.have.property('code', 'too-large');
      expect(process.memoryUsage().arrayBuffers - before).to.be.below(10_000_000);
    });

  it('holds for a compressed body without end', async () => {
    let written!: { bytes: number };
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const gzip = createGzip({ level: 1 });
      gzip.pipe(response);
      response.on('close', () => gzip.destroy());
      written = writeEndlessly(gzip, Buffer.alloc(65_536));
    };
    expect(await faultOf()).to.have.property('code', 'too-large');
    expect(written.bytes).to.be.below(1e9);
  });
});

describe('the limit of time', () => {
  const short = { ...limits, timeout: 100 };
  const expectTimeout = async (more?: Partial<UpstreamRequest>, url = server.url) => {
    const fault = await faultOf(url, { limits: short, ...more });
    expect(fault).to.have.property('code', 'timeout');
    expect(fault.message).to.include('no complete answer in 0.1 s');
  };

  it('holds for a server that accepts and says nothing', async () => {
    server.answer = () => undefined;
    await expectTimeout();
  });

  it('holds for a body that stalls', async () => {
    server.answer = (_request, response) => response.write('<rss>');
    await expectTimeout();
  });

  it('holds for a compressed body that stalls', async () => {
    server.answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync('news').subarray(0, 12));
    await expectTimeout();
  });

  it('holds for a body that trickles', async () => {
    server.answer = (_request, response) => {
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    };
    await expectTimeout();
  });

  it('holds for all redirects together', async () => {
    server.answer = (request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/slow' }).end();
    };
    const fault = await faultOf(server.url, { limits: short });
    expect(fault).to.have.property('code', 'timeout');
    expect(fault.message).to.include(`redirected to ${server.url}/slow (hop 1)`);
  });

  it('holds for a name server that does not answer', async () => {
    await expectTimeout({ lookup: () => new Promise(() => {}) }, 'http://feed.test/');
  });

  it('closes the connection', async () => {
    let closed!: Promise<unknown>;
    server.answer = (_request, response) => {
      closed = new Promise((resolve) => response.on('close', resolve));
      response.write('<rss>');
    };
    await expectTimeout();
    await closed;
  });
});

describe('a caller who gives up', () => {
  it('gets its own reason, before and while something is fetched', async () => {
    const reason = new Error('stopped');
    const abort = new AbortController();
    server.answer = (_request, response) => {
      response.write('<rss>');
      abort.abort(reason);
    };
    for (let times = 0; times < 2; times++)
      expect(await fetchFrom(server.url, { signal: abort.signal }).catch((error: unknown) => error)).to.equal(
        reason,
      );
  });
});

describe('a connection that fails', () => {
  async function expectNetwork(message: RegExp, url: string, more?: Partial<UpstreamRequest>) {
    const fault = await faultOf(url, more);
    expect(fault.message).to.match(message);
    expect(fault).to.include({ code: 'network', url, status: undefined });
  }

  /** An HTTP answer written byte by byte, after which the line is cut. */
  async function expectOf(answer: string, message: RegExp) {
    const raw = await openSocketServer((socket) => socket.once('data', () => socket.end(answer)));
    try {
      await expectNetwork(message, raw.url);
    } finally {
      await raw.close();
    }
  }

  it('says that nothing listens', async () => {
    const gone = await openServer();
    await gone.close();
    await expectNetwork(/nothing accepts connections there/, gone.url);
  });

  it('says that the name is not known', async () => {
    for (const [code, message] of [
      ['ENOTFOUND', /host name is not known \(DNS\); check the spelling/],
      ['EAI_AGAIN', /name server does not answer/],
    ] as const) {
      const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code }));
      await expectNetwork(message, 'http://feed.test/', { lookup });
    }
    await expectNetwork(/feed\.test has no address/, 'http://feed.test/', {
      lookup: () => Promise.resolve([]),
    });
  });

  it('says that the line was cut before an answer', () => expectOf('', /connection was cut/));

  it('says that the line was cut in the headers', () =>
    expectOf('HTTP/1.1 200 OK\r\nContent-', /connection was cut/));

  it('says that the body is shorter than it should be', () =>
    expectOf('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>', /cut before the answer was complete/));

  it('says that the last chunk is missing', () =>
    expectOf('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n', /cut before the answer/));

  it('says that the answer is not HTTP', () => expectOf('SSH-2.0-OpenSSH_9.2\r\n', /is not HTTP/));

  it('says that the headers are too large', () =>
    expectOf(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`, /headers of the answer are too large/));

  it('says that it was reset', async () => {
    const raw = await openSocketServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await expectNetwork(/connection was cut/, raw.url).finally(() => raw.close());
  });

  it('says that no secure connection can be made', async () => {
    const raw = await openSocketServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expectNetwork(/no secure connection \(TLS\)/, raw.url.replace('http', 'https')).finally(() =>
      raw.close(),
    );
  });

  it('takes no more of a body than its stated length', async () => {
    const raw = await openSocketServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<rss>garbage')),
    );
    const answer = await fetchFrom(raw.url).finally(() => raw.close());
    expect(answer).to.have.property('body').that.deep.equals(new TextEncoder().encode('<rss>'));
  });
});

describe('an address that may not be fetched', () => {
  for (const [url, message] of [
    ['feed.xml', /^feed\.xml: this is not an absolute URL$/],
    ['', /this is not an absolute URL/],
    ['file:///feed.xml', /only http and https are fetched, not file:/],
    ['https://user:secret@feed.test/', /^https:\/\/feed\.test\/: .*user name or password/],
    ['http://user:secret@[/', /^http:\/\/\[\/: this is not an absolute URL/],
  ] as const)
    it(`is a fault of the configuration: "${url}"`, async () => {
      const fault = await faultOf(url);
      expect(fault).to.have.property('code', 'config');
      expect(fault.message).to.match(message).and.not.include('secret');
    });
});
