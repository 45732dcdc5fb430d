/** How many letters are to be added, taken away, changed, or swapped with the next to make one word of another. */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  let before = row;
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + Number(one[i - 1] !== other[j - 1]);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1, isSwapped ? before[j - 2]! + 1 : Infinity));
    }
    before = row;
    row = next;
  }
  return row[other.length]!;
}

/** The word of a list that was most likely meant; undefined where none is near. */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  // `base_url` and `BASEURL` mean `baseUrl`.
  const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');
  const distances = words.map((word) => ({ word, distance: editDistance(plain(written), plain(word)) }));
  const [nearest] = distances.sort((one, other) => one.distance - other.distance);
  return nearest && nearest.distance <= Math.max(1, Math.floor(written.length / 3))
    ? nearest.word
    : undefined;
}
