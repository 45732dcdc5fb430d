import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FeedError } from '../feed/feed-error.js';
import { toFeed } from './config-defaults.js';
import type { RelayConfig } from './model.js';
import { ownAddress } from './own-links.js';

/** Where the relay serves the sample's pictures, files and articles. */
export const SAMPLE_PATH = '/sample/';

// Beside the built tool, beside a folder of its parts, and where the sources are.
const PLACES = ['./sample/', '../sample/', '../../demo/'];

/**
 * The folder that the sample is in: `feeds/`, which link to `../images/` and so on.
 *
 * @throws FeedError `config` where the package is incomplete
 */
export function sampleFolder(): string {
  const folders = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = folders.find((folder) => existsSync(join(folder, 'feeds', 'news.json')));
  if (!found)
    throw new FeedError(
      'config',
      'The sample is not installed with this tool: name a configuration by --config.',
    );
  return found;
}

/** What is served where there is no configuration: made-up news and events of a cluster in three languages. */
export function sampleConfig(): RelayConfig {
  const feeds = join(sampleFolder(), 'feeds');
  const feedOf = (name: string): RelayConfig['feeds'][number] =>
    toFeed(name, { languages: ['de', 'en', 'pl'], homePage: ownAddress('/'), sources: [name] }, [], () => ({
      location: join(feeds, `${name}.json`),
      base: ownAddress(`${SAMPLE_PATH}feeds/`),
      refresh: 1,
    }));
  return {
    out: resolve('public/feeds'),
    cache: resolve('.cluster-feed'),
    internalHosts: [],
    limits: { timeout: 20_000, maxBytes: 20e6, maxItems: 2000 },
    feeds: [feedOf('news'), feedOf('events')],
  };
}
