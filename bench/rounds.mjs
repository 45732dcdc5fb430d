// These figures are compared, never absolute: what else the machine does falls on all alike, since each round runs every
// contestant once, one after the other.

/** Milliseconds of processor time: what waits, or has the processor taken away, costs nothing. */
function used() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Milliseconds of each contestant in each round, after some rounds to warm up.
 * @param {Record<string, () => unknown>} contestants
 * @returns {Promise<Record<string, number[]>>}
 */
export async function runRounds(contestants, rounds = 21) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = -5; round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      // What another has left behind is not swept at this one's cost.
      globalThis.gc?.();
      const start = used();
      await run();
      if (round >= 0) times[name]?.push(used() - start);
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
