import type { ClusterFeed, ClusterItem, LanguageTag } from '../feed/model.js';
import type { ImageAt } from './image-policy.js';
import type { GoodSource } from './merge.js';
import type { FeedConfig } from './model.js';

/** What is said of a feed on each of its pages. */
export type FeedHead = Omit<ClusterFeed, 'version' | 'items' | 'feed_url' | 'next_url'>;

/**
 * What the configuration says of a feed in a language, or of all of it. A feed of one source is in its place, and what
 * that says of itself counts where the configuration says nothing.
 */
export function feedHead(
  config: FeedConfig,
  sources: readonly GoodSource[],
  language: LanguageTag | undefined,
  imageAt: ImageAt,
): FeedHead {
  const editions = sources.filter(({ edition }) => !edition || !language || edition === language);
  const only = config.sources.length === 1 ? (editions[0] ?? sources[0])?.feed : undefined;
  const home = config.homePage ?? only?.home_page_url;
  const description = config.description ?? only?.description;
  const icon = only?.icon && imageAt(only.icon)?.url;
  return {
    title: config.title ?? (only?.title || config.name),
    ...(home && { home_page_url: home }),
    ...(description && { description }),
    ...(icon && { icon }),
    ...(language && { language }),
    ...(only?.authors && { authors: only.authors }),
  };
}

/**
 * When the newest of some items was published or changed, as RFC 3339; undefined where no item says. Dates to come do
 * not count. It is not when somebody looked: that would be another file each time.
 */
export function lastChange(items: readonly ClusterItem[], now: number): string | undefined {
  const times = items
    .flatMap((item) => [item.date_published, item.date_modified])
    .map((date) => Date.parse(date ?? ''))
    .filter((time) => time <= now);
  const last = times.reduce((one, other) => Math.max(one, other), -Infinity);
  return times.length ? new Date(last).toISOString().replace('.000Z', 'Z') : undefined;
}
