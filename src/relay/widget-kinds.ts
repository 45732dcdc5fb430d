import type { CSSResult } from 'lit';
import { eventFromAttributes } from '../feed/event-attributes.js';
import { FeedError } from '../feed/feed-error.js';
import { noticeFaults, presetFault } from '../feed/funding-presets.js';
import type { FundingNotice, LanguageTag } from '../feed/model.js';
import { noticeFromAttributes, type NoticeAttributes } from '../feed/notice-attributes.js';
import type { OpenFeed } from '../feed/open-feed.js';
import type { Properties } from '../view/attributes.js';
import { offerCalendars } from '../view/calendar-offer.js';
import { eventCardStyles } from '../view/event-card.styles.js';
import { type EventCardAttributes, eventProperties, eventWidget } from '../view/event-widget.js';
import { factsStyles } from '../view/facts.styles.js';
import { frameStyles } from '../view/frame.styles.js';
import { fundingNoticeStyles } from '../view/funding-notice.styles.js';
import { type FundingAttributes, fundingProperties, fundingWidget } from '../view/funding-widget.js';
import { newsListStyles } from '../view/news-list.styles.js';
import { type NewsAttributes, newsProperties, newsWidget } from '../view/news-widget.js';
import { openCalls } from '../view/open-calls.js';
import { newsToolsStyles } from '../view/news-tools.styles.js';
import type { Setting, Shown } from '../view/widget.js';
import { hasTools, withIdleTools } from './idle-tools.js';
import { nearestWord } from './spelling.js';

/** What all tags have, and each of them; only what the tag has is there. */
export interface Given extends NewsAttributes, EventCardAttributes, FundingAttributes {
  readonly src: string;
  readonly preset?: NoticeAttributes['preset'];
  readonly statement?: NoticeAttributes['statement'];
  readonly kind: string;
  readonly heading: string | undefined;
  readonly headingLevel: number;
  readonly fallbackLang: string;
  readonly images: string;
  readonly limit: number;
  readonly more: number;
  readonly jsonLd: boolean;
  readonly searchable: boolean;
  readonly filterable: boolean;
  readonly languages: string;
}

/** What it takes to draw a tag without a page. */
export interface WidgetKind {
  readonly properties: Properties;
  readonly styles: readonly CSSResult[];
  /** The feed that attributes state without `src`, as JSON; empty where they state none. */
  own(given: Given): string;
  show(given: Given, feeds: readonly OpenFeed[], setting: Setting, light: boolean): Shown<unknown>;
  /** What is wrong with what is shown, to whoever publishes it: a page without script has no console. */
  faults?(given: Given, items: readonly unknown[], language: LanguageTag): string[];
}

// What is chosen is drawn by the same function, which knows its kind.
const some = <Item>(shown: Shown<Item>): Shown<unknown> => shown as Shown<unknown>;

export const widgetKinds = {
  'cluster-news-list': {
    properties: newsProperties,
    styles: [frameStyles, newsListStyles, newsToolsStyles],
    own: () => '',
    show: (given, feeds, setting, light) => {
      const shown = newsWidget(given, feeds, setting);
      return some(light || !hasTools(given) ? shown : withIdleTools(shown, given, feeds, setting));
    },
  },
  'cluster-event-card': {
    properties: eventProperties,
    styles: [frameStyles, factsStyles, eventCardStyles],
    own: eventFromAttributes,
    show: (given, feeds, setting) => some(eventWidget(given, feeds, setting, { offerCalendars })),
  },
  'cluster-funding-notice': {
    properties: fundingProperties,
    styles: [frameStyles, factsStyles, fundingNoticeStyles],
    own: noticeFromAttributes,
    show: (given, feeds, setting) =>
      given.kind === 'call'
        ? some(openCalls(given, feeds, setting))
        : some(fundingWidget(given, feeds, setting)),
    // Logos may be the page's.
    faults: (given, items, language) =>
      given.kind === 'call'
        ? []
        : [
            presetFault(given),
            ...(items as readonly FundingNotice[]).flatMap((notice) => noticeFaults(notice, language, true)),
          ].filter(Boolean),
  },
} satisfies Record<string, WidgetKind>;

export type WidgetTag = keyof typeof widgetKinds;

/** What a tag may have, beside what any element may. */
export const attributeNames = (tag: WidgetTag): string[] =>
  Object.values(widgetKinds[tag].properties).flatMap(({ attribute }) => attribute || []);

/** That there is no such tag. */
export const unknownTag = (tag: string): FeedError =>
  new FeedError('config', `there is no widget ${tag}; there are ${Object.keys(widgetKinds).join(', ')}`);

/** What was meant by an attribute that there is not. */
export function attributeHint(written: string, names: readonly string[]): string {
  const near = nearestWord(written, names);
  return near ? `did you mean "${near}"?` : `there are ${names.join(', ')}`;
}

export const isWidgetTag = (tag: string): tag is WidgetTag => Object.hasOwn(widgetKinds, tag);
