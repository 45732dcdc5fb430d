// Prints how many files of the feed corpus are read right, by category, and names those that are not.
// Usage: node --import tsx scripts/corpus-table.mjs [folder of the corpus] [part of an id]
import { readFile } from 'node:fs/promises';
import { compare, DEFAULT_URL } from '../test/feed/corpus-check.ts';
import { readFeed } from '../src/feed.ts';

const [folder = '../shared/corpus', filter = ''] = process.argv.slice(2);
const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8'));
/** @type {Map<string, {right: number, all: number}>} */
const table = new Map();
for (const file of manifest.files) {
  if (file.optional || !file.id.includes(filter)) continue;
  const body = await readFile(`${folder}/${file.file}`);
  const result = await readFeed(body, { url: DEFAULT_URL, ...file.http }).catch((error) => error);
  const wrong = compare(file, result, manifest.injectionRule);
  const row = table.get(file.category) ?? { right: 0, all: 0 };
  table.set(file.category, { right: row.right + (wrong.length ? 0 : 1), all: row.all + 1 });
  if (wrong.length) console.log(`${file.id}\n  ${wrong.join('\n  ')}`);
}
const rows = [...table];
rows.push([
  'all',
  { right: rows.reduce((n, [, r]) => n + r.right, 0), all: rows.reduce((n, [, r]) => n + r.all, 0) },
]);
for (const [category, { right, all }] of rows) {
  console.log(
    `${category.padEnd(16)}${String(right).padStart(4)} of ${String(all).padStart(3)}  ${((100 * right) / all).toFixed(1)} %`,
  );
}
