import { type LitElement, type TemplateResult, html } from 'lit';
import { mayAnnounce } from '../browser/announce.js';
import { type ElementState, showStates } from '../browser/element-states.js';
import { emit } from '../browser/events.js';
import { type FeedController, controlFeed } from '../browser/feed-controller.js';
import { allowsImage } from '../browser/image-policy.js';
import type { Languages } from '../feed/select.js';
import { splitWords } from '../feed/since.js';
import { formatTime, pluralOf } from '../i18n/format.js';
import { primaryLanguage } from '../i18n/locale.js';
import type { Speech } from '../i18n/words.js';
import { frame } from '../view/frame.js';
import type { Hooks } from '../view/hooks.js';
import { applyDefaults } from './attributes.js';
import { type LanguageController, controlLanguage } from './language-controller.js';

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

/** Everything the elements have in common: language, feed, states, and the frame around their content. */
export interface Widget extends Hooks {
  readonly feed: FeedController;
  readonly language: LanguageController;
  readonly languages: Languages;
  /** Level of the heading. */
  readonly level: number;
  /** Says something to whoever looks after the page, in the console, and each thing once; nothing where empty. */
  warn(message: string | false): void;
  /**
   * The frame with what the element shows, or with the host's own content in its place.
   * @param shown what there is to show
   * @param draw draws that, where it is anything
   * @param word what the heading says where the host page states none, and that there is nothing; absent: neither
   * @param newCount how many items a reload brought
   */
  render(
    shown: readonly unknown[],
    draw: (speech: Speech) => TemplateResult,
    word?: 'news' | 'event' | 'events' | 'call',
    newCount?: number,
  ): TemplateResult;
}

/**
 * Joins these for an element, in its constructor.
 * @param own the feed that the host's attributes state without `src`; empty where they state none
 * @param isEager whether `loading="lazy"` has no effect
 */
export function joinWidget(host: WidgetHost, own = () => '', isEager = false): Widget {
  const internals = host.attachInternals();
  const broken = new Set<string>();
  const warned = new Set<string>();
  let isNear = isEager;
  let said = '';
  let speaks = true;
  let isRetrying = false;
  let hadFocus = false;

  applyDefaults(host);
  const language = controlLanguage(host);
  const feed = controlFeed(host, () => ({
    src: host.src.replaceAll('{lang}', encodeURIComponent(primaryLanguage(language.tag))),
    feed: host.feed ?? own(),
    refresh: host.refresh,
    wanted: isNear || host.loading !== 'lazy',
  }));
  new IntersectionObserver(
    (entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      isNear = true;
      host.requestUpdate();
    },
    // Far enough ahead that a slow line has the feed before the reader is there.
    { rootMargin: '400px' },
  ).observe(host);

  const focused = () => host.shadowRoot!.activeElement;
  host.addController({
    hostUpdate() {
      hadFocus = !!focused();
    },
    hostUpdated() {
      // What had the focus may have gone, as the button goes with the problem: hand it on to what came instead.
      if (hadFocus && !focused()) host.shadowRoot!.querySelector('a')?.focus();
    },
  });

  // Comments and white space are in the markup of every page, and nothing to show.
  const hasFallback = () =>
    [...host.childNodes].some((node) =>
      node instanceof Element ? !node.slot : node instanceof Text && /\S/.test(node.data),
    );

  const retry = () => {
    isRetrying = true;
    void feed.reload();
  };

  return {
    feed,
    language,

    get languages() {
      return { language: language.tag, fallbackLanguages: splitWords(host.fallbackLang) };
    },

    get level() {
      return Math.max(2, host.headingLevel);
    },

    warn(message) {
      if (!message || warned.has(message)) return;
      warned.add(message);
      console.warn(`<${host.localName}> ${message}`);
    },

    allowsImage(url) {
      const feedUrls = feed.state.feeds.map((feed) => feed.url);
      return !broken.has(url) && allowsImage(url, host.images, feedUrls);
    },

    imageFailed(url) {
      broken.add(url);
      host.requestUpdate();
    },

    select(event, item) {
      if (!emit(host, 'cluster-select', 'item', () => item)) event.preventDefault();
    },

    render(shown, draw, word, newCount) {
      const { status, error, at, feeds } = feed.state;
      const isLoading = status === 'loading';
      const isEmpty = !shown.length && status === 'ready';
      const states: ElementState[] = status === 'idle' ? [] : [status];
      if (isEmpty) states.push('empty');
      if (status === 'failed' && feeds[0]) states.push('stale');
      showStates(internals, states);

      const speech = language.speech(language.tag);
      // The words are on their way.
      if (!speech) return html`<slot></slot>`;
      const { texts, locale } = speech;
      // An error is there until a load has gone well, so that the button stays and keeps the focus meanwhile.
      const message = error
        ? isLoading && isRetrying
          ? texts['feed.loading']
          : at
            ? texts['feed.stale'](formatTime(at, locale))
            : texts[/network|timeout|http/.test(error.code) ? 'error.passing' : 'error.lasting']
        : newCount
          ? texts[`news.new.${pluralOf(newCount, locale)}`](String(newCount))
          : '';
      // Of several widgets with one message, one speaks; and always the one whose button was pressed.
      if (message !== said) speaks = mayAnnounce((said = message)) || isRetrying;
      isRetrying &&= isLoading;
      return frame(
        {
          heading: host.heading ?? (word ? texts[`${word}.heading`] : ''),
          level: this.level,
          content: shown.length > 0 && draw(speech),
          isEmpty,
          instead: hasFallback()
            ? ''
            : isLoading && !error
              ? texts['feed.loading']
              : isEmpty && word
                ? // Never said of several events.
                  texts[`${word as 'news' | 'event' | 'call'}.empty`]
                : '',
          message,
          speaks,
          retry: error && retry,
        },
        speech,
      );
    },
  };
}
