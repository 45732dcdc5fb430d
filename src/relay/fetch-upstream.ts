import { lookup as dnsLookup } from 'node:dns/promises';
import { STATUS_CODES } from 'node:http';
import { checkedAddresses, type Lookup } from './checked-addresses.js';
import type { FetchLimits } from './model.js';
import { pinnedRequest, type PinnedAnswer } from './pinned-request.js';
import { readBody } from './read-body.js';
import { isRedirect, nextHop, openUrl, withoutCredentials } from './redirects.js';
import { UpstreamError, upstreamFault } from './upstream-error.js';
import { readRetryAfter, requestHeaders } from './upstream-headers.js';

export interface UpstreamRequest {
  /** http(s), without user name and password. */
  url: string;
  limits: Pick<FetchLimits, 'timeout' | 'maxBytes'>;
  /** Hosts (`name` or `name:port`) that may be at an address which is not public. */
  internalHosts: readonly string[];
  /** Of the last answer, whose body is still at hand: then the server may answer that nothing changed. */
  etag?: string;
  lastModified?: string;
  /** Default: the types of feeds. */
  accept?: string;
  /** Asks as a page of this origin would, to see what a browser is told. */
  origin?: string;
  /** Gives up; its reason is thrown. */
  signal?: AbortSignal;
  lookup?: Lookup;
  /** Makes one request, to addresses that were checked. */
  send?: typeof pinnedRequest;
  now?: () => number;
}

export type UpstreamAnswer =
  | {
      status: 'fresh';
      body: Uint8Array;
      /** After redirects. */
      url: string;
      /** Of the last answer. */
      headers: Headers;
    }
  | { status: 'unchanged'; headers: Headers };

const systemLookup: Lookup = (hostname) => dnsLookup(hostname, { all: true });

/**
 * Fetches what a configuration names, with limits on time, size, redirects and on where it may lead: each host on the
 * way is public, or named as internal, and connected to at the addresses that were checked.
 * @throws UpstreamError `config` (the address, or where it leads, may not be fetched), `network`, `timeout`,
 * `too-large`, `http` (with `status`, and `retryAfter` where the server says so) or `format` (unknown compression)
 */
export async function fetchUpstream(request: UpstreamRequest): Promise<UpstreamAnswer> {
  const { limits, signal } = request;
  const trail: URL[] = [];
  const abort = new AbortController();
  const giveUp = () => abort.abort(signal?.reason);
  const timer = setTimeout(() => {
    const seconds = limits.timeout / 1000;
    abort.abort(new UpstreamError('timeout', `no complete answer in ${seconds} s`));
  }, limits.timeout);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    signal?.throwIfAborted();
    return await followRedirects(request, trail, abort.signal);
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const fault = upstreamFault(abort.signal.aborted ? abort.signal.reason : cause);
    throw new UpstreamError(fault.code, `${nameOf(request.url, trail)}: ${fault.message}`, request.url, {
      cause,
      status: fault.status,
      retryAfter: fault.retryAfter,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

async function followRedirects(
  request: UpstreamRequest,
  trail: URL[],
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const { internalHosts, limits, lookup = systemLookup, send = pinnedRequest, now = Date.now } = request;
  const headers = requestHeaders(request);
  for (let url = openUrl(request.url); ;) {
    trail.push(url);
    const addresses = await checkedAddresses(url, internalHosts, lookup, signal);
    const answer = await send(url, addresses, headers, signal);
    try {
      if (isRedirect(answer.status)) {
        url = nextHop(answer.status, answer.headers.get('location'), trail);
        continue;
      }
      // Without a condition there is nothing that could be unchanged.
      if (answer.status === 304 && (request.etag || request.lastModified))
        return { status: 'unchanged', headers: answer.headers };
      // 203 is 200 by way of a proxy. All others have no feed, or only a part of one.
      if (answer.status !== 200 && answer.status !== 203) throw statusFault(answer, now());
      const body = await readBody(answer.body, answer.headers, limits.maxBytes);
      return { status: 'fresh', body, url: url.href, headers: answer.headers };
    } finally {
      await answer.close();
    }
  }
}

function statusFault({ status, headers }: PinnedAnswer, now: number): UpstreamError {
  const isBusy = status === 429 || status === 503;
  return new UpstreamError(
    'http',
    `the server answers ${[status, STATUS_CODES[status], adviceOn(status)].filter(Boolean).join(' ')}`,
    '',
    { status, retryAfter: isBusy ? readRetryAfter(headers.get('retry-after'), now) : undefined },
  );
}

function adviceOn(status: number): string {
  if (status === 401 || status === 403 || status === 407)
    return '(it does not let this program in; ask its operator)';
  if (status === 404 || status === 410) return '(nothing is at this address; check it)';
  if (status === 429) return '(it is asked too often)';
  if (status === 304) return '(without having been asked what changed)';
  return status < 400 ? '(which is not a feed)' : '';
}

/** The address that failed, and by which way it was reached. */
function nameOf(address: string, trail: readonly URL[]): string {
  const [first, ...hops] = trail.map(({ href }) => href);
  if (first === undefined) return withoutCredentials(address);
  return hops.length ? `${first}, redirected to ${hops.join(' and ')} (hop ${hops.length})` : first;
}
