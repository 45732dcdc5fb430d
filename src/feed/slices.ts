// Milliseconds of work before other tasks of a page get their turn.
const SLICE = 12;

/**
 * Does something with each of many values, which may be made on the way, without keeping a page from its other tasks.
 * @param rest milliseconds until they get their turn first
 */
export async function inSlices<T>(all: Iterable<T>, work: (each: T) => unknown, rest = SLICE): Promise<void> {
  let until = performance.now() + rest;
  let count = 0;
  for (const each of all) {
    work(each);
    // To ask for the time takes some, too.
    if (++count % 8 || performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE;
  }
}
