import { expect } from 'chai';
import { isKnown, pickEncoding } from '../../src/relay/negotiate.js';

describe('the encoding of an answer', () => {
  const table: [header: string | undefined, encoding: string][] = [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.1, gzip;q=0.2', 'gzip'],
    ['br ; q=0.5 , gzip ; q=0.5', 'br'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['identity;q=1, gzip;q=0.5', 'identity'],
    ['gzip;q=0.5', 'gzip'],
    ['identity;q=0', 'identity'],
    ['deflate, zstd', 'identity'],
    ['br;q=7, gzip', 'gzip'],
    ['br;q=x, gzip', 'gzip'],
    ['brotli', 'identity'],
  ];
  for (const [header, encoding] of table)
    it(`is ${encoding} for ${header ?? 'no header'}`, () => {
      expect(pickEncoding(header)).to.equal(encoding);
      expect(pickEncoding(header), 'the second time').to.equal(encoding);
    });

  it('is right also for more headers than are remembered', () => {
    for (let number = 0; number < 2000; number++) expect(pickEncoding(`gzip, x${number}`)).to.equal('gzip');
    expect(pickEncoding('br, x2000')).to.equal('br');
  });
});

describe('a conditional request', () => {
  const etag = '"abc-br"';
  const time = Date.parse('2026-03-18T12:00:00Z');
  const known = (ifNoneMatch?: string, ifModifiedSince?: string) =>
    isKnown({ ifNoneMatch, ifModifiedSince }, etag, time);

  it('matches its own tag, a weak one, one of several, and any', () => {
    for (const header of [
      etag,
      `W/${etag}`,
      `"x", ${etag}`,
      `"x",W/${etag} , "y"`,
      '*',
      ' * ',
      '"a,b", "abc-br"',
    ])
      expect(known(header), header).to.equal(true);
  });

  it('does not match another tag', () => {
    for (const header of ['"abc"', '"abc-gzip"', 'abc-br', '', '"*"', '"x", "y"'])
      expect(known(header), header).to.equal(false);
  });

  it('goes by the date only where there is no tag', () => {
    expect(known(undefined, 'Wed, 18 Mar 2026 12:00:00 GMT')).to.equal(true);
    expect(known(undefined, 'Wed, 18 Mar 2026 11:59:59 GMT')).to.equal(false);
    expect(known(undefined, 'yesterday')).to.equal(false);
    expect(known('"x"', 'Wed, 18 Mar 2026 12:00:00 GMT')).to.equal(false);
    expect(known()).to.equal(false);
  });
});
