import { expect } from 'chai';
import { parseSince, splitList, splitWords } from '../../src/feed/since.js';

const now = Date.parse('2026-05-01T12:00:00Z');
const day = 864e5;

describe('since', () => {
  for (const [value, expected] of [
    ['90d', now - 90 * day],
    ['1d', now - day],
    ['6w', now - 42 * day],
    ['3m', now - 90 * day],
    ['1y', now - 365 * day],
    [' 2 D ', now - 2 * day],
    ['0d', now],
    ['2026-03-05', Date.parse('2026-03-05T00:00:00Z')],
    ['2026-03-05T10:00:00+02:00', Date.parse('2026-03-05T08:00:00Z')],
  ] as const) {
    it(`"${value}" is ${new Date(expected).toISOString()}`, () =>
      expect(parseSince(value, now)).to.equal(expected));
  }

  for (const value of ['', 'soon', '90', 'd', '-3d', '1.5d', '2026-13-01']) {
    it(`"${value}" is no date`, () => expect(parseSince(value, now)).to.be.NaN);
  }
});

describe('a list in an attribute', () => {
  for (const [value, expected] of [
    [undefined, []],
    ['', []],
    [' , ,', []],
    ['A', ['a']],
    ['A, b ,,c', ['a', 'b', 'c']],
    ['two words , ÄÖÜ', ['two words', 'äöü']],
  ] as const) {
    it(`"${value ?? 'absent'}" has ${expected.length}`, () =>
      expect(splitList(value)).to.deep.equal(expected));
  }
});

describe('a list of single words in an attribute', () => {
  for (const [value, expected] of [
    ['', []],
    [' , ', []],
    ['date tags', ['date', 'tags']],
    ['Date, tags,image\n credit ', ['date', 'tags', 'image', 'credit']],
  ] as const) {
    it(`"${value.trim()}" has ${expected.length}`, () => expect(splitWords(value)).to.deep.equal(expected));
  }
});
