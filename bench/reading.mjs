// What it costs to read a feed of 1,000 items, beside what other software would read it with: whole, as `readFeed` and they
// do, and as a page does that shows the newest 20.
// Usage: npm run build && npm run bench:reading
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Parser from 'rss-parser';
import { parseFeed } from 'feedsmith';
import { build } from 'vite';
import { readFeed } from '../dist/feed.js';
import { ratio, report, runRounds } from './rounds.mjs';
import { wordpressFeed } from './wordpress-feed.mjs';

const { openFeed } = await load('src/feed/open-feed.ts');
const { selectItems } = await load('src/feed/select.ts');
const text = wordpressFeed(1_000);
const bytes = new TextEncoder().encode(text);
const context = { url: 'https://cluster.example/feed/' };
const languages = { language: 'de', fallbackLanguages: [] };
const parser = new Parser();
const times = await runRounds({
  readFeed: () => readFeed(bytes, context),
  newest: async () => selectItems([await openFeed(bytes, context)], languages, { limit: 20 }),
  'rss-parser': () => parser.parseString(text),
  feedsmith: () => parseFeed(text),
});
const times_ = (/** @type {string} */ theirs, /** @type {string} */ ours) =>
  ratio(times[theirs] ?? [], times[ours] ?? []);
report([
  { what: 'rss-parser, in times of 20 items shown', found: times_('rss-parser', 'newest'), least: 5 },
  { what: 'feedsmith, in times of 20 items shown', found: times_('feedsmith', 'newest'), least: 3 },
  { what: 'rss-parser, in times of readFeed', found: times_('rss-parser', 'readFeed') },
  { what: 'feedsmith, in times of readFeed', found: times_('feedsmith', 'readFeed') },
]);

/** A source module that no entry of the package exports, built as it is for npm. */
async function load(/** @type {string} */ entry) {
  const outDir = await mkdtemp(join(tmpdir(), 'bench-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      lib: { entry, formats: ['es'], fileName: () => 'module.mjs' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const module = await import(join(outDir, 'module.mjs'));
  await rm(outDir, { recursive: true });
  return module;
}
