// Texts -> locales/*.xlf, which translators edit -> src/i18n/generated/, one plain module per language.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { TransformLitLocalizer } from '@lit/localize-tools/lib/modes/transform.js';
import { format, resolveConfig } from 'prettier';
import { isMain } from './is-main.mjs';

const configuration = JSON.parse(await readFile('lit-localize.json', 'utf8'));
export const generatedDir = 'src/i18n/generated';
export const localesDir = configuration.interchange.xliffDir;
export const sourceLocale = configuration.sourceLocale;
export const targetLocales = configuration.targetLocales;
export const locales = [sourceLocale, ...targetLocales];

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
 * The generated modules as a map of file name to content, from the translations in `xliffDir`.
 * @param {string} xliffDir
 */
export async function generate(xliffDir) {
  await mkdir('.cache', { recursive: true });
  const folder = await mkdtemp('.cache/localize-');
  try {
    await makeLocalizer(xliffDir, folder).build();
    const modules = new Map();
    for (const locale of locales) {
      const script = await readFile(join(folder, locale, 'texts.js'), 'utf8');
      modules.set(join(locale, 'texts.ts'), await asTypedModule(script));
    }
    return modules;
  } finally {
    await rm(folder, { recursive: true });
  }
}

// As TypeScript, typed by the source texts: parameters need no annotations and a lost text is a type error.
async function asTypedModule(/** @type {string} */ script) {
  const declaration = 'export const texts = ';
  if (!script.includes(declaration)) throw new Error(`src/i18n/texts.ts must say "${declaration}{…}".`);
  const typed = readable(script).replace(declaration, 'export const texts: Texts = ');
  const source = `// Written by \`npm run localize\` from locales/*.xlf.\nimport type { Texts } from '../../texts.js';\n\n${typed}`;
  return format(source, { ...(await resolveConfig('package.json')), parser: 'typescript' });
}

// TypeScript escapes every letter that is not ASCII. White space and invisible marks stay escaped.
function readable(/** @type {string} */ script) {
  return script.replace(/\\u([0-9A-F]{4})/g, (escape, code) => {
    const character = String.fromCharCode(parseInt(code, 16));
    return /[\p{L}\p{P}\p{S}]/u.test(character) ? character : escape;
  });
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
