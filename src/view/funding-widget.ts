import { isCall, isValid, lacksWordings, nextValidity } from '../feed/funding-presets.js';
import type { FundingNotice } from '../feed/model.js';
import { noticeAttributes } from '../feed/notice-attributes.js';
import type { OpenFeed } from '../feed/open-feed.js';
import { attributes } from './attributes.js';
import { fundingNotices } from './funding-notice.js';
import type { Changing, Setting, Shown } from './widget.js';

export const fundingProperties = attributes(`kind notice ${noticeAttributes}`, { limit: Infinity });

/** What the attributes of a funding notice say of what it shows. */
export interface FundingAttributes {
  readonly heading: string | undefined;
  readonly limit: number;
  readonly notice: string;
}

/** The notices that it shows of its feeds; with `isComing` their wordings are still to be loaded. */
export function fundingWidget(
  given: FundingAttributes,
  feeds: readonly OpenFeed[],
  { hooks, level: own, now, tag, speechFor }: Setting,
): Shown<FundingNotice> & Changing & { readonly isComing: boolean } {
  const known = feeds
    .flatMap(({ feed }) => feed._funding ?? [])
    .filter((notice) => !isCall(notice) && (!given.notice || notice.id === given.notice));
  const items = known.filter((notice) => isValid(notice, now)).slice(0, given.limit);
  const options = { hooks, level: own + (given.heading ? 1 : 0), language: tag, speechFor };
  return {
    items,
    next: nextValidity(known, now),
    draw: (speech, notices) => fundingNotices(notices, options, speech),
    isComing: items.some((notice) => lacksWordings(notice, tag)),
  };
}
