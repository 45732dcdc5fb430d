import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { readFeed } from '../../src/feed/read-feed.js';
import { openServer, type LoopbackServer } from './loopback.js';

/** Runs the command from its sources in a process of its own. */
async function run(words: readonly string[], { input = '', env = {}, cwd = '.' } = {}) {
  const program = ['--import', import.meta.resolve('tsx'), resolve('src/relay/cli.ts')];
  const child = spawn(process.execPath, [...program, ...words], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, err, code };
}

const items = Array.from(
  { length: 3000 },
  (_, id) => `<item><guid>${id}</guid><title>Title ${id}</title></item>`,
);
const long = `<rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`;

describe('the process', () => {
  let upstream: LoopbackServer;
  before(async () => {
    upstream = await openServer((request, response) => {
      if (request.url === '/away') {
        response.writeHead(302, { location: '/feed/?x' }).end();
        return;
      }
      response.writeHead(request.url?.startsWith('/feed/') ? 200 : 404, {
        'content-type': 'application/rss+xml; charset=iso-8859-2',
      });
      response.end(
        Buffer.from(
          '<rss version="2.0"><channel><title>T</title><item><title>\xa3\xf3d\xbc</title><link>a</link></item></channel></rss>',
          'latin1',
        ),
      );
    });
  });
  after(() => upstream.close());

  it('reads a feed of this machine, whose address was typed, also by a redirect on it', async () => {
    const { out, code, err } = await run(['read', `${upstream.url}/away`]);
    expect(err).to.equal('');
    expect(code).to.equal(0);
    const feed = await readFeed(out, { url: '' });
    expect(feed.items[0]).to.include({ title: 'Łódź', url: `${upstream.url}/feed/a` });
  });

  it('says in one line, without its code, what an upstream server does', async () => {
    const { out, code, err } = await run(['read', `${upstream.url}/none`]);
    expect([out, code]).to.deep.equal(['', 1]);
    expect(err).to.match(/^cluster-feed: http: [^\n]*404[^\n]*\n$/);
  });

  it('checks the configuration of its folder where nothing else is named', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'check-'));
    await writeFile(join(cwd, 'news.xml'), long);
    await writeFile(join(cwd, 'cluster-feed.json'), '{ "feeds": { "news": { "sources": ["news.xml"] } } }');
    const { out, code, err } = await run(['check', '--json'], { cwd });
    await rm(cwd, { recursive: true });
    expect([err, code]).to.deep.equal(['', 0]);
    expect(JSON.parse(out)).to.have.property('sources').with.length(1);
  });

  it('checks a live feed, and ends with 1 where pages may not read it', async () => {
    const { out, code, err } = await run(['check', '--json', `${upstream.url}/feed/`]);
    expect([code, err]).to.deep.equal([1, '']);
    const { fit, sources } = JSON.parse(out) as { fit: boolean; sources: { findings: object[] }[] };
    expect(fit).to.equal(false);
    expect(sources[0]?.findings).to.deep.include({
      level: 'unfit',
      what: 'cors',
      message: "Other sites' pages may not read it: no Access-Control-Allow-Origin.",
      fix: 'send Access-Control-Allow-Origin: *, or publish a copy with `cluster-feed snapshot`, or run `cluster-feed serve`; of WordPress take /wp-json/wp/v2/posts?_embed instead of /feed/',
    });
  });

  it('prints all of a long feed to a pipe', async () => {
    const { out, code } = await run(['read', '-'], { input: long });
    expect(code).to.equal(0);
    expect((await readFeed(out, { url: '' })).items).to.have.length(3000);
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/relay/cli.ts', 'read', '-']);
    const ended = new Promise<number | null>((done) => child.once('close', done));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(long);
    const [err, code] = await Promise.all([text(child.stderr), ended]);
    expect([err, code]).to.deep.equal(['', 0]);
  });

  it('says with DEBUG where a fault arose', async () => {
    const { err, code } = await run(['read', 'nowhere.xml'], { env: { DEBUG: '1' } });
    expect(code).to.equal(1);
    expect(err).to.contain('FeedError: nowhere.xml: there is no such file\n    at ');
  });

  it('ends with 2 where it is called wrongly', async () => {
    const { out, code, err } = await run(['raed', 'x']);
    expect([out, code]).to.deep.equal(['', 2]);
    expect(err).to.contain('Did you mean read?');
  });
});
