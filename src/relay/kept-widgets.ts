import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openHeaders } from './prepared.js';
import { openStaticFiles, type StaticFiles } from './static-files.js';
import { removeUnfinished, writeWhole } from './write-file.js';

/** In the folder of a version: its files, each with its hash. */
const LIST = 'hashes.json';
const versionName = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;

const folderIn = (cache: string): string => join(cache, 'widgets');
const hashOf = (content: Uint8Array): string =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/**
 * Keeps a copy of the widgets of this version: partners name it with its hash, and go on doing so after the next one has
 * been installed. The copy is there whole or not at all.
 *
 * @param names of the files below the folder `from`
 */
export async function keepWidgets(
  cache: string,
  version: string,
  from: string,
  names: Iterable<string>,
): Promise<void> {
  const folder = folderIn(cache);
  const files = await Promise.all(
    [...names].sort().map(async (name) => [name, await readFile(join(from, name))] as const),
  );
  const hashes = Object.fromEntries(files.map(([name, content]) => [name, hashOf(content)]));
  const list = `${JSON.stringify(hashes, null, 2)}\n`;
  const target = join(folder, version);
  if (!files.length || (await readFile(join(target, LIST), 'utf8').catch(() => '')) === list) return;
  await removeUnfinished(folder);
  const unfinished = join(folder, `${version}.${randomBytes(6).toString('hex')}.unfinished`);
  try {
    for (const [name, content] of files) await writeWhole(join(unfinished, name), content);
    await writeWhole(join(unfinished, LIST), list);
    // Another build of the same version: what was served last is what is pinned.
    await rm(target, { recursive: true, force: true });
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    // Another relay on the same folder was faster.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/**
 * The widgets of other versions that were served with this cache. Others may write to the folder: a file that is not what
 * was served is not there. Never rejects.
 *
 * @param allowed which names may be asked for
 */
export async function openKeptWidgets(
  cache: string,
  version: string,
  allowed: RegExp,
): Promise<ReadonlyMap<string, StaticFiles>> {
  const folder = folderIn(cache);
  const names = await readdir(folder).catch((): string[] => []);
  const kept = new Map<string, StaticFiles>();
  for (const name of names.filter((each) => versionName.test(each) && each !== version)) {
    const hashes = await readHashes(join(folder, name, LIST));
    const files = await openStaticFiles(join(folder, name), {
      kind: 'widgets',
      allowed,
      headers: () => openHeaders,
      isWhole: (file, content) => hashes.get(file) === hashOf(content),
    });
    kept.set(name, files);
  }
  return kept;
}

async function readHashes(path: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    return new Map(Object.entries(JSON.parse(await readFile(path, 'utf8')) as object));
  } catch {
    return new Map();
  }
}
