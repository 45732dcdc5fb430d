import { EventEmitter, once } from 'node:events';
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import { FeedError } from '../../src/feed/feed-error.js';
import type { RelayConfig } from '../../src/relay/model.js';
import { endMs, openServer } from '../../src/relay/server.js';
import { followSignals, greeting, type RunningRelay, serveRelay } from '../../src/relay/serve-relay.js';
import { openTally } from '../../src/relay/tally.js';
import { fakeParts, feedConfig, goodRecord, openClock, relayConfig } from './fake-relay.js';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request by Node's own client, which adds no header. */
function ask(
  url: string,
  headers: Record<string, string> = {},
  method = 'GET',
  agent: Agent | false = false,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers, method, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject).end();
  });
}

/** What comes back for bytes that are sent as they are. */
async function sendRaw(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
  socket.write(text);
  await once(socket, 'close');
  return received;
}

const titles = Array.from({ length: 30 }, (_, number) => `Title ${number}`);
const config = relayConfig([feedConfig('news', { languages: ['de'] })]);

describe('the server', () => {
  const open: RunningRelay[] = [];
  const lines: string[] = [];
  let current: () => Promise<RelayConfig> = () => Promise.resolve(config);

  async function start(port = 0): Promise<RunningRelay> {
    const { parts } = fakeParts({ readSource: ({ key }) => Promise.resolve(goodRecord(key, ...titles)) });
    const clock = openClock();
    const relay = await serveRelay({
      load: () => current(),
      parts,
      port,
      host: '127.0.0.1',
      log: (line) => lines.push(line),
      relay: { now: clock.now, setTimer: clock.setTimer },
    });
    open.push(relay);
    await relay.refresh();
    return relay;
  }
  beforeEach(() => {
    lines.length = 0;
    current = () => Promise.resolve(config);
  });
  afterEach(async () => {
    for (const relay of open.splice(0)) await relay.close();
  });

  it('answers the same before the framework as in it', async () => {
    const { url } = await start();
    // What has another query is not prepared.
    for (const headers of [{}, { 'accept-encoding': 'br' }, { 'accept-encoding': 'gzip' }]) {
      const hot = await ask(`${url}/feeds/news.json`, headers);
      const other = await ask(`${url}/feeds/news.json?_=1`, headers);
      delete hot.headers.date;
      delete other.headers.date;
      expect(hot).to.deep.equal(other);
      expect(hot.body.length).to.equal(Number(hot.headers['content-length']));
    }
  });

  it('knows what who asks has already, before the framework and in it', async () => {
    const { url } = await start();
    const { headers } = await ask(`${url}/feeds/news.json?lang=de`);
    for (const path of ['?lang=de', '?lang=de-AT']) {
      const again = await ask(`${url}/feeds/news.json${path}`, { 'if-none-match': `W/${headers.etag}` });
      expect(again.status).to.equal(304);
      expect(again.body).to.have.length(0);
      expect(again.headers['content-length']).to.equal(undefined);
    }
  });

  it('answers HEAD without a body, before the framework too', async () => {
    const { url } = await start();
    const head = await ask(`${url}/feeds/news.json`, {}, 'HEAD');
    expect(head.status).to.equal(200);
    expect(head.body).to.have.length(0);
    expect(Number(head.headers['content-length'])).to.be.greaterThan(500);
  });

  it('counts requests wherever they are answered', async () => {
    const { url } = await start();
    await ask(`${url}/feeds/news.json`);
    await ask(`${url}/feeds/news.json?_=1`);
    await ask(`${url}/feeds/news.json`, { 'if-none-match': '*' });
    const text = (await ask(`${url}/metrics`)).body.toString();
    expect(text).to.contain('cluster_feed_requests_total{kind="feeds",status="200"} 2');
    expect(text).to.contain('cluster_feed_requests_total{kind="feeds",status="304"} 1');
    expect(text).to.contain('process_resident_memory_bytes');
  });

  it('prepares a script when it is first asked for', async () => {
    const { url } = await start();
    const first = await ask(`${url}/widgets/news-list.js`, { 'accept-encoding': 'br' });
    const second = await ask(`${url}/widgets/news-list.js`, { 'accept-encoding': 'br' });
    delete first.headers.date;
    delete second.headers.date;
    expect(second).to.deep.equal(first);
    expect(first.headers['content-encoding']).to.equal('br');
  });

  it('refuses what is no request, and headers without end', async () => {
    const { url } = await start();
    expect(await sendRaw(url, 'nonsense\r\n\r\n')).to.match(/^HTTP\/1\.1 400 /);
    const long = `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`;
    expect(await sendRaw(url, long)).to.match(/^HTTP\/1\.1 431 /);
    const close = 'Connection: close\r\n\r\n';
    expect(await sendRaw(url, `GET /${'y'.repeat(8000)} HTTP/1.1\r\nHost: x\r\n${close}`)).to.match(
      /^HTTP\/1\.1 414 /,
    );
    expect(await sendRaw(url, `GET //x/..//feeds HTTP/1.1\r\nHost: x\r\n${close}`)).to.match(
      /^HTTP\/1\.1 404 /,
    );
    expect((await ask(`${url}/feeds/news.json`)).status, 'still there').to.equal(200);
  });

  it('answers ten thousand requests in a row on one connection', async () => {
    const { url } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const batch = 'HEAD /feeds/news.json HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n'.repeat(500);
    let answers = 0;
    let rest = '';
    socket.write(batch);
    for await (const chunk of socket.setEncoding('latin1')) {
      const parts = (rest + String(chunk)).split('HTTP/1.1 304 ');
      answers += parts.length - 1;
      // What separates answers may itself be cut in two.
      rest = parts.at(-1)!.slice(-20);
      if (answers >= 10_000) break;
      if (answers % 500 === 0) socket.write(batch);
    }
    expect(answers).to.equal(10_000);
  });

  it('answers others while many open connections and say nothing more', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    const slow = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    for (const socket of slow) socket.write('GET /feeds/news.json HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expect((await ask(`${url}/feeds/news.json`)).status).to.equal(200);
    for (const socket of slow) socket.destroy();
  });

  it('sends the whole of a feed to who asks for a range of it, and takes nothing from anybody', async () => {
    const { url } = await start();
    const range = await ask(`${url}/feeds/news.json`, { range: 'bytes=0-9' });
    expect([range.status, range.body.length]).to.deep.equal([200, Number(range.headers['content-length'])]);
    const put = await ask(`${url}/feeds/news.json`, { 'content-length': '0' }, 'PUT');
    expect([put.status, put.headers.allow]).to.deep.equal([405, 'GET, HEAD, OPTIONS']);
    const long = `GET /feeds/news.json?${'q'.repeat(65_536)} HTTP/1.1\r\nHost: x\r\n\r\n`;
    expect(await sendRaw(url, long)).to.match(/^HTTP\/1\.1 431 /);
  });

  it('says which port is taken, and what to do', async () => {
    const { url } = await start();
    const { port } = new URL(url);
    const error: unknown = await start(Number(port)).catch((reason: unknown) => reason);
    expect(error)
      .to.be.instanceOf(FeedError)
      .and.include({
        code: 'config',
        message: `Port ${port} of 127.0.0.1 is taken by another program; end that, or choose another with --port.`,
      });
  });

  it('says where everything is', async () => {
    const relay = await start();
    expect(greeting(relay, ['news']))
      .to.contain(`${relay.url}/feeds/news.json`)
      .and.not.contain('Being read');
  });

  it('does not wait for addresses that were never read, and says which', async () => {
    const sources = Array.from({ length: 7 }, (_, at) => ({
      location: `https://a.example/${at}?key=1`,
      refresh: 15,
    }));
    const { parts } = fakeParts();
    const load = () => Promise.resolve(relayConfig([feedConfig('news', { sources })]));
    const relay = await serveRelay({ load, parts, port: 0, log: () => {} });
    open.push(relay);
    expect(greeting(relay, ['news'])).to.contain(
      'https://a.example/0, https://a.example/1, https://a.example/2, https://a.example/3, https://a.example/4 and 2 more;',
    );
  });

  it('takes another configuration over', async () => {
    const relay = await start();
    current = () => Promise.resolve(relayConfig([feedConfig('calls')]));
    await relay.reload();
    expect((await ask(`${relay.url}/feeds/calls.json`)).status).to.equal(200);
    expect((await ask(`${relay.url}/feeds/news.json`)).status).to.equal(404);
  });

  it('keeps the configuration it has where the other is wrong', async () => {
    const relay = await start();
    current = () => Promise.reject(new FeedError('config', 'line 3: no feeds'));
    await relay.reload();
    expect((await ask(`${relay.url}/feeds/news.json`)).status).to.equal(200);
    expect(lines).to.deep.equal([
      'The configuration is not taken over, the one before stays: line 3: no feeds',
    ]);
  });

  it('ends on a signal to end, and reads the configuration on another', async () => {
    const relay = await start();
    const signals = new EventEmitter();
    const ended = followSignals(relay, signals);
    signals.emit('SIGHUP');
    signals.emit('SIGTERM');
    await ended;
    expect(
      await ask(`${relay.url}/feeds/news.json`).catch((error: NodeJS.ErrnoException) => error.code),
    ).to.equal('ECONNREFUSED');
  });
});

describe('the end of a server', () => {
  it('lets what is under way finish, and takes nothing more', async () => {
    let finish = () => {};
    const entered = new EventEmitter();
    const server = await openServer({
      prepared: [],
      handler: () =>
        new Promise((resolve) => {
          finish = () => {
            resolve(new Response('done'));
          };
          entered.emit('request');
        }),
      tally: openTally(),
      port: 0,
      host: '127.0.0.1',
    });
    const agent = new Agent({ keepAlive: true });
    const start = performance.now();
    const underWay = ask(server.url, {}, 'GET', agent);
    await once(entered, 'request');
    const closed = server.close();
    const refused = await ask(server.url).catch((error: NodeJS.ErrnoException) => error.code);
    expect(refused).to.equal('ECONNREFUSED');
    finish();
    expect((await underWay).body.toString()).to.equal('done');
    await closed;
    agent.destroy();
    expect(performance.now() - start, 'not by force').to.be.lessThan(endMs);
  });
});
