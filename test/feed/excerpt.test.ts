import { expect } from 'chai';
import { excerpt } from '../../src/feed/excerpt.js';

describe('excerpt', () => {
  const cases: readonly [string, string, number, string][] = [
    ['leaves what fits', 'one two', 7, 'one two'],
    ['takes no time for lines', `one${'\n'.repeat(1e5)}two`, 3, 'one…'],
    ['cuts at a word', 'one two three', 9, 'one two…'],
    ['keeps a word that just fits', 'one two three', 7, 'one two…'],
    ['drops what hangs over', 'one, two – three', 9, 'one, two…'],
    ['cuts a word that is too long itself', 'incomprehensible', 5, 'incom…'],
    ['counts what is seen, not what it is made of', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦👩‍👩‍👧‍👦…'],
    ['counts a letter and the mark upon it as one', 'cafe\u0301s', 4, 'cafe\u0301…'],
    ['does not part a letter from the mark that follows', 'abcde\u0301f', 5, 'abcde\u0301…'],
    [
      'cuts “Straße”, „źdźbło” and 5 € as one character each',
      '“Straße”, „źdźbło” – 5 € und mehr',
      24,
      '“Straße”, „źdźbło” – 5 €…',
    ],
    ['counts the end of a line in two characters as one', 'a\r\nb c d', 4, 'a\r\nb…'],
    ['leaves a few long characters', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦👩‍👩‍👧‍👦'],
  ];
  for (const [name, text, most, expected] of cases) {
    it(name, () => expect(excerpt(text, most, 'en')).to.equal(expected));
  }
});
