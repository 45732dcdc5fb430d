import { eventAttributes } from '../feed/event-attributes.js';
import type { ClusterItem } from '../feed/model.js';
import type { OpenFeed } from '../feed/open-feed.js';
import { selectEvents } from '../feed/select-events.js';
import { attributes } from './attributes.js';
import { eventCards } from './event-card.js';
import type { Setting, Shown } from './widget.js';

export const eventProperties = attributes(`event ${eventAttributes}`, {
  limit: 1,
  past: false,
  status: 'scheduled',
});

/** What the attributes of an event card say of what it shows. */
export interface EventCardAttributes {
  readonly src: string;
  readonly heading: string | undefined;
  readonly limit: number;
  readonly event: string;
  readonly past: boolean;
  readonly timeZone: string;
}

/** What an event card shows of its feeds. */
export function eventWidget(
  given: EventCardAttributes,
  feeds: readonly OpenFeed[],
  { hooks, languages, level, now, zone }: Setting,
): Shown<ClusterItem> {
  const { limit, event } = given;
  // An event that the page itself names is shown, over or not.
  const past = given.past || !given.src;
  const items = selectEvents(feeds, { ...languages, limit, event, past, now });
  const options = {
    hooks,
    level: level + (given.heading === '' ? 0 : 1),
    zones: { shown: given.timeZone, reader: zone },
    now,
  };
  return {
    items,
    draw: (speech, items) => eventCards(items, options, speech),
    word: items[1] ? 'events' : 'event',
  };
}
