import { LitElement } from 'lit';
import { watchClock } from '../browser/clock.js';
import { eventFromAttributes } from '../feed/event-attributes.js';
import type { ClusterFeed, ClusterItem } from '../feed/model.js';
import { splitWords } from '../feed/since.js';
import { readTimeZone } from '../feed/time-zone.js';
import { eventCardStyles } from '../view/event-card.styles.js';
import { type CalendarPart, calendars, eventProperties, eventWidget } from '../view/event-widget.js';
import { factsStyles } from '../view/facts.styles.js';
import { frameStyles } from '../view/frame.styles.js';
import { type Drawing, joinWidget } from './widget.js';

let calendarPart: CalendarPart | undefined;

/** Loads what offers events to calendars. Where it cannot be had, cards offer nothing. */
export async function loadCalendarPart(): Promise<void> {
  try {
    calendarPart = await import('./calendar-part.js');
  } catch {
    calendarPart = {};
  }
}

/**
 * A cluster's next events, or one event from attributes.
 *
 * @summary An event with its dates, place and organiser.
 * @tag cluster-event-card
 *
 * @attr lang - Language of the widget's own words; by default the nearest ancestor's, across shadow roots, else English.
 *
 * @slot - Fallback content, shown until, and unless, there is something to show.
 * @slot heading - A heading with markup of your own instead of `heading`.
 * @slot empty - What is said when no event is coming up.
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
 * @csspart empty - What is said when no event is coming up.
 * @csspart list - The list of events.
 * @csspart item - One event.
 * @csspart date-block - The day as on a page of a calendar.
 * @csspart title - An event's heading.
 * @csspart link - An event's link.
 * @csspart event-status - That it is cancelled, moved or over.
 * @csspart meta - The line of date and language.
 * @csspart date - The date.
 * @csspart countdown - How far away it is: today, tomorrow, in 5 days, now on.
 * @csspart your-time - The time on the visitor's clock, where that differs.
 * @csspart former-date - The date before it was rescheduled.
 * @csspart language - The mark of an event in another language.
 * @csspart description - A description.
 * @csspart facts - Place, organiser, supporters and documents.
 * @csspart location - The place.
 * @csspart organizer - The organiser.
 * @csspart supporters - The supporters.
 * @csspart documents - Programme and other documents.
 * @csspart programme - The programme of a call.
 * @csspart authority - Whose call it is.
 * @csspart rate - Which share of the costs a call pays.
 * @csspart calendar - The link, or the button of a menu, that puts an event into a calendar.
 * @csspart calendar-menu - The menu of calendars.
 * @csspart calendar-entry - A link in it.
 * @csspart figure - An image with its credit.
 * @csspart image - An image.
 * @csspart credit - The credit of an image.
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
export class ClusterEventCard extends LitElement {
  static override properties = eventProperties;
  static override styles = [frameStyles, factsStyles, eventCardStyles];

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
   * How many events to show.
   * @attr limit
   * @default 1
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
   * Id or URL of the one event to show.
   * @attr event
   */
  declare event: string;
  /**
   * Also shows events that are over.
   * @attr past
   */
  declare past: boolean;
  /**
   * IANA name of the zone to show times in.
   * @attr time-zone
   * @default the event's own
   */
  declare timeZone: string;
  /**
   * Which calendars to offer for what is to come, of `ics google outlook office365 yahoo`, or `none`: a link to one,
   * a menu of several. `ics` is a file, made in the page; the others are links that contact nobody before they are followed.
   * @attr calendar
   * @default ics
   */
  declare calendar: string;
  /**
   * Also writes the events for search engines, as a schema.org Event in a script inside the element.
   * @attr json-ld
   */
  declare jsonLd: boolean;
  /**
   * Without `src`: what the event is called.
   * @attr name
   */
  declare name: string;
  /**
   * Without `src`: `2015-03-18` for a whole day, or `2026-05-06T09:00+02:00`.
   * @attr start
   */
  declare start: string;
  /**
   * Without `src`: as `start`; the last day of whole days.
   * @attr end
   */
  declare end: string;
  /**
   * Without `src`: where it is.
   * @attr location
   */
  declare location: string;
  /**
   * Without `src`: the event's page.
   * @attr url
   */
  declare url: string;
  /**
   * Without `src`: who organises it.
   * @attr organizer
   */
  declare organizer: string;
  /**
   * Without `src`: `scheduled`, `cancelled`, `postponed`, `rescheduled` or `moved-online`.
   * @attr status
   * @default scheduled
   */
  declare status: string;
  /**
   * Without `src`: `offline`, `online` or `mixed`.
   * @attr attendance
   */
  declare attendance: string;
  /**
   * Without `src`: address of an image.
   * @attr image
   */
  declare image: string;
  /**
   * Without `src`: what it is about.
   * @attr description
   */
  declare description: string;
  /**
   * A cluster feed set by script instead of `src`.
   */
  declare feed: ClusterFeed | undefined;

  readonly #widget = joinWidget(this, () => eventFromAttributes(this));
  readonly #nextAt = watchClock(this);
  #shown: readonly ClusterItem[] = [];
  #hasStructuredData = false;

  /** Loads the feed anew; settles when that has come to an end, and never rejects. */
  reload(): Promise<void> {
    return this.#widget.feed.reload();
  }

  protected override render(): Drawing {
    const hooks = this.#widget;
    const { timeZone } = this;
    const shown = eventWidget(this, hooks.feed.state.feeds, hooks.setting, calendarPart);
    const { isComing } = shown;
    this.#shown = shown.items;
    this.#nextAt(shown.next);
    // Events come with all that belongs to them, so that nothing moves when the rest arrives.
    if (isComing) void loadCalendarPart().then(() => this.requestUpdate());
    hooks.warn(
      !!timeZone &&
        !readTimeZone(timeZone) &&
        `time-zone="${timeZone}" is no name of a zone such as Europe/Berlin`,
    );
    const unknown = splitWords(this.calendar).find((name) => !calendars.includes(name));
    hooks.warn(!!unknown && `calendar="${unknown}" is none of ${calendars.join(' ')}`);
    return hooks.render(shown, { isComing });
  }

  protected override updated(): void {
    if (!this.jsonLd && !this.#hasStructuredData) return;
    this.#hasStructuredData = this.jsonLd;
    void this.#writeStructuredData();
  }

  async #writeStructuredData(): Promise<void> {
    const { showStructuredData } = await import('./structured-data.js');
    showStructuredData(this, this.jsonLd ? this.#shown : []);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cluster-event-card': ClusterEventCard;
  }
}
