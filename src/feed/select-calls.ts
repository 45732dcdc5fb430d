import { instantOf } from './event-time.js';
import type { CallDetails, ClusterItem } from './model.js';
import type { OpenFeed } from './open-feed.js';
import { type Languages, inLanguage, inOwnWords } from './select.js';

/** Which calls to show. */
export interface CallSelection extends Languages {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** A call with its times in milliseconds since 1970 UTC. */
export interface DatedCall {
  readonly item: ClusterItem;
  readonly call: CallDetails;
  /** `-Infinity` where nothing is said of it. */
  readonly opens: number;
  /** The last instant of it; `Infinity` where it has no deadline. */
  readonly closes: number;
}

/** Calls that are open, next deadline first; then those that are still to open. What is closed is gone. */
export function selectCalls(feeds: readonly OpenFeed[], selection: CallSelection): DatedCall[] {
  const { language, now } = selection;
  const choices = inLanguage(
    feeds.map((feed) => ({ ...feed, entries: feed.entries.filter(({ isCall }) => isCall) })),
    selection,
  );
  return choices
    .flatMap(({ entry: { item } }) => {
      const call = item._call ?? {};
      const opens = instantOf(call.opens ?? '', call.timeZone) || -Infinity;
      const closes = instantOf(call.closes ?? '', call.timeZone, true) || Infinity;
      return closes >= now ? { item: inOwnWords(item, language), call, opens, closes } : [];
    })
    .sort((one, other) => {
      const [isLater, isOtherLater] = [one, other].map(({ opens }) => opens > now);
      return (
        Number(isLater) - Number(isOtherLater) ||
        (isLater ? one.opens - other.opens : one.closes - other.closes) ||
        0
      );
    });
}
