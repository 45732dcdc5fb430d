import type { ClusterFeed } from '../feed/model.js';
import type { PublishedFile } from './model.js';

/** What the relay's own pages and its metrics say of a feed. */
export interface Contents {
  readonly title: string;
  readonly homePage?: string;
  /** Items on the pages of the feed of every language. */
  readonly items: number;
  /** Bytes of all its files. */
  readonly bytes: number;
  readonly events: number;
  readonly notices: number;
  /** Origins of images and logos, for a policy of what may be loaded. */
  readonly imageOrigins: readonly string[];
}

/** @param files those of one feed, its first page first */
export function readContents(files: readonly PublishedFile[]): Contents {
  const feeds = files.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as ClusterFeed);
  const origins = new Set<string>();
  const add = (url: string | undefined) => {
    if (url !== undefined && URL.canParse(url)) origins.add(new URL(url).origin);
  };
  for (const { items, _funding = [] } of feeds) {
    for (const { image, _image } of items) [image, _image?.url].forEach(add);
    for (const { funders = [] } of _funding) for (const { logo } of funders) add(logo?.url);
  }
  const [first] = feeds;
  // A page has a number; what has no number and no language is the first of all.
  const pages = feeds.filter((_, at) => /^[^.]+(\.\d+)?\.json$/.test(files[at]!.path));
  const ids = new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const events = new Set(
    pages.flatMap(({ items }) => items.filter(({ _event }) => _event).map(({ id }) => id)),
  );
  return {
    title: first?.title ?? '',
    ...(first?.home_page_url === undefined ? {} : { homePage: first.home_page_url }),
    items: ids.size,
    bytes: files.reduce((sum, { body }) => sum + body.length, 0),
    events: events.size,
    notices: first?._funding?.length ?? 0,
    imageOrigins: [...origins].filter((origin) => /^https?:/.test(origin)),
  };
}
