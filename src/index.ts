/** The classes and types; registers nothing. */
export type { ClusterErrorEvent, ClusterLoadEvent, ClusterSelectEvent } from './elements/widget.js';
export { ClusterEventCard } from './elements/event-card.js';
export { ClusterFundingNotice } from './elements/funding-notice.js';
export { ClusterNewsList } from './elements/news-list.js';
export { FeedError, type FeedErrorCode } from './feed/feed-error.js';
export type * from './feed/model.js';
export { version } from './registry.js';
