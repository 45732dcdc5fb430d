import { join } from 'node:path';
import { copyFeedImages } from './feed-images.js';
import { queueByHost } from './host-queue.js';
import { publish } from './publish.js';
import { readSource } from './read-source.js';
import type { RelayParts } from './relay-parts.js';
import { nextAttempt } from './schedule.js';
import { sourcesOf } from './sources.js';
import { openStore } from './store.js';
import { removeImages } from './unused-images.js';

/**
 * What the live relay is put together from. Copies of images are kept beside the last good copies of sources.
 * @param log is told of what is left out, in words
 */
export function joinParts(log: (line: string) => void): RelayParts {
  const queue = queueByHost();
  /** Names of copies, by the feed. */
  const named = new Map<string, ReadonlySet<string>>();
  const failed = new Map<string, number>();
  return {
    sourcesOf,
    nextAttempt,
    publish,
    readSource: (source, known, { config: { limits, internalHosts }, signal }) =>
      readSource(source, known, { limits, internalHosts, queue, signal }),
    openStore: (folder) => openStore(folder, { warn: log }),
    async copyImages(feed, records, { config, signal }) {
      if (config.cache === undefined) return new Map();
      const copies = await copyFeedImages(config, feed, records, {
        folder: join(config.cache, 'images'),
        publish,
        queue,
        now: Date.now(),
        failed,
        signal,
        onFault: (url, error) => {
          log(`the image ${url} is left out: ${error instanceof Error ? error.message : String(error)}`);
        },
      });
      named.set(feed.name, new Set([...copies.values()].map(({ file }) => file)));
      // As in the folder of a snapshot, so that one can take the place of the other.
      return new Map([...copies].map(([url, copy]) => [url, { ...copy, file: `images/${copy.file}` }]));
    },
    async tidyImages(feeds, { config: { cache } }) {
      const files = feeds.flatMap(({ name }) => [...(named.get(name) ?? [])]);
      if (cache !== undefined) await removeImages(join(cache, 'images'), new Set(files));
    },
  };
}
