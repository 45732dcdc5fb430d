import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keepWidgets } from '../../src/relay/kept-widgets.js';
import { openSiteFiles } from '../../src/relay/site-files.js';
import { feedConfig, openSite, readyRelay, relayConfig } from './fake-relay.js';

describe('widgets of an earlier version', () => {
  let folder: string;
  let cache: string;
  let built: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'widgets-'));
    [cache, built] = [join(folder, 'cache'), join(folder, 'dist')];
    await mkdir(join(built, 'parts'), { recursive: true });
    await writeFile(join(built, 'news-list.js'), 'old news');
    await writeFile(join(built, 'parts/words-Ab12.js'), 'old words');
    await keepWidgets(cache, '0.0.9', built, ['news-list.js', 'parts/words-Ab12.js']);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = async () =>
    openSite(await readyRelay(relayConfig([feedConfig('news')], { cache })), await openSiteFiles(cache));
  const inFolder = (name: string) => readFile(join(cache, 'widgets/0.0.9', name), 'utf8');

  it('are served for ever, and their parts also to scripts of the address that stays', async () => {
    const { get } = await open();
    const immutable = 'public, max-age=31536000, immutable';
    for (const [path, body] of [
      ['0.0.9/news-list.js', 'old news'],
      ['0.0.9/parts/words-Ab12.js', 'old words'],
      ['parts/words-Ab12.js', 'old words'],
    ]) {
      const answer = await get(`/widgets/${path}`);
      expect([answer.headers.get('cache-control'), await answer.text()]).to.deep.equal([immutable, body]);
    }
    for (const path of ['0.0.9/hashes.json', '0.0.9/none.js', '0.0.8/news-list.js', '0.0.9/../../x'])
      expect((await get(`/widgets/${path}`)).status, path).to.equal(404);
  });

  it('are not served when somebody has changed them', async () => {
    await writeFile(join(cache, 'widgets/0.0.9/news-list.js'), 'stolen');
    await writeFile(join(cache, 'widgets/0.0.9/event-card.js'), 'new');
    const { get } = await open();
    expect((await get('/widgets/0.0.9/news-list.js')).status).to.equal(404);
    expect((await get('/widgets/0.0.9/event-card.js')).status).to.equal(404);
    await rm(join(cache, 'widgets/0.0.9/hashes.json'));
    expect((await (await open()).get('/widgets/0.0.9/parts/words-Ab12.js')).status).to.equal(404);
  });

  it('are written once, and anew when the same version was built anew', async () => {
    await writeFile(join(cache, 'widgets/0.0.9/mark'), '');
    await keepWidgets(cache, '0.0.9', built, ['news-list.js', 'parts/words-Ab12.js']);
    expect(await inFolder('mark')).to.equal('');
    await writeFile(join(built, 'news-list.js'), 'newer news');
    await keepWidgets(cache, '0.0.9', built, ['news-list.js']);
    expect(await inFolder('news-list.js')).to.equal('newer news');
    expect(await readdir(join(cache, 'widgets/0.0.9'))).to.have.members(['news-list.js', 'hashes.json']);
  });

  it('are there whole or not at all, also when several begin at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => keepWidgets(cache, '0.0.10', built, ['news-list.js'])));
    expect(await readdir(join(cache, 'widgets'))).to.have.members(['0.0.9', '0.0.10']);
    const fault: unknown = await keepWidgets(cache, '0.0.11', built, ['news-list.js', 'none.js']).catch(
      (error: unknown) => error,
    );
    expect(fault).to.have.property('code', 'ENOENT');
    expect(await readdir(join(cache, 'widgets'))).to.have.members(['0.0.9', '0.0.10']);
  });
});
