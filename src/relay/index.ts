/** `cluster-feed` as a library, for Node. */
export { FeedError, type FeedErrorCode } from '../feed/feed-error.js';
export type * from '../feed/model.js';
export type { FeedContext } from '../feed/open-feed.js';
export { readFeed } from '../feed/read-feed.js';
export {
  check,
  checkConfig,
  type CheckOptions,
  type CheckReport,
  type Finding,
  type Level,
  type SourceReport,
  type Topic,
} from './check.js';
export { loadConfig, parseConfig, sampleConfig } from './config.js';
export type * from './model.js';
export { read, type ReadResult } from './read.js';
export type { ReceiveOptions } from './receive.js';
export { renderWidget as render, type RenderFeed, type RenderOptions, type WidgetTag } from './render.js';
export { serve, type ServeCommandOptions } from './serve-command.js';
export type { RunningRelay } from './serve-relay.js';
export { snapshot, type SnapshotResult } from './snapshot.js';
export { version } from './package-folder.js';
