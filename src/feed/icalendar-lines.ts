/** The grammar of iCalendar (RFC 5545): folded lines, parameters, escapes, components within components. */

/** A line as it was written, and its value and parameters: those by name in capitals, without quotes. */
export interface Line {
  readonly line: string;
  readonly value: string;
  readonly [parameter: string]: string | undefined;
}

export interface Component {
  readonly name: string;
  readonly parent?: Component;
  readonly lines: Record<string, Line[] | undefined>;
}

const LINE = /^([\w-]+)((?:;[\w-]+=[^";:\r\n]*(?:"[^"\r\n]*"[^";:\r\n]*)*)*):([^\r\n]*)/gm;
const PARAMETER = /;([\w-]+)=([^";]*(?:"[^"]*"[^";]*)*)/g;

/** All components of a text; the first is what is outside of any. What is no line of iCalendar is left out. */
export function parseICalendar(source: string): Component[] {
  let current: Component = { name: '', lines: {} };
  const all = [current];
  for (const [, written, parameters, content] of source.replace(/(?:\r\n?|\n)[ \t]/g, '').matchAll(LINE)) {
    const name = written!.toUpperCase();
    const value = content!.trim();
    if (name === 'BEGIN') all.push((current = { name: value.toUpperCase(), parent: current, lines: {} }));
    else if (name === 'END') current = current.parent ?? current;
    else
      (current.lines[name] ??= []).push({
        ...Object.fromEntries(
          [...parameters!.matchAll(PARAMETER)].map(([, key, text]) => [
            key!.toUpperCase(),
            text!.replace(/"/g, ''),
          ]),
        ),
        line: `${name + parameters!}:${value}`,
        value,
      });
  }
  return all;
}

/** A component's lines of some names, set apart by spaces. */
export const linesOf = ({ lines }: Component, names: string): Line[] =>
  names.split(' ').flatMap((name) => lines[name] ?? []);

/** The first text that is not empty under some names, without its escapes. */
export const textOf = (component: Component, names: string): string | undefined =>
  linesOf(component, names)
    .map(({ value }) => unescape(value))
    .find(Boolean);

export const unescape = (value: string): string =>
  value.replace(/\\([nN,;\\:"])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));

/** A calendar's bytes with its folded lines whole again. */
export function unfoldBytes(bytes: Uint8Array): Uint8Array {
  const isFold = (at: number): boolean => bytes[at] === 10 && (bytes[at + 1] === 32 || bytes[at + 1] === 9);
  return bytes.filter((byte, at) => !isFold(at) && !isFold(at - 1) && !(byte === 13 && isFold(at + 1)));
}
