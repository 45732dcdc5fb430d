import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFeed } from '../feed/read-feed.js';
import type { SourceRecord } from './model.js';
import { removeUnfinished, writeWhole } from './write-file.js';

/** Last good copies of sources in a folder. Several processes may use it at once: the last to save wins. */
export interface Store {
  /** What was saved of a source; undefined where there is nothing, or nothing that can be trusted. */
  load(key: string): Promise<SourceRecord | undefined>;
  /** Saves a record. Never rejects: gives why it could not, in words, after which the one before is still there. */
  save(record: SourceRecord): Promise<string | undefined>;
}

const VERSION = 1;
/** No file that was written here is larger, in bytes. */
const MOST = 256e6;

/**
 * Opens the last good copies below a folder, which is made when first needed. Never rejects.
 *
 * @param folder absolute path of the cache; without one nothing is kept
 * @param warn is told of each file that cannot be used
 */
export async function openStore(
  folder: string | undefined,
  { warn = console.warn, now = Date.now() }: { warn?: (message: string) => void; now?: number } = {},
): Promise<Store> {
  if (folder === undefined)
    return { load: () => Promise.resolve(undefined), save: () => Promise.resolve(undefined) };
  const sources = join(folder, 'sources');
  await removeUnfinished(sources, now);
  const pathOf = (key: string): string => join(sources, `${hash(key)}.json`);
  return {
    async load(key) {
      const path = pathOf(key);
      try {
        return await revive(JSON.parse(await readOwn(path)), key);
      } catch (error) {
        if (!isAbsent(error)) warn(`${path} is left out: ${(error as Error).message}`);
        return undefined;
      }
    },
    async save(record) {
      try {
        await writeWhole(pathOf(record.key), JSON.stringify({ version: VERSION, record }));
        return undefined;
      } catch (error) {
        return `the last good copy of ${record.key} cannot be saved: ${(error as Error).message}`;
      }
    },
  };
}

const hash = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function readOwn(path: string): Promise<string> {
  // A pipe would never end, a device might not either.
  const { size, isRegular } = await lstat(path).then((found) => ({
    size: found.size,
    isRegular: found.isFile(),
  }));
  if (!isRegular) throw new Error('it is no ordinary file');
  if (size > MOST) throw new Error(`it is larger than ${MOST / 1e6} MB`);
  return readFile(path, 'utf8');
}

/** A record of what a file holds. Others may write to the folder, so that it is trusted no more than a source is. */
async function revive(stored: unknown, key: string): Promise<SourceRecord> {
  const { version, record } = asObject(stored);
  if (version !== VERSION) throw new Error(`it is of another version (${String(version)})`);
  const said = asObject(record);
  if (said.key !== key) throw new Error('it belongs to another source');
  const feed = said.feed === undefined ? undefined : await readFeed(JSON.stringify(said.feed), { url: '' });
  const fetched = date(said.fetched);
  const error = words(said.error);
  const publicError = words(said.publicError);
  const retryAt = date(said.retryAt);
  const etag = header(said.etag);
  const lastModified = header(said.lastModified);
  const interval = amount(said.interval);
  return {
    key,
    failures: Math.trunc(amount(said.failures) ?? 0),
    ...(feed && { feed }),
    ...(fetched && { fetched }),
    ...(error && { error }),
    ...(publicError && { publicError }),
    ...(retryAt && { retryAt }),
    // What may be answered with “as before” needs something before.
    ...(feed && etag && { etag }),
    ...(feed && lastModified && { lastModified }),
    ...(interval && { interval }),
  };
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) throw new Error('it is none of these files');
  return value as Readonly<Record<string, unknown>>;
};

const words = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replace(/[\0-\x1f\x7f-\x9f]+/g, ' ').slice(0, 2000) : undefined;

const header = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\x20-\x7e]{1,1000}$/.test(value) ? value : undefined;

const amount = (value: unknown): number | undefined =>
  typeof value === 'number' && value > 0 && value < Infinity ? value : undefined;

const date = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length < 40 && !Number.isNaN(Date.parse(value)) ? value : undefined;
