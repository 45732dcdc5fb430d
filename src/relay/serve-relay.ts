import { openFeedAnswers } from './feed-answers.js';
import { createHandler } from './handler.js';
import { keepWidgets } from './kept-widgets.js';
import { openMetrics } from './metrics.js';
import type { RelayConfig } from './model.js';
import { distFolder } from './package-folder.js';
import type { Prepared } from './prepared.js';
import { openRelay, type Relay, type RelayEvent, type RelayOptions } from './relay.js';
import { logLine, printable } from './relay-log.js';
import type { RelayParts } from './relay-parts.js';
import { openServer } from './server.js';
import { openSiteFiles } from './site-files.js';
import { sourceLabel } from './source-label.js';
import { openTally } from './tally.js';

export const defaultPort = 8787;
/** For a proxy on the same machine; everybody else needs `--host 0.0.0.0`. */
export const defaultHost = '127.0.0.1';

export interface ServeOptions {
  /** Reads the configuration; asked again on `reload`. */
  readonly load: () => Promise<RelayConfig>;
  readonly parts: RelayParts;
  readonly port?: number;
  readonly host?: string;
  readonly log?: (line: string) => void;
  readonly relay?: Omit<RelayOptions, 'report'>;
}

export interface RunningRelay {
  /** Without a slash at its end. */
  readonly url: string;
  /** Names of sources that have not been read yet, and of which there is no earlier copy. */
  pending(): string[];
  /** Reads the configuration anew and refreshes everything; a configuration that is wrong changes nothing. */
  reload(): Promise<void>;
  /** Reads a feed's sources, or all, now. */
  refresh(feed?: string): Promise<void>;
  /** Ends what is under way, within some seconds. */
  close(): Promise<void>;
}

/**
 * Serves the feeds of a configuration until closed.
 * @throws FeedError `config` where the configuration is wrong or the port is taken
 */
export async function serveRelay(options: ServeOptions): Promise<RunningRelay> {
  const { load, parts, port = defaultPort, host = defaultHost, log = console.error } = options;
  const config = await load();
  const tally = openTally();
  const report = (event: RelayEvent) => {
    metrics.note(event);
    const line = logLine(event);
    if (line !== undefined) log(line);
  };
  const relay = openRelay(config, parts, { ...options.relay, report });
  const answers = await openFeedAnswers(relay, options.relay?.now);
  const metrics = openMetrics(relay, answers, tally, options.relay?.now ? { now: options.relay.now } : {});
  const { cache } = config;
  const files = await openSiteFiles(cache);
  const kept = new Map<string, Prepared>();
  const keep = (address: string, prepared: Prepared) => kept.set(address, prepared);
  const handler = createHandler(relay, { answers, files, tally, metrics, keep });
  await relay.start();
  const server = await openServer({ prepared: [answers.byUrl, kept], handler, tally, port, host }).catch(
    async (error: unknown) => {
      await relay.stop();
      throw error;
    },
  );
  const keeping =
    cache === undefined
      ? undefined
      : keepWidgets(cache, files.version, distFolder, files.widgets.names).catch((error: unknown) => {
          log(printable(`the widgets of this version cannot be kept for later: ${(error as Error).message}`));
        });
  return {
    url: server.url,
    pending: () => pendingOf(relay),
    async reload() {
      try {
        await relay.adopt(await load());
      } catch (error) {
        log(`The configuration is not taken over, the one before stays: ${(error as Error).message}`);
        return;
      }
      log('The configuration has been read anew.');
      await relay.refresh();
    },
    refresh: (feed) => relay.refresh(feed),
    async close() {
      await Promise.all([server.close(), relay.stop(), keeping]);
      answers.close();
    },
  };
}

const pendingOf = (relay: Relay): string[] => [
  ...new Set(
    [...relay.status().values()]
      .flat()
      .flatMap(({ source, record }) => (record ? [] : [sourceLabel(source)])),
  ),
];

/** Most of what is still being read is not named one by one. */
const mostNamed = 5;

/** What is printed once the relay can be asked. */
export function greeting(relay: RunningRelay, feeds: readonly string[]): string {
  const { url } = relay;
  const unread = relay.pending();
  const more = unread.length > mostNamed ? ` and ${unread.length - mostNamed} more` : '';
  return [
    `Embed builder:  ${url}/`,
    ...feeds.map((name) => `Feed:           ${url}/feeds/${name}.json`),
    `Widgets:        ${url}/widgets/cluster-widgets.js`,
    `State:          ${url}/healthz  ${url}/metrics`,
    ...(unread.length
      ? [
          `Being read:     ${printable(unread.slice(0, mostNamed).join(', '))}${more}; feeds are there when their sources are.`,
        ]
      : []),
    'Stop with Ctrl+C.',
  ].join('\n');
}

/**
 * Ends on SIGTERM and SIGINT, reads the configuration anew on SIGHUP. A second signal to end ends at once.
 * @returns settles when it has ended
 */
export function followSignals(relay: RunningRelay, signals: NodeJS.EventEmitter = process): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      for (const name of ['SIGTERM', 'SIGINT']) signals.off(name, end);
      relay.close().then(resolve, reject);
    };
    for (const name of ['SIGTERM', 'SIGINT']) signals.once(name, end);
    signals.on('SIGHUP', () => void relay.reload());
  });
}
