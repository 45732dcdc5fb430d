import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedFile } from './model.js';
import { writeWhole } from './write-file.js';

/** Names the files of a folder that were written here, so that no other is ever touched. */
const LIST = '.cluster-feed-files.json';

export interface Replaced {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** What could not be written or removed, and why. The old file is still there then. */
  readonly problems: readonly string[];
}

/**
 * Makes a folder hold these files, each whole at any moment: writes those that differ and removes those that were
 * written earlier and are no more. Never rejects.
 *
 * @param keep whether a file that was written earlier stays although it is not among the new ones
 */
export async function replaceFiles(
  folder: string,
  files: readonly PublishedFile[],
  keep: (path: string) => boolean = () => false,
): Promise<Replaced> {
  const problems: string[] = [];
  const attempt = async (path: string, run: () => Promise<void>): Promise<boolean> => {
    try {
      await run();
      return true;
    } catch (error) {
      problems.push(`${join(folder, path)}: ${(error as Error).message}`);
      return false;
    }
  };
  const listed = await readList(folder);
  const names = new Set(files.map(({ path }) => path));
  const standing = new Map<PublishedFile, Buffer | undefined>();
  for (const file of files) standing.set(file, await readIfThere(join(folder, file.path)));
  const changed = files.filter((file) => !standing.get(file)?.equals(file.body));
  const own = changed.filter((file) => {
    const old = standing.get(file);
    if (!old || listed.has(file.path) || isPublished(old)) return true;
    problems.push(
      `${join(folder, file.path)} was not written by this program and stays as it is: move it, or name the feed otherwise`,
    );
    return false;
  });
  const refused = new Set(changed.filter((file) => !own.includes(file)).map(({ path }) => path));
  const obsolete = [...listed].filter((path) => !names.has(path) && !keep(path));
  // What is about to be written is listed first: after a crash it is known whose it is.
  const before = new Set([...listed, ...[...names].filter((path) => !refused.has(path))]);
  await attempt(LIST, () => writeList(folder, before, listed));
  const written: string[] = [];
  // Later pages first, so that what a first page leads to is there.
  for (const { path, body } of own.reverse()) {
    if (await attempt(path, () => writeWhole(join(folder, path), body))) written.push(path);
  }
  const removed: string[] = [];
  for (const path of obsolete) {
    if (await attempt(path, () => rm(join(folder, path), { force: true }))) removed.push(path);
  }
  const after = new Set([...before].filter((path) => !removed.includes(path)));
  await attempt(LIST, () => writeList(folder, after, before));
  return { written, removed, problems };
}

const readIfThere = (path: string): Promise<Buffer | undefined> => readFile(path).catch(() => undefined);

async function readList(folder: string): Promise<ReadonlySet<string>> {
  try {
    const list: unknown = JSON.parse(await readFile(join(folder, LIST), 'utf8'));
    // Others may write to the folder; a name must not lead out of it.
    return new Set(
      [list].flat().filter((name): name is string => /^[\w-]+(?:\.[\w-]+)*$/.test(String(name))),
    );
  } catch {
    return new Set();
  }
}

async function writeList(
  folder: string,
  names: ReadonlySet<string>,
  standing: ReadonlySet<string>,
): Promise<void> {
  if (names.size === standing.size && [...names].every((name) => standing.has(name))) return;
  await writeWhole(join(folder, LIST), `${JSON.stringify([...names].sort(), null, 2)}\n`);
}

/** Whether a file is one of ours although it is not listed: hand-kept ones do not say what they were merged of. */
function isPublished(body: Buffer): boolean {
  try {
    const { _sources, items } = JSON.parse(body.toString()) as { _sources?: unknown; items?: unknown };
    if (Array.isArray(_sources)) return true;
    return (
      Array.isArray(items) &&
      items.length > 0 &&
      items.every((item: { _source?: unknown } | null) => item?._source !== undefined)
    );
  } catch {
    return false;
  }
}
