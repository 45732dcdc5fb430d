import type { ClusterItem, LanguageTag } from './model.js';
import { inSlices } from './slices.js';

/** A text for comparison: without regard to case and accents; `ł`, `ø` and `đ` are letters of their own to Unicode. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(
      /\p{M}|[łøđß]/gu,
      (mark) => (({ ł: 'l', ø: 'o', đ: 'd', ß: 'ss' }) as Record<string, string>)[mark] ?? '',
    );

/** Items that are made when they are asked for, each once, and that can be searched. */
export interface Supply {
  /** The first ones, as many as there are up to a count. */
  take(count: number): readonly ClusterItem[];
  /** Gets everything ready for `find`, in slices, the first time; afterwards there is nothing to wait for. */
  prepare(): Promise<unknown>;
  /**
   * Those that match, of all; undefined until they are prepared.
   * @param query words that all must be found in title, summary or tags; parts of words do
   * @param tags folded; an item must have one of them, if there are any
   */
  find(query: string, tags: ReadonlySet<string>): readonly ClusterItem[] | undefined;
}

export function supplyOf(source: Iterator<ClusterItem, unknown> & Iterable<ClusterItem>): Supply {
  const items: ClusterItem[] = [];
  const texts: { text: string; tags: readonly string[] }[] = [];
  let prepared: Promise<unknown> | undefined;
  let isReady = false;

  const prepare = async () => {
    await inSlices(source, (item) => items.push(item));
    await inSlices(items, ({ title = '', summary, content_text = '', tags = [] }) => {
      const folded = tags.map(fold);
      texts.push({
        text: [fold(`${title}\n${summary ?? content_text}`), ...folded].join('\n'),
        tags: folded,
      });
    });
    isReady = true;
  };

  return {
    take(count) {
      while (items.length < count) {
        const { done, value } = source.next();
        if (done) break;
        items.push(value);
      }
      return items.slice(0, count);
    },
    prepare: () => (prepared ??= prepare()),
    find(query, wanted) {
      const words = fold(query).match(/\S+/g) ?? [];
      return isReady
        ? items.filter((_, index) => {
            const { text, tags } = texts[index]!;
            return (
              words.every((word) => text.includes(word)) &&
              (!wanted.size || tags.some((tag) => wanted.has(tag)))
            );
          })
        : undefined;
    },
  };
}

/** A tag as the feed writes it. */
export interface Tag {
  readonly name: string;
  readonly folded: string;
  readonly count: number;
  readonly language: LanguageTag | undefined;
}

/** The tags of some items, the most used first. */
export function countTags(items: readonly ClusterItem[]): Tag[] {
  const found = new Map<string, Tag>();
  for (const { tags = [], language } of items)
    for (const name of tags) {
      const folded = fold(name);
      const { count = 0, ...known } = found.get(folded) ?? {};
      found.set(folded, { name, folded, language, ...known, count: count + 1 });
    }
  return [...found.values()].sort((one, other) => other.count - one.count);
}

/** Most tags to choose from, and of how many items. */
const mostTags = 12;
export const taggedItems = 100;

/**
 * The tags of some items to choose from, the most used first. One that is chosen stays, to be let go.
 * @param before those of the items that were there
 * @param chosen folded
 */
export function offerTags(
  items: readonly ClusterItem[],
  before: readonly Tag[],
  chosen: ReadonlySet<string>,
): Tag[] {
  const isKept = ({ folded }: Tag): boolean => chosen.has(folded);
  const recent = countTags(items);
  const gone = before.filter((tag) => isKept(tag) && !recent.some(({ folded }) => folded === tag.folded));
  return [...recent.filter((tag, index) => index < mostTags || isKept(tag)), ...gone];
}

/** What tells an item from all others of a list: an id alone may be `17` in each of two feeds. */
export const keyOf = ({ id, url }: ClusterItem): string => id + url;

/** How many items came on top of what was there. One that only moves up into a freed place is not new. */
export function countNew(items: readonly ClusterItem[], before: readonly ClusterItem[]): number {
  const known = new Set(before.map(keyOf));
  const dateOf = (item: ClusterItem): number => Date.parse(item.date_published!) || 0;
  const newest = Math.max(...before.map(dateOf));
  return items.filter((item) => !known.has(keyOf(item)) && dateOf(item) >= newest).length;
}
