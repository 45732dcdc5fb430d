import type { ClusterFeed } from '../feed/model.js';
import { readFeed } from '../feed/read-feed.js';
import type { FeedConfig, FragmentConfig, PublishedFile } from './model.js';
import { publishedAt, siteLinks } from './own-links.js';
import { pagePath } from './paging.js';
import { renderWidget } from './render.js';

export interface FragmentOptions {
  readonly baseUrl?: string | undefined;
  /** IANA name of the readers' zone. */
  readonly timeZone?: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const TYPE = 'text/html; charset=utf-8';

/**
 * The widgets of a feed that its configuration wants as HTML, for pages that include them on their server: `NAME.html`,
 * and `NAME.LANGUAGE.html` for each language of the feed.
 *
 * @param files what is published of the feed
 */
export async function renderFragments(
  feed: FeedConfig,
  files: readonly PublishedFile[],
  options: FragmentOptions,
): Promise<PublishedFile[]> {
  const made: PublishedFile[] = [];
  for (const fragment of feed.render ?? [])
    for (const language of [undefined, ...feed.languages]) {
      const json = feedFile(feed, language);
      const file = files.find(({ path }) => path === json);
      if (!file) continue;
      const html = await renderFragment(fragment, json, file, language, options);
      made.push({
        path: `${fragment.file}${language ? `.${language}` : ''}.html`,
        type: TYPE,
        body: new TextEncoder().encode(`${html}\n`),
      });
    }
  return made;
}

/** The first page of a feed, in a language where it is published in that. */
export const feedFile = ({ name, languages }: FeedConfig, language: string | undefined): string =>
  pagePath(language && languages.includes(language) ? `${name}.${language}` : name, 1);

async function renderFragment(
  { tag, light, attributes }: FragmentConfig,
  json: string,
  { body }: PublishedFile,
  language: string | undefined,
  { baseUrl, now, timeZone }: FragmentOptions,
): Promise<string> {
  const url = `${publishedAt(baseUrl)}${json}`;
  const feed: ClusterFeed = await readFeed(body, { url });
  const html = await renderWidget(tag, { src: url, ...attributes }, [{ feed, url }], {
    now,
    timeZone,
    light,
    language: language ?? attributes.lang ?? feed.language,
  });
  return siteLinks(html);
}
