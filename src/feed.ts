/** The readers and the model, for pages and Node alike. No DOM at import. */
export { FeedError, type FeedErrorCode } from './feed/feed-error.js';
export type * from './feed/model.js';
export type { FeedContext } from './feed/open-feed.js';
export { readFeed } from './feed/read-feed.js';
