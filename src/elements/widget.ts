import { type LitElement, type ReactiveController, type TemplateResult, html } from 'lit';
import { mayAnnounce } from '../browser/announce.js';
import { type ElementState, showStates } from '../browser/element-states.js';
import { emit } from '../browser/events.js';
import { FeedController } from '../browser/feed-controller.js';
import { allowsImage } from '../browser/image-policy.js';
import type { LoadedFeed } from '../browser/load-feed.js';
import { whenNear } from '../browser/when-near.js';
import type { ClusterItem } from '../feed/model.js';
import type { Languages } from '../feed/select.js';
import { formatTime, pluralOf } from '../i18n/format.js';
import type { Speech } from '../i18n/words.js';
import { frame } from '../view/frame.js';
import type { Hooks } from '../view/hooks.js';
import { applyDefaults } from './attributes.js';
import { LanguageController } from './language-controller.js';

export type * from '../browser/events.js';

/** What an element of this library has by attributes; each documents them for itself. */
export interface WidgetHost extends LitElement {
  src: string;
  feed: unknown;
  heading: string | undefined;
  headingLevel: number;
  refresh: number;
  loading?: string | undefined;
  images: string;
  fallbackLang: string;
}

/** What an element shows. */
export interface Shown {
  /** What its heading says where the host page states none, and that there is nothing; absent: neither. */
  readonly word?: 'news' | 'event' | 'events';
  /** What to show; `false` for nothing. */
  readonly content: (speech: Speech) => TemplateResult | false;
  /** How many items a reload brought. */
  readonly newCount?: number;
}

/** Everything the elements have in common: language, feed, states, and the frame around their content. */
export class Widget implements ReactiveController, Hooks {
  readonly language: LanguageController;
  readonly feed: FeedController;
  readonly #host: WidgetHost;
  readonly #internals: ElementInternals;
  readonly #broken = new Set<string>();
  #isNear = false;
  #said = '';
  #speaks = true;
  #isEmpty = false;
  #isRetrying = false;
  #hadFocus = false;

  /**
   * @param own the feed that the host's attributes state without `src`; empty where they state none
   * @param isEager whether `loading="lazy"` has no effect
   */
  constructor(host: WidgetHost, own = () => '', isEager = false) {
    this.#host = host;
    this.#internals = host.attachInternals();
    applyDefaults(host);
    this.language = new LanguageController(host);
    this.feed = new FeedController(host, () => ({
      src: host.src
        .trim()
        .replace(/\s+/g, ' ')
        .replaceAll('{lang}', encodeURIComponent(this.language.primary)),
      feed: host.feed ?? own(),
      refresh: host.refresh,
      wanted: isEager || this.#isNear || host.loading !== 'lazy',
    }));
    whenNear(host, () => {
      this.#isNear = true;
      host.requestUpdate();
    });
    host.addController(this);
  }

  /** The feeds to show: the newest that could be had. */
  get feeds(): readonly LoadedFeed[] {
    return this.feed.state.feeds ?? [];
  }

  /** The feeds that were shown before the last reload, `undefined` after a first load. */
  get feedsBefore(): readonly LoadedFeed[] | undefined {
    return this.feed.state.before;
  }

  get languages(): Languages {
    return { language: this.language.tag, fallbackLanguages: this.#host.fallbackLang.split(/\s+/) };
  }

  /** Level of the heading. */
  get level(): number {
    return Math.max(2, this.#host.headingLevel);
  }

  allowsImage(url: string): boolean {
    const feedUrls = this.feeds.map((feed) => feed.url);
    return !this.#broken.has(url) && allowsImage(url, this.#host.images, feedUrls);
  }

  imageFailed(url: string): void {
    this.#broken.add(url);
    this.#host.requestUpdate();
  }

  select(event: Event, item: ClusterItem): void {
    if (!emit(this.#host, 'cluster-select', 'item', () => item)) event.preventDefault();
  }

  /** The frame with what the element shows, or with the host's own content in its place. */
  render({ word, content, newCount }: Shown): TemplateResult {
    const speech = this.language.speech();
    // The words are on their way.
    if (!speech) return html`<slot></slot>`;
    const { texts, locale } = speech;
    const { status, error, at } = this.feed.state;
    const shown = content(speech);
    const isEmpty = (this.#isEmpty = !shown && status === 'ready');
    const isWaiting = status === 'loading';
    // An error is there until a load has gone well, so that the button stays and keeps the focus meanwhile.
    const message = error
      ? isWaiting && this.#isRetrying
        ? texts['feed.loading']
        : at
          ? texts['feed.stale'](formatTime(at, locale))
          : texts[/network|timeout|http/.test(error.code) ? 'error.passing' : 'error.lasting']
      : newCount
        ? texts[`news.new.${pluralOf(newCount, locale)}`](String(newCount))
        : '';
    return frame(
      {
        heading: this.#host.heading ?? (word ? texts[`${word}.heading`] : ''),
        level: this.level,
        content: shown,
        isEmpty,
        instead: this.#hasFallback
          ? ''
          : isWaiting && !error
            ? texts['feed.loading']
            : isEmpty && word
              ? texts[word === 'news' ? 'news.empty' : 'event.empty']
              : '',
        message,
        speaks: this.#maySpeak(message),
        retry: error ? () => void this.#retry() : undefined,
      },
      speech,
    );
  }

  hostUpdate(): void {
    this.#hadFocus = Boolean(this.#root?.activeElement);
  }

  hostUpdated(): void {
    // What had the focus may have gone, as the button goes with the problem: hand it on to what came instead.
    if (this.#hadFocus && !this.#root?.activeElement) this.#root?.querySelector('a')?.focus();
    const { status, feeds } = this.feed.state;
    const states: ElementState[] = status === 'idle' ? [] : [status];
    if (this.#isEmpty) states.push('empty');
    if (status === 'failed' && feeds) states.push('stale');
    showStates(this.#internals, states);
  }

  get #hasFallback(): boolean {
    // Comments and white space are in the markup of every page, and nothing to show.
    return [...this.#host.childNodes].some((node) =>
      node instanceof Element ? !node.slot : node instanceof Text && node.data.trim(),
    );
  }

  async #retry(): Promise<void> {
    this.#isRetrying = true;
    await this.feed.reload();
    await this.#host.updateComplete;
    this.#isRetrying = false;
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot;
  }

  // Of several widgets with one message, one speaks; and always the one whose button was pressed.
  #maySpeak(message: string): boolean {
    if (message !== this.#said) {
      this.#said = message;
      this.#speaks = mayAnnounce(message) || this.#isRetrying;
    }
    return this.#speaks;
  }
}
