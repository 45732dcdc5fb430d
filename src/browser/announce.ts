const quietMs = 5_000;
const page = globalThis as unknown as Record<symbol, Map<string, number>>;
/** When each message was spoken, by whichever copy of this script. */
const said = (page[Symbol.for('cluster-widgets/said/1')] ??= new Map());

/**
 * Whether a message may be spoken now: three widgets that fail for one reason tell a listener once.
 * @param now milliseconds on any steady clock
 */
export function mayAnnounce(message: string, now = performance.now()): boolean {
  // Not a number where it was never said, which is no more than any.
  const isQuiet = now - said.get(message)! <= quietMs;
  return !isQuiet && !!said.set(message, now);
}
