import { expect } from 'chai';
import type { HostAddress, Lookup } from '../../src/relay/checked-addresses.js';
import { fetchUpstream } from '../../src/relay/fetch-upstream.js';
import { pinnedRequest } from '../../src/relay/pinned-request.js';
import { readBody } from '../../src/relay/read-body.js';
import { openServer, type LoopbackServer } from './loopback.js';

const limits = { timeout: 10_000, maxBytes: 1000 };
const publicly: HostAddress = { address: '93.184.216.34', family: 4 };
const at = (...addresses: string[]): HostAddress[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

/**
 * Attempts to reach what is not public. PORT is where a server listens on 127.0.0.1 and on ::1. The addresses are
 * those that the name leads to; without them, one that is public.
 */
const attempts: [url: string, addresses?: HostAddress[]][] = [
  // Loopback in every form that a URL may give it.
  ['http://127.0.0.1:PORT/'],
  ['http://127.0.0.1.:PORT/'],
  ['http://127.255.255.254:PORT/'],
  ['http://127.1:PORT/'],
  ['http://127.0.1:PORT/'],
  ['http://2130706433:PORT/'],
  ['http://0x7f000001:PORT/'],
  ['http://0x7f.1:PORT/'],
  ['http://0X7F.0x0.0x0.0x1:PORT/'],
  ['http://0177.0.0.1:PORT/'],
  ['http://017700000001:PORT/'],
  ['http://0177.0x0.1:PORT/'],
  ['http://①②⑦.⓪.⓪.①:PORT/'],
  ['http://127。0。0。1:PORT/'],
  ['http://%31%32%37.0.0.1:PORT/'],
  ['http://0:PORT/'],
  ['http://0.0.0.0:PORT/'],
  ['http://[::]:PORT/'],
  ['http://[::1]:PORT/'],
  ['http://[0:0:0:0:0:0:0:1]:PORT/'],
  ['http://[::ffff:127.0.0.1]:PORT/'],
  ['http://[::ffff:7f00:1]:PORT/'],
  ['http://[::127.0.0.1]:PORT/'],
  ['http://[::ffff:0:127.0.0.1]:PORT/'],
  ['http://[64:ff9b::127.0.0.1]:PORT/'],
  ['http://[64:ff9b:1::7f00:1]:PORT/'],
  ['http://[2002:7f00:1::]:PORT/'],
  ['http://[2001:0:7f00:1::]:PORT/'],
  ['http://[2606:4700::5efe:7f00:1]:PORT/'],
  ['http://[::ffff:8.8.8.8]:PORT/'],
  ['http://[64:ff9b::8.8.8.8]:PORT/'],
  // Private networks and what else is not public.
  ['http://10.0.0.1/'],
  ['http://172.16.0.1/'],
  ['http://172.31.255.254/'],
  ['http://192.168.1.1/'],
  ['http://3232235777/'],
  ['http://100.64.0.1/'],
  ['http://192.0.2.1/'],
  ['http://198.18.0.1/'],
  ['http://203.0.113.1/'],
  ['http://224.0.0.1/'],
  ['http://240.0.0.1/'],
  ['http://255.255.255.255/'],
  ['http://[fc00::1]/'],
  ['http://[fe80::1]/'],
  ['http://[fec0::1]/'],
  ['http://[ff02::1]/'],
  ['http://[2001:db8::1]/'],
  // Metadata of clouds.
  ['http://169.254.169.254/latest/meta-data/'],
  ['http://2852039166/latest/meta-data/'],
  ['http://0xA9FEA9FE/'],
  ['http://0251.0376.0251.0376/'],
  ['http://169.254.170.2/v2/credentials'],
  ['http://168.63.129.16/machine?comp=goalstate'],
  ['http://100.100.100.200/latest/meta-data/'],
  ['http://192.0.0.192/latest/'],
  ['http://[fd00:ec2::254]/latest/meta-data/'],
  ['http://[fd20:ce::254]/computeMetadata/v1/'],
  ['http://[::ffff:169.254.169.254]/'],
  ['http://[::a9fe:a9fe]/'],
  // Names, by what they are called…
  ['http://localhost:PORT/'],
  ['http://LOCALHOST:PORT/'],
  ['http://localhost.:PORT/'],
  ['http://ⓛocalhost:PORT/'],
  ['http://feeds.localhost:PORT/'],
  ['http://localhost.localdomain:PORT/'],
  ['http://ip6-localhost:PORT/'],
  ['http://metadata.google.internal/computeMetadata/v1/'],
  ['http://metadata.google.internal./computeMetadata/v1/'],
  ['http://metadata/computeMetadata/v1/'],
  ['http://instance-data/latest/'],
  ['http://host.docker.internal:PORT/'],
  // … and by where they lead.
  ['http://evil.test:PORT/', at('127.0.0.1')],
  ['http://127.0.0.1.nip.test:PORT/', at('127.0.0.1')],
  ['http://evil.test:PORT/', at('::1')],
  ['http://evil.test:PORT/', at('::ffff:127.0.0.1')],
  ['http://evil.test:PORT/', at('0.0.0.0')],
  ['http://evil.test:PORT/', at('::')],
  ['http://evil.test:PORT/', at('fe80::1%lo')],
  ['http://evil.test/', at('10.1.2.3')],
  ['http://evil.test/', at('169.254.169.254')],
  ['http://evil.test/', at('168.63.129.16')],
  ['http://evil.test:PORT/', [publicly, ...at('127.0.0.1')]],
  ['http://evil.test:PORT/', [...at('127.0.0.1'), publicly]],
  ['http://evil.test:PORT/', [publicly, publicly, ...at('2606:4700::1111', '::1')]],
  ['http://evil.test:PORT/', at('2130706433')],
  ['http://evil.test:PORT/', at('localhost')],
  // Users, schemes and whatever is read as another host elsewhere.
  ['http://example.org@127.0.0.1:PORT/'],
  ['http://example.org:80@127.0.0.1:PORT/'],
  ['http://127.0.0.1:PORT@example.org/'],
  ['http://127.0.0.1:PORT\\@example.org/'],
  ['http:\\\\127.0.0.1:PORT\\'],
  ['http:127.0.0.1:PORT'],
  ['http:////127.0.0.1:PORT/'],
  ['http://127.0.0.1:PORT#@example.org/'],
  ['http://127.0.0.1:PORT?@example.org/'],
  ['ht\ttp://127.0.0\n.1:PORT/'],
  ['file:///etc/passwd'],
  ['ftp://127.0.0.1:PORT/'],
  ['gopher://127.0.0.1:PORT/_GET'],
  ['data:application/json,{}'],
  ['unix:/var/run/docker.sock'],
  // What the configuration names is only what it names.
  ['http://other.feed.test:PORT/', at('127.0.0.1')],
  ['http://myfeed.test:PORT/', at('127.0.0.1')],
  ['http://port.test:PORT/', at('127.0.0.1')],
];

describe('what is not public', () => {
  let inside: LoopbackServer;
  let insideToo: LoopbackServer | undefined;
  let feed: LoopbackServer;
  const internalHosts = ['feed.test', 'port.test:1'];

  before(async () => {
    inside = await openServer();
    // A machine without IPv6 has nothing there that could be reached.
    insideToo = await openServer(undefined, '::1').catch(() => undefined);
    feed = await openServer();
  });
  after(() => Promise.all([inside.close(), insideToo?.close(), feed.close()]));

  const lookupOf =
    (addresses: readonly HostAddress[]): Lookup =>
    (hostname) =>
      Promise.resolve(hostname === 'feed.test' ? at('127.0.0.1') : addresses);

  /** Lets nothing out but what is meant for `feed`, were the checks to fail. */
  const asked: string[] = [];
  const send: typeof pinnedRequest = (url, ...rest) => {
    asked.push(url.href);
    if (url.hostname !== 'feed.test') throw new Error(`would have asked ${url.href}`);
    return pinnedRequest(url, ...rest);
  };

  /** By whatever way it is tried. */
  async function expectRefused(url: string, lookup: Lookup, codes: string[]): Promise<void> {
    asked.length = 0;
    const fault: unknown = await fetchUpstream({ url, limits, internalHosts, lookup, send }).catch(
      (error: unknown) => error,
    );
    expect(fault, JSON.stringify(fault)).to.have.property('name', 'UpstreamError');
    expect(fault).to.have.property('code').that.is.oneOf(codes);
    expect(asked.filter((href) => !href.startsWith(`http://feed.test:${feed.port}/`))).to.deep.equal([]);
    expect([inside.connections, insideToo?.connections ?? 0]).to.deep.equal([0, 0]);
  }

  it('is tried in at least sixty ways', () => {
    expect(new Set(attempts.map((attempt) => JSON.stringify(attempt))).size)
      .to.equal(attempts.length)
      .and.to.be.at.least(60);
  });

  for (const [pattern, addresses = [publicly]] of attempts) {
    const name =
      addresses[0] === publicly && addresses.length === 1
        ? ''
        : ` at ${addresses.map((a) => a.address).join(' and ')}`;
    it(`is not reached by ${JSON.stringify(pattern)}${name}, nor by a redirect to it`, async () => {
      for (const { port } of [inside, ...(insideToo ? [insideToo] : [])]) {
        const url = pattern.replace('PORT', String(port));
        await expectRefused(url, lookupOf(addresses), ['config']);
        // A header cannot hold line breaks.
        if (/[\n\t]/.test(url)) continue;
        feed.answer = (_request, response) =>
          response.writeHead(302, { location: Buffer.from(url).toString('latin1') }).end();
        await expectRefused(`http://feed.test:${feed.port}/`, lookupOf(addresses), ['config', 'http']);
      }
    });
  }

  it('is not reached by the last of several redirects, nor without a scheme', async () => {
    feed.answer = (request, response) => {
      const hop = Number(request.url?.slice(1));
      const location = hop < 3 ? `/${hop + 1}` : `//127.0.0.1:${inside.port}/`;
      response.writeHead(307, { location }).end();
    };
    await expectRefused(`http://feed.test:${feed.port}/0`, lookupOf([]), ['config']);
    expect(asked).to.have.length(4);
  });

  it('is not reached by a name that led to the public first and leads inside now', async () => {
    const answers = [[publicly], at('127.0.0.1')];
    const url = `http://evil.test:${inside.port}/`;
    const connected: string[] = [];
    const fault: unknown = await fetchUpstream({
      url,
      limits,
      internalHosts,
      lookup: () => Promise.resolve(answers.shift() ?? []),
      // The public host, which redirects to itself.
      send: async (from, addresses, headers, signal) => {
        connected.push(...addresses.map(({ address }) => address));
        feed.answer = (_request, response) =>
          response.writeHead(302, { location: `${from.href}again` }).end();
        return pinnedRequest(new URL(feed.url), at('127.0.0.1'), headers, signal);
      },
    }).catch((error: unknown) => error);
    expect(fault).to.have.property('code', 'config');
    expect(fault)
      .to.have.property('message')
      .that.includes('evil.test leads to 127.0.0.1, a loopback address');
    expect(connected).to.deep.equal([publicly.address]);
    expect(inside.connections).to.equal(0);
  });

  it('is asked for one time in each request: what was checked is what is connected to', async () => {
    const answers = [at('127.0.0.1')];
    feed.answer = (request, response) => response.end(request.headers.host);
    const answer = await fetchUpstream({
      url: `http://feed.test:${feed.port}/`,
      limits,
      internalHosts,
      lookup: () => Promise.resolve(answers.shift() ?? [publicly]),
    });
    expect(answer).to.have.property('status', 'fresh');
    expect(answer)
      .to.have.property('body')
      .that.deep.equals(new TextEncoder().encode(`feed.test:${feed.port}`));
  });

  it('is read where the configuration names it, also behind a redirect', async () => {
    feed.answer = (request, response) => {
      if (request.url === '/')
        response.writeHead(301, { location: `http://127.0.0.1:${feed.port}/news` }).end();
      else response.end('news');
    };
    const answer = await fetchUpstream({
      url: `http://feed.test:${feed.port}/`,
      limits,
      internalHosts: ['FEED.test.', `127.0.0.1:${feed.port}`],
      lookup: lookupOf([]),
    });
    expect(answer).to.include({ status: 'fresh', url: `http://127.0.0.1:${feed.port}/news` });
  });

  it('is named with its address, why it is refused, and what to do', async () => {
    feed.answer = (_request, response) =>
      response.writeHead(302, { location: 'http://evil.test/feed' }).end();
    const url = `http://feed.test:${feed.port}/`;
    const fault: unknown = await fetchUpstream({
      url,
      limits,
      internalHosts,
      lookup: lookupOf(at('10.0.0.7')),
      send,
    }).catch((error: unknown) => error);
    expect(fault).to.include({
      url,
      message:
        `${url}, redirected to http://evil.test/feed (hop 1): its host evil.test leads to 10.0.0.7, a private address; ` +
        'only public addresses are fetched from. If this one is meant, name "evil.test" in internalHosts',
    });
  });
});

describe('a connection', () => {
  let server: LoopbackServer;
  before(async () => (server = await openServer()));
  after(() => server.close());

  it('goes to the checked addresses only, whatever the name of the host leads to', async () => {
    server.answer = (request, response) => response.end(request.headers.host);
    // Nothing else than the given address can have led there: the name exists nowhere.
    const url = new URL(`http://rebind.invalid:${server.port}/`);
    const answer = await pinnedRequest(url, at('127.0.0.1'), {}, new AbortController().signal);
    expect(Buffer.from(await readBody(answer.body, answer.headers, 100)).toString()).to.equal(url.host);
    await answer.close();
  });
});
