import { sameLanguage } from '../feed/language.js';
import { readContents, type Contents } from './feed-contents.js';
import type { FeedConfig, PublishedFile } from './model.js';
import { compress, openHeaders, prepare, type Prepared } from './prepared.js';
import type { Relay } from './relay.js';

export interface FeedAnswers {
  /** By the address as a request has it: `/feeds/news.json`, `/feeds/news.json?lang=de`. */
  readonly byUrl: ReadonlyMap<string, Prepared>;
  /** What there is for a file such as `news.json`, in a language where that is asked for; else in none. */
  find(file: string, language: string | null): Prepared | undefined;
  /** What is in a feed; absent where nothing is published. */
  contents(feed: string): Contents | undefined;
  close(): void;
}

const day = 86_400;

/** A piece of a page; opened as one it may show itself and do nothing. */
const fragmentHeaders = [
  ...openHeaders,
  'Content-Security-Policy',
  "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; base-uri 'none'; form-action 'none'; sandbox",
  'X-Robots-Tag',
  'noindex',
];

/** Keeps the answers for all published files ready, each compressed once for every change. */
export async function openFeedAnswers(relay: Relay, now: () => number = Date.now): Promise<FeedAnswers> {
  const byUrl = new Map<string, Prepared>();
  const urlsOf = new Map<string, string[]>();
  const contents = new Map<string, Contents>();

  async function take(feed: FeedConfig, files: readonly PublishedFile[], isComplete: boolean): Promise<void> {
    const cacheControl = cachingOf(feed, isComplete);
    const prepared = await Promise.all(
      files.map(async (file) => [file.path, await prepareFile(file, cacheControl)] as const),
    );
    const answers = new Map(prepared.map(([path, answer]) => [`/feeds/${path}`, answer]));
    for (const fragment of await fragmentsOf(feed, files)) {
      const url = `/render/${fragment.path}`;
      answers.set(url, await prepareFile(fragment, cacheControl, url, fragmentHeaders));
    }
    for (const language of feed.languages) {
      const answer = answers.get(`/feeds/${feed.name}.${language}.json`);
      if (answer) answers.set(`/feeds/${feed.name}.json?lang=${language}`, answer);
    }
    // All at once: nobody sees half of it.
    for (const url of urlsOf.get(feed.name) ?? []) if (!answers.has(url)) byUrl.delete(url);
    for (const [url, answer] of answers) byUrl.set(url, answer);
    urlsOf.set(feed.name, [...answers.keys()]);
    if (files.length) contents.set(feed.name, readContents(files));
    else contents.delete(feed.name);
  }

  /** One that cannot be made, which no feed should do, takes none of the feeds with it. */
  async function fragmentsOf(feed: FeedConfig, files: readonly PublishedFile[]): Promise<PublishedFile[]> {
    if (!feed.render) return [];
    try {
      const { renderFragments } = await import('./fragments.js');
      const { baseUrl, timeZone } = relay.config();
      return await renderFragments(feed, files, { baseUrl, timeZone, now: now() });
    } catch (error) {
      console.error(error);
      return [];
    }
  }

  async function prepareFile(
    { path, type, body }: PublishedFile,
    cacheControl: string,
    url = `/feeds/${path}`,
    headers = openHeaders,
  ): Promise<Prepared> {
    const before = byUrl.get(url);
    const isSame = before?.variants.identity.body.equals(body) ?? false;
    const { br, gzip, identity } = before?.variants ?? {};
    const bodies =
      isSame && br && gzip && identity
        ? { br: br.body, gzip: gzip.body, identity: identity.body }
        : await compress(body, type);
    const lastModified = isSame && before ? before.lastModified : now();
    return prepare(bodies, { kind: 'feeds', type, cacheControl, lastModified, headers });
  }

  const close = await relay.onFiles((feed, files, { complete }) => take(feed, files, complete));
  return {
    byUrl,
    find(file, language) {
      const name = file.replace(/\.json$/, '');
      const { languages = [] } = relay.config().feeds.find((feed) => feed.name === name) ?? {};
      const spoken = language ? pickLanguage(languages, language) : undefined;
      return (
        (spoken === undefined ? undefined : byUrl.get(`/feeds/${name}.${spoken}.json`)) ??
        byUrl.get(`/feeds/${file}`)
      );
    },
    contents: (feed) => contents.get(feed),
    close,
  };
}

/** The one of some languages that serves `de-AT`: itself, else the same without its region, or with another. */
function pickLanguage(languages: readonly string[], asked: string): string | undefined {
  const wanted = asked.toLowerCase();
  return (
    languages.find((each) => each.toLowerCase() === wanted) ??
    languages.find((each) => each.toLowerCase() === wanted.split(/[-_]/)[0]) ??
    languages.find((each) => sameLanguage(each, asked))
  );
}

/**
 * A third of the time in which a source can change at all, so that news arrives soon and most requests still end in a
 * cache. When the relay is down, caches may go on for a week.
 */
function cachingOf(feed: FeedConfig, isComplete: boolean): string {
  if (!isComplete) return 'public, max-age=15';
  const minutes = Math.min(...feed.sources.map(({ refresh }) => refresh), 60);
  const maxAge = Math.round(Math.min(900, Math.max(60, minutes * 20)));
  return `public, max-age=${maxAge}, stale-while-revalidate=3600, stale-if-error=${7 * day}`;
}
