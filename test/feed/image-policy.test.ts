import { expect } from 'chai';
import { allowsImage } from '../../src/feed/image-policy.js';

const own = ['https://host.example/page', 'https://cluster.example/feeds/news.json'];

describe('whether an image may be shown', () => {
  const here = 'https://host.example/a.png';
  const cases: [policy: string, url: string, expected: boolean][] = [
    ['feed', here, true],
    ['feed', 'https://cluster.example/a.png', true],
    ['feed', 'https://img.cluster.example/a.png', false],
    ['feed', 'http://cluster.example/a.png', false],
    ['feed', 'https://cluster.example:8443/a.png', false],
    ['feed', 'https://cluster.example.evil.example/a.png', false],
    ['feed', 'https://cluster.example@evil.example/a.png', false],
    ['', 'https://cluster.example/a.png', true],
    ['', 'https://other.example/a.png', false],
    ['none', here, false],
    ['all', 'https://other.example/a.png', true],
    ['https://other.example', 'https://other.example/a.png', true],
    ['https://other.example', 'https://cluster.example/a.png', false],
    ['  https://one.example\n https://other.example/x ', 'https://other.example/a.png', true],
    ['https://one.example, https://other.example', 'https://one.example/a.png', true],
    ['https://one.example,https://other.example', 'https://other.example/a.png', true],
    ['feed, https://other.example', 'https://cluster.example/a.png', true],
    ['ALL', 'https://other.example/a.png', true],
    ['HTTPS://OTHER.example', 'https://other.example/a.png', true],
    ['other.example', 'https://other.example/a.png', false],
    ['https://other.example', 'not an address', false],
    ['feed', 'data:image/png;base64,AAAA', false],
  ];
  for (const [policy, url, expected] of cases) {
    it(`"${policy.trim()}" and ${url}: ${expected ? 'yes' : 'no'}`, () => {
      expect(allowsImage(url, policy, own)).to.equal(expected);
    });
  }

  it('by the policy of the feed, no origin of several is left out', () => {
    expect(
      allowsImage('https://b.example/x.png', 'feed', ['https://a.example/f', 'https://b.example/f']),
    ).to.equal(true);
    expect(allowsImage('https://b.example/x.png', 'feed', [])).to.equal(false);
  });
});
