// What a page downloads, in bytes after brotli; prints the table in any case. `goal` is the budget that the project has
// set itself, `most` what it has reached: a ratchet, to be lowered with every step towards the goal and never raised
// without a reason. It fails above `most`.
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, parseAst } from 'vite';
import { inlineImports } from './inline-imports.mjs';
import { minifyAgain } from './minify.mjs';

/**
 * Each with the files of dist that are loaded. `with`: parts that are imported only when met but that the
 * case always meets, by the beginning of their name.
 */
const budgets = [
  {
    what: 'single file: all elements, languages and formats',
    file: 'cluster-widgets.js',
    goal: 20_000,
    most: 41_990,
  },
  {
    what: 'news list of a JSON feed in one language',
    file: 'news-list.js',
    with: ['texts-en'],
    goal: 11_000,
    most: 18_920,
  },
];

/** Sources that are weighed by themselves, though no page loads them alone. */
const rooms = [
  {
    what: 'tokenizer, XML readers and normalise',
    sources: ['read-xml', 'normalise'],
    goal: 5_000,
    most: 8_400,
  },
];

const rows = [];
for (const { what, file, goal, most, with: met = [] } of budgets) {
  const files = await load(file, met);
  const contents = await Promise.all(files.map((name) => readFile(join('dist', name))));
  rows.push({ what, files: files.length, ...sizesOf(contents), most, goal });
}
for (const { what, sources, goal, most } of rooms) {
  rows.push({ what, files: 1, ...sizesOf([await bundle(sources)]), most, goal });
}
console.table(rows);

const over = rows.filter(({ brotli, most }) => brotli > most);
for (const { what, brotli, most } of over) {
  console.error(
    `${what}: ${brotli} bytes, ${brotli - most} over the ${most} that it may have.\n` +
      'Find what grew with `npm run explain:size`. Load what is rarely needed with\n' +
      'import(), write it smaller, or leave it out. Raise `most` in scripts/check-size.mjs only in a change that says why.',
  );
}
process.exitCode = over.length > 0 ? 1 : 0;

/** The file, everything it imports at once, and those of its later imports that are named. */
async function load(/** @type {string} */ entry, /** @type {string[]} */ met) {
  const found = new Set();
  const waiting = [entry];
  const parts = await readdir('dist/parts');
  for (const name of met) {
    const matching = parts.filter((part) => part.startsWith(`${name}-`));
    if (matching.length !== 1)
      throw new Error(`dist/parts should hold one ${name}-….js, but holds ${matching.length}.`);
    waiting.push(join('parts', matching[0] ?? ''));
  }
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const specifier of staticImports(await readFile(join('dist', file), 'utf8'))) {
      waiting.push(join(dirname(file), specifier));
    }
  }
  return [...found];
}

/** @returns {string[]} */
function staticImports(/** @type {string} */ code) {
  return parseAst(code)
    .body.filter((node) =>
      /^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration)$/.test(node.type),
    )
    .flatMap((node) => ('source' in node && node.source ? [String(node.source.value)] : []));
}

/** One script of some sources of src/feed, as a single file would hold them. */
async function bundle(/** @type {string[]} */ names) {
  const id = 'virtual:room';
  const exports = names.map((name) => `export * from ${JSON.stringify(resolve(`src/feed/${name}.ts`))};`);
  const virtual = {
    name: 'room',
    resolveId: (/** @type {string} */ source) => (source === id ? source : null),
    load: (/** @type {string} */ source) => (source === id ? exports.join('\n') : null),
  };
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [virtual, inlineImports(), minifyAgain()],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: id,
        preserveEntrySignatures: 'strict',
        output: { minify: true, comments: false, codeSplitting: false },
      },
    },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  return Buffer.from(chunk?.code ?? '');
}

function sizesOf(/** @type {Buffer[]} */ contents) {
  const sum = (/** @type {(content: Buffer) => number} */ size) =>
    contents.reduce((total, content) => total + size(content), 0);
  return {
    min: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      return brotliCompressSync(content, { params }).length;
    }),
  };
}
