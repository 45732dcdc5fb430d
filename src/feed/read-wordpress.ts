import { type Draft, type FeedDraft, Html, isRecord, sourceOf } from './draft.js';
import { FeedError } from './feed-error.js';
import { html } from './html-text.js';
import { readTimeZone } from './time-zone.js';

/**
 * WordPress REST: posts (`/wp/v2/posts?_embed`) and The Events Calendar's events, old (`/tribe/events/v1`) and new
 * (`/tec/v1`). Titles and names are escaped there too. Throws a `FeedError` for any other JSON.
 */
export function readWordPress(answer: unknown, base: string): FeedDraft {
  const head = isRecord(answer) ? answer : {};
  const posts = [head.events ?? answer].flat();
  if (!posts.every(isPost)) throw new FeedError('format', describe(head), base);
  return {
    base,
    html,
    feed: { next_url: head.next_rest_url },
    items: posts.map((post) => () => readPost(post)),
  };
}

const isPost = (post: unknown): post is Draft =>
  isRecord(post) && typeof (post.link ?? post.url) === 'string' && post.title !== undefined;

const describe = ({ code, message }: Draft): string =>
  typeof code === 'string' ? `an error of WordPress: ${code} ${sourceOf(message)}` : 'JSON, but no feed';

function readPost(post: Draft): Draft {
  const [embedded = {}] = records(post._embedded);
  const [guid] = records(post.guid);
  const link = sourceOf(post.link ?? post.url);
  const content = rendered(post.content ?? post.description, link);
  const summary = rendered(post.excerpt, link);
  return {
    id: guid?.rendered ?? post.global_id ?? post.id,
    url: link,
    title: rendered(post.title, link),
    date_published: stamp(post.date_gmt, post.date_utc, post.date),
    date_modified: stamp(post.modified_gmt, post.modified_utc, post.modified),
    language: post.lang,
    _pinned: post.sticky,
    _event: post.start_date && readEvent(post),
    summary,
    content_html: content ?? summary,
    authors: records(embedded.author).map((author) => party(author, 'name')),
    tags: records([embedded['wp:term'], post.categories, post.tags].flat(2)).map(({ name }) =>
      rendered(name),
    ),
    get _image() {
      return featuredImage(post, embedded) ?? (content && html.firstImage(content.source, link));
    },
  };
}

function featuredImage({ image }: Draft, embedded: Draft): Draft | undefined {
  const [media] = records(embedded['wp:featuredmedia']);
  if (typeof media?.source_url !== 'string') return records(image)[0];
  const [size] = records(media.media_details);
  // A featured image's caption is where photographers are named.
  const credit = rendered(media.caption);
  return {
    url: media.source_url,
    alt: rendered(media.alt_text),
    credit,
    width: size?.width,
    height: size?.height,
  };
}

/** When and where, of an event of The Events Calendar. */
function readEvent(post: Draft): Draft {
  const timeZone = readTimeZone(post.timezone);
  const utc = (name: string): unknown => post[`utc_${name}`] ?? post[`${name}_utc`];
  const time = (name: string): string =>
    post.all_day === true
      ? sourceOf(post[name]).slice(0, 10)
      : // Zones set by hand are no zones ("UTC+2"): then only the UTC time is certain.
        timeZone || !utc(name)
        ? sourceOf(post[name])
        : `${sourceOf(utc(name))}Z`;
  const [venue] = records(post.venue ?? post.venues);
  const [organizer, ...supporters] = records(post.organizer ?? post.organizers).map((one) =>
    party(one, 'organizer'),
  );
  return {
    start: time('start_date'),
    end: time('end_date'),
    timeZone,
    location: venue && {
      ...party(venue, 'venue'),
      address: joined(', ', venue.address, joined(' ', venue.zip, venue.city), venue.country),
    },
    organizer,
    supporters,
    status: sourceOf(post.event_status).replace('canceled', 'cancelled'),
    attendance:
      post.is_virtual === true ? (post.virtual_event_type === 'hybrid' ? 'mixed' : 'online') : undefined,
  };
}

/** Who or where something is: under a name of its own in the old API, a title in the new. */
const party = (one: Draft, name: string): Draft => ({
  name: rendered(one[name] ?? one.title),
  url: one.link ?? one.url,
});

const joined = (separator: string, ...parts: readonly unknown[]): string =>
  parts.filter(Boolean).join(separator);

/** `{rendered: "…"}` or the bare text, either with entities. */
function rendered(value: unknown, base = ''): Html | undefined {
  const source = isRecord(value) ? value.rendered : value;
  return typeof source === 'string' && source ? new Html(source, base) : undefined;
}

/** The objects in what may be a list, one object, `false` or absent. */
const records = (value: unknown): Draft[] => [value].flat().filter(isRecord);

// WordPress writes "0000-00-00 00:00:00" for none.
const stamp = (...values: readonly unknown[]): unknown =>
  values.find((value) => typeof value === 'string' && /^[1-9]/.test(value));
