import { join } from 'node:path';
import { copyFeedImages } from './feed-images.js';
import { queueByHost } from './host-queue.js';
import { ownAddress } from './own-links.js';
import { publish } from './publish.js';
import { readSource } from './read-source.js';
import type { RelayParts } from './relay-parts.js';
import { nextAttempt } from './schedule.js';
import { sourcesOf } from './sources.js';
import { openStore } from './store.js';

/**
 * What the live relay is put together from. Copies of images are kept beside the last good copies of sources.
 * @param log is told of what is left out, in words
 */
export function joinParts(log: (line: string) => void): RelayParts {
  const queue = queueByHost();
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
        signal,
        onFault: (url, error) => {
          log(`the image ${url} is left out: ${error instanceof Error ? error.message : String(error)}`);
        },
      });
      const { baseUrl } = config;
      const linkTo = (file: string) =>
        baseUrl === undefined
          ? ownAddress(`/images/${file}`)
          : `${baseUrl.replace(/\/feeds$/, '')}/images/${file}`;
      return new Map([...copies].map(([url, file]) => [url, linkTo(file)]));
    },
  };
}
