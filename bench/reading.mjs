// How fast a feed of 1,000 items is read whole, beside what other software would read it with.
// Usage: npm run build && node bench/reading.mjs
import Parser from 'rss-parser';
import { parseFeed } from 'feedsmith';
import { readFeed } from '../dist/feed.js';
import { ratio, report, runRounds } from './rounds.mjs';
import { wordpressFeed } from './wordpress-feed.mjs';

const text = wordpressFeed(1_000);
const bytes = new TextEncoder().encode(text);
const parser = new Parser();
const times = await runRounds({
  ours: () => readFeed(bytes, { url: 'https://cluster.example/feed/' }),
  'rss-parser': () => parser.parseString(text),
  feedsmith: () => parseFeed(text),
});
const times_ = (/** @type {string} */ name) => ratio(times[name] ?? [], times.ours ?? []);
report([
  { what: 'time of rss-parser, in ours', found: times_('rss-parser'), least: 5 },
  { what: 'time of feedsmith, in ours', found: times_('feedsmith'), least: 3 },
]);
