import { isValid } from '../feed/funding-presets.js';
import type { FundingNotice } from '../feed/model.js';
import { noticeAttributes } from '../feed/notice-attributes.js';
import type { OpenFeed } from '../feed/open-feed.js';
import { attributes } from './attributes.js';
import { fundingNotices } from './funding-notice.js';
import type { Setting, Shown } from './widget.js';

export const fundingProperties = attributes(`notice ${noticeAttributes}`, { limit: Infinity });

/** What the attributes of a funding notice say of what it shows. */
export interface FundingAttributes {
  readonly heading: string | undefined;
  readonly limit: number;
  readonly notice: string;
}

/** What a funding notice shows of its feeds. */
export function fundingWidget(
  given: FundingAttributes,
  feeds: readonly OpenFeed[],
  { hooks, level, now, speechFor }: Setting,
): Shown<FundingNotice> {
  const options = { hooks, level: level + (given.heading ? 1 : 0), speechFor };
  return {
    items: feeds
      .flatMap(({ feed }) => feed._funding ?? [])
      .filter((notice) => (!given.notice || notice.id === given.notice) && isValid(notice, now))
      .slice(0, given.limit),
    draw: (speech, items) => fundingNotices(items, options, speech),
  };
}
