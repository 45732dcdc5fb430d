// Builds everything that is published into dist/.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { build } from 'vite';

const run = (/** @type {string} */ tool, /** @type {string[]} */ ...args) =>
  execFileSync(process.execPath, [join('node_modules', tool), ...args], { stdio: 'inherit' });

const styles = ['portal.css', 'frame.css', 'article.css'];
const articles = ['article.html', 'en/article.html', 'pl/article.html', ...styles];

await rm('dist', { recursive: true, force: true });
for (const mode of ['single', 'classic', 'parts', 'npm', 'relay', 'command'])
  await build({ mode, logLevel: 'warn' });
await copyRelayFiles();
for (const project of ['tsconfig.build.json', 'tsconfig.relay.json']) {
  run(
    'typescript/bin/tsc',
    '-p',
    project,
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    'dist',
  );
}
run(
  '@custom-elements-manifest/analyzer/cem.js',
  'analyze',
  '--config',
  'custom-elements-manifest.config.mjs',
  '--quiet',
);
await copySchemas();
await copySample();
await writeIntegrity();

async function copySchemas() {
  await mkdir('dist/schema', { recursive: true });
  for (const name of await readdir('src', { recursive: true })) {
    if (name.endsWith('.schema.json')) await cp(join('src', name), join('dist/schema', basename(name)));
  }
}

/** What `cluster-feed serve` shows without a configuration: the demo's feeds, and what they link to. */
async function copySample() {
  for (const name of ['feeds/news.json', 'feeds/events.json', 'images', 'files', ...articles])
    await cp(join('demo', name), join('dist/sample', name), {
      recursive: true,
      filter: (path) => !path.endsWith('widgets.webp'),
    });
}

/** The hashes a page that embeds a script writes into its `integrity` attribute. */
async function writeIntegrity() {
  /** @type {Record<string, string>} */
  const hashes = {};
  for (const name of (await readdir('dist')).sort()) {
    // Two are for Node.
    if (!name.endsWith('.js') || /^(?:relay|cluster-feed)\.js$/.test(name)) continue;
    const hash = createHash('sha384').update(await readFile(join('dist', name)));
    hashes[name] = `sha384-${hash.digest('base64')}`;
  }
  await writeFile('dist/integrity.json', `${JSON.stringify(hashes, null, 2)}\n`);
}

/** What the relay runs in a process of its own, and what its pages load: JavaScript and CSS already, found beside it. */
async function copyRelayFiles() {
  for (const name of await readdir('src/relay', { recursive: true })) {
    const path = name.split(sep).join('/');
    if (/\.mjs$|^pages\/.*\.(?:css|js)$/.test(path)) await cp(join('src/relay', name), join('dist', path));
  }
  await mkdir('dist/styles', { recursive: true });
  await cp('src/relay/light.css', 'dist/styles/light.css');
  await chmod('dist/cluster-feed.js', 0o755);
}
