import type { FeedError } from '../../feed/feed-error.js';
import type { ClusterFeed } from '../../feed/model.js';
import { compareReaders } from '../compare-readers.js';
import type { SecondReading } from '../second-readers.js';
import type { Finding } from './finding.js';

/** What other people's software sees beside us. */
export function checkReaders(ours: ClusterFeed | FeedError, second: SecondReading | undefined): Finding[] {
  if (!second) return [];
  const what = 'readers';
  const differences = compareReaders(ours, second);
  if (!differences.length)
    return [
      { level: 'ok', what, message: `${second.reader}, which much software reads with, sees the same.` },
    ];
  return differences.map((difference) => ({ level: 'note', what, message: `${difference}.` }));
}
