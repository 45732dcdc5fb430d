import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { decode } from '../feed/decode.js';
import { FeedError } from '../feed/feed-error.js';
import type { ClusterFeed } from '../feed/model.js';
import type { FeedContext } from '../feed/open-feed.js';
import { readFeed } from '../feed/read-feed.js';

/** What a reader that other software uses makes of a feed: either it, or why there is none. */
export interface SecondReading {
  readonly reader: 'rss-parser' | 'ical.js';
  readonly feed?: ClusterFeed;
  readonly error?: string;
}

export interface BothReadings {
  readonly ours: ClusterFeed | FeedError;
  /** Absent for JSON, which everybody reads with the same parser. */
  readonly second: SecondReading | undefined;
}

/** Reads a body with our reader and with the one that other software would use. Never rejects. */
export async function readBoth(body: Uint8Array, context: FeedContext): Promise<BothReadings> {
  const [ours, second] = await Promise.all([
    readFeed(body, context).catch((error: unknown) => asFeedError(error, context.url)),
    readSecond(body, context),
  ]);
  return { ours, second };
}

const asFeedError = (error: unknown, url: string): FeedError =>
  error instanceof FeedError ? error : new FeedError('format', String(error), url, { cause: error });

export interface SecondReaderOptions {
  /** Milliseconds after which the reader is stopped. */
  readonly deadline?: number;
  /** Megabytes of memory that it may take. */
  readonly memory?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads XML with rss-parser and calendars with ical.js, in a process of its own that is stopped when it takes too long
 * or too much. What it finds passes the gate like any feed. Never rejects; undefined for what is neither.
 */
export async function readSecond(
  body: Uint8Array,
  context: FeedContext,
  { deadline = 5000, memory = 256, signal }: SecondReaderOptions = {},
): Promise<SecondReading | undefined> {
  const source = decode(body, context.contentType);
  const reader = chooseReader(source);
  if (!reader) return undefined;
  try {
    const { feed, error } = JSON.parse(await ask(reader, source, { deadline, memory, signal })) as {
      feed?: unknown;
      error?: string;
    };
    if (error !== undefined) return { reader, error: error.replace(/\s+/g, ' ') };
    return { reader, feed: await readFeed(JSON.stringify(feed), { url: context.url }) };
  } catch (error) {
    return { reader, error: error instanceof Error ? error.message : String(error) };
  }
}

const chooseReader = (source: string): SecondReading['reader'] | undefined =>
  /^\s*BEGIN:VCALENDAR/i.test(source) ? 'ical.js' : /^\s*</.test(source) ? 'rss-parser' : undefined;

const program = fileURLToPath(new URL('./other-readers.mjs', import.meta.url));

/** The most that the other process may answer, in bytes: this process has to read it. */
const MOST = 32e6;

/** What the other process answers. */
function ask(
  reader: string,
  source: string,
  { deadline, memory, signal }: SecondReaderOptions & { deadline: number },
): Promise<string> {
  const child = spawn(process.execPath, [`--max-old-space-size=${memory}`, program, reader], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Options meant for this process, such as a port of a debugger, are none of its business.
    env: {},
    timeout: deadline,
    killSignal: 'SIGKILL',
    signal,
  });
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  // It may end before it has read everything.
  child.stdin.on('error', () => {});
  child.stdin.end(source);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killedBy) => {
      if (size > MOST) reject(new Error(`makes more than ${MOST / 1e6} MB of it`));
      else if (killedBy === 'SIGKILL') reject(new Error(`was stopped after ${deadline / 1000} s`));
      else if (code !== 0) reject(new Error(`needs more than ${memory} MB of memory`));
      else resolve(Buffer.concat(chunks).toString());
    });
  });
}
