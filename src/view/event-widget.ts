import { html } from 'lit';
import { eventAttributes } from '../feed/event-attributes.js';
import { datesOf } from '../feed/item-time.js';
import type { ClusterItem } from '../feed/model.js';
import type { OpenFeed } from '../feed/open-feed.js';
import { selectEvents } from '../feed/select-events.js';
import { splitWords } from '../feed/since.js';
import { attributes } from './attributes.js';
import type { CalendarOptions, offerCalendars } from './calendar-offer.js';
import { nextChange } from './countdown.js';
import { type EventCardOptions, eventCards } from './event-card.js';
import type { Changing, Setting, Shown } from './widget.js';

export const eventProperties = attributes(`event ${eventAttributes}`, {
  limit: 1,
  past: false,
  status: 'scheduled',
  calendar: 'ics',
  'json-ld': false,
});

export const calendars = ['ics', 'google', 'outlook', 'office365', 'yahoo', 'none'];

/** What the attributes of an event card say of what it shows. */
export interface EventCardAttributes {
  readonly src: string;
  readonly heading: string | undefined;
  readonly limit: number;
  readonly event: string;
  readonly past: boolean;
  readonly timeZone: string;
  readonly calendar: string;
}

/** What offers events to calendars, which not every page needs. */
export interface CalendarPart {
  readonly offerCalendars?: typeof offerCalendars;
  readonly menu?: CalendarOptions['menu'];
}

/**
 * What an event card shows of its feeds.
 * @param part absent: still to be loaded, where `isComing` says that it is needed
 */
export function eventWidget(
  given: EventCardAttributes,
  feeds: readonly (OpenFeed & { readonly url?: string })[],
  { hooks, languages, level: own, now, zone }: Setting,
  part: CalendarPart | undefined,
): Shown<ClusterItem> & Changing & { readonly isComing: boolean } {
  const { limit, event } = given;
  // An event that the page itself names is shown, over or not.
  const past = given.past || !given.src;
  const items = selectEvents(feeds, { ...languages, limit, event, past, now });
  const zones = { shown: given.timeZone, reader: zone };
  const level = own + (given.heading === '' ? 0 : 1);
  const wanted = splitWords(given.calendar).filter((name) => calendars.includes(name) && name !== 'none');
  const isComing = !!wanted[0] && !part;
  const [feed, another] = feeds;
  if (feed?.isCalendar && feed.url && !another) wanted.push(feed.url.replace(/^https?/, 'webcal'));
  const offer =
    (isFiller: boolean | undefined): EventCardOptions['offer'] =>
    (item, when, index, speech) =>
      wanted[0] &&
      (isFiller
        ? html`<p part="calendar">&nbsp;</p>`
        : part?.offerCalendars?.(item, when, { index, calendars: wanted, now, menu: part.menu }, speech));
  return {
    items,
    next: Math.min(...items.map((item) => nextChange(datesOf(item)!, now, zone))),
    draw: (speech, events, isFiller) =>
      eventCards(events, { hooks, level, zones, now, offer: offer(isFiller) }, speech),
    word: items[1] ? 'events' : 'event',
    isComing,
  };
}
