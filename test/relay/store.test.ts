import { expect } from 'chai';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { readFeed } from '../../src/feed/read-feed.js';
import type { SourceRecord } from '../../src/relay/model.js';
import { openStore, type Store } from '../../src/relay/store.js';
import { largeRecord } from './large-record.js';
import { rss } from './loopback.js';

const key = 'https://cluster.example/feed/';
const child = join(import.meta.dirname, 'store-child.ts');
const run = promisify(execFile);

const makeRecord = async (): Promise<SourceRecord> => ({
  key,
  failures: 2,
  feed: await readFeed(rss('A', 'B'), { url: key }),
  fetched: '2026-05-04T10:00:00.000Z',
  error: 'down',
  retryAt: '2026-05-04T11:00:00.000Z',
  etag: 'W/"1"',
  lastModified: 'Mon, 04 May 2026 09:00:00 GMT',
  interval: 60,
});

describe('the store of last good copies', () => {
  let folder: string;
  let store: Store;
  let warnings: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
    warnings = [];
    store = await openStore(folder, { warn: (message) => warnings.push(message) });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const pathOfOnly = async (): Promise<string> => {
    const [name, ...others] = await readdir(join(folder, 'sources'));
    expect(others).to.deep.equal([]);
    return join(folder, 'sources', name!);
  };

  it('gives back what was saved', async () => {
    const record = await makeRecord();
    expect(await store.save(record)).to.equal(undefined);
    expect(await store.load(key)).to.deep.equal(record);
    expect(await (await openStore(folder)).load(key)).to.deep.equal(record);
  });

  it('has nothing of a source that was not saved, and makes no fuss of it', async () => {
    expect(await store.load(key)).to.equal(undefined);
    expect(warnings).to.deep.equal([]);
  });

  it('keeps one file for each source', async () => {
    const record = await makeRecord();
    await store.save(record);
    await store.save({ ...record, failures: 0 });
    await pathOfOnly();
    await store.save({ key: '/srv/news.json', failures: 0 });
    expect(await readdir(join(folder, 'sources'))).to.have.length(2);
  });

  const strange: readonly [string, string | ((record: object) => unknown), RegExp][] = [
    ['cut off', '{"version":1,"record":{"key"', /JSON/],
    ['empty', '', /JSON/],
    ['of something else', '[1, 2]', /of another version/],
    ['null', 'null', /none of these files/],
    ['of another version', (record) => ({ version: 2, record }), /of another version \(2\)/],
    ['of another source', (record) => ({ version: 1, record: { ...record, key: 'x' } }), /another source/],
    [
      'with a feed that is none',
      (record) => ({ version: 1, record: { ...record, feed: 'x' } }),
      /is left out/,
    ],
  ];
  for (const [name, content, expected] of strange)
    it(`leaves out a file that is ${name}, and says so`, async () => {
      const record = await makeRecord();
      await store.save(record);
      const path = await pathOfOnly();
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content(record)));
      expect(await store.load(key)).to.equal(undefined);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(expected).and.include(path);
      expect(await store.save(record)).to.equal(undefined);
      expect(await store.load(key)).to.deep.equal(record);
    });

  it('leaves out what is no file, and replaces a link without following it', async () => {
    const record = await makeRecord();
    await store.save(record);
    const path = await pathOfOnly();
    const elsewhere = join(folder, 'elsewhere');
    await writeFile(elsewhere, await readFile(path));
    await rm(path);
    await symlink(elsewhere, path);
    expect(await store.load(key)).to.equal(undefined);
    expect(warnings[0]).to.include('no ordinary file');
    await store.save({ key, failures: 9 });
    expect(await readFile(elsewhere, 'utf8')).to.include('"failures":2');
  });

  it('lets through the gate what somebody else has written into it', async () => {
    const record = {
      key,
      failures: -3.5,
      fetched: 'yesterday',
      etag: 'a\r\nHost: evil.example',
      interval: 'often',
      error: 'a\u001b[31m\nb',
      more: true,
      feed: {
        items: [{ id: '1', title: 'A', url: 'javascript:alert(1)', content_html: '<script>1</script>b' }],
      },
    };
    await store.save(await makeRecord());
    await writeFile(await pathOfOnly(), JSON.stringify({ version: 1, record }));
    expect(await store.load(key)).to.deep.equal({
      key,
      failures: 0,
      error: 'a [31m b',
      feed: {
        version: 'https://jsonfeed.org/version/1.1',
        title: '',
        items: [{ id: '1', title: 'A', content_text: 'b', content_html: 'b' }],
      },
    });
  });

  it('says so when its folder cannot be written to, and reads nothing', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const other = await openStore(file, { warn: (message) => warnings.push(message) });
    expect(await other.save(await makeRecord())).to.match(/last good copy of https:.* cannot be saved: E/);
    expect(await other.load(key)).to.equal(undefined);
  });

  it('removes what was left half written, but not what is being written', async () => {
    const sources = join(folder, 'sources');
    await mkdir(sources);
    const left = join(sources, 'a.json.0123456789ab.unfinished');
    const current = join(sources, 'b.json.0123456789ab.unfinished');
    for (const path of [left, current]) await writeFile(path, '{');
    const hour = 3600;
    await utimes(left, Date.now() / 1000 - hour, Date.now() / 1000 - hour);
    await openStore(folder);
    expect(await readdir(sources)).to.deep.equal(['b.json.0123456789ab.unfinished']);
  });

  it('keeps the old copy when the disk takes no more', async () => {
    const record = await makeRecord();
    await store.save(record);
    // Files of more than a kilobyte cannot be written there, as on a full disk.
    const limited = `ulimit -f 1; exec "$0" --import tsx "$@"`;
    const { stdout } = await run('bash', ['-c', limited, process.execPath, child, folder, key, 'once']);
    expect(stdout).to.match(/cannot be saved: EFBIG/);
    expect(await store.load(key)).to.deep.equal(record);
    await pathOfOnly();
  });

  it('has a whole record after the process that saves was killed, at whatever moment', async () => {
    for (const line of [1, 3, 8]) {
      const process_ = spawn(process.execPath, ['--import', 'tsx', child, folder, key, 'forever'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(process_, 'close');
      for await (const said of createInterface(process_.stdout)) {
        // It goes on with the save that it has just announced.
        if (Number(said) === line) process_.kill('SIGKILL');
      }
      await ended;
      const found = await store.load(key);
      if (line > 1 || found) expect(found).to.deep.equal(largeRecord(key, Number(found?.feed?.title)));
    }
    expect(warnings).to.deep.equal([]);
  });

  it('has a whole record while several save at once', async () => {
    const records = Array.from({ length: 20 }, (_, number) => largeRecord(key, number));
    const other = await openStore(folder);
    const troubles = await Promise.all(
      records.map((record, index) => (index % 2 ? store : other).save(record)),
    );
    expect(troubles.filter(Boolean)).to.deep.equal([]);
    const found = await store.load(key);
    expect(found).to.deep.equal(largeRecord(key, Number(found?.feed?.title)));
    await pathOfOnly();
  });
});
