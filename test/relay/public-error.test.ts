import { expect } from 'chai';
import { FeedError } from '../../src/feed/feed-error.js';
import { publicError, publicErrorOf } from '../../src/relay/public-error.js';
import { UpstreamError } from '../../src/relay/upstream-error.js';

describe('what anybody may know of a fault', () => {
  const secret = 'http://wordpress.intern:8080/feed?key=hunter2 (10.0.0.8, /srv/secret)';
  for (const [error, words] of [
    [new UpstreamError('http', secret, secret, { status: 503 }), 'http: the server answers 503'],
    [new UpstreamError('http', secret), 'http: the server answers with an error'],
    [new UpstreamError('network', secret), 'network: the server cannot be reached'],
    [new FeedError('format', secret), 'format: no feed that can be read, or an empty one'],
    [new Error(secret), 'fault: the relay has met a fault of its own'],
    [secret, 'fault: the relay has met a fault of its own'],
  ] as const)
    it(`is the code and a sentence: ${words}`, () => {
      expect(publicError(error)).to.equal(words);
    });

  it('is little of a copy that was stored by an earlier version', () => {
    expect(publicErrorOf({ key: '', failures: 1, error: secret })).to.equal('it could not be read');
    expect(publicErrorOf({ key: '', failures: 0 })).to.equal(undefined);
  });
});
