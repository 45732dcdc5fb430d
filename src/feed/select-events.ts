import { datesOf } from './item-time.js';
import type { ClusterItem } from './model.js';
import type { FeedEntry, OpenFeed } from './open-feed.js';
import { type Languages, inLanguage, inOwnWords } from './select.js';

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

/** The event asked for; else the next events that are not over, soonest first. That a call closes is an event too. */
export function selectEvents(feeds: readonly OpenFeed[], selection: EventSelection): ClusterItem[] {
  const { event: wanted, past, now, limit, language } = selection;
  const isChosen = (entry: FeedEntry): boolean =>
    (entry.isEvent || (entry.isCall && !!datesOf(entry.item))) &&
    // A recurring event is its occurrences: the first has its id, others have one that begins with it.
    (!wanted || entry.item.url === wanted || `${entry.item.id}@`.startsWith(`${wanted}@`));
  const choices = inLanguage(
    feeds.map((feed) => ({ ...feed, entries: feed.entries.filter(isChosen) })),
    wanted ? { language, fallbackLanguages: ['*'] } : selection,
  );
  const dated = choices.flatMap(({ entry: { item } }) => {
    const dates = datesOf(item);
    return dates ? { item: inOwnWords(item, language), ...dates } : [];
  });
  const coming = dated.filter(({ over }) => over >= now).sort((one, other) => one.start - other.start);
  const gone = dated.filter(({ over }) => over < now).sort((one, other) => other.start - one.start);
  return [...coming, ...(past || wanted ? gone : [])].slice(0, wanted ? 1 : limit).map(({ item }) => item);
}
