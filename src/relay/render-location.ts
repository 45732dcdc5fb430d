import { FeedError } from '../feed/feed-error.js';
import { readFeed } from '../feed/read-feed.js';
import { feedFile } from './fragments.js';
import { queueByHost } from './host-queue.js';
import type { FeedConfig, RelayConfig, SourceRecord } from './model.js';
import { publishedAt, siteLinks } from './own-links.js';
import { publish } from './publish.js';
import { read } from './read.js';
import { readSource } from './read-source.js';
import { type RenderFeed, type RenderOptions, renderWidget } from './render.js';
import { sourcesOf } from './sources.js';
import { nearestWord } from './spelling.js';
import { isWidgetTag, unknownTag } from './widget-kinds.js';
import { openStore } from './store.js';

export interface RenderLocationOptions extends RenderOptions {
  /** Address that pages find a feed at that comes from a file. */
  readonly url?: string | undefined;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Asked for only where `src` is the name of a feed. */
  readonly config: () => Promise<RelayConfig | undefined>;
}

/**
 * A widget as HTML, its `src` being what an operator types: the name of a feed of the configuration, whose sources are
 * read as `snapshot` does, a URL, a file, or `-` for what is piped in.
 * @throws FeedError
 */
export async function renderLocation(
  tag: string,
  { src, ...attributes }: Readonly<Record<string, string>>,
  options: RenderLocationOptions,
): Promise<string> {
  if (!isWidgetTag(tag)) throw unknownTag(tag);
  if (src === undefined) return renderWidget(tag, attributes, [], options);
  const { now = Date.now() } = options;
  if (/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(src)) {
    const config = await options.config();
    const { feed, url, language } = await readConfigured(
      src,
      config,
      options.language ?? attributes.lang,
      now,
    );
    return siteLinks(
      await renderWidget(tag, { src: url, ...attributes }, [{ feed, url }], {
        ...options,
        timeZone: options.timeZone ?? config?.timeZone,
        language: options.language ?? attributes.lang ?? language,
      }),
    );
  }
  const { feed, dropped } = await read(src, {
    url: options.url,
    ...(options.stdin && { stdin: options.stdin }),
  });
  if (dropped)
    options.warn?.(
      `left out ${dropped} relative ${dropped === 1 ? 'link' : 'links'}: say with --url where pages find the feed`,
    );
  const url = options.url ?? (/^https?:/i.test(src) ? src : '');
  const stated = url ? { src: url, ...attributes } : attributes;
  const language = options.language ?? attributes.lang ?? feed.language;
  return renderWidget(tag, stated, [{ feed, url }], { ...options, language });
}

/** What would be published of a feed, with its sources read now, or as they were where that fails. */
async function readConfigured(
  name: string,
  config: RelayConfig | undefined,
  language: string | undefined,
  now: number,
): Promise<RenderFeed & { language: string | undefined }> {
  const feed = config?.feeds.find((each) => each.name === name);
  if (!config || !feed) throw unknownFeed(name, config?.feeds);
  const store = await openStore(config.cache);
  const queue = queueByHost();
  const { limits, internalHosts } = config;
  const records = new Map<string, SourceRecord>();
  await Promise.all(
    sourcesOf(feed).map(async (source) => {
      const known = await store.load(source.key);
      records.set(
        source.key,
        await readSource(source, known, { limits, internalHosts, queue, now: () => now }),
      );
    }),
  );
  const faults = [...records.values()].filter((record) => !record.feed);
  if (records.size && faults.length === records.size)
    throw new FeedError('network', `no source of ${name} could be read: ${faults[0]!.error ?? ''}`, name);
  const { baseUrl } = config;
  const files = await publish(feed, records, { now, ...(baseUrl !== undefined && { baseUrl }) });
  const path = feedFile(feed, language);
  const url = publishedAt(baseUrl) + path;
  return {
    feed: await readFeed(files.find((file) => file.path === path)!.body, { url }),
    url,
    language: feed.languages[0],
  };
}

function unknownFeed(name: string, feeds: readonly FeedConfig[] | undefined): FeedError {
  if (!feeds)
    return new FeedError(
      'config',
      `there is no cluster-feed.json in this folder for src=${name}; name it with --config, or say src=./${name} for a file`,
    );
  const names = feeds.map((each) => each.name);
  const near = nearestWord(name, names);
  return new FeedError(
    'config',
    `there is no feed ${name}; ${near ? `did you mean ${near}?` : `there are ${names.join(', ')}`}`,
  );
}
