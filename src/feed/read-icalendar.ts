import { FeedError } from './feed-error.js';
import type { FeedDraft } from './draft.js';
export function readICalendar(_text: string, base: string): FeedDraft {
  throw new FeedError('format', 'a calendar', base);
}
