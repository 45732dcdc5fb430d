import { ownJson } from './own-json.js';
import { pick } from './pick.js';

/** The attributes that state an event without a feed, beside its `time-zone`. */
export const eventAttributes =
  'name start end location url organizer status attendance image description time-zone';

/** An event as the attributes of an element state it. */
export interface EventAttributes {
  src?: string | undefined;
  name?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
  location?: string | undefined;
  url?: string | undefined;
  organizer?: string | undefined;
  status?: string | undefined;
  attendance?: string | undefined;
  image?: string | undefined;
  description?: string | undefined;
  timeZone?: string | undefined;
}

/**
 * The feed of one event from attributes, as JSON, so that the same attributes are the same
 * feed; empty where they state none.
 */
export function eventFromAttributes(element: EventAttributes): string {
  const { name, start, url, image, description } = element;
  if (element.src || !(name || start)) return '';
  const _event = pick(element, 'start end timeZone location organizer status attendance');
  // With its start, so that the next of that name is another entry in a calendar.
  return ownJson({
    items: [{ id: name && `${name} ${start}`, title: name, url, image, summary: description, _event }],
  });
}
