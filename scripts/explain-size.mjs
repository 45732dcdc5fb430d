// Which modules a page loads, the heaviest first: where to look when a budget is exceeded. Of the single file; with
// `parts` of news-list.js and what it imports at once; with `parts event-card` of another element's.
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const [mode = 'single', entry = 'news-list'] = process.argv.slice(2);
const built = await build({ mode, logLevel: 'warn', build: { write: false } });
const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
const chunks = outputs.filter((output) => output.type === 'chunk');
const wanted = new Set(mode === 'parts' ? [`${entry}.js`] : chunks.map(({ fileName }) => fileName));
// What is added on the way is visited too.
for (const name of wanted)
  for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
    wanted.add(imported);

const modules = chunks
  .filter(({ fileName }) => wanted.has(fileName))
  .flatMap((chunk) => Object.entries(chunk.modules))
  .flatMap(([id, { code }]) => (code ? [{ id, code }] : []));
const size = (/** @type {{ code: string }[]} */ of) =>
  brotliCompressSync(of.map(({ code }) => code).join('\n')).length;
const all = size(modules);

const rows = modules
  .map((one) => ({
    module: one.id.replace(/^.*\/(?=(src|node_modules)\/)/, ''),
    bytes: one.code.length,
    'brotli, alone': size([one]),
    'brotli, beside all others': all - size(modules.filter((other) => other !== one)),
  }))
  .sort((a, b) => b.bytes - a.bytes);
console.table(rows);
