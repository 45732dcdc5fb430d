import { FeedError } from './feed-error.js';
import type { FeedDraft } from './draft.js';
export function readWordPress(_value: unknown, base: string): FeedDraft {
  throw new FeedError('format', 'JSON, but no feed', base);
}
