import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import type { HostAddress } from './checked-addresses.js';

export interface PinnedAnswer {
  status: number;
  headers: Headers;
  /** As it came: not decompressed. */
  body: Readable;
  /** Lets go of the connection, whatever of the body was read. */
  close(): Promise<void>;
}

/**
 * One GET, connecting to just the given addresses whatever the name of the host leads to by now. Follows no redirect.
 * The connection is this request's own, so that none can be taken up again whose address was not checked.
 * @throws what undici throws, or the reason of `signal`
 */
export async function pinnedRequest(
  url: URL,
  addresses: readonly HostAddress[],
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<PinnedAnswer> {
  // Time is limited once, for all of it, by the signal.
  const agent = new Agent({
    connections: 1,
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: 0, lookup: pinnedLookup(addresses) },
  });
  const close = () => agent.destroy();
  try {
    const answer = await request(url, { dispatcher: agent, headers, signal });
    // What is closed before it was read says so; nobody asks then.
    answer.body.on('error', () => {});
    return { status: answer.statusCode, headers: toHeaders(answer.headers), body: answer.body, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Not asked for a host that is an IP address: that is connected to as it was checked. */
function pinnedLookup(addresses: readonly HostAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) callback(null, [...addresses]);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

function toHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(raw))
    for (const value of [values ?? []].flat()) headers.append(name, value);
  return headers;
}
