import { isIP } from 'node:net';
import { expect } from 'chai';
import fc from 'fast-check';
import { isInternal, whyAddressIsRefused, whyNameIsRefused } from '../../src/relay/addresses.js';

/** First and last address of each range that is not public, and what is said of it. */
const refused: [first: string, last: string, why: RegExp][] = [
  ['0.0.0.0', '0.255.255.255', /this machine/],
  ['10.0.0.0', '10.255.255.255', /private/],
  ['100.64.0.0', '100.127.255.255', /carrier-grade NAT/],
  ['127.0.0.0', '127.255.255.255', /loopback/],
  ['168.63.129.16', '168.63.129.16', /metadata/],
  ['169.254.0.0', '169.254.255.255', /link-local/],
  ['172.16.0.0', '172.31.255.255', /private/],
  ['192.0.0.0', '192.0.0.255', /reserved/],
  ['192.0.2.0', '192.0.2.255', /reserved/],
  ['192.88.99.0', '192.88.99.255', /reserved/],
  ['192.168.0.0', '192.168.255.255', /private/],
  ['198.18.0.0', '198.19.255.255', /reserved/],
  ['198.51.100.0', '198.51.100.255', /reserved/],
  ['203.0.113.0', '203.0.113.255', /reserved/],
  ['224.0.0.0', '239.255.255.255', /multicast/],
  ['240.0.0.0', '255.255.255.254', /reserved/],
  ['255.255.255.255', '255.255.255.255', /broadcast/],
  ['::', '::', /this machine/],
  ['::1', '::1', /loopback/],
  ['::2', '::ffff:ffff', /2000::\/3/],
  ['::ffff:0:0', '::ffff:ffff:ffff', /IPv4 address inside/],
  ['::ffff:0:0:0', '::ffff:0:ffff:ffff', /IPv4 address inside/],
  ['64:ff9b::', '64:ff9b::ffff:ffff', /NAT64/],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff', /NAT64/],
  ['100::', '100::ffff:ffff:ffff:ffff', /discard/],
  ['1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '1fff::', /2000::\/3/],
  ['2001::', '2001:0:ffff:ffff:ffff:ffff:ffff:ffff', /Teredo/],
  ['2001:2::', '2001:2:0:ffff:ffff:ffff:ffff:ffff', /benchmark/],
  ['2001:10::', '2001:1f:ffff:ffff:ffff:ffff:ffff:ffff', /special range/],
  ['2001:20::', '2001:2f:ffff:ffff:ffff:ffff:ffff:ffff', /special range/],
  ['2001:1ff::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', /reserved/],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', /reserved/],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', /6to4/],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', /reserved/],
  ['4000::', 'fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', /2000::\/3/],
  ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff', /special range/],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', /ULA/],
  ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff', /link-local/],
  ['fe80::1%lo', 'fe80::1%25', /link-local/],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', /site-local/],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', /multicast/],
  ['2606:4700::5efe:7f00:1', '2606:4700::200:5efe:a00:1', /ISATAP/],
];

/** What lies just beside those ranges, and some addresses of well-known hosts. */
const open = [
  ...['1.0.0.0', '1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '93.184.216.34', '100.63.255.255'],
  ...['100.128.0.0', '126.255.255.255', '128.0.0.0', '168.63.129.15', '168.63.129.17', '169.253.255.255'],
  ...['169.255.0.0', '172.15.255.255', '172.32.0.0', '191.255.255.255', '192.0.1.0', '192.0.3.0'],
  ...['192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '198.51.99.255', '198.51.101.0'],
  ...['203.0.112.255', '203.0.114.0', '223.255.255.255', '2001:200::', '2001:4860:4860::8888'],
  ...['2001:db7:ffff::', '2001:db9::', '2003::', '2606:4700::1111', '2a00:1450:4001:80b::200e', '3ffe::1'],
];

describe('addresses that are not public', () => {
  for (const [first, last, why] of refused)
    it(`are refused: ${first} to ${last}`, () => {
      for (const address of [first, last]) expect(whyAddressIsRefused(address), address).to.match(why);
    });

  it('are told from their public neighbours', () => {
    for (const address of open) expect(whyAddressIsRefused(address), address).to.equal(undefined);
  });

  it('are refused in any IPv6 form that holds them, as any IPv4 address is', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', '2a00:1450::5efe:'),
        (ip, prefix) => whyAddressIsRefused(prefix + ip) !== undefined,
      ),
    );
  });

  it('are refused when a name server answers with anything else than an address', () => {
    for (const answer of ['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '127.0.0.1 ', '[::1]'])
      expect(whyAddressIsRefused(answer), answer).to.equal('not an IP address');
  });

  it('never throws on what Node takes for an address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (ip) => {
        fc.pre(isIP(ip) > 0);
        whyAddressIsRefused(ip);
      }),
    );
  });
});

describe('names that are not public', () => {
  it('are refused by what they are called', () => {
    for (const name of [
      ...['localhost', 'LocalHost', 'localhost.', 'localhost..', 'feeds.localhost', 'localhost.localdomain'],
      ...['ip6-localhost', 'ip6-loopback', 'printer.local', 'wiki.home.arpa', 'host.docker.internal'],
      ...['metadata.google.internal', 'metadata.google.internal.', 'metadata', 'metadata.goog'],
      ...['instance-data', 'instance-data.ec2.internal'],
    ])
      expect(whyNameIsRefused(name), name).to.be.a('string');
  });

  it('are told from public names that resemble them', () => {
    for (const name of [
      'localhost.example',
      'internal.example',
      'notlocalhost',
      'metadata.example',
      'local'.repeat(2),
    ])
      expect(whyNameIsRefused(name), name).to.equal(undefined);
  });
});

describe('hosts that a configuration names as internal', () => {
  const named: [entry: string, url: string][] = [
    ['intranet', 'http://intranet/feed'],
    ['intranet', 'https://INTRANET.:8443/feed'],
    ['Intranet.Cluster.Example.', 'https://intranet.cluster.example/'],
    ['intranet:80', 'http://intranet/'],
    ['intranet:443', 'https://intranet/'],
    ['intranet.:8080', 'http://intranet:8080/'],
    [' intranet ', 'http://intranet/'],
    ['münchen.example', 'http://xn--mnchen-3ya.example/'],
    ['127.0.0.1', 'http://127.1:3000/'],
    ['127.1', 'http://0x7f000001/'],
    ['::1', 'http://[::1]:3000/'],
    ['[::1]', 'http://[0:0:0:0:0:0:0:1]/'],
    ['[::1]:3000', 'http://[::1]:3000/'],
  ];
  for (const [entry, url] of named)
    it(`are found: ${entry} is ${url}`, () => {
      expect(isInternal(new URL(url), ['other', entry])).to.equal(true);
    });

  const others: [entry: string, url: string][] = [
    ['intranet:8080', 'http://intranet/'],
    ['intranet:80', 'https://intranet/'],
    ['intranet', 'http://feeds.intranet/'],
    ['intranet', 'http://myintranet/'],
    ['127.0.0.1', 'http://localhost/'],
    ['localhost', 'http://127.0.0.1/'],
    ['[::1]:3000', 'http://[::1]:3001/'],
    ['*', 'http://intranet/'],
    ['', 'http://intranet/'],
    ['http://intranet', 'http://intranet/'],
  ];
  for (const [entry, url] of others)
    it(`are no others: "${entry}" is not ${url}`, () => {
      expect(isInternal(new URL(url), [entry])).to.equal(false);
    });
});
