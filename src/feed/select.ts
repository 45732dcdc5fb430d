import type { FeedEntry, OpenFeed } from './open-feed.js';
import type { ClusterItem, LanguageTag } from './model.js';
import { parseSince, splitList } from './since.js';

/** Which languages to show content in. */
export interface Languages {
  /** The language wanted, such as `de-AT`. */
  readonly language: LanguageTag;
  /** Languages taken where there is nothing in `language`, in order; `*` is any, `none` is none. */
  readonly fallbackLanguages: readonly string[];
}

/** Which items to show, as the attributes of a list state it. */
export interface NewsFilter {
  readonly limit?: number;
  /** Comma-separated, as the two below: one of these tags. */
  readonly tags?: string;
  /** One of these words in title or summary. */
  readonly include?: string;
  /** None of these words in title or summary. */
  readonly exclude?: string;
  /** Earliest publication: a date, or an age such as `90d`. */
  readonly since?: string;
}

/** An entry and the feed it stands in. */
export interface Choice {
  readonly entry: FeedEntry;
  readonly feed: OpenFeed;
}

/**
 * The items of one or several feeds to show: pinned first, then newest first, undated last, each once,
 * each in the language wanted where it exists in it.
 */
export function selectItems(
  feeds: readonly OpenFeed[],
  languages: Languages,
  filter: NewsFilter,
  now = Date.now(),
): ClusterItem[] {
  const [tags, include, exclude] = [filter.tags, filter.include, filter.exclude].map(splitList);
  const since = parseSince(filter.since ?? '', now);
  const chosen: ClusterItem[] = [];
  const seen = new Map<string, OpenFeed>();
  // What has no date comes last.
  const places = inLanguage(feeds, languages).map((choice) => ({
    ...choice,
    time: choice.entry.published || -Infinity,
    pinned: Number(choice.entry.pinned),
  }));
  places.sort((one, other) => other.pinned - one.pinned || other.time - one.time || 0);
  for (const { entry, feed, time } of places) {
    if (chosen.length >= (filter.limit ?? 5)) break;
    if (since && !(time >= since)) continue;
    const item = inOwnWords(entry.item, languages.language);
    const text = [item.title, item.summary ?? item.content_text].join(' ').toLowerCase();
    if (tags?.length && !item.tags?.some((tag) => tags.includes(tag.toLowerCase()))) continue;
    if (include?.length && !include.some((word) => text.includes(word))) continue;
    if (exclude?.some((word) => text.includes(word))) continue;
    if (!isRepeat(item, feed, seen)) chosen.push(item);
  }
  return chosen;
}

/**
 * The entries that readers of a language get. A feed that states a language is one edition: what its publisher
 * put into it is for the readers of that language, an article in another language too (it is shown marked). A
 * feed of another or of no stated language gives its items in the language, and only where it has none of those,
 * what the fallback allows.
 */
export function inLanguage(feeds: readonly OpenFeed[], { language, fallbackLanguages }: Languages): Choice[] {
  const among = (feed: OpenFeed, languages: readonly string[]) =>
    feed.entries
      .filter((entry) => languages.includes('*') || languages.some((tag) => speaks(entry, tag)))
      .map((entry) => ({ entry, feed }));
  const chosen = feeds.flatMap((feed) => {
    const stated = feed.feed.language;
    const isEdition = stated !== undefined && sameLanguage(stated, language);
    return among(feed, isEdition ? [language, ...fallbackLanguages] : [language]);
  });
  if (chosen.length) return chosen;
  for (const tag of fallbackLanguages) {
    const found = feeds.flatMap((feed) => among(feed, [tag]));
    if (found.length) return found;
  }
  return [];
}

/** The item in a language it has been translated to, else as it is. */
export function inOwnWords(item: ClusterItem, language: LanguageTag): ClusterItem {
  if (item.language && sameLanguage(item.language, language)) return item;
  const key = Object.keys(item._translations ?? {}).find((tag) => sameLanguage(tag, language));
  const translation = key && item._translations?.[key];
  return translation ? { ...item, ...translation, language: key } : item;
}

/** Whether two tags name one language, whatever the region. */
export function sameLanguage(one: LanguageTag, other: LanguageTag): boolean {
  const primary = (tag: string) => tag.toLowerCase().split(/[-_]/, 1)[0];
  return primary(one) === primary(other);
}

// What states no language may be in any: better shown than lost.
function speaks(entry: FeedEntry, language: string): boolean {
  if (language === 'none') return false;
  return (
    language === '*' || !entry.languages.length || entry.languages.some((tag) => sameLanguage(tag, language))
  );
}

// Two feeds may carry one article. Within one feed the publisher has decided what is an item of its own.
function isRepeat({ id, url }: ClusterItem, feed: OpenFeed, seen: Map<string, OpenFeed>): boolean {
  // Only an id like `tag:…` or `https:…` means the same in two feeds; `17` does not.
  const keys = [id.includes(':') ? id : undefined, url].filter((key) => key !== undefined);
  const repeat = keys.some((key) => seen.has(key) && seen.get(key) !== feed);
  keys.forEach((key) => seen.set(key, seen.get(key) ?? feed));
  return repeat;
}
