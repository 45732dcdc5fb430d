import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder.js';

/** What files that are being written are called, so that leftovers of a killed process can be told. */
const UNFINISHED = /\.[0-9a-f]{12}\.unfinished$/;

/**
 * Writes a file so that whoever reads it, also after a crash or a full disk, finds the old or the new one whole.
 * Makes the folder. Rejects with the error of the file system, after which the old file is as it was.
 */
export async function writeWhole(path: string, body: Uint8Array | string): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.unfinished`;
  try {
    // `wx`: never through a link that somebody has put there.
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(body);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(folder);
}

/** The new name is on the disk only when its folder is; not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder);
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file itself is there.
  }
}

/** Milliseconds after which nobody is still writing a file. */
const ABANDONED = 600_000;

/** Removes what killed processes left half written in a folder, files and folders, but not what another is writing just now. */
export async function removeUnfinished(folder: string, now = Date.now()): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => UNFINISHED.test(one))) {
    const path = join(folder, name);
    try {
      if (now - (await stat(path)).mtimeMs > ABANDONED) await rm(path, { recursive: true, force: true });
    } catch {
      // Somebody else was faster, or may and this process may not.
    }
  }
}
