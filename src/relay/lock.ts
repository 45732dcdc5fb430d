import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { FeedError } from '../feed/feed-error.js';
import { makeFolder } from './make-folder.js';

/** Milliseconds between two signs of life of whoever holds a lock. */
const SIGN_OF_LIFE = 10_000;
/** Milliseconds without one after which nobody holds it. */
const DEAD = 60_000;

/**
 * Makes this the only process that writes to a folder, until what is returned is called. A lock whose process is gone, or
 * has not been heard of for a minute, is taken over.
 *
 * @throws FeedError `config` where another process writes to it, or none can
 */
export async function lockFolder(folder: string, now: () => number = Date.now): Promise<() => Promise<void>> {
  const path = join(folder, '.cluster-feed.lock');
  const own = JSON.stringify({ pid: process.pid, host: hostname(), nonce: randomBytes(8).toString('hex') });
  await take(folder, path, own, now);
  const timer = setInterval(() => {
    const time = new Date(now());
    utimes(path, time, time).catch(() => {});
  }, SIGN_OF_LIFE).unref();
  return async () => {
    clearInterval(timer);
    // Not the lock of whoever took it over meanwhile.
    if ((await readLock(path)) === own) await rm(path, { force: true });
  };
}

async function take(folder: string, path: string, own: string, now: () => number): Promise<void> {
  const refuse = (cause: Error): never => {
    throw new FeedError('config', `${folder} cannot be written to: ${cause.message}`, '', { cause });
  };
  await makeFolder(folder).catch(refuse);
  if (await create(path, own).catch(refuse)) return;
  // Of several that find the same lock abandoned one may remove it, or they would remove each other's new ones.
  const guard = `${path}.guard`;
  if (await makeGuard(guard, now())) {
    try {
      if (await isStale(path, now())) {
        await rm(path, { force: true });
        if (await create(path, own)) return;
      }
    } catch (error) {
      refuse(error as Error);
    } finally {
      await rmdir(guard).catch(() => {});
    }
  }
  throw new FeedError(
    'config',
    `another process${pidOf(await readLock(path))} is writing to ${folder}; wait until it is done. ` +
      `If there is none, ${path} may be removed.`,
  );
}

/** Whether the lock is now one's own. */
async function create(path: string, own: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(own).finally(() => file.close());
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function makeGuard(guard: string, now: number): Promise<boolean> {
  // Somebody was killed in the few milliseconds for which there is one.
  if (await isUntouched(guard, now)) await rmdir(guard).catch(() => {});
  return mkdir(guard).then(
    () => true,
    () => false,
  );
}

const readLock = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

const pidOf = (lock = ''): string => {
  const pid = /"pid":(\d+)/.exec(lock)?.[1];
  return pid ? ` (${pid})` : '';
};

async function isStale(path: string, now: number): Promise<boolean> {
  const [, pid, host] = /^\{"pid":(\d+),"host":"([^"]*)"/.exec((await readLock(path)) ?? '') ?? [];
  return (pid && host === hostname() && !isRunning(Number(pid))) || isUntouched(path, now);
}

const isUntouched = (path: string, now: number): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => now - mtimeMs > DEAD,
    () => false,
  );

function isRunning(pid: number): boolean {
  try {
    // Sends nothing, but asks whether it could.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
