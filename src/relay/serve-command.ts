import { loadConfig, sampleConfig } from './config.js';
import { joinParts } from './joined-parts.js';
import type { RelayConfig } from './model.js';
import { printable } from './relay-log.js';
import { type RunningRelay, serveRelay } from './serve-relay.js';

export interface ServeCommandOptions {
  /** Path of the configuration; absent: the sample. */
  readonly config?: string;
  /** By default 8787. */
  readonly port?: number;
  /** By default 127.0.0.1, for a proxy on the same machine; 0.0.0.0 is for everybody. */
  readonly host?: string;
  readonly log?: (line: string) => void;
}

/**
 * Serves the feeds of a configuration, or the sample, until closed.
 * @throws FeedError `config` where the configuration is wrong or the port is taken
 */
export function serve({
  config,
  log = console.error,
  ...where
}: ServeCommandOptions = {}): Promise<RunningRelay> {
  const load = async () => withFeedsFolder(config === undefined ? sampleConfig() : await loadConfig(config));
  return serveRelay({
    load,
    parts: joinParts((line) => {
      log(printable(line));
    }),
    log,
    ...where,
  });
}

/** Feeds are at `/feeds/` here, so that is where links between their pages lead, whether `baseUrl` says so or not. */
function withFeedsFolder(config: RelayConfig): RelayConfig {
  const { baseUrl } = config;
  return baseUrl === undefined || baseUrl.endsWith('/feeds')
    ? config
    : { ...config, baseUrl: `${baseUrl}/feeds` };
}
