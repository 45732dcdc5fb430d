import { editDistance } from './spelling.js';

/** A title for comparison: its words without case, accents and punctuation. */
export interface ComparedTitle {
  readonly words: readonly string[];
  /** Letters of all words. */
  readonly length: number;
}

// Letters that are no letter with a mark added.
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
};
// What has fewer words is said of many things: "Call for papers".
const FEWEST = 4;
const MOST = 40;

/** Undefined for a title that is too short to tell items apart. */
export function comparedTitle(title: string | undefined): ComparedTitle | undefined {
  const plain = (title ?? '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łßøæœđı]/g, (letter) => LETTERS[letter]!);
  const words = plain.match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST) ?? [];
  return words.length < FEWEST ? undefined : { words, length: words.join('').length };
}

/** How many titles each word is in. */
export function countWords(titles: Iterable<ComparedTitle>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of titles)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The rarest words of a title: two similar ones share one of them at least, and few others have it. */
export function tellingWords({ words }: ComparedTitle, counts: ReadonlyMap<string, number>): string[] {
  const countOf = (word: string): number => counts.get(word) ?? 0;
  return [...new Set(words)].sort((one, other) => countOf(one) - countOf(other)).slice(0, 4);
}

/** How much of the longer title may differ. */
const TOLERANCE = 0.1;
/** In how many words two titles may differ. */
const FEW = 3;

/**
 * Whether two titles say the same but for spelling, punctuation or a short addition. Titles that differ in a number
 * (`Newsletter 5`, `Part II`), or have a word each that the other has not, are of two things.
 */
export function areSimilar(one: ComparedTitle | undefined, other: ComparedTitle): boolean {
  if (!one) return false;
  const longest = Math.max(one.length, other.length);
  if (Math.abs(one.length - other.length) > longest * TOLERANCE) return false;
  let mine = one.words.filter((word) => !other.words.includes(word));
  let theirs = other.words.filter((word) => !one.words.includes(word));
  if (mine.length > FEW || theirs.length > FEW) return false;
  if ([...mine, ...theirs].some((word) => /\p{N}|^[ivx]+$/u.test(word))) return false;
  let difference = 0;
  for (const word of mine) {
    const variant = theirs.find((their) => isVariant(word, their));
    if (!variant) continue;
    difference += editDistance(word, variant);
    mine = mine.filter((each) => each !== word);
    theirs = theirs.filter((each) => each !== variant);
  }
  if (mine.length && theirs.length) return false;
  return difference + lettersOf(mine) + lettersOf(theirs) <= longest * TOLERANCE;
}

const lettersOf = (words: readonly string[]): number => words.join('').length;

function isVariant(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  const allowed = length < 4 ? 0 : length < 8 ? 1 : 2;
  return length < 50 && Math.abs(one.length - other.length) <= allowed && editDistance(one, other) <= allowed;
}
