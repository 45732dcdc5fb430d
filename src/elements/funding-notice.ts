import { LitElement } from 'lit';
import { watchClock } from '../browser/clock.js';
import { noticeFaults, presetFault } from '../feed/funding-presets.js';
import { loadWordings } from '../feed/funding-statements.js';
import type { ClusterFeed } from '../feed/model.js';
import { noticeFromAttributes } from '../feed/notice-attributes.js';
import { factsStyles } from '../view/facts.styles.js';
import { frameStyles } from '../view/frame.styles.js';
import { fundingNoticeStyles } from '../view/funding-notice.styles.js';
import { fundingProperties, fundingWidget } from '../view/funding-widget.js';
import type { Changing, Shown } from '../view/widget.js';
import { type Drawing, joinWidget } from './widget.js';

// Few pages show calls.
let openCalls: typeof import('../view/open-calls.js').openCalls | undefined;
const loadCalls = async (): Promise<void> => {
  openCalls = (await import('../view/open-calls.js')).openCalls;
};

/**
 * Acknowledgements of public funding: never dismissible, never behind consent, never lazy, and nothing where there is
 * nothing to acknowledge. With `kind="call"` open calls for funding, next deadline first.
 *
 * @summary Who funded what, in the words the programme prescribes.
 * @tag cluster-funding-notice
 *
 * @attr lang - Language of the widget's own words; by default the nearest ancestor's, across shadow roots, else English.
 *
 * @slot - Fallback content, shown until, and unless, there is something to show.
 * @slot heading - A heading with markup of your own instead of `heading`.
 * @slot empty - What is said when there is nothing to acknowledge, by default nothing; or no call.
 * @slot logo - Logos of funders, at the emblem's height.
 *
 * @event {ClusterLoadEvent} cluster-load - A feed was read; `event.feed`.
 * @event {ClusterErrorEvent} cluster-error - A feed could not be read; `event.error` with `code`, `url` and `message`.
 * @event {ClusterSelectEvent} cluster-select - Cancelable; a call's link is about to be followed; `event.item`.
 *
 * @csspart base - Around everything but the status.
 * @csspart heading - The heading.
 * @csspart problem - Around the message and the button after a failure.
 * @csspart status - What is said of loading and failures.
 * @csspart retry - The button that tries again.
 * @csspart loading - What is heard while loading where there is no fallback content.
 * @csspart skeleton - What keeps the room for content that is on its way.
 * @csspart empty - What is said when no call is open.
 * @csspart list - Around all notices, or calls.
 * @csspart notice - One notice.
 * @csspart scope - What a notice, or several, are about.
 * @csspart lockup - Emblem and statement.
 * @csspart emblem - The emblem of the European Union.
 * @csspart statement - The statement beside it.
 * @csspart logos - Around the funders' logos.
 * @csspart logo - A funder's logo.
 * @csspart legal-basis - The line that federal funding in Germany asks for.
 * @csspart text - The verbatim text of an old notice.
 * @csspart facts - The facts.
 * @csspart programme - The programme.
 * @csspart fund - The fund.
 * @csspart project - The project or task.
 * @csspart project-number - Its number.
 * @csspart project-description - Its description.
 * @csspart beneficiary - The beneficiary.
 * @csspart funder - The funders.
 * @csspart authority - The granting authority.
 * @csspart contract - Number and date of the contract.
 * @csspart grant - The amount granted.
 * @csspart total - The total value.
 * @csspart rate - The share of funding.
 * @csspart period - The period.
 * @csspart credit - A credit line that a funder asks for.
 * @csspart disclaimer - The disclaimer.
 * @csspart links - Links.
 * @csspart item - One call.
 * @csspart title - A call's heading.
 * @csspart link - A call's link.
 * @csspart meta - The line of what is urgent, the time left and the language.
 * @csspart urgent - That a call closes within three days.
 * @csspart countdown - The time left, or when a call opens.
 * @csspart language - Mark of a call in another language than the widget's.
 * @csspart description - What a call is about.
 * @csspart deadline - Day and time of the deadline.
 * @csspart eligible - Who may apply.
 * @csspart budget - The budget.
 * @csspart region - The region.
 * @csspart call - The call's number.
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
export class ClusterFundingNotice extends LitElement {
  static override properties = fundingProperties;
  static override styles = [frameStyles, factsStyles, fundingNoticeStyles];

  /**
   * One feed address, or several separated by white space, with or without commas. `{lang}` becomes the element's language, `#id`
   * names a `<script type="application/json">` or `<template>` of the page that holds the feed.
   * @attr src
   */
  declare src: string;
  /**
   * Text of the heading.
   * @attr heading
   */
  declare heading: string | undefined;
  /**
   * Level of the heading, 2 to 6; items are one level below.
   * @attr heading-level
   * @default 2
   */
  declare headingLevel: number;
  /**
   * Of calls: which languages to show where there is none in the widget's own, in order; `*` any, `none` nothing. A
   * notice keeps the language its programme prescribes.
   * @attr fallback-lang
   * @default *
   */
  declare fallbackLang: string;
  /**
   * How many notices or calls to show.
   * @attr limit
   * @default all
   */
  declare limit: number;
  /**
   * Minutes between reloads while the page is visible; 0 is never, below 5 counts as 5.
   * @attr refresh
   * @default 0
   */
  declare refresh: number;
  /**
   * `none`, `feed` (only from the feed's or the page's own origin), `all`, or a list of allowed origins.
   * @attr images
   * @default feed
   */
  declare images: string;
  /**
   * `call` shows open calls for funding instead of acknowledgements.
   * @attr kind
   */
  declare kind: string;
  /**
   * Id of the one notice to show.
   * @attr notice
   */
  declare notice: string;
  /**
   * Without `src`: the rules to follow, such as `eu-cohesion` or `pl-public-task`.
   * @attr preset
   */
  declare preset: string;
  /**
   * Without `src`: `funded` or `co-funded`, by the European Union.
   * @attr statement
   */
  declare statement: string;
  /**
   * Without `src`: the verbatim text of an old notice.
   * @attr text
   */
  declare text: string;
  /**
   * Without `src`: name of the project or task.
   * @attr project
   */
  declare project: string;
  /**
   * Without `src`: the programme.
   * @attr programme
   */
  declare programme: string;
  /**
   * Without `src`: the fund.
   * @attr fund
   */
  declare fund: string;
  /**
   * Without `src`: who was funded.
   * @attr beneficiary
   */
  declare beneficiary: string;
  /**
   * Without `src`: who funded it.
   * @attr funder
   */
  declare funder: string;
  /**
   * Without `src`: number of the contract.
   * @attr contract
   */
  declare contract: string;
  /**
   * Without `src`: date of the contract, `2013-09-13`.
   * @attr signed
   */
  declare signed: string;
  /**
   * Without `src`: the amount granted, a plain number.
   * @attr granted
   */
  declare granted: string;
  /**
   * Without `src`: the total value, a plain number.
   * @attr total
   */
  declare total: string;
  /**
   * Without `src`: currency of the amounts, such as `PLN`.
   * @attr currency
   */
  declare currency: string;
  /**
   * Without `src`: the authority that made the award.
   * @attr granting-authority
   */
  declare grantingAuthority: string;
  /**
   * Without `src`: a short description of the project.
   * @attr description
   */
  declare description: string;
  /**
   * Without `src`: the language that the programme prescribes for the notice.
   * @attr notice-lang
   */
  declare noticeLang: string;
  /**
   * A cluster feed set by script instead of `src`.
   */
  declare feed: ClusterFeed | undefined;

  readonly #widget = joinWidget(this, () => noticeFromAttributes(this), true);
  readonly #change = watchClock(this);

  /** Loads the feed anew; settles when that has come to an end, and never rejects. */
  reload(): Promise<void> {
    return this.#widget.feed.reload();
  }

  protected override render(): Drawing {
    return this.kind === 'call' ? this.#renderCalls() : this.#renderNotices();
  }

  #renderCalls(): Drawing {
    const hooks = this.#widget;
    const { feeds } = hooks.feed.state;
    if (!openCalls) this.#bring(loadCalls);
    // A notice keeps the room for a call.
    const notices = fundingWidget(this, [], hooks.setting).draw as Shown<unknown>['draw'];
    const calls = openCalls?.(this, feeds, hooks.setting) as (Shown<unknown> & Changing) | undefined;
    this.#change(calls?.next ?? Infinity);
    return hooks.render(
      {
        ...(calls ?? { items: feeds }),
        draw: (speech, items, isFiller) => ((!isFiller && calls?.draw) || notices)(speech, items),
      },
      { isComing: !calls },
    );
  }

  #renderNotices(): Drawing {
    const hooks = this.#widget;
    const { setting } = hooks;
    const shown = fundingWidget(this, hooks.feed.state.feeds, setting);
    const { items, next, isComing } = shown;
    this.#change(next);
    if (isComing) this.#bring(loadWordings);
    const hasLogos = !!this.querySelector('[slot=logo]');
    for (const fault of [
      presetFault(this),
      // A notice without a logo that is asked for may not count.
      ...items.flatMap(({ funders = [] }) =>
        funders.map(
          ({ logo }) =>
            !!logo && !hooks.allowsImage(logo.url) && `images="${this.images}" does not allow ${logo.url}`,
        ),
      ),
      ...(isComing ? [] : items.flatMap((notice) => noticeFaults(notice, setting.tag, hasLogos))),
    ])
      hooks.warn(fault);
    return hooks.render(shown, { isComing });
  }

  #bring(load: () => Promise<void>): void {
    void load().then(
      () => this.requestUpdate(),
      () => {},
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cluster-funding-notice': ClusterFundingNotice;
  }
}
