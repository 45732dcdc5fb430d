import type { ClusterFeed, ClusterItem, FundingNotice } from '../feed/model.js';
import type { HostQueue } from './host-queue.js';
import { type CopiedImage, copyImages } from './images.js';
import type { FeedConfig, PublishedFile, RelayConfig, SourceRecord } from './model.js';
import type { publish } from './publish.js';
import { sourcesOf } from './sources.js';

export interface FeedImagesOptions {
  /** Where copies are kept. */
  readonly folder: string;
  readonly publish: typeof publish;
  readonly queue: HostQueue;
  readonly now: number;
  /** As of `copyImages`. */
  readonly failed?: Map<string, number>;
  readonly signal?: AbortSignal | undefined;
  /** Is told why an image was left out. */
  readonly onFault?: (url: string, error: unknown) => void;
  readonly copy?: typeof copyImages;
}

/**
 * Copies the images of what will be published of a feed, no more than that.
 *
 * @returns the copies, by the images' addresses
 */
export async function copyFeedImages(
  config: Pick<RelayConfig, 'internalHosts' | 'limits'>,
  feed: FeedConfig,
  records: ReadonlyMap<string, SourceRecord>,
  { folder, publish, queue, now, failed, signal, onFault, copy = copyImages }: FeedImagesOptions,
): Promise<ReadonlyMap<string, CopiedImage>> {
  const files = await publish({ ...feed, images: 'keep' }, records, { now });
  return copy(joinPages(files), {
    folder,
    queue,
    sources: sourcesOf(feed).map(({ location }) => location),
    internalHosts: config.internalHosts,
    limits: config.limits,
    now,
    ...(failed && { failed }),
    ...(signal && { signal }),
    ...(onFault && { onFault }),
  });
}

/** What pages hold that may have an image; they have passed the gate. The publisher's own files need no copy. */
function joinPages(files: readonly PublishedFile[]): ClusterFeed {
  const pages = files.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as ClusterFeed);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: '',
    items: pages.flatMap(({ items }): ClusterItem[] =>
      items.filter(({ _image }) => _image && URL.canParse(_image.url)),
    ),
    _funding: pages.flatMap(({ _funding = [] }): FundingNotice[] => _funding),
  };
}
