import { decode } from '../feed/decode.js';
import { FeedError } from '../feed/feed-error.js';
import type { ClusterFeed } from '../feed/model.js';
import { checkAnswer, partner } from './check/answer.js';
import { count, type Evidence, type Finding } from './check/finding.js';
import { checkItems } from './check/items.js';
import { checkLanguages } from './check/languages.js';
import { checkFunding } from './check/notices.js';
import { checkCalls, checkEvents } from './check/occasions.js';
import { listPageFeeds } from './check/page-feeds.js';
import { checkImages } from './check/pictures.js';
import { checkReaders } from './check/readers.js';
import { nameFormat } from './format.js';
import { queueByHost } from './host-queue.js';
import type { RelayConfig, Source } from './model.js';
import { isAddress, ownHosts, receive, type Received, type ReceiveOptions } from './receive.js';
import { readBoth, type SecondReading } from './second-readers.js';
import { sourcesOf } from './sources.js';

export type { Finding, Level, Topic } from './check/finding.js';

/** What `cluster-feed check --json` prints. Fields may be added; those that are there stay. */
export interface CheckReport {
  /** Whether all sources are. */
  readonly fit: boolean;
  readonly sources: readonly SourceReport[];
}

export interface SourceReport {
  /** As it was named. */
  readonly source: string;
  /** Feeds of the configuration that it is read for. */
  readonly feeds?: readonly string[];
  /** Whether widgets, or the relay for them, can show it. */
  readonly fit: boolean;
  /** Such as `RSS 2.0`; absent where it could not be read. */
  readonly format?: string;
  readonly title?: string;
  /** How many. */
  readonly items: number;
  readonly bytes: number;
  /** From the request to the end of the body, in milliseconds. */
  readonly ms: number;
  readonly findings: readonly Finding[];
}

export interface CheckOptions extends ReceiveOptions {
  /** Pages read the relay's copy, so that what browsers ask of a source does not matter. */
  readonly relay?: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly now?: () => number;
  readonly readBoth?: typeof readBoth;
  /** Called as each source is done. */
  readonly report?: (done: number, all: number) => void;
}

/** Where to look, and what is stated of it elsewhere. */
interface Target {
  readonly location: string;
  readonly internalHosts: readonly string[];
  readonly source?: Source;
  readonly feeds?: readonly string[];
}

/**
 * Whether widgets can read what is at each location, a URL or the path of a file, and what would make it better.
 * The host of a URL may be internal, as for `read`. Never rejects for what a source does.
 */
export async function check(locations: readonly string[], options: CheckOptions = {}): Promise<CheckReport> {
  const targets = locations.map((location) => ({
    location,
    internalHosts: /^https?:/i.test(location) && URL.canParse(location) ? ownHosts(location) : [],
  }));
  return checkAll(targets, options);
}

/** The same for every source of a configuration, by its limits, as the relay would read them. */
export async function checkConfig(config: RelayConfig, options: CheckOptions = {}): Promise<CheckReport> {
  const targets = new Map<string, Target>();
  for (const feed of config.feeds) {
    for (const source of sourcesOf(feed)) {
      const feeds = [...(targets.get(source.key)?.feeds ?? []), feed.name];
      const { internalHosts } = config;
      targets.set(source.key, { location: source.location, internalHosts, source, feeds });
    }
  }
  return checkAll([...targets.values()], { limits: config.limits, ...options, relay: true });
}

async function checkAll(targets: readonly Target[], options: CheckOptions): Promise<CheckReport> {
  const queue = queueByHost();
  let done = 0;
  const sources = await Promise.all(
    targets.map(async (target) => {
      const run = (): Promise<SourceReport> => checkSource(target, options);
      const report = await (/^https?:/i.test(target.location) ? queue(target.location, run) : run());
      options.report?.(++done, targets.length);
      return report;
    }),
  );
  return { fit: sources.every(({ fit }) => fit), sources };
}

