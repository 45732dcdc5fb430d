import type { FetchLimits } from './model.js';

/** Most milliseconds that are set aside for what is done when all sources are read. */
const mostReserve = 1000;

/**
 * What is left of a source’s time, so that a round of reading ends within the time limit of its slowest source: starting,
 * waiting and writing count. Half is always left, or those who wait for others on their host would have none.
 * @param began when the round began, as `now` in milliseconds
 */
export function limitsSince(began: number, limits: FetchLimits, now: number): FetchLimits {
  const { timeout } = limits;
  const left = timeout - Math.min(mostReserve, timeout / 5) - (now - began);
  return { ...limits, timeout: Math.floor(Math.max(timeout / 2, left) / 100) * 100 || timeout };
}
