// Texts -> locales/*.xlf, which translators edit -> src/i18n/generated/, one module per language.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TransformLitLocalizer } from '@lit/localize-tools/lib/modes/transform.js';
import { format, resolveConfig } from 'prettier';
import { isMain } from './is-main.mjs';

const configuration = JSON.parse(await readFile('lit-localize.json', 'utf8'));
export const generatedDir = 'src/i18n/generated';
export const localesDir = configuration.interchange.xliffDir;
export const sourceLocale = configuration.sourceLocale;
export const targetLocales = configuration.targetLocales;
export const locales = [sourceLocale, ...targetLocales];
const gaps = ['{0}', '{1}', '{2}', '{3}'];

/** @param {string} xliffDir @param {string} outputDir */
export function makeLocalizer(xliffDir, outputDir) {
  return new TransformLitLocalizer({
    ...configuration,
    baseDir: process.cwd(),
    resolve: (path) => resolve(path),
    interchange: { ...configuration.interchange, xliffDir: resolve(xliffDir) },
    output: { mode: 'transform', outputDir: resolve(outputDir) },
  });
}

/**
 * Brings the translation files in `xliffDir` up to date with the texts: new ones are added untranslated,
 * removed ones dropped, translations kept.
 * @param {string} xliffDir
 */
export async function extract(xliffDir) {
  const localizer = makeLocalizer(xliffDir, '.cache/unused');
  const { messages, errors } = localizer.extractSourceMessages();
  if (errors.length > 0) {
    throw new Error(errors.map((error) => `${error.file?.fileName}: ${error.messageText}`).join('\n'));
  }
  await mkdir(xliffDir, { recursive: true });
  await localizer.writeInterchangeFiles();
  return messages;
}

/**
 * The generated modules as a map of file name to content, from the translations in `xliffDir`: the ids of all texts,
 * and per language its texts in the order of the ids.
 * @param {string} xliffDir
 */
export async function generate(xliffDir) {
  await mkdir('.cache', { recursive: true });
  const folder = await mkdtemp('.cache/localize-');
  try {
    await makeLocalizer(xliffDir, folder).build();
    const modules = new Map();
    for (const locale of locales) {
      const { texts } = await import(pathToFileURL(join(folder, locale, 'texts.js')).href);
      modules.set('ids.ts', await asModule('ids', Object.keys(texts), ' '));
      modules.set(join(locale, 'texts.ts'), await asModule('texts', Object.values(texts).map(flatten), '|'));
    }
    return modules;
  } finally {
    await rm(folder, { recursive: true });
  }
}

// A text with gaps as it is read again by words.ts, `No. {0} of {1}`.
function flatten(/** @type {string | ((...gaps: string[]) => string)} */ text) {
  const flat = typeof text === 'string' ? text : text(...gaps);
  if (flat.includes('|') || flat.replace(/{\d}/g, '').includes('{'))
    throw new Error(`A text may hold neither "|" nor "{": ${flat}`);
  return flat;
}

// One string for all: what each text would need around it weighs as much as a word. One line each, for reading.
function asModule(
  /** @type {string} */ name,
  /** @type {string[]} */ pieces,
  /** @type {string} */ separator,
) {
  const lines = pieces.map((piece, index) => JSON.stringify((index ? separator : '') + piece));
  const source = `// Written by \`npm run localize\` from src/i18n/texts.ts and locales/*.xlf.\nexport const ${name} = ${lines.join(' +\n')};`;
  return resolveConfig('package.json').then((config) => format(source, { ...config, parser: 'typescript' }));
}

if (isMain(import.meta.url)) {
  const messages = await extract(localesDir);
  const modules = await generate(localesDir);
  await rm(generatedDir, { recursive: true, force: true });
  for (const [name, content] of modules) {
    await mkdir(dirname(join(generatedDir, name)), { recursive: true });
    await writeFile(join(generatedDir, name), content);
  }
  console.log(`${messages.length} texts written for ${locales.join(', ')}.`);
}
