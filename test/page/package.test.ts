import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);

/** Names of the packages that a program imports, whenever it does. */
const packagesIn = (code: string): string[] => [
  ...new Set(
    [...code.matchAll(/^import\b[^;]*?["']([^"'./][^"']*)["'];|\bimport\(["']([^"'./][^"']*)["']\)/gm)]
      .map(([, fixed, later]) => fixed ?? later ?? '')
      .filter((name) => !name.startsWith('node:'))
      .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')),
  ),
];

describe('the installed package', function () {
  this.timeout(60_000);
  let folder: string;
  let installed: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-widgets-'));
    const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    installed = join(folder, 'node_modules/cluster-widgets');
    await mkdir(installed, { recursive: true });
    await run('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1']);
    // Only what the package says it depends on, and what that stands on itself.
    const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
      const link = join(folder, 'node_modules', name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(resolve('node_modules', name), link);
    }
  });
  after(() => rm(folder, { recursive: true }));

  const tool = (...words: string[]) =>
    run(process.execPath, [join(installed, 'dist/cluster-feed.js'), ...words], { cwd: folder });

  it('has a command that can be run', async () => {
    const { version, bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      version: string;
      bin: Record<string, string>;
    };
    const command = join(installed, bin['cluster-feed'] ?? '');
    expect((await stat(command)).mode & 0o111).to.equal(0o111);
    expect(await readFile(command, 'utf8')).to.match(/^#!\/usr\/bin\/env node\n/);
    expect((await run(command, ['--version'])).stdout).to.equal(`${version}\n`);
  });

  it('reads and checks feeds', async () => {
    await writeFile(
      join(folder, 'feed.xml'),
      '<rss version="2.0"><channel><item><title>Łódź</title></item></channel></rss>',
    );
    const read = await tool('read', 'feed.xml');
    expect(JSON.parse(read.stdout)).to.have.nested.property('items[0].title', 'Łódź');
    const checked = await tool('check', 'feed.xml');
    expect(checked.stdout).to.match(/^feed\.xml\nfit, with problems, RSS 2\.0, 1 item/);
    // The other reader runs from a file beside the command.
    expect(checked.stdout).to.contain('rss-parser').and.not.to.contain('cannot read');
  });

  it('is a library too, with types', async () => {
    const script = `import { check, readFeed, version } from 'cluster-widgets/relay';
      const { fit } = await check(['feed.xml']);
      console.log(typeof readFeed, version, fit);`;
    await writeFile(join(folder, 'use.mjs'), script);
    const { stdout } = await run(process.execPath, ['use.mjs'], { cwd: folder });
    expect(stdout).to.match(/^function \d+\.\d+\.\d+\S* true\n$/);
    expect(await readFile(join(installed, 'dist/relay/index.d.ts'), 'utf8')).to.contain('readFeed');
  });

  it('imports nothing that it does not depend on', async () => {
    const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of ['relay.js', 'cluster-feed.js', 'other-readers.mjs']) {
      const code = await readFile(join(installed, 'dist', name), 'utf8');
      const packages = packagesIn(code);
      expect(packages, name).not.to.deep.equal([]);
      expect(
        packages.filter((each) => !(each in dependencies)),
        name,
      ).to.deep.equal([]);
    }
  });
});
