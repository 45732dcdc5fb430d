import { type Draft, type FeedDraft, Html, isRecord } from './draft.js';
import { FeedError } from './feed-error.js';
import * as html from './html-text.js';
import { eventOf } from './read-events-calendar.js';

/**
 * WordPress REST: posts (`/wp/v2/posts?_embed`) and The Events Calendar's events, old (`/tribe/events/v1`) and new
 * (`/tec/v1`). Titles and names are escaped there too. Throws a `FeedError` for any other JSON.
 */
export function readWordPress(answer: unknown, base: string): FeedDraft {
  const head = isRecord(answer) ? answer : {};
  const posts = Array.isArray(head.events)
    ? (head.events as unknown[])
    : Array.isArray(answer)
      ? (answer as unknown[])
      : [answer];
  if (!posts.every(isPost)) throw new FeedError('format', describe(head), base);
  return {
    base,
    html,
    feed: { next_url: head.next_rest_url },
    items: posts.map((post) => () => readPost(post)),
  };
}

const isPost = (post: unknown): post is Draft =>
  isRecord(post) &&
  ['link', 'url'].some((name) => typeof post[name] === 'string') &&
  post.title !== undefined;

const describe = ({ code, message }: Draft): string =>
  typeof code === 'string'
    ? `an error of WordPress: ${code} ${typeof message === 'string' ? message : ''}`
    : 'JSON, but no feed';

function readPost(post: Draft): Draft {
  const embedded = isRecord(post._embedded) ? post._embedded : {};
  const link = String(post.link ?? post.url);
  const content = rendered(post.content ?? post.description, link);
  const summary = rendered(post.excerpt, link);
  const guid = isRecord(post.guid) ? post.guid.rendered : undefined;
  return {
    id: guid ?? post.global_id ?? post.id,
    url: link,
    title: rendered(post.title, link),
    date_published: stamp(post.date_gmt, post.date_utc, post.date),
    date_modified: stamp(post.modified_gmt, post.modified_utc, post.modified),
    language: post.lang,
    _pinned: post.sticky === true,
    _event: eventOf(post),
    summary,
    content_html: content ?? summary,
    authors: records(embedded.author).map(({ name, link }) => ({ name: rendered(name), url: link })),
    tags: [embedded['wp:term'], post.categories, post.tags]
      .flatMap((terms) => records([terms].flat(2)))
      .map(({ name }) => rendered(name)),
    get _image() {
      return featuredImage(post, embedded) ?? (content && html.firstImage(content.source, link));
    },
  };
}

function featuredImage(post: Draft, embedded: Draft): Draft | undefined {
  const [media] = records(embedded['wp:featuredmedia']);
  if (typeof media?.source_url === 'string') {
    const size = isRecord(media.media_details) ? media.media_details : {};
    // A featured image's caption is where photographers are named.
    const credit = rendered(media.caption);
    return { url: media.source_url, alt: media.alt_text, credit, width: size.width, height: size.height };
  }
  return isRecord(post.image) ? post.image : undefined;
}

/** `{rendered: "…"}` or the bare text, either with entities. */
export function rendered(value: unknown, base = ''): Html | undefined {
  const source = isRecord(value) ? value.rendered : value;
  return typeof source === 'string' && source ? new Html(source, base) : undefined;
}

/** The objects in what may be a list, one object, `false` or absent. */
export const records = (value: unknown): Draft[] => [value].flat().filter(isRecord);

// WordPress writes "0000-00-00 00:00:00" for none.
const stamp = (...values: readonly unknown[]): unknown =>
  values.find((value) => typeof value === 'string' && /^[1-9]/.test(value));
