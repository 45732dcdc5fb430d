/** Characters of it. */
const LONGEST = 500;

/** One line, for logs: what upstream said in it may be anything. */
export function describeFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replace(/[\s\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
