import type { ClusterItem, EventDetails, Party } from '../feed/model.js';

const term = (word: string): string => `https://schema.org/${word}`;

/** `MovedOnline` of `moved-online`. */
const pascal = (word: string): string =>
  word.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());

/**
 * Events as search engines read them (schema.org Event), as JSON that may stand in a `<script>`; only what is known.
 * Empty where there is none. The closing of a call is no event.
 */
export function writeJsonLd(items: readonly ClusterItem[]): string {
  const events = items.flatMap((item) => (item._event ? describeEvent(item, item._event) : []));
  if (!events.length) return '';
  // What would end the script, or begin a comment in it, can only stand within a string.
  return JSON.stringify(events.length > 1 ? events : events[0]).replace(/</g, '\\u003c');
}

/** What is undefined does not get into the JSON. */
function describeEvent(item: ClusterItem, event: EventDetails): object {
  const { start, end, status = 'scheduled', previousStart, attendance, organizer, supporters } = event;
  const mode = status === 'moved-online' ? 'online' : attendance;
  return {
    '@context': term(''),
    '@type': 'Event',
    name: item.title,
    url: item.url,
    description: item.summary ?? item.content_text,
    image: item.image,
    inLanguage: item.language,
    startDate: start,
    endDate: end,
    eventStatus: term(`Event${pascal(status)}`),
    previousStartDate: status === 'rescheduled' ? previousStart : undefined,
    eventAttendanceMode: mode && term(`${pascal(mode)}EventAttendanceMode`),
    location: placesOf(item, event, mode),
    organizer: organizer && describeParty(organizer),
    sponsor: supporters?.map(describeParty),
  };
}

const describeParty = ({ name, url }: Party): object => ({ '@type': 'Organization', name, url });

/** Online an event is at the address of its place, or else of its page. */
function placesOf(
  item: ClusterItem,
  { location }: EventDetails,
  mode: EventDetails['attendance'],
): object | undefined {
  const url = location?.url ?? item.url;
  const online = url && { '@type': 'VirtualLocation', url };
  if (mode === 'online') return online || undefined;
  const place = location && (location.name ?? location.address) && { '@type': 'Place', ...location };
  return mode === 'mixed' && place && online ? [place, online] : place || undefined;
}
