import type { ClusterFeed } from '../feed/model.js';
import { readFeed } from '../feed/read-feed.js';
import { isAddress, ownHosts, placeholder, receive, type ReceiveOptions } from './receive.js';

export interface ReadResult {
  readonly feed: ClusterFeed;
  /** Links that were left out, for they are relative and nobody has said to what. */
  readonly dropped: number;
}

/**
 * Reads whatever feed is at a URL, in a file or in `stdin` (`-`) as a cluster feed, with every item it states.
 *
 * The host of the URL may be at an address that is not public, for whoever types it has decided so; a redirect may
 * lead only to public ones.
 * @throws FeedError
 */
export async function read(location: string, options: ReceiveOptions = {}): Promise<ReadResult> {
  const internalHosts = isAddress(location) ? ownHosts(location) : [];
  const { body, context } = await receive(location, { internalHosts, ...options });
  const feed = await readFeed(body, { ...context, url: context.url === placeholder ? '' : context.url });
  if (context.url !== placeholder) return { feed, dropped: 0 };
  const based = await readFeed(body, context);
  const links = JSON.stringify(based).match(/https:\/\/relative\.invalid\/[^"\\]*/g);
  return { feed, dropped: new Set(links).size };
}
