import { spanOf } from './event-time.js';
import type { ClusterItem } from './model.js';
import type { OpenFeed } from './open-feed.js';
import { type Languages, inLanguage, inOwnWords, sameLanguage } from './select.js';

/** Which events to show. */
export interface EventSelection extends Languages {
  readonly limit: number;
  /** Id or URL of the one event to show, over or not. */
  readonly event: string | undefined;
  /** Also those that are over, after the coming ones. */
  readonly past: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** The event asked for; else the next events that are not over, soonest first. */
export function selectEvents(feeds: readonly OpenFeed[], selection: EventSelection): ClusterItem[] {
  const { event: wanted, past, now, limit, language } = selection;
  if (wanted) {
    const all = feeds.flatMap(({ entries }) => entries.filter((entry) => entry.isEvent));
    const found = all.map((entry) => entry.item).filter((item) => item.id === wanted || item.url === wanted);
    const own = found.find((item) => sameLanguage(inOwnWords(item, language).language ?? language, language));
    const best = own ?? found[0];
    return best ? [inOwnWords(best, language)] : [];
  }
  const onlyEvents = feeds.map((feed) => ({
    ...feed,
    entries: feed.entries.filter((entry) => entry.isEvent),
  }));
  const dated = inLanguage(onlyEvents, selection).flatMap(({ entry: { item } }) =>
    item._event ? [{ item: inOwnWords(item, language), ...spanOf(item._event) }] : [],
  );
  const coming = dated.filter(({ end }) => end >= now).sort((one, other) => one.start - other.start);
  const over = dated.filter(({ end }) => end < now).sort((one, other) => other.start - one.start);
  return [...coming, ...(past ? over : [])].slice(0, limit).map(({ item }) => item);
}
