import { complete, type Draft, isRecord } from './draft.js';
import { readId } from './entry.js';
import type { Gate } from './fields.js';
import { event } from './normalise.js';
import { nextOccurrences } from './recurrence.js';

/** How many occurrences of an event there are entries of. */
const AHEAD = 12;

/** A draft of a recurring event as its next occurrences, each with the rule that it is one of; what is none, or is all over, as it was. */
export function listOccurrences(draft: Draft, gate: Gate, now: number): Draft[] {
  const details = isRecord(draft._event) && draft._event.recurrence ? event(draft._event, gate) : undefined;
  if (!details?.recurrence) return [draft];
  const whole = complete(draft);
  const next = nextOccurrences(details, now, AHEAD).map((times, index) => ({
    ...whole,
    _event: { ...details, ...times },
    ...(index && { id: `${readId(draft.id)}@${times.start}` }),
  }));
  return next.length ? next : [draft];
}
