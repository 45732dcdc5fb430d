// Which modules the single file is made of, the heaviest first: where to look when a budget is exceeded.
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const built = await build({ mode: 'single', logLevel: 'warn', build: { write: false } });
const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []));

const rows = modules
  .filter(([, { code }]) => code)
  .map(([id, { code }]) => ({
    module: id.replace(/^.*\/(?=(src|node_modules)\/)/, ''),
    bytes: code?.length ?? 0,
    'brotli, alone': brotliCompressSync(code ?? '').length,
  }))
  .sort((a, b) => b.bytes - a.bytes);
console.table(rows);
