import type { OpenFeed } from '../feed/open-feed.js';
import { type DatedCall, selectCalls } from '../feed/select-calls.js';
import { fundingCalls, nextChange } from './funding-calls.js';
import type { FundingAttributes } from './funding-widget.js';
import type { Changing, Setting, Shown } from './widget.js';

/** The calls to show of some feeds. */
export function openCalls(
  { heading, limit }: FundingAttributes,
  feeds: readonly OpenFeed[],
  { hooks, languages, level: own, now }: Setting,
): Shown<DatedCall> & Changing {
  const all = selectCalls(feeds, { ...languages, now });
  const level = own + (heading === '' ? 0 : 1);
  return {
    items: all.slice(0, limit),
    // Of all: one beyond the limit moves up when another opens.
    next: nextChange(all, now),
    draw: (speech, calls) => fundingCalls(calls, { hooks, level, now }, speech),
    word: 'call',
  };
}
