import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FeedError } from '../feed/feed-error.js';
import type { FeedContext } from '../feed/open-feed.js';
import { fetchUpstream } from './fetch-upstream.js';
import type { FetchLimits } from './model.js';

/** What somebody at a terminal waits for, and has memory for. */
export const typedLimits: FetchLimits = { timeout: 20_000, maxBytes: 20_000_000, maxItems: 50_000 };

/** The bytes of a feed, and what is known of where they came from. */
export interface Received {
  readonly body: Uint8Array;
  /** With the address after redirects; `placeholder` where nobody has said which it is. */
  readonly context: FeedContext;
  /** Of the answer; absent for what was not fetched. */
  readonly headers?: Headers;
  /** Whether the body begins a new address that was not asked for. */
  readonly redirected: boolean;
}

export interface ReceiveOptions {
  readonly limits?: FetchLimits;
  readonly internalHosts?: readonly string[];
  /** Address of what comes from a file or from `stdin`. */
  readonly url?: string | undefined;
  readonly contentType?: string | undefined;
  /** Sent as the header `Origin`, to see what a page of it may read. */
  readonly origin?: string;
  readonly stdin?: AsyncIterable<Uint8Array>;
  readonly fetch?: typeof fetchUpstream;
}

/** Stands for the address of a file that has none yet: relative links in it are told by it. */
export const placeholder = 'https://relative.invalid/';

/**
 * The body at a location that an operator typed or configured: an http(s) URL, the path of a file, or `-` for `stdin`.
 * @throws FeedError `config` where the location is none, or whatever fetching throws
 */
export async function receive(location: string, options: ReceiveOptions = {}): Promise<Received> {
  const { limits = typedLimits, contentType, url = placeholder } = options;
  if (isAddress(location)) return receiveUrl(location, limits, options);
  const path = location.startsWith('file:') ? fileURLToPath(location) : location;
  const chunks = location === '-' ? (options.stdin ?? process.stdin) : createReadStream(path);
  const body = await collect(chunks, location, limits.maxBytes);
  return { body, redirected: false, context: { url, contentType } };
}

/** Whether a location is fetched. Another scheme is nothing to be read from. */
export function isAddress(location: string): boolean {
  const [, scheme] = /^([a-z][a-z\d+.-]+):\/\//i.exec(location) ?? [];
  if (!scheme || /^file$/i.test(scheme)) return false;
  if (/^https?$/i.test(scheme) && URL.canParse(location)) return true;
  const reason = /^https?$/i.test(scheme) ? 'it is no valid URL' : 'only http and https can be fetched';
  throw new FeedError('config', `${location}: ${reason}`, location);
}

/** `internalHosts` for an address that was typed: its own host; without a port of its own, by http and by https. */
export function ownHosts(location: string): string[] {
  const { hostname, port } = new URL(location);
  return port ? [`${hostname}:${port}`] : [`${hostname}:80`, `${hostname}:443`];
}

async function receiveUrl(
  location: string,
  limits: FetchLimits,
  { internalHosts = [], origin, contentType, fetch = fetchUpstream }: ReceiveOptions,
): Promise<Received> {
  const answer = await fetch({ url: location, limits, internalHosts, ...(origin && { origin }) });
  if (answer.status === 'unchanged') throw new FeedError('http', 'an answer without a body', location);
  const { body, url, headers } = answer;
  const context = {
    url,
    contentType: contentType ?? headers.get('content-type'),
    contentLanguage: headers.get('content-language'),
    contentLocation: headers.get('content-location'),
  };
  return { body, context, headers, redirected: url !== new URL(location).href };
}

async function collect(
  chunks: AsyncIterable<Uint8Array>,
  location: string,
  most: number,
): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > most) throw new FeedError('too-large', `${location}: more than ${most / 1e6} MB`, location);
      read.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof FeedError) throw cause;
    throw new FeedError('config', `${location}: ${describeFault(cause)}`, location, { cause });
  }
  return Buffer.concat(read);
}

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this file may not be read',
  EISDIR: 'this is a folder; name a file in it',
};

const describeFault = (cause: unknown): string =>
  faults[(cause as NodeJS.ErrnoException).code ?? ''] ?? (cause as Error).message;