async function checkSource(target: Target, options: CheckOptions): Promise<SourceReport> {
  const { location, internalHosts, source, feeds } = target;
  const { now = Date.now, relay = false } = options;
  const named = { source: source?.key ?? location, ...(feeds && { feeds }) };
  const start = now();
  let received: Received;
  let ms: number;
  try {
    received = await receive(location, {
      ...options,
      url: source?.base ?? options.url,
      internalHosts,
      origin: partner,
    });
    ms = now() - start;
  } catch (error) {
    const findings = [unreachable(error, location)];
    return { ...named, fit: false, items: 0, bytes: 0, ms: now() - start, findings };
  }
  const { body, context } = received;
  const text = decode(body, context.contentType);
  const { ours, second } = await (options.readBoth ?? readBoth)(body, context);
  const feed = ours instanceof FeedError ? undefined : withStated(ours, source);
  const evidence = feed && { received, text, feed, direct: !relay, now: now() };
  const findings = [
    ...(isAddress(location) ? [checkTime(ms)] : []),
    ...(evidence ? await judge(evidence) : [unreadable(ours as FeedError, second, text, context.url, relay)]),
    ...checkReaders(ours, second),
  ];
  const format = feed && nameFormat(text);
  return {
    ...named,
    fit: findings.every(({ level }) => level !== 'unfit'),
    ...(format && { format }),
    ...(feed?.title && { title: feed.title }),
    items: feed?.items.length ?? 0,
    bytes: body.length,
    ms,
    findings,
  };
}

async function judge(evidence: Evidence): Promise<Finding[]> {
  return [
    ...checkAnswer(evidence),
    ...checkItems(evidence),
    ...checkLanguages(evidence),
    ...checkImages(evidence),
    ...(await checkEvents(evidence)),
    ...checkCalls(evidence),
    ...(await checkFunding(evidence)),
  ];
}

/** With what the configuration states for items that state nothing. */
function withStated(feed: ClusterFeed, source: Source | undefined): ClusterFeed {
  const { language, timeZone } = source ?? {};
  return {
    ...feed,
    items: feed.items.map((item) => ({
      ...(language && { language }),
      ...item,
      ...(timeZone && item._event && { _event: { timeZone, ...item._event } }),
    })),
  };
}

const SLOW = 3000;

function checkTime(ms: number): Finding {
  const message = `It was read in ${(ms / 1000).toFixed(1)} s`;
  return ms < SLOW
    ? { level: 'ok', what: 'reach', message: `${message}.` }
    : {
        level: 'note',
        what: 'time',
        message: `${message}: visitors wait as long.`,
        fix: 'let a relay or snapshot answer',
      };
}

const ways: Readonly<Record<string, string>> = {
  network: 'see whether the address is right and the server runs',
  http: 'open the address in a browser; ask who runs the server',
  timeout: 'ask who runs the server, or publish a snapshot that does not wait for it',
  'too-large': 'ask for a shorter feed',
};

function unreachable(error: unknown, location: string): Finding {
  // The report names the address already.
  const message = (error as Error).message.replace(`${location}: `, '');
  const fix = error instanceof FeedError ? ways[error.code] : undefined;
  return { level: 'unfit', what: 'reach', message, ...(fix && { fix }) };
}

function unreadable(
  { message }: FeedError,
  second: SecondReading | undefined,
  text: string,
  url: string,
  relay: boolean,
): Finding {
  const what = 'format';
  const found = `It holds ${message}.`;
  if (second?.feed) {
    // The relay publishes what the second reader sees.
    const level = relay ? 'problem' : 'unfit';
    return {
      level,
      what,
      message: found,
      fix: 'mend the feed: a validator such as validator.w3.org/feed says where',
    };
  }
  const feeds = listPageFeeds(text, url).filter((one) => one !== url);
  const fix = feeds.length
    ? `the page names ${count(feeds.length, 'feed')}: ${feeds.slice(0, 3).join(' ')}`
    : 'name the address of RSS, Atom, JSON Feed, WordPress REST or iCalendar';
  return { level: 'unfit', what, message: found, fix };
}
