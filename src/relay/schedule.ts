import type { Source, SourceRecord } from './model.js';

const MINUTE = 60_000;
/** No address is read more often, in minutes, whatever is configured. */
const SHORTEST = 15;
/** Most minutes before a source that failed is tried again. */
const LONGEST_BACK_OFF = 60;
/** No server is left alone for longer because it asks for it, in milliseconds. */
const LONGEST_WAIT = 24 * 60 * MINUTE;
/** Share of the interval by which readings are spread, so that many relays do not ask at the same second. */
const JITTER = 0.1;

/**
 * When to read a source next, in milliseconds since 1970 UTC, never before `now`.
 *
 * An address is left alone for the longest of 15 minutes, what its feed asks for and what is configured; a file may
 * be looked at every minute. After failures the wait grows from one minute to the usual interval, at most an hour,
 * and is never shorter than what the server asked for.
 *
 * @param record undefined, or one without a feed or a failure: has never been read, so now
 * @param now milliseconds since 1970 UTC; after an attempt, when it ended
 * @param random 0 to 1, exclusive
 */
export function nextAttempt(
  record: SourceRecord | undefined,
  source: Pick<Source, 'location' | 'refresh'>,
  now = Date.now(),
  random: () => number = Math.random,
): number {
  const { failures = 0, fetched, retryAt } = record ?? {};
  const least = isFile(source) ? 1 : Math.max(SHORTEST, record?.interval ?? 0);
  const usual = Math.max(least, source.refresh);
  const spread = MINUTE * (1 + JITTER * random());
  const asked = isToCome(retryAt, now) ? time(retryAt)! : now;
  if (failures) {
    const wait = Math.min(2 ** (failures - 1), usual, LONGEST_BACK_OFF);
    return Math.max(now + wait * spread, asked);
  }
  // A clock that was put back does not silence a source.
  const last = Math.min(time(fetched) ?? -Infinity, now);
  return Math.max(now, last + usual * spread, asked);
}

/** Whether a date until which a server wants to be left alone is to come. One too far away is of a clock that was wrong. */
export const isToCome = (retryAt: string | undefined, now: number): boolean => {
  const wait = (time(retryAt) ?? 0) - now;
  return wait > 0 && wait <= LONGEST_WAIT;
};

/** Whether a source is a file of this machine. */
export const isFile = ({ location }: Pick<Source, 'location'>): boolean => !/^https?:/i.test(location);

function time(date: string | undefined): number | undefined {
  const parsed = Date.parse(date ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
}
