import type { Draft } from './draft.js';
import { records, rendered } from './read-wordpress.js';
import { readTimeZone } from './time-zone.js';

const ATTENDANCE: Readonly<Record<string, string>> = { virtual: 'online', hybrid: 'mixed' };
const STATUS: Readonly<Record<string, string>> = {
  canceled: 'cancelled',
  cancelled: 'cancelled',
  postponed: 'postponed',
};

/** When and where, of an event of The Events Calendar; undefined for any other post. */
export function eventOf(post: Draft): Draft | undefined {
  if (!post.start_date) return undefined;
  const timeZone = readTimeZone(post.timezone);
  const utc = (name: string): unknown => post[`utc_${name}`] ?? post[`${name}_utc`];
  const time = (name: string): string | undefined => {
    if (post.all_day === true) return String(post[name]).slice(0, 10);
    // Zones set by hand are no zones ("UTC+2"): then only the UTC time is certain.
    if (timeZone) return String(post[name]);
    return utc(name) ? `${String(utc(name))}Z` : undefined;
  };
  const [venue] = records(post.venue ?? post.venues);
  const organizers = records(post.organizer ?? post.organizers).map((one) => ({
    name: rendered(one.organizer ?? one.title),
    url: one.url ?? one.link,
  }));
  return {
    start: time('start_date'),
    end: time('end_date'),
    timeZone,
    location: venue && {
      name: rendered(venue.venue ?? venue.title),
      address: [venue.address, [venue.zip, venue.city].filter(Boolean).join(' '), venue.country]
        .filter(Boolean)
        .join(', '),
      url: venue.url ?? venue.link,
    },
    organizer: organizers[0],
    supporters: organizers.slice(1),
    status: STATUS[String(post.event_status)],
    attendance:
      post.is_virtual === true ? (ATTENDANCE[String(post.virtual_event_type)] ?? 'online') : undefined,
  };
}
