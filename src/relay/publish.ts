import type { ClusterFeed, LanguageTag, SourceState } from '../feed/model.js';
import { feedHead, lastChange } from './feed-head.js';
import { fundingOf } from './funding.js';
import type { CopiedImage } from './images.js';
import { imagePolicy, placeImage, placeLogos } from './image-policy.js';
import { type Edition, goodSources, mergeFeed } from './merge.js';
import type { FeedConfig, PublishedFile, SourceRecord } from './model.js';
import { ownLink, publishedAt } from './own-links.js';
import { pagePath, pagesOf } from './paging.js';
import { sourceStates } from './source-states.js';
import { sourcesOf } from './sources.js';

export interface PublishOptions {
  /** Where the files will be found, without a slash at its end; without it links to them are relative. */
  readonly baseUrl?: string | undefined;
  /** Their addresses are not published. */
  readonly internalHosts?: readonly string[] | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Where the copy of an image is, absolute or relative to the published files, for `images: 'copy'`. */
  readonly imageAt?: ((url: string) => CopiedImage | undefined) | undefined;
}

const TYPE = 'application/feed+json; charset=utf-8';

/**
 * The files of a feed: `NAME.json` with every item in every language, and `NAME.LANGUAGE.json` for the readers of
 * each language, each followed by its later pages. The first page of each is always there, be it empty.
 *
 * Same records, same bytes: what is written depends on nothing else, and on `now` only where something begins or ends.
 * Whatever is in it has passed the gate, with its source or with the configuration. `content_html` is left out.
 */
export async function publish(
  feed: FeedConfig,
  records: ReadonlyMap<string, SourceRecord>,
  options: PublishOptions,
): Promise<PublishedFile[]> {
  const editions = await mergeFeed(feed, records, options.now);
  return editions.flatMap((edition) => {
    const pages = pagesOf(edition.items, edition.current, feed.pageSize);
    const base = publishedAt(options.baseUrl);
    const at = (path: string): string => new URL(path, base).href;
    const imageAt = imagesOf(feed, options, at);
    const name = fileName(feed, edition.language);
    const head = feedHead(feed, goodSources(feed, records), edition.language, imageAt);
    return pages.map((items, index) => {
      const path = pagePath(name, index + 1);
      return fileOf(path, {
        version: 'https://jsonfeed.org/version/1.1',
        ...head,
        ...(options.baseUrl && { feed_url: at(path) }),
        ...(index + 1 < pages.length && { next_url: at(pagePath(name, index + 2)) }),
        ...(!index && firstPageOnly(feed, records, edition, options, at)),
        items: items.map((item) => placeImage(item, imageAt)),
      });
    });
  });
}

const fileName = ({ name }: FeedConfig, language: LanguageTag | undefined): string =>
  language ? `${name}.${language}` : name;

const imagesOf = (
  feed: FeedConfig,
  { imageAt }: PublishOptions,
  at: (path: string) => string,
): ReturnType<typeof imagePolicy> =>
  imagePolicy(feed.images, (url) => {
    const copy = imageAt?.(url);
    if (!copy) return undefined;
    const { file, ...size } = copy;
    return { url: at(file), ...size };
  });

/** What would only make later pages heavier. */
function firstPageOnly(
  feed: FeedConfig,
  records: ReadonlyMap<string, SourceRecord>,
  { language, items }: Edition,
  options: PublishOptions,
  at: (path: string) => string,
): Partial<ClusterFeed> {
  const changed = lastChange(items, options.now);
  const others = feed.languages.filter((other) => other !== language);
  // Logos are what an award asks for: only copying, which is about who is contacted, touches them.
  const logoAt = feed.images === 'copy' ? imagesOf(feed, options, at) : (url: string) => ({ url });
  const funding = fundingOf(feed.funding, goodSources(feed, records), language);
  const states: SourceState[] = sourceStates(
    sourcesOf(feed).filter(({ edition }) => !edition || !language || edition === language),
    records,
    at(''),
    options.internalHosts,
  );
  return {
    ...(changed && { _updated: changed }),
    ...(others.length && {
      _translations: Object.fromEntries(
        others.map((other) => [other, at(pagePath(fileName(feed, other), 1))]),
      ),
    }),
    ...(funding.length && { _funding: funding.map((notice) => placeLogos(notice, logoAt)) }),
    ...(states.length && { _sources: states }),
  };
}

const fileOf = (path: string, feed: ClusterFeed): PublishedFile => ({
  path,
  type: TYPE,
  body: new TextEncoder().encode(
    JSON.stringify(feed, (_, value: unknown) => (typeof value === 'string' ? ownLink(value) : value)),
  ),
});
