import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import type { ClusterFeed } from '../../src/feed/model.js';
import { rss, openServer, type LoopbackServer } from './loopback.js';

const tool = ['--import', import.meta.resolve('tsx'), resolve('src/relay/cli.ts')];

describe('the commands that publish', () => {
  let folder: string;
  let upstream: LoopbackServer;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-feed-'));
    upstream = await openServer((request, response) => {
      if (request.url === '/down') request.socket.destroy();
      else response.end(rss('Congress', 'Summer school'));
    });
  });
  afterEach(async () => {
    await upstream.close();
    await rm(folder, { recursive: true });
  });

  const start = (...words: string[]) => spawn(process.execPath, [...tool, ...words], { cwd: folder });
  /** What a relay says when it listens. */
  const greeting = async (child: ReturnType<typeof start>) => {
    let out = '';
    for await (const chunk of child.stdout) {
      out += String(chunk);
      if (out.includes('Ctrl+C')) break;
    }
    return out;
  };
  const configureFeeds = (feeds: object) =>
    writeFile(
      join(folder, 'cluster-feed.json'),
      JSON.stringify({ internalHosts: [new URL(upstream.url).host], feeds }),
    );
  const configure = (...paths: string[]) =>
    configureFeeds({ news: { sources: paths.map((path) => `${upstream.url}${path}`) } });

  it('snapshot: writes what it could read, says what failed, and ends with 1', async () => {
    await configure('/feed', '/down');
    const child = start('snapshot', '--json', '--out', 'files');
    const ended = once(child, 'close');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect([err, await ended]).to.deep.equal(['', [1, null]]);
    const { ok, sources } = JSON.parse(out) as { ok: boolean; sources: { state: string }[] };
    expect(ok).to.equal(false);
    expect(sources.map(({ state }) => state)).to.deep.equal(['read', 'failed']);
    expect(await readdir(join(folder, 'files'))).to.include('news.json');
    const news = JSON.parse(await readFile(join(folder, 'files/news.json'), 'utf8')) as ClusterFeed;
    expect(news.items.map(({ title }) => title)).to.deep.equal(['Congress', 'Summer school']);
  });

  it('snapshot: ends with 0, in words, when all were read', async () => {
    await configure('/feed');
    const child = start('snapshot');
    const ended = once(child, 'close');
    const out = await text(child.stdout);
    expect(await ended).to.deep.equal([0, null]);
    expect(out).to.equal(
      `read       ${upstream.url}/feed\n1 files in ${join(folder, 'public/feeds')}: 1 new or changed, 0 removed.\n`,
    );
  });

  it('serve: starts again with what it read before, from a file too', async () => {
    await configureFeeds({
      news: { sources: [{ file: 'news.xml' }], render: [{ tag: 'cluster-news-list' }] },
    });
    await writeFile(join(folder, 'news.xml'), rss('Congress', 'Summer school'));
    for (const time of ['first', 'second']) {
      const child = start('serve', '--port', '0');
      const ended = once(child, 'close');
      const err = text(child.stderr);
      const out = await greeting(child);
      child.kill('SIGTERM');
      expect([await ended, await err], time).to.deep.equal([[0, null], '']);
      expect(out, time).to.contain('/feeds/news.json');
    }
  });

  it('serve: shows a sample in an empty folder, and ends when it is told to', async () => {
    const child = start('serve', '--port', '0');
    const ended = once(child, 'close');
    const err = text(child.stderr);
    const out = await greeting(child);
    const [, url = ''] = /Embed builder: +(http:\S+)/.exec(out) ?? [];
    const answers = await Promise.all(
      ['', 'feeds/news.json', 'feeds/events.de.json'].map((path) => fetch(url + path)),
    ).finally(() => child.kill('SIGTERM'));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect(await ended).to.deep.equal([0, null]);
    expect(await readdir(folder), 'leaves nothing in it').to.deep.equal([]);
    expect(await err).to.equal('There is no cluster-feed.json in this folder: this is a sample.\n');
  });
});
