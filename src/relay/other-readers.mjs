// @ts-check
// Readers that others use, in a process of their own: a hostile feed can keep them busy for ever or eat all memory,
// and memory that runs out in a worker thread takes the whole process with it.
// Plain JavaScript, so that it runs as it is from the sources and from what is built.
// Usage: node other-readers.mjs rss-parser|ical.js < text > `{"feed": JSON Feed}` or `{"error": reason}`
import { text } from 'node:stream/consumers';
import ICAL from 'ical.js';
import RssParser from 'rss-parser';

const readers = { 'rss-parser': readRss, 'ical.js': readCalendar };

try {
  const read = readers[/** @type {keyof typeof readers} */ (process.argv[2])];
  process.stdout.write(JSON.stringify({ feed: await read(await text(process.stdin)) }));
} catch (error) {
  process.stdout.write(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
}

/**
 * What rss-parser sees, unmended: what it makes an object of shall be missed here as it is elsewhere.
 * @param {string} source
 */
async function readRss(source) {
  const { items, ...feed } = await new RssParser().parseString(source);
  return {
    title: feed.title,
    description: feed.description,
    home_page_url: feed.link,
    feed_url: feed.feedUrl,
    language: feed.language,
    items: items.map((item) => ({
      id: item.guid ?? item.id ?? item.link,
      url: item.link,
      title: item.title,
      language: item.language,
      summary: item.contentSnippet,
      content_html: item['content:encoded'] ?? item.content,
      date_published: item.isoDate,
      tags: item.categories?.map((/** @type {unknown} */ tag) => Object(tag)._ ?? tag),
      attachments: item.enclosure && [
        { url: item.enclosure.url, mime_type: item.enclosure.type, size_in_bytes: item.enclosure.length },
      ],
    })),
  };
}

/** @param {string} source */
function readCalendar(source) {
  const parsed = ICAL.parse(source);
  // A file may hold several calendars.
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed).map(
    (/** @type {unknown[]} */ calendar) => new ICAL.Component(calendar),
  );
  const name =
    calendars[0]?.getFirstPropertyValue('x-wr-calname') ?? calendars[0]?.getFirstPropertyValue('name');
  const events = calendars.flatMap((/** @type {ICAL.Component} */ calendar) =>
    calendar.getAllSubcomponents('vevent'),
  );
  return { version: 'https://jsonfeed.org/version/1.1', title: name, items: events.map(readEvent) };
}

/** @param {ICAL.Component} component */
function readEvent(component) {
  const event = new ICAL.Event(component);
  const get = (/** @type {string} */ name) => component.getFirstPropertyValue(name);
  const day = event.startDate?.isDate ?? false;
  const end = component.hasProperty('dtend') || component.hasProperty('duration') ? event.endDate : null;
  const instance = get('recurrence-id');
  const organizer = component.getFirstProperty('organizer');
  return {
    id: instance ? `${event.uid}#${instance}` : event.uid,
    url: get('url'),
    title: event.summary,
    content_text: event.description,
    date_published: stamp(get('created') ?? get('dtstamp')),
    date_modified: stamp(get('last-modified')),
    tags: component.getAllProperties('categories').flatMap((tags) => tags.getValues()),
    _event: {
      start: stamp(event.startDate),
      end: stamp(end && day ? lastDay(event.startDate, end) : end),
      timeZone: component.getFirstProperty('dtstart')?.getFirstParameter('tzid'),
      location: event.location,
      organizer: organizer?.getFirstParameter('cn'),
      status: String(get('status') ?? '')
        .toLowerCase()
        .replace('confirmed', 'scheduled'),
      recurrence: [
        ...component.getAllProperties('rrule').map((rule) => rule.toICALString()),
        ...['exdate', 'rdate'].flatMap((list) => component.getAllProperties(list).map(inUtc)),
      ],
    },
  };
}

/**
 * Whole days end on their last one here, on the day after in iCalendar.
 * @param {ICAL.Time} start
 * @param {ICAL.Time} end
 */
function lastDay(start, end) {
  const last = end.clone();
  last.adjust(-1, 0, 0, 0);
  return last.compare(start) < 0 ? start : last;
}

/**
 * RFC 3339 with the offset of the time's zone; without one where the zone is not known.
 * @param {unknown} time
 */
function stamp(time) {
  if (!(time instanceof ICAL.Time)) return undefined;
  const local = time.toString().replace('Z', '');
  if (time.isDate || time.zone === ICAL.Timezone.localTimezone) return local;
  const minutes = Math.round(time.utcOffset() / 60);
  const pad = (/** @type {number} */ part) => String(Math.trunc(Math.abs(part))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}

/**
 * A line of dates that needs no definition of a zone.
 * @param {ICAL.Property} property
 */
function inUtc(property) {
  const times = property.getValues().filter((value) => value instanceof ICAL.Time);
  const isDay = times[0]?.isDate;
  const written = times.map((time) =>
    (isDay ? time : time.convertToZone(ICAL.Timezone.utcTimezone)).toICALString(),
  );
  return `${property.name.toUpperCase()}${isDay ? ';VALUE=DATE' : ''}:${written.join()}`;
}
