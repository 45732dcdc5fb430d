/** The files of a feed: the first under its own name, then `NAME.2.json`, and so on. */
export const pagePath = (name: string, number: number): string =>
  number === 1 ? `${name}.json` : `${name}.${number}.json`;

/**
 * Items in pages, each once. The first page has those that are current as well, wherever they stand, so that a card
 * finds them without asking for more.
 *
 * @returns one page at least
 */
export function pagesOf<T>(items: readonly T[], current: readonly T[], pageSize: number): T[][] {
  const first = items.slice(0, pageSize);
  const extra = current.filter((item) => !first.includes(item));
  const rest = items.slice(pageSize).filter((item) => !extra.includes(item));
  const pages = [[...first, ...extra]];
  for (let index = 0; index < rest.length; index += pageSize) pages.push(rest.slice(index, index + pageSize));
  return pages;
}
