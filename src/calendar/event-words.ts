import { excerpt } from '../feed/excerpt.js';
import type { ClusterItem, EventDetails } from '../feed/model.js';

/** Enough for an entry in a calendar, and short enough for an address: the event's own page has the rest. */
const LONGEST = 600;

/** Where an event is, in one line; empty where nothing is known. */
export const placeOf = ({ location: { name, address, url } = {} }: Pick<EventDetails, 'location'>): string =>
  [name, address].filter(Boolean).join(', ') || (url ?? '');

/** What an event is about, who organises it and where to read on. */
export const describe = (
  { summary, content_text, url }: ClusterItem,
  { organizer, location }: EventDetails,
): string => {
  const online = location?.name && location.url;
  return [excerpt(summary ?? content_text ?? '', LONGEST), organizer?.name, online, url]
    .filter(Boolean)
    .join('\n\n');
};
