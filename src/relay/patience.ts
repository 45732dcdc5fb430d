import { FeedError } from '../feed/feed-error.js';
import type { HostQueue } from './host-queue.js';

/** Requests in a row that a host may leave without an answer. */
const PATIENCE = 2;

/**
 * A queue for one round of reading. A host asks for its time limit again with each address it is silent on, and all that
 * wait behind: after two in a row the others on it are not asked. One slow page does not make a host silent.
 */
export function giveUpOnSilentHosts(queue: HostQueue): HostQueue {
  const silences = new Map<string, number>();
  return (url, run) =>
    queue(url, async () => {
      const { host } = new URL(url);
      const silence = silences.get(host) ?? 0;
      if (silence >= PATIENCE)
        throw new FeedError(
          'timeout',
          `${host} did not answer ${PATIENCE} times, so it was not asked again`,
          url,
        );
      try {
        const answer = await run();
        silences.delete(host);
        return answer;
      } catch (error) {
        if (error instanceof FeedError && error.code === 'timeout') silences.set(host, silence + 1);
        else silences.delete(host);
        throw error;
      }
    });
}
