import type { CopiedImage } from './images.js';
import type { FeedConfig, PublishedFile, RelayConfig, Source, SourceRecord } from './model.js';

/** Where the last good copies are kept. */
export interface Store {
  load(key: string): Promise<SourceRecord | undefined>;
  /** Gives what went wrong, in words; the record stays in memory then. */
  save(record: SourceRecord): Promise<string | undefined>;
}

/** What a job for a configuration may need. */
export interface Work {
  readonly config: RelayConfig;
  readonly signal: AbortSignal;
}

/** What the relay is put together from. Tests put others in their place. */
export interface RelayParts {
  sourcesOf(feed: FeedConfig): readonly Source[];
  /** One attempt. What goes wrong upstream is in the record, and nothing good is lost. */
  readSource(source: Source, known: SourceRecord | undefined, work: Work): Promise<SourceRecord>;
  /** When to read next: milliseconds since 1970. */
  nextAttempt(record: SourceRecord, source: Source, now: number, random: () => number): number;
  publish(
    feed: FeedConfig,
    records: ReadonlyMap<string, SourceRecord>,
    options: {
      baseUrl?: string;
      internalHosts: readonly string[];
      now: number;
      imageAt?: (url: string) => CopiedImage | undefined;
    },
  ): Promise<PublishedFile[]>;
  /** @param folder absent: nothing is kept */
  openStore(folder: string | undefined): Promise<Store>;
  /** Copies the images of a feed; gives what to link to instead of an image's address. */
  copyImages?(
    feed: FeedConfig,
    records: ReadonlyMap<string, SourceRecord>,
    work: Work,
  ): Promise<ReadonlyMap<string, CopiedImage>>;
  /** Called when all that these feeds are made of was read, copied and published: what else was copied may go. */
  tidyImages?(feeds: readonly FeedConfig[], work: Work): Promise<void>;
}
