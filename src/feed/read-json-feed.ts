import { readLink } from './links.js';
import { type Draft, type FeedDraft, Html, isRecord } from './draft.js';

/** JSON Feed 1.0 and 1.1 and the cluster feed: the names are the model's already. */
export function readJsonFeed(feed: Draft, base: string): FeedDraft {
  const { items } = feed;
  return {
    feed: { ...feed, authors: feed.authors ?? feed.author },
    base: (base || readLink(feed.feed_url)) ?? '',
    items: (Array.isArray(items) ? items : []).filter(isRecord).map((item) => () => readItem(item)),
  };
}

function readItem(item: Draft): Draft {
  const { content_html: html, url } = item;
  return {
    ...item,
    authors: item.authors ?? item.author,
    url: url ?? item.external_url,
    content_html: typeof html === 'string' ? new Html(html, typeof url === 'string' ? url : '') : undefined,
  };
}

/** Whether an item has only markup to show, so that a page must load the tokenizer for it. */
export const needsMarkup = (item: Draft): boolean =>
  item.content_html !== undefined && !item.summary && !item.content_text;

/** True for an object of JSON Feed or the cluster feed; a hand-kept one may hold nothing but notices. */
export const isJsonFeed = (feed: Draft): boolean =>
  Array.isArray(feed.items) || Array.isArray(feed._funding) || /jsonfeed\.org/.test(String(feed.version));
