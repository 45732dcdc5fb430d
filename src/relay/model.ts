import type { ClusterFeed, FundingNotice, LanguageTag } from '../feed/model.js';
import type { WidgetTag } from './widget-kinds.js';

/** A configuration with its defaults filled in and its paths absolute. */
export interface RelayConfig {
  /** The file it was read from; absent for the embedded sample. */
  readonly file?: string;
  /** Where what is published is found, without a slash at its end; absent: links in it are relative. */
  readonly baseUrl?: string;
  /** Folder that `snapshot` writes to. */
  readonly out: string;
  /** Folder of what is to survive: last good copies of sources, copies of images, widgets of earlier versions; absent: nothing is. */
  readonly cache?: string;
  /** Hosts (`name` or `name:port`) that may be at an address which is not public. */
  readonly internalHosts: readonly string[];
  readonly limits: FetchLimits;
  readonly feeds: readonly FeedConfig[];
  /** Sites that may show `/embed` in a frame; absent: all. */
  readonly frameAncestors?: readonly string[];
  /** IANA name of the zone of those who read widgets as HTML; absent: see `RenderOptions`. */
  readonly timeZone?: string;
  /** What whoever wrote it should know although it works, a line each. */
  readonly warnings?: readonly string[];
}

export interface FetchLimits {
  /** Milliseconds for one request with all its redirects and its body. */
  readonly timeout: number;
  /** Most bytes of a body, after decompression. */
  readonly maxBytes: number;
  /** Most items taken of one source. */
  readonly maxItems: number;
}

/** A feed to publish, as `NAME.json`, and `NAME.LANGUAGE.json` for each of its languages. */
export interface FeedConfig {
  /** Letters, digits and hyphens. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly homePage?: string;
  /** Empty: only the feed of everything. */
  readonly languages: readonly LanguageTag[];
  /** As the attribute `fallback-lang`: what readers of a language get where there is nothing in it. */
  readonly fallbackLanguages: readonly string[];
  readonly sources: readonly SourceConfig[];
  /** Most items of the whole feed, and of each of its pages. */
  readonly limit: number;
  readonly pageSize: number;
  /** As the attributes of the news list: comma-separated there, lists here. */
  readonly tags: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly since?: string;
  /** Ids or URLs of items that stand first, and of those that are left out. */
  readonly pinned: readonly string[];
  readonly hidden: readonly string[];
  readonly funding: readonly FundingNotice[];
  /** `keep` links to the images of a source; `copy` serves copies; `none` takes them out. */
  readonly images: 'keep' | 'copy' | 'none';
  /** Its widgets that are wanted as HTML. */
  readonly render?: readonly FragmentConfig[];
}

/** A widget as HTML, for pages that include it on their server. */
export interface FragmentConfig {
  readonly tag: WidgetTag;
  /** Name of its file, without the language and `.html`. */
  readonly file: string;
  readonly light: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface SourceConfig {
  /** An http(s) URL, in which `{lang}` stands for each language of the feed, or the absolute path of a file. */
  readonly location: string;
  /** Of a file: what relative links in it are relative to. */
  readonly base?: string;
  readonly title?: string;
  /** Stated for items that state none. */
  readonly language?: LanguageTag;
  /** IANA name, for events that state neither a zone nor an offset. */
  readonly timeZone?: string;
  /** Minutes between two readings at least. */
  readonly refresh: number;
}

/** One address to read: a source of a feed in one language. */
export interface Source extends SourceConfig {
  /** Names it in logs and in the store: the location with its language filled in. */
  readonly key: string;
  readonly edition?: LanguageTag;
}

/** What is known of a source. The feed is the last good one, whatever happened since. */
export interface SourceRecord {
  readonly key: string;
  readonly feed?: ClusterFeed;
  /** RFC 3339: when `feed` was last read, or confirmed to be unchanged. */
  readonly fetched?: string;
  /** Why the last attempt failed, for the log; absent where it did not. */
  readonly error?: string;
  /** The same in words for anybody: no address, folder or key is in them. */
  readonly publicError?: string;
  /** How many items `limits.maxItems` left out of `feed`; absent: none. */
  readonly leftOut?: number;
  /** Failed attempts since the last good one. */
  readonly failures: number;
  /** RFC 3339: when it may be asked again at the earliest, as it said itself (`Retry-After`). */
  readonly retryAt?: string;
  /** What the last good answer said for a conditional request. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** Minutes that the source itself wants between two readings: `ttl`, `sy:updatePeriod`. */
  readonly interval?: number;
}

/** A file to publish, by its path below the root of what is published, such as `news.de.json`. */
export interface PublishedFile {
  readonly path: string;
  /** With its charset. */
  readonly type: string;
  readonly body: Uint8Array;
}
