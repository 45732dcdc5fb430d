import { type Draft, Html, sourceOf } from './draft.js';
import {
  amount,
  byLanguage,
  dateOrInstant,
  type Field,
  flag,
  type Gate,
  list,
  markup,
  object as objectOf,
  oneOf,
  text,
  verbatim,
} from './fields.js';
import { listTongues, readLanguage } from './language.js';
import { readLink, readResource } from './links.js';
import type { ClusterFeed, ClusterItem, EventDetails, ItemImage } from './model.js';
import { pick } from './pick.js';
import { readTimeZone } from './time-zone.js';
import { readInstant } from './timestamp.js';

/**
 * The one gate: drafts of every reader, our own relay's included, become model here. The page's author chose
 * the address of a feed, not what is at it.
 */

const link: Field = (value, { base }) => readLink(value, base);
const resource: Field<string> = (value, { base }) => readResource(value, base);
const objectWith = (needed: string, bare?: string): Field<Record<string, unknown>> =>
  objectOf(() => readers, needed, bare);
const object = objectWith('');

// Only these lines belong in a recurrence; a line break in one would start another property.
const recurrenceLine: Field = (value) =>
  /^(?:RRULE|EXDATE|RDATE)[:;][\x20-\x7e]+$/.exec(sourceOf(value))?.[0];

/** Compares instants; floating times as if in one zone. */
const moment = (date: string): number => Date.parse(/T.{8}[^Z+-]*$/.test(date) ? `${date}Z` : date);

/** An event without a start is none; an end before the start, or a whole day's end of a timed event, is dropped. */
export const event: Field<EventDetails> = (value, gate, depth) => {
  const read = objectWith('start', '')(value, gate, depth) as EventDetails | undefined;
  if (!read?.end) return read;
  const { end, ...open } = read;
  return end.length > 10 !== read.start.length > 10 || moment(end) < moment(read.start) ? open : read;
};

/** What is stated to be smaller than this (CSS pixels) is an icon or counts visitors. */
const SMALLEST = 30;

const image: Field<ItemImage> = (value, gate, depth) => {
  const read = objectWith('url')(value, gate, depth) as ItemImage | undefined;
  const isSmall = Math.min(read?.width ?? SMALLEST, read?.height ?? SMALLEST) < SMALLEST;
  return !read || isSmall || /^mailto|\/emoji\//.test(read.url) || gate.isDecoration?.(read.url)
    ? undefined
    : read;
};

/** What the names of the feed stand for, wherever they stand. What is not named here gets no further. */
const kinds = {
  'title summary description name address programme id rate currency eligible region authority scope kind statementSuffix fund number role creditLine acronym grantingAuthority alt credit mime_type error':
    text,
  'content_text text statementText disclaimer': verbatim,
  content_html: markup,
  'url home_page_url': link,
  'feed_url icon next_url': resource,
  language: readLanguage,
  timeZone: readTimeZone,
  'date_published date_modified _updated fetched': readInstant,
  'start end previousStart opens closes validFrom validTo signedOn from to': dateOrInstant,
  'width height size_in_bytes duration_in_seconds budget grant total': amount,
  '_pinned emblem': flag,
  preset: oneOf('eu-cohesion interreg horizon next-generation-eu pl-state pl-public-task de-federal custom'),
  statement: oneOf('funded co-funded'),
  status: oneOf('scheduled cancelled postponed rescheduled moved-online'),
  attendance: oneOf('offline online mixed'),
  tags: list(text),
  recurrence: list(recurrenceLine),
  'authors supporters funders': list(objectWith('name')),
  'attachments links': list(objectWith('url', '')),
  '_funding _sources': list(object),
  'organizer beneficiary': objectWith('name'),
  'location project': objectWith('', 'name'),
  logo: objectWith('url'),
  _source: objectWith('title', ''),
  'contract amounts period _call': object,
  _event: event,
  _image: image,
  _translations: byLanguage(object),
} satisfies Record<string, Field>;

const readers: ReadonlyMap<string, Field> = new Map(
  Object.entries(kinds).flatMap(([names, read]) => names.split(' ').map((name) => [name, read])),
);

/** Some feeds link nowhere but in a title. */
const firstLink: Field<string> = (value, gate) =>
  value instanceof Html ? gate.html?.firstLink(value.source, value.base || gate.base) : undefined;

const firstImage: Field = (value, { html, base }) =>
  value instanceof Html ? html?.firstImage(value.source, value.base || base) : undefined;

/** Makes an item of its draft, in a language that was found out beside it. */
export function normaliseItem(
  draft: Draft,
  id: string,
  gate: Gate,
  language: string | undefined,
): ClusterItem {
  const { title, summary, content_text, content_html } = draft;
  const [tongue, ...others] = listTongues(title, summary, content_text, content_html);
  const item: Partial<Record<keyof ClusterItem, unknown>> = object(draft, gate) ?? {};
  const put = (name: keyof ClusterItem, value: unknown): void => {
    if (value !== undefined) item[name] = value;
    else delete item[name];
  };
  put('id', id);
  put('language', tongue ?? language);
  if (!item.url) put('url', firstLink(title, gate));
  if (!item.summary && !item.content_text) put('content_text', verbatim(content_html, gate));
  if (!item._image) put('_image', image(draft.image ?? firstImage(content_html, gate), gate));
  put('image', (item._image as ItemImage | undefined)?.url);
  for (const other of others) {
    const words = object({ title, summary, content_text }, { ...gate, tongue: other });
    item._translations = { ...(item._translations as object), [other]: words };
  }
  return item as ClusterItem;
}

const HEAD =
  'title home_page_url feed_url description icon language authors next_url _updated _funding _sources';

/** What is said of the feed itself. */
export function normaliseFeed(draft: Draft, gate: Gate): Omit<ClusterFeed, 'items'> {
  const read = object(pick(draft, HEAD), gate) as Partial<ClusterFeed> | undefined;
  const home = read?.home_page_url ?? firstLink(draft.title, gate);
  const others = byLanguage(resource)(draft._translations, gate);
  return {
    ...read,
    version: 'https://jsonfeed.org/version/1.1',
    title: read?.title ?? '',
    ...(home && { home_page_url: home }),
    ...(others && { _translations: others as Record<string, string> }),
  };
}
