import { isWholeDay } from '../feed/event-time.js';
import { sameLanguage } from '../feed/language.js';
import type { ClusterItem, EventDetails } from '../feed/model.js';
import { inSlices } from '../feed/slices.js';
import { canonicalUrl } from './canonical-url.js';
import { areSimilar, type ComparedTitle, comparedTitle, countWords, tellingWords } from './similar-titles.js';
import { type SourceItem, startOf } from './source-items.js';
import { takeOver } from './take-over.js';

/** One item with all its copies in other sources. */
export interface MergedItem {
  /** The first copy, with what it lacked and others have. */
  readonly item: ClusterItem;
  readonly copies: readonly SourceItem[];
}

interface Group {
  item: ClusterItem;
  copies: SourceItem[];
  title: ComparedTitle | undefined;
}

const DAY = 864e5;
const DAYS_APART = 3;
/** A title is compared with no more than this many others: a hostile feed must not take an hour. */
const MOST_COMPARED = 12;

/**
 * Finds the copies of items in other sources: by id, by address, and by nearly the same title within days. Within one
 * source its publisher has decided what is an item of its own, and two events with different starts are two. Takes
 * time in proportion to the number of items.
 *
 * @param items those that are to win first
 * @param acrossLanguages whether a copy by id or address may be in another language
 */
export async function mergeDuplicates(
  items: readonly SourceItem[],
  acrossLanguages: boolean,
): Promise<MergedItem[]> {
  const groups: Group[] = [];
  const byKey = new Map<string, Group[]>();
  const byTitle = new Map<string, Group[]>();
  const pages = countPages(items);
  const titles = new Map<SourceItem, ComparedTitle>();
  await inSlices(items, (copy) => {
    const title = comparedTitle(copy.item.title);
    if (title) titles.set(copy, title);
  });
  const counts = countWords(titles.values());
  await inSlices(items, (copy) => {
    const keys = keysOf(copy, pages);
    const title = titles.get(copy);
    const words = title ? tellingWords(title, counts) : [];
    const known = keys.flatMap((key) => byKey.get(key) ?? []);
    const group =
      known.find((each) => canJoin(each, copy, acrossLanguages)) ??
      (title && findSimilar(byTitle, copy, title, words)) ??
      startGroup(groups, copy, title);
    if (group.copies[0] !== copy) {
      group.copies.push(copy);
      group.item = takeOver(group.item, copy.item);
    }
    for (const key of keys) add(byKey, key, group);
    for (const key of titleKeys(copy, words, 0)) add(byTitle, key, group);
  });
  return groups;
}

function startGroup(groups: Group[], copy: SourceItem, title: ComparedTitle | undefined): Group {
  const group = { item: copy.item, copies: [copy], title };
  groups.push(group);
  return group;
}

function add<T>(index: Map<string, T[]>, key: string, value: T): void {
  const known = index.get(key);
  if (!known) index.set(key, [value]);
  else if (!known.includes(value) && known.length < MOST_COMPARED) known.push(value);
}

function canJoin(group: Group, { source, item }: SourceItem, acrossLanguages: boolean): boolean {
  const { language } = group.item;
  return (
    group.copies.every((copy) => copy.source !== source && mayBeOne(copy.item._event, item._event)) &&
    (acrossLanguages || !language || !item.language || sameLanguage(language, item.language))
  );
}

/** False for two events that start at different times; a day and a time on it may be one. */
function mayBeOne(one: EventDetails | undefined, other: EventDetails | undefined): boolean {
  if (!one || !other) return true;
  return isWholeDay(one.start) === isWholeDay(other.start)
    ? startOf(one) === startOf(other)
    : one.start.slice(0, 10) === other.start.slice(0, 10);
}

/** How many items of each source have a page: an address that several have tells none of them. */
function countPages(items: readonly SourceItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source, item } of items) {
    const url = canonicalUrl(item.url);
    for (const address of url ? new Set([url.page, url.place]) : []) {
      const key = `${source} ${address}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function keysOf({ item, source, site }: SourceItem, pages: ReadonlyMap<string, number>): string[] {
  const { id, url, date_published } = item;
  // Only such an id is another's nowhere; `17` may be on a second site below the same host, so its date counts too.
  const keys = [/[:@]/.test(id) ? `id ${id}` : `id ${site} ${id} ${date_published}`];
  const address = canonicalUrl(url);
  const own = address && [address.page, address.place].find((each) => pages.get(`${source} ${each}`) === 1);
  return own ? [...keys, `url ${own}`] : keys;
}

function findSimilar(
  index: ReadonlyMap<string, readonly Group[]>,
  copy: SourceItem,
  title: ComparedTitle,
  words: readonly string[],
): Group | undefined {
  const compared = new Set<Group>();
  for (const key of titleKeys(copy, words, 1)) {
    for (const group of index.get(key) ?? []) {
      if (compared.has(group) || !isNear(group, copy)) continue;
      if (compared.size >= MOST_COMPARED) return undefined;
      compared.add(group);
      if (canJoin(group, copy, false) && areSimilar(group.title, title)) return group;
    }
  }
  return undefined;
}

/** Published within days; or two events, which may be announced at any time. */
const isNear = ({ copies, item }: Group, copy: SourceItem): boolean =>
  (item._event && copy.item._event) !== undefined || Math.abs(copies[0]!.published - copy.published) <= SPAN;

/** Days that are looked at together. Who is no more than that many apart is in the same span, or in one beside it. */
const SPAN = DAYS_APART * DAY;

/** Under what an item is found by its title: each telling word in its span of days and in as many `around` it. */
function titleKeys({ published, item }: SourceItem, words: readonly string[], around: number): string[] {
  const times: (number | string)[] = [];
  const span = Math.floor(published / SPAN);
  if (!Number.isNaN(span)) for (let each = span - around; each <= span + around; each++) times.push(each);
  if (item._event) times.push(item._event.start.slice(0, 10));
  return words.flatMap((word) => times.map((time) => `${time} ${word}`));
}
