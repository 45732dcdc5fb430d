/** The grammar of iCalendar (RFC 5545): folded lines, parameters, escapes, components within components. */

export interface Property {
  value: string;
  /** By name in capitals, without quotes. */
  parameters: ReadonlyMap<string, string>;
}

export interface Component {
  name: string;
  properties: Map<string, Property[]>;
  components: Component[];
}

const LINE = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:])*)*):(.*)$/s;
const PARAMETER = /;([\w-]+)=((?:"[^"]*"|[^";:])*)/g;

const makeComponent = (name: string): Component => ({ name, properties: new Map(), components: [] });

/** The calendar in a text; an empty one where there is none. What is no line of iCalendar is left out. */
export function parseICalendar(source: string): Component {
  const open = [makeComponent('')];
  for (const line of source.replace(/(?:\r\n?|\n)[ \t]/g, '').split(/[\r\n]+/)) {
    const [, name = '', written = '', value = ''] = LINE.exec(line) ?? [];
    const key = name.toUpperCase();
    const { components, properties } = open.at(-1)!;
    if (key === 'BEGIN') {
      const component = makeComponent(value.trim().toUpperCase());
      components.push(component);
      open.push(component);
    } else if (key === 'END') {
      if (open.length > 1) open.pop();
    } else {
      const parameters = [...written.matchAll(PARAMETER)].map(
        ([, parameter, content]) => [parameter!.toUpperCase(), content!.replace(/"/g, '')] as const,
      );
      const same = properties.get(key) ?? [];
      same.push({ value: value.trim(), parameters: new Map(parameters) });
      properties.set(key, same);
    }
  }
  return open[0]!.components[0] ?? open[0]!;
}

/** A calendar's bytes with its folded lines whole again. */
export function unfoldBytes(bytes: Uint8Array): Uint8Array {
  const isFold = (at: number): boolean => bytes[at] === 10 && (bytes[at + 1] === 32 || bytes[at + 1] === 9);
  return bytes.filter((byte, at) => !isFold(at) && !isFold(at - 1) && !(byte === 13 && isFold(at + 1)));
}

const unescape = (value: string): string =>
  value.replace(/\\([nN,;\\:"])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));

/** A property's text, unescaped; undefined where it is empty. */
export const text = (property: Property | undefined): string | undefined =>
  (property && unescape(property.value)) || undefined;

/** The parts of a list such as `CATEGORIES:a,b`. */
export const list = ({ value }: Property): string[] => value.split(/(?<!\\),/).map(unescape);
