import type { ClusterItem } from '../feed/model.js';
import { parseSince } from '../feed/since.js';
import type { FeedConfig } from './model.js';
import { startOf } from './source-items.js';

/** An item that may be published. Times are in milliseconds since 1970 UTC. */
export interface Candidate {
  readonly item: ClusterItem;
  /** Where it stands in a list by date; NaN where unknown. */
  readonly date: number;
  /** When a coming event starts, or an open call closes. */
  readonly due: number | undefined;
  /** Where it stands among the pinned ones of the configuration, -1 where it is none. */
  readonly rank: number;
}

type Settings = Pick<FeedConfig, 'limit' | 'pageSize' | 'tags' | 'include' | 'exclude' | 'since'>;

/**
 * What is published, in order: what the configuration pins, what a source pins, then the newest first, undated last;
 * where there is nothing but events, coming ones first, soonest first, then the latest.
 *
 * Neither a filter nor the limit takes away what the configuration pins. What is due is kept however long ago it was
 * announced, as much of it as a page holds and as leaves half of the limit to news.
 */
export function chooseItems(
  candidates: readonly Candidate[],
  settings: Settings,
  now: number,
): { items: ClusterItem[]; current: ClusterItem[] } {
  const { limit, pageSize } = settings;
  const pinned = candidates.filter(({ rank }) => rank >= 0).sort((one, other) => one.rank - other.rank);
  const isWanted = filterBy(settings, now);
  const wanted = candidates.filter((each) => each.rank < 0 && isWanted(each));
  const areEvents = [...pinned, ...wanted].every(({ item }) => item._event);
  wanted.sort((one, other) => pinnedFirst(one, other) || (areEvents ? comingFirst : newestFirst)(one, other));
  const slots = Math.max(0, limit - pinned.length);
  const soonest = soonestOf(wanted).slice(0, Math.min(pageSize, Math.ceil(slots / 2)));
  const chosen = new Set([...new Set([...soonest, ...wanted])].slice(0, slots));
  const all = [...pinned, ...wanted.filter((each) => chosen.has(each))];
  const items = new Map(all.map((each) => [each, published(each)]));
  const itemsOf = (list: readonly Candidate[]): ClusterItem[] => list.map((each) => items.get(each)!);
  return { items: itemsOf(all), current: itemsOf(soonestOf(all).slice(0, pageSize)) };
}

const published = ({ item, rank }: Candidate): ClusterItem => (rank < 0 ? item : { ...item, _pinned: true });

const pinnedFirst = (one: Candidate, other: Candidate): number =>
  Number(other.item._pinned ?? false) - Number(one.item._pinned ?? false);

const dateOf = ({ date }: Candidate): number => (Number.isNaN(date) ? -Infinity : date);
// The difference of two that are undated is no number.
const newestFirst = (one: Candidate, other: Candidate): number => dateOf(other) - dateOf(one) || 0;

// Of events the date of publication says nothing here; the start does, and past ones have no other.
const comingFirst = (one: Candidate, other: Candidate): number =>
  (one.due ?? Infinity) - (other.due ?? Infinity) ||
  startOf(other.item._event!) - startOf(one.item._event!) ||
  0;

const soonestOf = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ due }) => due !== undefined).sort((one, other) => one.due! - other.due! || 0);

/** The filters of a feed mean what the attributes of the news list mean. */
function filterBy(settings: Settings, now: number): (candidate: Candidate) => boolean {
  const [tags, include, exclude] = [settings.tags, settings.include, settings.exclude].map((words) =>
    words.map((word) => word.trim().toLowerCase()),
  ) as [string[], string[], string[]];
  const since = parseSince(settings.since ?? '', now);
  return (candidate) => {
    const { item, due } = candidate;
    if (dateOf(candidate) < since && due === undefined && !item._pinned) return false;
    const own = item.tags?.map((tag) => tag.toLowerCase());
    const text = [item.title, item.summary ?? item.content_text].join(' ').toLowerCase();
    return (
      (!tags.length || tags.some((tag) => own?.includes(tag))) &&
      (!include.length || include.some((word) => text.includes(word))) &&
      !exclude.some((word) => text.includes(word))
    );
  };
}
