import { isRecord } from './draft.js';
import {
  amount,
  dateOrInstant,
  type Field,
  list,
  named,
  object,
  oneOf,
  resource,
  text,
  timeZone,
  url,
} from './fields.js';
import type { Attachment, CallDetails, EventDetails, Party, Place } from './model.js';

export const party: Field<Party> = named(object<Party>({ name: text, url }, 'name'));

const place: Field<Place> = (value, gate) =>
  object<Place>({ name: text, address: text, url })(isRecord(value) ? value : { name: value }, gate);

export const attachment: Field<Attachment> = object<Attachment>(
  { url: resource, mime_type: text, title: text, size_in_bytes: amount, duration_in_seconds: amount },
  'url',
);

/** Local times mean the zone the details themselves name. */
const inOwnZone =
  <T>(field: Field<T>): Field<T> =>
  (value, gate) =>
    isRecord(value)
      ? field(value, { ...gate, zone: timeZone(value.timeZone, gate) ?? gate.zone })
      : undefined;

// Only these lines belong in a recurrence; a line break in one would start another property.
const recurrenceLine: Field<string> = (value) =>
  typeof value === 'string' && /^(?:RRULE|EXDATE|RDATE)[:;][\x20-\x7e]+$/.test(value) ? value : undefined;

const eventFields = object<EventDetails>(
  {
    start: dateOrInstant,
    end: dateOrInstant,
    timeZone,
    location: place,
    organizer: party,
    supporters: list(party),
    status: oneOf('scheduled', 'cancelled', 'postponed', 'rescheduled', 'moved-online'),
    previousStart: dateOrInstant,
    attendance: oneOf('offline', 'online', 'mixed'),
    recurrence: list(recurrenceLine),
    attachments: list(attachment),
  },
  'start',
);

/** An event without a start is none; an end before the start, or a whole day's end of a timed event, is dropped. */
export const event: Field<EventDetails> = inOwnZone((value, gate) => {
  const read = eventFields(value, gate);
  if (read?.end && (read.end.length > 10 !== read.start.length > 10 || isBefore(read.end, read.start))) {
    delete read.end;
  }
  return read;
});

/** Compares instants; floating times as if in one zone. */
const isBefore = (one: string, other: string): boolean => moment(one) < moment(other);
const moment = (date: string): number => Date.parse(/T.{8}[^Z+-]*$/.test(date) ? `${date}Z` : date);

export const call: Field<CallDetails> = inOwnZone(
  object<CallDetails>({
    programme: text,
    id: text,
    opens: dateOrInstant,
    closes: dateOrInstant,
    timeZone,
    rate: text,
    budget: amount,
    currency: text,
    eligible: text,
    region: text,
    authority: text,
    url,
  }),
);
