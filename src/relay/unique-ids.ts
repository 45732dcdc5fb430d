import type { MergedItem } from './duplicates.js';

/**
 * Items with an id of their own each. Two sites may both have a `17`, and one site the same id for each language of an
 * article; a reader that meets an id again takes the item for one it has. The first keeps its id as it is.
 */
export function withUniqueIds(merged: readonly MergedItem[]): MergedItem[] {
  const taken = new Set<string>();
  return merged.map(({ item, copies }) => {
    const id = firstFree(item.id, [item.language, copies[0]!.site], taken);
    taken.add(id);
    return { item: id === item.id ? item : { ...item, id }, copies };
  });
}

function firstFree(id: string, marks: readonly (string | undefined)[], taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const marked = marks.flatMap((mark) => (mark ? `${id}#${mark}` : []));
  const free = marked.find((each) => !taken.has(each));
  if (free) return free;
  let count = 2;
  while (taken.has(`${id}#${count}`)) count++;
  return `${id}#${count}`;
}
