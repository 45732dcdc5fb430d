import { canonicalUrl } from './canonical-url.js';
import type { SourceItem } from './source-items.js';

/**
 * Finds items that a configuration names by id or address.
 *
 * @returns the place in the list of what any of some copies is named by, -1 where it is not in it
 */
export function namedItems(names: readonly string[]): (copies: readonly SourceItem[]) => number {
  const places = new Map<string, number>();
  names.forEach((name, place) => {
    for (const key of keysOf(name, name)) if (!places.has(key)) places.set(key, place);
  });
  return (copies) => {
    if (!places.size) return -1;
    const keys = copies.flatMap(({ item }) => keysOf(item.id, item.url));
    const found = keys.flatMap((key) => places.get(key) ?? []);
    return found.length ? Math.min(...found) : -1;
  };
}

function keysOf(id: string, url: string | undefined): string[] {
  const address = canonicalUrl(url);
  return address ? [`id ${id}`, `url ${address.place}`] : [`id ${id}`];
}
