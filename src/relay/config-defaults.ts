import { resolve } from 'node:path';
import { readLanguage } from '../feed/language.js';
import { normaliseFeed } from '../feed/normalise.js';
import type { StatedFunding } from './config-funding.js';
import type { FeedConfig, FragmentConfig, RelayConfig, SourceConfig } from './model.js';
import { publishedAt } from './own-links.js';
import { isAddress } from './sources.js';

/** A configuration as its schema has it. */
export interface StatedConfig {
  baseUrl?: string;
  out?: string;
  cache?: string;
  internalHosts?: string[];
  limits?: { timeoutSeconds?: number; maxMegabytes?: number; maxItems?: number };
  feeds: Record<string, StatedFeed>;
  frameAncestors?: string[];
  timeZone?: string;
}

export interface StatedFeed extends Partial<Omit<FeedConfig, 'name' | 'sources' | 'funding' | 'render'>> {
  sources?: (string | StatedSource)[];
  funding?: unknown;
  render?: StatedFragment[];
}

export interface StatedFragment extends Partial<Omit<FragmentConfig, 'tag' | 'attributes'>> {
  tag: FragmentConfig['tag'];
  attributes?: Record<string, string | number | boolean>;
}

export interface StatedSource extends Partial<Omit<SourceConfig, 'location'>> {
  url?: string;
  file?: string;
}

/** No feed is asked for more often. */
const MINUTES = 15;

/** A configuration without faults as the relay uses it. */
export function toConfig(
  stated: StatedConfig,
  folder: string,
  funding: ReadonlyMap<string, StatedFunding>,
): RelayConfig {
  const { baseUrl, limits, feeds } = stated;
  const published = baseUrl && withoutSlash(new URL(baseUrl).href);
  return {
    ...(published && { baseUrl: published }),
    out: resolve(folder, stated.out ?? 'public/feeds'),
    cache: resolve(folder, stated.cache ?? '.cluster-feed'),
    internalHosts: stated.internalHosts ?? [],
    ...(stated.frameAncestors && { frameAncestors: stated.frameAncestors }),
    ...(stated.timeZone && { timeZone: stated.timeZone }),
    limits: {
      timeout: (limits?.timeoutSeconds ?? 20) * 1000,
      maxBytes: Math.round((limits?.maxMegabytes ?? 20) * 1e6),
      maxItems: limits?.maxItems ?? 2000,
    },
    feeds: Object.entries(feeds).map(([name, feed]) =>
      toFeed(name, feed, funding.get(name)?.notices ?? [], (source) =>
        toSource(source, folder, publishedAt(published)),
      ),
    ),
  };
}

/** A feed with the defaults of its settings. */
export function toFeed(
  name: string,
  stated: Omit<StatedFeed, 'funding'>,
  funding: FeedConfig['funding'],
  toSource: (source: string | StatedSource) => SourceConfig,
): FeedConfig {
  // What is published passes the gate, what the configuration says of it like all else.
  const head = normaliseFeed(
    { title: stated.title, description: stated.description, home_page_url: stated.homePage },
    { base: '' },
  );
  return {
    name,
    ...(head.title && { title: head.title }),
    ...(head.description && { description: head.description }),
    ...(head.home_page_url && { homePage: head.home_page_url }),
    languages: (stated.languages ?? []).flatMap((tag) => readLanguage(tag) ?? []),
    fallbackLanguages: stated.fallbackLanguages ?? ['*'],
    sources: (stated.sources ?? []).map(toSource),
    limit: stated.limit ?? 100,
    pageSize: stated.pageSize ?? 20,
    tags: stated.tags ?? [],
    include: stated.include ?? [],
    exclude: stated.exclude ?? [],
    ...(stated.since && { since: stated.since }),
    pinned: stated.pinned ?? [],
    hidden: stated.hidden ?? [],
    funding,
    images: stated.images ?? 'keep',
    ...(stated.render && { render: stated.render.map((fragment) => toFragment(name, fragment)) }),
  };
}

/** The name that a fragment's file has where none is stated: `news-event-card`. */
export const fragmentName = (feed: string, { tag, light }: StatedFragment): string =>
  `${feed}-${tag.replace('cluster-', '')}${light ? '-light' : ''}`;

function toFragment(feed: string, stated: StatedFragment): FragmentConfig {
  const { tag, file = fragmentName(feed, stated), light = false, attributes = {} } = stated;
  // `true` is an attribute that is only there, `false` one that is not.
  const written = Object.entries(attributes).filter(([, value]) => value !== false);
  return {
    tag,
    file,
    light,
    attributes: Object.fromEntries(written.map(([key, value]) => [key, value === true ? '' : String(value)])),
  };
}

function toSource(stated: string | StatedSource, folder: string, base: string): SourceConfig {
  const { url, file, ...settings }: StatedSource = typeof stated === 'object' ? stated : { file: stated };
  const location = url ?? file ?? '';
  const language = readLanguage(settings.language);
  const rest = { ...settings, ...(language && { language }) };
  return url !== undefined || isAddress(location)
    ? { refresh: MINUTES, ...rest, location }
    : { refresh: 1, base, ...rest, location: resolve(folder, location) };
}

export const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
