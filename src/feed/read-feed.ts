import { cleanHtml } from './clean-html.js';
import type { ClusterFeed, ClusterItem } from './model.js';
import { type FeedContext, openDraft } from './open-feed.js';
import { recognise } from './recognise.js';
import { inSlices } from './slices.js';

/**
 * Reads any feed as a cluster feed, with every item it states.
 *
 * @param body bytes as received (best, for their encoding is found out here) or text
 * @param context where it came from; `url` is what relative links are relative to
 * @throws FeedError `format` where it is no feed
 */
export async function readFeed(body: Uint8Array | string, context: FeedContext): Promise<ClusterFeed> {
  const { feed, entries } = await openDraft(await recognise(body, context), context, undefined, cleanHtml);
  const items: ClusterItem[] = [];
  // An item is made when it is asked for.
  await inSlices(entries, ({ item }) => items.push(item));
  return { ...feed, items };
}
