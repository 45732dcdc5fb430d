import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { FeedError } from '../feed/feed-error.js';

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
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await mkdir(folder, { recursive: true });
      const file = await open(path, 'wx');
      await file.writeFile(own).finally(() => file.close());
      return;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST')
        throw new FeedError('config', `${folder} cannot be written to: ${message}`, '', { cause: error });
    }
    const found = await readLock(path);
    if (found !== undefined && !(await isStale(path, found, now())))
      throw new FeedError(
        'config',
        `another process${pidOf(found)} is writing to ${folder}; wait until it is done. ` +
          `If there is none, ${path} may be removed.`,
      );
    if (found !== undefined) await removeStale(path, found);
  }
  throw new FeedError('config', `${path} changes all the time: other processes are writing to ${folder}`);
}

const readLock = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

const pidOf = (lock: string): string => {
  const pid = /"pid":(\d+)/.exec(lock)?.[1];
  return pid ? ` (${pid})` : '';
};

async function isStale(path: string, lock: string, now: number): Promise<boolean> {
  const [, pid, host] = /^\{"pid":(\d+),"host":"([^"]*)"/.exec(lock) ?? [];
  if (pid && host === hostname() && !isRunning(Number(pid))) return true;
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
  return now - mtimeMs > DEAD;
}

function isRunning(pid: number): boolean {
  try {
    // Sends nothing, but asks whether it could.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a lock that is not held, but not the one that somebody else has put there since it was looked at. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.unfinished`;
  try {
    await rename(path, aside);
    if ((await readLock(aside)) === stale) await rm(aside, { force: true });
    else await rename(aside, path);
  } catch {
    // Somebody else was faster.
  }
}
