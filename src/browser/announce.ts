const quietMs = 5_000;
const key = Symbol.for('cluster-widgets/said/1');
const page = globalThis as { [key]?: Map<string, number> };
const said = (page[key] ??= new Map());

/**
 * Whether a message may be spoken now: three widgets that fail for one reason tell a listener once.
 * @param now milliseconds on any steady clock
 */
export function mayAnnounce(message: string, now = performance.now()): boolean {
  for (const [text, time] of said) if (now - time > quietMs) said.delete(text);
  if (said.has(message)) return false;
  said.set(message, now);
  return true;
}
