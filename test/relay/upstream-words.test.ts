import { expect } from 'chai';
import { nextHop } from '../../src/relay/redirects.js';
import { UpstreamError, upstreamFault } from '../../src/relay/upstream-error.js';
import { readRetryAfter } from '../../src/relay/upstream-headers.js';

const withCode = (code: string) => Object.assign(new Error('of the system'), { code });

describe('errors of a connection', () => {
  for (const [code, message] of [
    ['CERT_HAS_EXPIRED', /certificate has expired/],
    ['CERT_NOT_YET_VALID', /not valid yet; check this machine’s clock/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /certificate is for another host name/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /signed by itself.*NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /lacks what links it to a known authority/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /no secure connection \(TLS\)/],
    ['EHOSTUNREACH', /no way to its host/],
  ] as const)
    it(`are named plainly: ${code}`, () => {
      const fault = upstreamFault(withCode(code));
      expect(fault.message).to.match(message).and.include(`(${code})`);
      expect(fault.code).to.equal('network');
    });

  it('that mean a timeout are one', () => {
    for (const code of ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'])
      expect(upstreamFault(withCode(code)).code).to.equal('timeout');
  });

  it('are found inside of others', () => {
    const inner = withCode('ECONNREFUSED');
    for (const error of [
      new AggregateError([inner, withCode('X')]),
      new TypeError('failed', { cause: inner }),
    ])
      expect(upstreamFault(error).message).to.equal('nothing accepts connections there (ECONNREFUSED)');
  });

  it('that nobody knows keep their message', () => {
    expect(upstreamFault(new Error('no idea')).message).to.equal('it cannot be read (no idea)');
    expect(upstreamFault('thrown text').message).to.equal('it cannot be read (thrown text)');
  });

  it('that are named already stay what they are', () => {
    const fault = new UpstreamError('too-large', 'x');
    expect(upstreamFault(fault)).to.equal(fault);
  });
});

describe('a redirect from https', () => {
  const from = [new URL('https://cluster.example/feed')];

  it('may lead to https', () => {
    expect(nextHop(301, 'https://www.cluster.example/feed#x', from).href).to.equal(
      'https://www.cluster.example/feed',
    );
  });

  it('may not lead to http, where anybody on the way could change the answer', () => {
    expect(() => nextHop(301, 'http://www.cluster.example/feed', from))
      .to.throw(
        UpstreamError,
        /from https to http:\/\/www\.cluster\.example\/feed; .*configure the http address/,
      )
      .with.property('code', 'http');
  });

  it('may be reached from http', () => {
    const trail = [new URL('http://cluster.example/feed')];
    expect(nextHop(301, from[0]!.href, trail).href).to.equal(from[0]!.href);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-05-06T07:00:00Z');
  for (const [written, wait] of [
    ['0', 0],
    ['120', 120_000],
    [' 120 ', 120_000],
    ['99999999999999999999', 86_400_000],
    ['Wed, 06 May 2026 07:01:00 GMT', 60_000],
    ['Wednesday, 06-May-26 07:01:00 GMT', 60_000],
    ['Wed, 06 May 2026 06:00:00 GMT', 0],
    ['Wed, 06 May 2027 07:00:00 GMT', 86_400_000],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['', undefined],
    [null, undefined],
  ] as const)
    it(`is read: ${written}`, () => {
      expect(readRetryAfter(written, now)).to.equal(wait);
    });
});
