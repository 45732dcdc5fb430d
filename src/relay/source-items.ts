import type { FeedEntry } from '../feed/entry.js';
import { spanOf } from '../feed/event-time.js';
import type { CallDetails, ClusterFeed, ClusterItem, EventDetails } from '../feed/model.js';
import type { OpenFeed } from '../feed/open-feed.js';
import { readTimeZone, withOffset } from '../feed/time-zone.js';
import { canonicalUrl } from './canonical-url.js';
import type { Source } from './model.js';
import { isAddress } from './sources.js';

/** An item and the source it stands in. */
export interface SourceItem extends FeedEntry {
  /** Key of the source. */
  readonly source: string;
  /** Items of one site are told apart by their ids. */
  readonly site: string;
  /** Where it stands in a list by date, in milliseconds since 1970 UTC: an event without a publication by its start. */
  readonly date: number;
}

/** A source as it is chosen from: an edition where it is read for one language, whatever it says of itself. */
export interface OpenSource extends OpenFeed {
  readonly entries: readonly SourceItem[];
}

/**
 * Opens the last good feed of a source with what its configuration adds: languages and zones that are not stated,
 * and where each item comes from. It has passed the gate when it was read.
 */
export function openSource(source: Source, { items, ...stated }: ClusterFeed): OpenSource {
  const language = source.edition ?? stated.language;
  const feed = { ...stated, ...(language && { language }) };
  const site = siteOf(source);
  return { feed, entries: items.map((item) => sourceItem(complete(item, source, stated), source.key, site)) };
}

/** The entry of an item. */
export function sourceItem(item: ClusterItem, source: string, site: string): SourceItem {
  const { language, _event, _call, _pinned, _translations } = item;
  const translated = Object.entries(_translations ?? {}).flatMap(([tag, { title }]) => (title ? tag : []));
  const published = Date.parse(item.date_published ?? '');
  return {
    id: item.id,
    item,
    source,
    site,
    published,
    date: Number.isNaN(published) && _event ? startOf(_event) : published,
    languages: [...(language ? [language] : []), ...translated],
    isEvent: _event !== undefined,
    isCall: _call !== undefined,
    pinned: _pinned === true,
  };
}

/** When an event starts, in milliseconds since 1970 UTC. One that floats is not in the zone of this machine. */
export const startOf = (event: EventDetails): number => spanOf({ timeZone: 'UTC', ...event }).start;

function siteOf({ key }: Source): string {
  const [host] = (isAddress(key) && canonicalUrl(key)?.page.split('/')) || [key];
  return host!;
}

function complete(item: ClusterItem, source: Source, feed: Omit<ClusterFeed, 'items'>): ClusterItem {
  // Nothing here renders it, and it is most of what a blog's feed weighs.
  const { content_html: _, ...rest } = item;
  const language = item.language ?? source.language ?? source.edition;
  const title = source.title ?? feed.title;
  const url = feed.home_page_url;
  const zone = readTimeZone(source.timeZone);
  return {
    ...rest,
    ...(language && { language }),
    ...(title && !item._source && { _source: url ? { title, url } : { title } }),
    ...(zone && item._event && { _event: eventIn(zone, item._event) }),
    ...(zone && item._call && { _call: callIn(zone, item._call) }),
  };
}

const statesOffset = (time: string | undefined): boolean => /T.*[Z+-]/.test(time ?? '');
const timeIn = (zone: string, time: string): string =>
  time.includes('T') && !statesOffset(time) ? withOffset(time, zone) : time;

function eventIn(zone: string, event: EventDetails): EventDetails {
  if (event.timeZone || statesOffset(event.start)) return event;
  const { start, end, previousStart } = event;
  return {
    ...event,
    start: timeIn(zone, start),
    ...(end && { end: timeIn(zone, end) }),
    ...(previousStart && { previousStart: timeIn(zone, previousStart) }),
    timeZone: zone,
  };
}

function callIn(zone: string, call: CallDetails): CallDetails {
  const { opens, closes, timeZone } = call;
  if (timeZone || statesOffset(closes)) return call;
  return {
    ...call,
    ...(opens && { opens: timeIn(zone, opens) }),
    ...(closes && { closes: timeIn(zone, closes) }),
    timeZone: zone,
  };
}
