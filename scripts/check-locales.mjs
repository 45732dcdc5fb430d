// lit-localize is content with missing translations and stale modules; this is not.
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extract, generate, generatedDir, localesDir, makeLocalizer, targetLocales } from './localize.mjs';

const advice = 'Run `npm run localize`, translate what is new in locales/*.xlf, and run it once more.';
const problems = [...(await translationProblems()), ...(await staleFiles())];
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`${problems.length} problem${problems.length === 1 ? '' : 's'} with translations. ${advice}`);
  process.exitCode = 1;
} else {
  console.log('Every text is translated and the generated modules are up to date.');
}

async function translationProblems() {
  const localizer = makeLocalizer(localesDir, '.cache/unused');
  const ids = new Set(localizer.extractSourceMessages().messages.map((message) => message.name));
  const { translations } = localizer.readTranslationsSync();
  return targetLocales.flatMap((locale) => {
    const translated = new Set((translations.get(locale) ?? []).map((message) => message.name));
    const missing = [...ids].filter((id) => !translated.has(id));
    const removed = [...translated].filter((id) => !ids.has(id));
    return [
      ...missing.map((id) => `${localesDir}/${locale}.xlf: no translation of "${id}".`),
      ...removed.map((id) => `${localesDir}/${locale}.xlf: translates "${id}", which is no text any more.`),
    ];
  });
}

async function staleFiles() {
  await mkdir('.cache', { recursive: true });
  const folder = await mkdtemp('.cache/locales-');
  try {
    await cp(localesDir, folder, { recursive: true });
    await extract(folder);
    const fresh = new Map();
    for (const locale of targetLocales) {
      const name = `${locale}.xlf`;
      fresh.set(join(localesDir, name), await readFile(join(folder, name), 'utf8'));
    }
    for (const [name, content] of await generate(localesDir)) fresh.set(join(generatedDir, name), content);
    const stale = [];
    for (const [path, content] of fresh) {
      if ((await readFile(path, 'utf8').catch(() => '')) !== content) stale.push(`${path} is out of date.`);
    }
    return stale;
  } finally {
    await rm(folder, { recursive: true });
  }
}
