import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseConfig } from '../../src/relay/config.js';

describe('the README', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-feed-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('shows a configuration that can be used as it is', async () => {
    const readme = await readFile('README.md', 'utf8');
    const [, example = ''] = /```json\n([^`]*cluster-feed-config\.schema\.json[^`]*)```/.exec(readme) ?? [];
    await writeFile(join(folder, 'notices.json'), '{"_funding": []}');
    const { feeds, warnings = [] } = parseConfig(example, join(folder, 'cluster-feed.json'));
    expect(feeds.map(({ name }) => name)).to.deep.equal(['news', 'events']);
    expect(warnings).to.deep.equal([]);
  });
});
