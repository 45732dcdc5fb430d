import { expect } from 'chai';
import { canonicalUrl } from '../../src/relay/canonical-url.js';

const same: readonly (readonly [one: string, other: string])[] = [
  ['http://x.example/a', 'https://x.example/a'],
  ['https://www.x.example/a', 'https://x.example/a'],
  ['https://X.Example/a', 'https://x.example/a'],
  ['https://x.example:443/a', 'https://x.example/a'],
  ['http://x.example:80/a', 'https://x.example/a'],
  ['https://x.example./a', 'https://x.example/a'],
  ['https://x.example/a/', 'https://x.example/a'],
  ['https://x.example', 'https://x.example/'],
  ['https://x.example/a/index.html', 'https://x.example/a/'],
  ['https://x.example/index.php?p=1', 'https://x.example/?p=1'],
  ['https://x.example/a#more-17', 'https://x.example/a'],
  ['https://x.example/a?utm_source=rss&utm_medium=rss', 'https://x.example/a'],
  ['https://x.example/a?fbclid=1&gclid=2&mc_cid=3&p=4', 'https://x.example/a?p=4'],
  ['https://x.example/a?mtm_campaign=1&pk_kwd=2', 'https://x.example/a'],
  ['https://x.example/?b=2&a=1', 'https://x.example/?a=1&b=2'],
  ['https://x.example/?', 'https://x.example/'],
  ['https://x.example/%c5%82', 'https://x.example/ł'],
];

const different: readonly (readonly [one: string, other: string])[] = [
  ['https://x.example/a', 'https://x.example/A'],
  ['https://x.example/a', 'https://x.example:8443/a'],
  ['https://x.example/?p=1', 'https://x.example/?p=2'],
  ['https://x.example/de/a', 'https://x.example/en/a'],
  ['https://x.example/a', 'https://y.example/a'],
  ['https://x.example/?lang=de', 'https://x.example/?lang=en'],
  ['https://x.example/?a=1&a=2', 'https://x.example/?a=1'],
];

describe('two addresses', () => {
  for (const [one, other] of same)
    it(`${one} and ${other} lead to one page`, () => {
      expect(canonicalUrl(one)).to.have.property('page').that.equals(canonicalUrl(other)?.page);
    });
  for (const [one, other] of different)
    it(`${one} and ${other} lead to two`, () => {
      expect(canonicalUrl(one)?.page).not.to.equal(canonicalUrl(other)?.page);
    });
  it('on one page are two places', () => {
    expect(canonicalUrl('https://x.example/a#b')).to.deep.equal({
      page: 'x.example/a',
      place: 'x.example/a#b',
    });
  });
  it('are none where there is no page', () => {
    for (const address of [
      undefined,
      '',
      'a',
      '17',
      'tag:x.example,2026:a',
      'mailto:a@x.example',
      'https://',
    ])
      expect(canonicalUrl(address)).to.equal(undefined);
  });
});
