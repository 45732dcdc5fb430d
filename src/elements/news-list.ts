import { LitElement } from 'lit';
import type { ClusterFeed } from '../feed/model.js';
import { parseSince } from '../feed/since.js';
import { frameStyles } from '../view/frame.styles.js';
import type { Layout } from '../view/news-list.js';
import { newsListStyles } from '../view/news-list.styles.js';
import { layouts, newsProperties, newsWidget } from '../view/news-widget.js';
import type { NewsListTools } from './news-tools.js';
import { type Drawing, joinWidget } from './widget.js';

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
 * @csspart new-window - The mark of a link that opens a new window, as the page's `<base target>` may say.
 * @csspart languages - The choice of languages.
 * @csspart filters - The choice of topics.
 * @csspart choice - The button of a language or topic; the chosen one has `aria-pressed="true"`.
 * @csspart search-label - The label around the search box.
 * @csspart search - The search box.
 * @csspart results - How many items were found.
 * @csspart clear - The button that ends a search.
 * @csspart new - The button that shows new items.
 * @csspart more - The button that shows more.
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
  static override properties = newsProperties;
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
   * How many items to show, also from further pages of a feed (`next_url`, on the feed's own origin).
   * @attr limit
   * @default 5
   */
  declare limit: number;
  /**
   * Minutes between reloads while the page is visible; 0 is never, below 5 counts as 5. New items wait behind a button
   * while the list is in sight.
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
   * `list`, `cards`, or `compact` with title and date alone. All adapt to the width of their container.
   * @attr layout
   * @default list
   */
  declare layout: Layout;
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
   * How many further items each press of "Show more" brings, also from further pages of a feed (`next_url`, on the feed's
   * own origin); without it there is no such button.
   * @attr more
   * @default 0
   */
  declare more: number;
  /**
   * A search box for title, summary and tags of all items that are loaded.
   * @attr searchable
   * @default false
   */
  declare searchable: boolean;
  /**
   * A row of buttons with the most used tags; items with one of the pressed are shown.
   * @attr filterable
   * @default false
   */
  declare filterable: boolean;
  /**
   * Languages to choose from, such as `de en pl`; the choice holds for this list, words and content.
   * @attr languages
   */
  declare languages: string;
  /**
   * A cluster feed set by script instead of `src`.
   */
  declare feed: ClusterFeed | undefined;

  readonly #widget = joinWidget(this);
  /** What not every list has; null where it is not to be had. */
  #tools?: NewsListTools | null;
  #isAsked = false;

  /** Loads the feed anew; settles when that has come to an end, and never rejects. */
  reload(): Promise<void> {
    // They say what is new, and keep the focus where it is.
    if (this.hasUpdated) void this.#bringTools();
    return this.#widget.feed.reload();
  }

  protected override willUpdate(): void {
    if (this.#hasTools || this.refresh > 0) void this.#bringTools();
  }

  protected override render(): Drawing {
    const hooks = this.#widget;
    const tools = this.#tools;
    const { layout, since } = this;
    hooks.warn(!layouts.includes(layout) && `layout="${layout}" is none of ${layouts.join(', ')}`);
    hooks.warn(
      !!since &&
        isNaN(parseSince(since, 0)) &&
        `since="${since}" is neither a date such as 2026-03-18 nor an age such as 90d, 6w, 3m, 1y`,
    );
    const { feeds } = hooks.feed.state;
    const shown = newsWidget(this, tools ? [] : feeds, hooks.setting);
    if (tools) return tools.render(shown.draw);
    // They follow the pages of a feed, for what its first one lacks.
    if (
      feeds.some(
        (page) => page.feed.next_url && Math.min(shown.items.length, page.entries.length) < this.limit,
      )
    )
      void this.#bringTools();
    // What a list is to have comes with it, and moves nothing later.
    const isComing = tools !== null && this.#hasTools;
    return hooks.render(shown, { isComing });
  }

  get #hasTools(): boolean {
    return this.more > 0 || this.searchable || this.filterable || !!this.languages;
  }

  async #bringTools(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    try {
      const { joinTools } = await import('./news-tools.js');
      this.#tools = joinTools(this, this.#widget, () => this.performUpdate());
    } catch (cause) {
      // A copy of the files that is not complete: better the list alone than nothing.
      this.#tools = null;
      this.#widget.warn(String(cause));
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cluster-news-list': ClusterNewsList;
  }
}
