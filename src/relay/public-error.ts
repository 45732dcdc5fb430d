import { FeedError, type FeedErrorCode } from '../feed/feed-error.js';
import type { SourceRecord } from './model.js';
import { UpstreamError } from './upstream-error.js';

const words: Readonly<Record<FeedErrorCode, string>> = {
  network: 'the server cannot be reached',
  cors: 'the server does not let it be read',
  http: 'the server answers with an error',
  timeout: 'no complete answer came in time',
  'too-large': 'it is larger than is read',
  format: 'no feed that can be read, or an empty one',
  config: 'it cannot be read where it is said to be',
};

/**
 * Why a source could not be read, for feeds that anybody reads and for whoever watches: the code and a sentence. The full
 * text, which may name hosts of one's own network, folders, and keys in addresses, is for the log.
 */
export function publicError(error: unknown): string {
  if (!(error instanceof FeedError)) return 'fault: the relay has met a fault of its own';
  const status = error instanceof UpstreamError ? error.status : undefined;
  return `${error.code}: ${status === undefined ? words[error.code] : `the server answers ${status}`}`;
}

/** The same of a record; one that was stored by an earlier version has only the full text. */
export const publicErrorOf = ({ error, publicError: stated }: SourceRecord): string | undefined =>
  error === undefined ? undefined : (stated ?? 'it could not be read');
