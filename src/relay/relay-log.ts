import type { RelayEvent } from './relay.js';
import { sourceLabel } from './source-label.js';

/**
 * What of the relay's doings is worth a line in a log: what begins and what ends, not each of a hundred failures.
 * @returns nothing where it is not
 */
export function logLine(event: RelayEvent): string | undefined {
  switch (event.type) {
    case 'read': {
      const { record, before, source } = event;
      const name = sourceLabel(source);
      if (record.error === before?.error)
        return record.leftOut && !before?.leftOut
          ? `${name}: the oldest items are left out (${record.leftOut}, by limits.maxItems)`
          : undefined;
      if (record.error === undefined) return `${name}: read again after ${before?.failures ?? 0} failures`;
      const kept = record.feed
        ? `the copy of ${record.fetched ?? 'before'} is kept`
        : 'there is no earlier copy';
      return printable(`${name}: ${record.error}; ${kept}`);
    }
    case 'not-stored':
      return printable(`${sourceLabel(event.source)}: not stored, kept in memory: ${event.reason}`);
    case 'not-published':
      return printable(`feed ${event.feed.name}: not published, the one before stays: ${event.reason}`);
    case 'published':
      return undefined;
  }
}

/** A message may quote what an upstream server said; it must not move the cursor of a terminal, nor begin a line. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
