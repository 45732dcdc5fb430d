import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What the ranges of ipaddr.js are, in words. A range that is not named here is refused by its own name. */
const words: Record<string, string> = {
  unspecified: 'an unspecified address, which means this machine',
  broadcast: 'a broadcast address',
  multicast: 'a multicast address',
  linkLocal: 'a link-local address, where cloud metadata is',
  loopback: 'a loopback address, which is this machine',
  carrierGradeNat: 'an address behind carrier-grade NAT',
  private: 'a private address',
  uniqueLocal: 'a private address (ULA)',
  deprecatedSiteLocal: 'a private address (site-local)',
  reserved: 'an address reserved for documentation, tests or protocols',
  benchmarking: 'an address reserved for benchmarks',
  ipv4Mapped: 'an IPv4 address inside of an IPv6 address',
  rfc6145: 'an IPv4 address inside of an IPv6 address',
  rfc6052: 'an IPv4 address inside of an IPv6 address (NAT64)',
  '6to4': 'an IPv4 address inside of an IPv6 address (6to4)',
  teredo: 'an IPv4 address inside of an IPv6 address (Teredo)',
};

/** Metadata services that answer at an address which looks public: Azure's, reached from its virtual machines only. */
const metadata = new Set(['168.63.129.16']);

const publicIPv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Interface identifiers of ISATAP hold an IPv4 address below any prefix. */
const isatap = new Set(['0:5efe', '200:5efe']);

/**
 * Why nothing may be fetched from an IP address, in words such as `a private address`; undefined where it is public.
 * An IPv4 address inside of an IPv6 one is refused whatever it is: where it leads is decided by a gateway.
 */
export function whyAddressIsRefused(address: string): string | undefined {
  if (!isIP(address)) return 'not an IP address';
  const ip = ipaddr.parse(address);
  const range = ip.range();
  if (range !== 'unicast') return words[range] ?? `an address of the special range ${range}`;
  if (ip instanceof ipaddr.IPv4)
    return metadata.has(ip.toString()) ? 'the address of a cloud’s metadata' : undefined;
  // What nobody was given (among it the old IPv4-compatible form) has no feed; and new special ranges begin there.
  if (!ip.match(publicIPv6)) return 'outside of 2000::/3, which are the public addresses of IPv6';
  const identifier = ip.parts
    .slice(4, 6)
    .map((part) => part.toString(16))
    .join(':');
  return isatap.has(identifier) ? 'an IPv4 address inside of an IPv6 address (ISATAP)' : undefined;
}

const internalNames =
  /^(?:(?:.+\.)?(?:localhost|localdomain|local|internal|home\.arpa)|ip6-(?:localhost|loopback)|metadata(?:\.goog|\.packet\.net|\.platformequinix\.com)?|instance-data(?:\..+)?)$/;

/** The same for a host name that is internal by what it is called, wherever it leads. */
export function whyNameIsRefused(hostname: string): string | undefined {
  return internalNames.test(withoutDot(hostname.toLowerCase()))
    ? 'is a name of this machine or its network'
    : undefined;
}

/**
 * Whether a configuration names the host of an address as internal: as `name`, for all of its ports, or as
 * `name:port`. An IPv6 address is named with or without brackets, with them where a port follows.
 */
export function isInternal(url: URL, internalHosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const host = withoutDot(url.hostname);
  return internalHosts.some((entry) => {
    const [, name = '', entryPort] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(entry.trim()) ?? [
      ,
      `[${entry.trim()}]`,
    ];
    return canonicalHost(name) === host && (!entryPort || Number(entryPort) === Number(port));
  });
}

/** As a URL writes it: lower case, punycode, and IP addresses in their one form. */
function canonicalHost(name: string): string | undefined {
  return URL.canParse(`http://${name}/`) ? withoutDot(new URL(`http://${name}/`).hostname) : undefined;
}

const withoutDot = (hostname: string): string => hostname.replace(/\.+$/, '');
