import { join, resolve } from 'node:path';
import { toFeed } from './config-defaults.js';
import type { RelayConfig } from './model.js';
import { ownAddress } from './own-links.js';
import { sampleFolder } from './package-folder.js';

/** Where the relay serves the sample's pictures, files and articles. */
export const SAMPLE_PATH = '/sample/';

/** What is served where there is no configuration: made-up news and events of a cluster in three languages. */
export function sampleConfig(): RelayConfig {
  const feeds = join(sampleFolder, 'feeds');
  const feedOf = (name: string): RelayConfig['feeds'][number] =>
    toFeed(name, { languages: ['de', 'en', 'pl'], homePage: ownAddress('/'), sources: [name] }, [], () => ({
      location: join(feeds, `${name}.json`),
      base: ownAddress(`${SAMPLE_PATH}feeds/`),
      refresh: 1,
    }));
  return {
    out: resolve('public/feeds'),
    internalHosts: [],
    limits: { timeout: 20_000, maxBytes: 20e6, maxItems: 2000 },
    feeds: [feedOf('news'), feedOf('events')],
  };
}
