import type { TemplateResult } from 'lit';
import type { OpenFeed } from '../feed/open-feed.js';
import { type CallSelection, type DatedCall, selectCalls } from '../feed/select-calls.js';
import type { Speech } from '../i18n/words.js';
import { type FundingCallsOptions, fundingCalls, nextChange } from '../view/funding-calls.js';

export interface OpenCalls {
  readonly calls: readonly DatedCall[];
  /** When what is to be shown changes next, in milliseconds since 1970 UTC; `Infinity` where it never does. */
  readonly next: number;
  readonly draw: (options: Omit<FundingCallsOptions, 'now'>, speech: Speech) => TemplateResult;
}

/** Calls to show at a time. */
export function openCalls(feeds: readonly OpenFeed[], selection: CallSelection, limit: number): OpenCalls {
  const { now } = selection;
  const all = selectCalls(feeds, selection);
  const calls = all.slice(0, limit);
  return {
    calls,
    // Of all: one beyond the limit moves up when another opens.
    next: nextChange(all, now),
    draw: (options, speech) => fundingCalls(calls, { ...options, now }, speech),
  };
}
