// These figures are compared, never absolute: what else the machine does falls on all alike, since each round runs every
// contestant once, one after the other.

/**
 * Milliseconds of each contestant in each round, after one round to warm up.
 * @param {Record<string, () => unknown>} contestants
 * @returns {Promise<Record<string, number[]>>}
 */
export async function runRounds(contestants, rounds = 15) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const start = performance.now();
      await run();
      if (round >= 0) times[name]?.push(performance.now() - start);
    }
  }
  return times;
}

/** The median of the rounds' ratios of one contestant's times to another's. */
export const ratio = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
  median(one.map((time, round) => time / (other[round] ?? NaN)));

export function median(/** @type {number[]} */ values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * Prints a table of figures beside their budgets; the program fails where one is missed.
 * @param {{ what: string, found: number, least?: number, most?: number }[]} rows
 */
export function report(rows) {
  const isMet = ({ found, least = -Infinity, most = Infinity }) => found >= least && found <= most;
  console.table(rows.map((row) => ({ ...row, found: Number(row.found.toFixed(2)), met: isMet(row) })));
  process.exitCode = rows.every(isMet) ? 0 : 1;
}
