import { type Draft, isRecord } from './draft.js';
import { readId } from './entry.js';
import type { Gate } from './fields.js';
import { event } from './normalise.js';
import { nextOccurrences } from './recurrence.js';

/** How many occurrences of an event there are entries of. */
const AHEAD = 12;

/** Drafts with recurring events as their next occurrences; one that is all over stays as it was. */
export function listOccurrences(drafts: readonly Draft[], gate: Gate, now: number): Draft[] {
  return drafts.flatMap<Draft>((draft) => {
    const details = isRecord(draft._event) && draft._event.recurrence ? event(draft._event, gate) : undefined;
    if (!details?.recurrence) return draft;
    const { recurrence: _, ...once } = details;
    const next = nextOccurrences(details, now, AHEAD);
    return next.length
      ? next.map((times, index) => ({
          ...draft,
          _event: { ...once, ...times },
          ...(index && { id: `${readId(draft.id)}@${times.start}` }),
        }))
      : draft;
  });
}
