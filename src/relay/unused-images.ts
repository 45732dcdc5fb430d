import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { copyName, dayMs } from './images.js';

/** Caches and pages that stand open go on naming an image after the last feed did. */
const graceMs = 7 * dayMs;
const temporaryName = /^[0-9a-f]{24}\.\w+\.\d+\.tmp$/;

/**
 * Removes copies that no feed has named for a week, and what a process that was stopped has left. Call it when every
 * feed was published, with the copies of all of them. Never rejects. Others may share the folder: what they name stays.
 */
export async function removeImages(
  folder: string,
  named: ReadonlySet<string>,
  now = Date.now(),
): Promise<void> {
  for (const file of await readdir(folder).catch((): string[] => [])) {
    // Another process may still be writing it.
    const grace =
      copyName.test(file) && !named.has(file) ? graceMs : temporaryName.test(file) ? dayMs : Infinity;
    const path = join(folder, file);
    try {
      if (grace < Infinity && now - (await stat(path)).mtimeMs > grace) await rm(path, { force: true });
    } catch {
      // It is gone already, or stays.
    }
  }
}
