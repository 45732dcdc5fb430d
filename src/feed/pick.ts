/** The properties of an object that are named, separated by spaces, under the same names. */
export function pick(source: object, names: string): Record<string, unknown> {
  return Object.fromEntries(
    names.split(' ').map((name) => [name, (source as Record<string, unknown>)[name]]),
  );
}
