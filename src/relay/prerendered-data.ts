import type { ClusterFeed, ClusterItem } from '../feed/model.js';
import type { OpenFeed } from '../feed/open-feed.js';
import { selectCalls } from '../feed/select-calls.js';
import { selectEvents } from '../feed/select-events.js';
import { selectItems } from '../feed/select.js';
import type { Prerendered } from '../view/prerendered.js';
import type { Setting } from '../view/widget.js';
import { hasTools } from './idle-tools.js';
import { type Given, type WidgetTag, widgetKinds } from './widget-kinds.js';

/** A feed, and the address that widgets find it at. */
export interface RenderFeed {
  readonly feed: ClusterFeed;
  /** Absolute; relative links and the policy of images start from it. */
  readonly url: string;
}

/** A list that can be searched and continued takes its first page along, unless that is more than a page should carry. */
const mostItems = 40;
/** While a page stands open, or on its way, an event ends and the next takes its place. */
const spareEvents = 2;
/** Of an item without a summary as much text as there may be of one to show. */
const mostText = 1000;

/**
 * What a widget shows, as JSON that may stand in a `<script>`; empty where it would be too much.
 */
export function prerenderedData(
  tag: WidgetTag,
  given: Given,
  feeds: readonly RenderFeed[],
  opened: readonly OpenFeed[],
  setting: Setting,
): string {
  const ids = new Set(idsOf(tag, given, opened, setting));
  const items = feeds.map(({ feed }) => feed.items.filter(({ id }) => ids.has(id)).map(shorten));
  if (items.flat().length > Math.max(mostItems, given.limit)) return '';
  const { now, languages } = setting;
  const data: Prerendered = {
    at: new Date(now).toJSON(),
    asks: asksOf(tag, given),
    language: languages.language,
    feeds: feeds.map(({ feed, url }, index) => ({
      url,
      feed: { ...headOf(tag, feed), items: items[index]! },
    })),
  };
  // What would end the script, or begin a comment in it, can only stand within a string.
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

/** A text in JSON is the same in a page; a property without an attribute is one that the page sets by script. */
const asksOf = (tag: WidgetTag, given: Given): unknown[] =>
  Object.keys(widgetKinds[tag].properties).map((name) => given[name as keyof Given]);

/** Of an occurrence of a recurring event the id of the event, too. */
function idsOf(tag: WidgetTag, given: Given, opened: readonly OpenFeed[], setting: Setting): string[] {
  const { languages, now } = setting;
  if (given.kind === 'call')
    return selectCalls(opened, { ...languages, now })
      .slice(0, given.limit + spareEvents)
      .map(({ item }) => item.id);
  if (tag === 'cluster-funding-notice') return [];
  if (tag === 'cluster-event-card') {
    const { limit, event, past, src } = given;
    const wanted = { ...languages, limit: limit + spareEvents, event, past: past || !src, now };
    return selectEvents(opened, wanted).flatMap(({ id, _event }) => [
      id,
      id.replace(`@${_event?.start}`, ''),
    ]);
  }
  return hasTools(given)
    ? opened.flatMap(({ entries }) => entries.map(({ id }) => id))
    : selectItems(opened, languages, given, now).map(({ id }) => id);
}

function shorten({ content_html: _, content_text, ...item }: ClusterItem): ClusterItem {
  return item.summary === undefined && content_text !== undefined
    ? { ...item, content_text: content_text.slice(0, mostText) }
    : item;
}

function headOf(tag: WidgetTag, feed: ClusterFeed): Omit<ClusterFeed, 'items'> {
  const { version, title, home_page_url, next_url, language, _funding } = feed;
  return {
    version,
    title,
    ...(home_page_url && { home_page_url }),
    ...(language && { language }),
    ...(next_url && tag === 'cluster-news-list' && { next_url }),
    ...(_funding && tag === 'cluster-funding-notice' && { _funding }),
  };
}
