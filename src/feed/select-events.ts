import { spanOf } from './event-time.js';
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

/** The event asked for; else the next events that are not over, soonest first. */
export function selectEvents(feeds: readonly OpenFeed[], selection: EventSelection): ClusterItem[] {
  const { event: wanted, past, now, limit, language } = selection;
  const isChosen = ({ isEvent, item }: FeedEntry): boolean =>
    isEvent && (!wanted || item.id === wanted || item.url === wanted);
  const choices = inLanguage(
    feeds.map((feed) => ({ ...feed, entries: feed.entries.filter(isChosen) })),
    wanted ? { language, fallbackLanguages: ['*'] } : selection,
  );
  const dated = choices.flatMap(({ entry: { item } }) =>
    item._event ? [{ item: inOwnWords(item, language), ...spanOf(item._event) }] : [],
  );
  const coming = dated.filter(({ end }) => end >= now).sort((one, other) => one.start - other.start);
  const over = dated.filter(({ end }) => end < now).sort((one, other) => other.start - one.start);
  return [...coming, ...(past || wanted ? over : [])].slice(0, wanted ? 1 : limit).map(({ item }) => item);
}
