import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Whether this runs from the sources, by tsx, and not from what the build leaves. */
export const isFromSources = here.endsWith(join('src', 'relay'));

/** The folder of the package, which holds `dist`. */
export const packageFolder: string = upTo(here);

/** What the build leaves: the widgets that are served. */
export const distFolder: string = join(packageFolder, 'dist');

/** Styles and script of the relay's own pages. */
export const pagesFolder: string = isFromSources ? join(here, 'pages') : join(distFolder, 'pages');

/** The pictures and documents of the sample. */
export const sampleFolder: string = join(packageFolder, isFromSources ? 'demo' : 'dist/sample');

/** The version of the package. */
export const version: string = (
  JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
).version;

function upTo(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`There is no package.json above ${here}; install the package anew.`);
  return upTo(parent);
}
