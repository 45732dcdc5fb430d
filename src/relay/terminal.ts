/** Where a command prints, so that tests can look over its shoulder. */
export interface Terminal {
  /** Results. Text from upstream goes through `printable` or `toJson` first. */
  readonly out: (text: string) => void;
  /** What is said beside the results. */
  readonly err: (text: string) => void;
  /** Overwrites the last progress; an empty text clears it. Silent where nobody watches. */
  readonly progress: (text: string) => void;
  /** Characters in a line of results. */
  readonly columns: number;
  readonly colour: boolean;
}

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** The terminal of a process. Colour is for people who look and have not said otherwise (no-color.org). */
export function openTerminal(
  streams: { readonly stdout: Stream; readonly stderr: Stream } = process,
  environment: NodeJS.ProcessEnv = process.env,
  colour = true,
): Terminal {
  const { stdout, stderr } = streams;
  const watched = stderr.isTTY && environment.TERM !== 'dumb';
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    progress: (text) => void (watched && stderr.write(`\r\x1b[K${printable(text)}`)),
    columns: (stdout.isTTY && stdout.columns) || 80,
    colour: colour && stdout.isTTY && !environment.NO_COLOR && environment.TERM !== 'dumb',
  };
}

/**
 * A text from upstream as a terminal may have it: no escape sequence, nothing that turns the writing round or hides.
 * Line breaks stay.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu, '');
}

/** JSON that a terminal may have too: what commands it is escaped, which reads back to the same. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replace(
    /[\x7f-\x9f\p{Bidi_Control}\u2028\u2029\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
