import { isIP } from 'node:net';
import { isInternal, whyAddressIsRefused, whyNameIsRefused } from './addresses.js';
import { UpstreamError, upstreamFault } from './upstream-error.js';

export interface HostAddress {
  address: string;
  family: number;
}

/** Finds the addresses of a host name, as `lookup` of node:dns/promises does with `all`. */
export type Lookup = (hostname: string) => Promise<readonly HostAddress[]>;

/**
 * The addresses of a URL's host, each of them checked. One that is refused refuses the host: who mixes public and
 * private addresses hopes that the wrong one is taken.
 * @throws UpstreamError `config` where the host is not public and not named in `internalHosts`, `network` where it is
 * not known
 */
export async function checkedAddresses(
  url: URL,
  internalHosts: readonly string[],
  lookup: Lookup,
  signal: AbortSignal,
): Promise<readonly HostAddress[]> {
  const { hostname } = url;
  const mayBeInternal = isInternal(url, internalHosts);
  const refuse = (why: string) => {
    throw new UpstreamError(
      'config',
      `its host ${hostname} ${why}; only public addresses are fetched from. ` +
        `If this one is meant, name "${hostname}" in internalHosts`,
    );
  };
  const nameFault = whyNameIsRefused(hostname);
  if (nameFault && !mayBeInternal) refuse(nameFault);

  const literal = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(literal)
    ? [{ address: literal, family: isIP(literal) }]
    : await untilAborted(lookup(hostname), signal).catch((cause: unknown) => {
        throw upstreamFault(cause);
      });
  if (!addresses.length) throw new UpstreamError('network', `its host name ${hostname} has no address (DNS)`);
  if (!mayBeInternal)
    for (const { address } of addresses) {
      const fault = whyAddressIsRefused(address);
      if (fault) refuse(`${address === literal ? 'is' : `leads to ${address},`} ${fault}`);
    }
  return addresses;
}

/** A name server that does not answer cannot be told to stop; it can be left alone. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
