// What it costs to render widgets on Node, in two languages at once: processor time of each, and the memory that a thousand
// of them leave behind.
// Usage: npm run build && npm run bench:render
import { readFile } from 'node:fs/promises';
import { render } from '../dist/relay.js';
import { report } from './rounds.mjs';

const url = 'https://cluster.example/feeds/news.json';
const [news, events] = await Promise.all(
  ['news', 'events'].map(async (name) => JSON.parse(await readFile(`demo/feeds/${name}.json`, 'utf8'))),
);
/** @type {[tag: string, feed: any, attributes: Record<string, string>][]} */
const widgets = [
  ['cluster-news-list', news, { limit: '5' }],
  ['cluster-event-card', events, { limit: '2' }],
  ['cluster-funding-notice', news, {}],
];
const now = Date.parse('2026-03-18T12:00:00Z');
const one = (/** @type {number} */ index, /** @type {string} */ language) => {
  const [tag, feed, attributes] = widgets[index % widgets.length] ?? widgets[0];
  return render(tag, { src: url, ...attributes }, [{ feed, url }], { now, language, light: index % 2 > 0 });
};
const count = 1_000;
/** @type {string[]} */
const alone = [];
for (let index = 0; index < 6; index++)
  for (const language of ['de', 'pl']) alone.push(await one(index, language));

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
/** Both languages at once. @returns {Promise<number>} how many differ from those rendered alone */
async function renderAll() {
  let mixed = 0;
  for (let index = 0; index < count / 2; index++) {
    const both = await Promise.all([one(index, 'de'), one(index, 'pl')]);
    const expected = alone.slice((index % 6) * 2, (index % 6) * 2 + 2);
    mixed += both.filter((html, at) => html !== expected[at]).length;
  }
  return mixed;
}
let mixed = await renderAll();
const before = heap();
const { user } = process.cpuUsage();
mixed += await renderAll();
const ms = (process.cpuUsage().user - user) / 1000 / count;
report([
  { what: 'processor time of a widget, ms', found: ms, most: 10 },
  { what: 'memory that 1,000 leave behind, MB', found: heap() - before, most: 1 },
  { what: 'widgets with anything of another language', found: mixed, most: 0 },
]);
