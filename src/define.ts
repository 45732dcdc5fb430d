/** Registers all three elements. */
import { ClusterEventCard } from './elements/event-card.js';
import { ClusterFundingNotice } from './elements/funding-notice.js';
import { ClusterNewsList } from './elements/news-list.js';
import { define } from './registry.js';

/** Defines every tag that the page does not have yet. */
export function defineAll(): void {
  define('cluster-news-list', ClusterNewsList);
  define('cluster-event-card', ClusterEventCard);
  define('cluster-funding-notice', ClusterFundingNotice);
}

defineAll();
