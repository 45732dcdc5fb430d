import { LitElement, type TemplateResult } from 'lit';
import type { ClusterFeed, ClusterItem } from '../feed/model.js';
import { selectItems } from '../feed/select.js';
import { parseSince, splitWords } from '../feed/since.js';
import { newsList } from '../view/news-list.js';
import { attributes } from './attributes.js';
import { frameStyles } from './frame.styles.js';
import { newsListStyles } from './news-list.styles.js';
import { joinWidget } from './widget.js';

/**
 * A cluster's news, newest first.
 *
 * @summary News of one or several feeds as a list.
 * @tag cluster-news-list
 *
 * @attr lang - Language of the widget's own words; by default the nearest ancestor's, across shadow roots, else English.
 *
 * @slot - Fallback content, shown until, and unless, there is something to show.
 * @slot heading - A heading with markup of your own instead of `heading`.
 * @slot empty - What is said when there is no news.
 *
 * @event {ClusterLoadEvent} cluster-load - A feed was read; `event.feed`.
 * @event {ClusterErrorEvent} cluster-error - A feed could not be read; `event.error` with `code`, `url` and `message`.
 * @event {ClusterSelectEvent} cluster-select - Cancelable; a link of an item is about to be followed; `event.item`.
 *
 * @csspart base - Around everything but the status.
 * @csspart heading - The heading.
 * @csspart problem - Around the message and the button after a failure.
 * @csspart status - What is said of loading and failures.
 * @csspart retry - The button that tries again.
 * @csspart loading - What is heard while loading where there is no fallback content.
 * @csspart skeleton - What keeps the room for content that is on its way.
 * @csspart empty - What is said when there is no news.
 * @csspart list - The list.
 * @csspart item - One item.
 * @csspart title - An item's heading.
 * @csspart link - An item's link.
 * @csspart meta - The line of date, language, author and source.
 * @csspart date - Publication date.
 * @csspart language - The mark of an item in another language.
 * @csspart author - Authors.
 * @csspart source - The feed an item comes from.
 * @csspart figure - An image with its credit.
 * @csspart image - An image.
 * @csspart credit - The credit of an image.
 * @csspart summary - A summary.
 * @csspart tags - The list of an item's tags.
 * @csspart tag - One tag.
 *
 * @cssproperty --cluster-accent - Colour of links and of the accents; by default the text's.
 * @cssproperty --cluster-text - Colour of text; by default the page's.
 * @cssproperty --cluster-muted - Colour of dates, credits and labels.
 * @cssproperty --cluster-surface - Ground of raised pieces.
 * @cssproperty --cluster-border - Colour of lines.
 * @cssproperty --cluster-radius - Radius of corners.
 * @cssproperty --cluster-gap - Space between items.
 * @cssproperty --cluster-font - Font of text; by default the page's.
 * @cssproperty --cluster-heading-font - Font of headings; by default the page's.
 * @cssproperty --cluster-image-ratio - Proportions of images, `3 / 2`.
 *
 * @cssstate loading - A feed is on its way.
 * @cssstate ready - A feed was read.
 * @cssstate empty - There is nothing to show.
 * @cssstate failed - No feed could be had.
 * @cssstate stale - Shows what it had after a failed reload.
 */
export class ClusterNewsList extends LitElement {
  static override properties = attributes('tags include exclude since', {
    limit: 5,
    show: 'date image summary tags credit',
    excerpt: 240,
  });
  static override styles = [frameStyles, newsListStyles];

  /**
   * One feed address, or several separated by white space, with or without commas. `{lang}` becomes the element's language, `#id`
   * names a `<script type="application/json">` or `<template>` of the page that holds the feed.
   * @attr src
   */
  declare src: string;
  /**
   * Text of the heading; none where empty.
   * @attr heading
   * @default a localised word
   */
  declare heading: string | undefined;
  /**
   * Level of the heading, 2 to 6; items are one level below.
   * @attr heading-level
   * @default 2
   */
  declare headingLevel: number;
  /**
   * Which languages of content to show when there is none in the widget's own, in order; `*` any, `none`
   * nothing.
   * @attr fallback-lang
   * @default *
   */
  declare fallbackLang: string;
  /**
   * How many items to show.
   * @attr limit
   * @default 5
   */
  declare limit: number;
  /**
   * Minutes between reloads while the page is visible; 0 is never, below 5 counts as 5.
   * @attr refresh
   * @default 0
   */
  declare refresh: number;
  /**
   * `lazy` waits until the element nears the viewport.
   * @attr loading
   * @default eager
   */
  declare loading: 'eager' | 'lazy';
  /**
   * `none`, `feed` (only from the feed's or the page's own origin), `all`, or a list of allowed origins.
   * @attr images
   * @default feed
   */
  declare images: string;
  /**
   * Which parts to show, of `date image summary tags credit author source`; a list, as `fallback-lang` and `images`,
   * may have white space or commas.
   * @attr show
   * @default date image summary tags credit
   */
  declare show: string;
  /**
   * Comma-separated; only items with one of these tags.
   * @attr tags
   */
  declare tags: string;
  /**
   * Comma-separated; only items with one of these words in title or summary.
   * @attr include
   */
  declare include: string;
  /**
   * Comma-separated; no items with one of these words in title or summary.
   * @attr exclude
   */
  declare exclude: string;
  /**
   * Only items published since a date, or within an age such as `90d`.
   * @attr since
   */
  declare since: string;
  /**
   * Most characters of a summary, cut at a word; 0 for no summary.
   * @attr excerpt
   * @default 240
   */
  declare excerpt: number;
  /**
   * A cluster feed set by script instead of `src`.
   */
  declare feed: ClusterFeed | undefined;

  readonly #widget = joinWidget(this);

  /** Loads the feed anew; settles when that has come to an end, and never rejects. */
  reload(): Promise<void> {
    return this.#widget.feed.reload();
  }

  protected override render(): TemplateResult {
    const hooks = this.#widget;
    const { feeds, before = [] } = hooks.feed.state;
    const select = (each: typeof feeds) => selectItems(each, hooks.languages, this);
    const items = select(feeds);
    const show = splitWords(this.show);
    const { excerpt, since } = this;
    hooks.warn(
      !!since &&
        isNaN(parseSince(since, 0)) &&
        `since="${since}" is neither a date such as 2026-03-18 nor an age such as 90d, 6w, 3m, 1y`,
    );
    return hooks.render(
      items,
      (speech, items) => newsList(items, { hooks, show, level: hooks.level + 1, excerpt }, speech),
      'news',
      // After a reload, not after the first load.
      before.length && countNew(items, select(before)),
    );
  }
}

// What came on top. An item that only moves up into a freed place is not new.
function countNew(items: readonly ClusterItem[], before: readonly ClusterItem[]): number {
  const known = new Set(before.map((item) => item.id));
  const newest = Math.max(...before.map(dateOf));
  return items.filter((item) => !known.has(item.id) && dateOf(item) >= newest).length;
}

const dateOf = (item: ClusterItem): number => Date.parse(item.date_published!) || 0;

declare global {
  interface HTMLElementTagNameMap {
    'cluster-news-list': ClusterNewsList;
  }
}
