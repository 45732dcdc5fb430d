import type { FeedEntry, OpenFeed } from './open-feed.js';
import type { ClusterItem, LanguageTag } from './model.js';
import { sameLanguage } from './language.js';
import { parseSince, splitList } from './since.js';

export { sameLanguage } from './language.js';

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

/** The items of one or several feeds to show, as many as `limit` says; see `chooseItems`. */
export function selectItems(
  feeds: readonly OpenFeed[],
  languages: Languages,
  filter: NewsFilter,
  now?: number,
): ClusterItem[] {
  const chosen: ClusterItem[] = [];
  const limit = filter.limit ?? 5;
  if (limit > 0)
    for (const item of chooseItems(feeds, languages, filter, now)) if (chosen.push(item) >= limit) break;
  return chosen;
}

/**
 * All items of one or several feeds that pass a filter: pinned first, then newest first, undated last, each once,
 * each in the language wanted where it exists in it. Each is made when it is asked for.
 */
export function* chooseItems(
  feeds: readonly OpenFeed[],
  languages: Languages,
  filter: NewsFilter,
  now = Date.now(),
): Generator<ClusterItem, void> {
  const [tags, include, exclude] = [filter.tags, filter.include, filter.exclude].map(splitList);
  const since = parseSince(filter.since ?? '', now);
  const seen = new Map<string, OpenFeed>();
  // What has no date comes last; between two without one the difference is no number.
  const time = ({ entry }: Choice): number => entry.published || -Infinity;
  const choices = inLanguage(feeds, languages).sort(
    (one, other) => Number(other.entry.pinned) - Number(one.entry.pinned) || time(other) - time(one) || 0,
  );
  for (const choice of choices) {
    if (time(choice) < since) continue;
    const item = inOwnWords(choice.entry.item, languages.language);
    const own = item.tags?.map((tag) => tag.toLowerCase());
    const text = [item.title, item.summary ?? item.content_text].join(' ').toLowerCase();
    const isIn = (word: string): boolean => text.includes(word);
    if (tags?.length && !tags.some((tag) => own?.includes(tag))) continue;
    if (include?.length && !include.some(isIn)) continue;
    if (exclude?.some(isIn)) continue;
    if (!isRepeat(item, choice.feed, seen)) yield withSource(item, choice.feed);
  }
}

/**
 * The entries that readers of a language get. A feed that states a language is one edition: what its publisher
 * put into it is for the readers of that language, an article in another language too (it is shown marked). A
 * feed of another or of no stated language gives its items in the language, and only where it has none of those,
 * what the fallback allows.
 */
export function inLanguage(feeds: readonly OpenFeed[], { language, fallbackLanguages }: Languages): Choice[] {
  const among = (wanted: (feed: OpenFeed) => readonly string[]): Choice[] =>
    feeds.flatMap((feed) =>
      feed.entries
        .filter(({ languages }) =>
          wanted(feed).some(
            // What states no language may be in any: better shown than lost.
            (tag) =>
              tag === '*' ||
              (tag !== 'none' && (!languages.length || languages.some((own) => sameLanguage(own, tag)))),
          ),
        )
        .map((entry) => ({ entry, feed })),
    );
  let chosen = among(({ feed }) =>
    feed.language && sameLanguage(feed.language, language) ? [language, ...fallbackLanguages] : [language],
  );
  for (const tag of fallbackLanguages) if (!chosen.length) chosen = among(() => [tag]);
  return chosen;
}

/** The item in a language it has been translated to, else as it is. */
export function inOwnWords(item: ClusterItem, language: LanguageTag): ClusterItem {
  const isWanted = (tag: string): boolean => sameLanguage(tag, language);
  if (item.language && isWanted(item.language)) return item;
  const translations = Object.entries(item._translations ?? {});
  const [key, words] = translations.find(([tag, { title }]) => title && isWanted(tag)) ?? [];
  if (!key) return item;
  // What the translation does not have would be in another language than it says.
  const { summary: _, content_text: __, ...facts } = item;
  return { ...facts, ...words, language: key };
}

/** The item with where it comes from: what a relay states of it, else the feed it stands in. */
function withSource(item: ClusterItem, { feed: { title, home_page_url: url } }: OpenFeed): ClusterItem {
  return title ? { _source: url ? { title, url } : { title }, ...item } : item;
}

// Two feeds may carry one article. Within one feed the publisher has decided what is an item of its own.
function isRepeat({ id, url }: ClusterItem, feed: OpenFeed, seen: Map<string, OpenFeed>): boolean {
  // Only an id like `tag:…` or `https:…` means the same in two feeds; `17` does not.
  const keys = [url, id.includes(':') && id].filter((key) => typeof key === 'string');
  const isRepeat = keys.some((key) => (seen.get(key) ?? feed) !== feed);
  for (const key of keys) if (!seen.has(key)) seen.set(key, feed);
  return isRepeat;
}
