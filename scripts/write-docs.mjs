// Writes the API tables of the README from the manifest, between markers such as <!-- api:cluster-news-list --> and
// <!-- /api -->, and what a configuration may say from its schema, between <!-- api:cluster-feed.json --> and
// <!-- /api -->. With --check it only says whether they are up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

const path = 'README.md';
const checking = process.argv.includes('--check');
const manifest = await readJson('dist/custom-elements.json');
const elements = manifest.modules.flatMap((module) => module.declarations);
const readme = await readFile(path, 'utf8').catch(() => '');

const missing = elements.filter(({ tagName }) => !marker(tagName).test(readme));
let fresh = readme;
for (const element of elements) {
  fresh = fresh.replace(
    marker(element.tagName),
    (_, start, end) => `${start}\n\n${tables(element)}\n\n${end}`,
  );
}
const schema = await readJson('src/relay/cluster-feed-config.schema.json');
fresh = fresh.replace(
  marker('cluster-feed.json'),
  (_, start, end) => `${start}\n\n${settings(schema)}\n\n${end}`,
);
fresh = await format(fresh, { ...(await resolveConfig('package.json')), parser: 'markdown' });

for (const { tagName } of missing) {
  console.error(`${path} has no place for <${tagName}>: add <!-- api:${tagName} --> and <!-- /api -->.`);
}
if (checking && fresh !== readme) console.error(`${path} is not up to date: run \`npm run docs\`.`);
if (!checking && fresh !== readme) await writeFile(path, fresh);
process.exitCode = missing.length > 0 || (checking && fresh !== readme) ? 1 : 0;

async function readJson(/** @type {string} */ file) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} is missing: run \`npm run build\` first.`);
  });
  return JSON.parse(text);
}

function marker(/** @type {string} */ tagName) {
  return new RegExp(`(<!-- api:${tagName} -->)[^]*?(<!-- /api -->)`);
}

function tables(element) {
  const fields = element.members.filter(({ kind }) => kind === 'field');
  const inherited = (element.attributes ?? []).filter(({ fieldName }) => !fieldName);
  const methods = element.members.filter(({ kind }) => kind === 'method');
  return [
    table(['Attribute', 'Property', 'Type', 'Default', 'Meaning'], [...inherited, ...fields], (field) => [
      code(field.kind === 'field' ? field.attribute : field.name),
      code(field.name),
      code(field.type?.text),
      code(field.default),
      field.description,
    ]),
    table(['Method', 'Returns', 'Meaning'], methods, (method) => [
      code(`${method.name}(${(method.parameters ?? []).map(({ name }) => name).join(', ')})`),
      code(method.return?.type?.text),
      method.description,
    ]),
    table(['Event', 'When'], element.events, named),
    table(['Slot', 'Content'], element.slots, ({ name, description }) => [
      name ? code(name) : '(default)',
      description,
    ]),
    table(['Part', 'What it is'], element.cssParts, named),
    table(['State', 'When'], element.cssStates, named),
    table(['Custom property', 'Default', 'Meaning'], element.cssProperties, (property) => [
      code(property.name),
      code(property.default),
      property.description,
    ]),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** What may stand in the configuration: of the whole, of a feed, of a source, and of a widget as HTML. */
function settings({ properties, $defs }) {
  return [
    table(['Key', 'Default', 'Meaning'], keys(properties), setting),
    'A feed:',
    table(['Key', 'Default', 'Meaning'], keys($defs.Feed.properties), setting),
    'A source is an address, the path of a file, or an object:',
    table(['Key', 'Default', 'Meaning'], keys($defs.Source.properties), setting),
    'A widget as HTML, in `render` of a feed:',
    table(['Key', 'Default', 'Meaning'], keys($defs.Fragment.properties), setting),
  ].join('\n\n');
}

/** Keys with their schemas; of an object that has keys of its own, those. */
function keys(properties) {
  return Object.entries(properties).flatMap(([name, schema]) =>
    schema.properties
      ? keys(schema.properties).map(([inner, found]) => [`${name}.${inner}`, found])
      : [[name, schema]],
  );
}

function setting([name, schema]) {
  const standard = schema.default === undefined ? '' : code(JSON.stringify(schema.default));
  return [code(name), standard, schema.description];
}

function named({ name, description }) {
  return [code(name), description];
}

/** A Markdown table, or nothing where there are no rows. */
function table(/** @type {string[]} */ head, rows = [], cells) {
  if (rows.length === 0) return '';
  const line = (texts) => `| ${texts.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n');
}

function cell(/** @type {string | undefined} */ text) {
  return (text ?? '').replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

function code(/** @type {string | undefined} */ text) {
  return text ? `\`${text}\`` : '';
}
