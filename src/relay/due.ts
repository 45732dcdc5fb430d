import { instantOf, spanOf } from '../feed/event-time.js';
import type { ClusterItem, EventDetails } from '../feed/model.js';
import { nextOccurrences } from '../feed/recurrence.js';
import { inSlices } from '../feed/slices.js';

/** To look for the next occurrence takes milliseconds; a hostile feed must not make them minutes. */
const MOST_RECURRING = 100;

/**
 * When coming events start and open calls close, in milliseconds since 1970 UTC; a call without an end is due last.
 * What is over, and what is neither, has no entry.
 */
export async function dueOf(items: readonly ClusterItem[], now: number): Promise<Map<ClusterItem, number>> {
  const due = new Map<ClusterItem, number>();
  let recurring = 0;
  await inSlices(items, (item) => {
    const { _event, _call } = item;
    const event = _event?.recurrence && ++recurring <= MOST_RECURRING ? next(_event, now) : _event;
    const span = event && spanOf({ timeZone: 'UTC', ...event });
    if (span && span.end >= now) due.set(item, span.start);
    if (!_event && _call) {
      const closes = _call.closes ? instantOf(_call.closes, _call.timeZone ?? 'UTC', true) : Infinity;
      if (closes >= now) due.set(item, closes);
    }
  });
  return due;
}

const next = (event: EventDetails, now: number): EventDetails => ({
  ...event,
  ...nextOccurrences(event, now, 1)[0],
});
