import { type LitElement, type TemplateResult, noChange } from 'lit';
import { mayAnnounce } from '../browser/announce.js';
import { showStates } from '../browser/element-states.js';
import { emit } from '../browser/events.js';
import { type FeedController, controlFeed } from '../browser/feed-controller.js';
import { hasPlace, holdHeight } from '../browser/held-height.js';
import type { FeedError } from '../feed/feed-error.js';
import { allowsImage } from '../feed/image-policy.js';
import type { Languages } from '../feed/select.js';
import { splitWords } from '../feed/since.js';
import { formatTime, readerZone } from '../i18n/format.js';
import { primaryLanguage } from '../i18n/locale.js';
import type { Speech, Texts } from '../i18n/words.js';
import { applyDefaults } from '../view/attributes.js';
import { frame } from '../view/frame.js';
import { headingText } from '../view/heading.js';
import type { Hooks } from '../view/hooks.js';
import { filler } from '../view/skeleton.js';
import type { Setting, Shown } from '../view/widget.js';
import { keepPrerendered } from './prerendered.js';
import { type LanguageController, controlLanguage } from './language-controller.js';

export type * from '../browser/events.js';

/** In an address, for the language of the element. */
const gap = '{lang}';

function isEndIn(host: WidgetHost): boolean {
  const { bottom } = host.getBoundingClientRect();
  return bottom > 0 && bottom < innerHeight;
}

const levelOf = (host: WidgetHost): number => Math.max(2, host.headingLevel);

const blank = (): string => '\xa0';
// A text is a word or, where it has gaps, a function.
blank.toString = blank;
/** Before there are words. */
const mute: Speech = { texts: new Proxy({} as Texts, { get: () => blank }), words: 'en', locale: 'en' };

/** What an element of this library has by attributes; each documents them for itself. */
export interface WidgetHost extends LitElement {
  src: string;
  feed: unknown;
  heading: string | undefined;
  headingLevel: number;
  limit: number;
  excerpt?: number;
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
  /** Where the element's view is drawn. */
  readonly setting: Setting;
  /** Says something to whoever looks after the page, in the console, and each thing once; nothing where empty. */
  warn(message: string | false): void;
  /** Focuses what is found after the next update, for what had the focus and goes. */
  focusNext(find: () => HTMLElement | null | undefined): void;
  /**
   * The frame with what the element shows, or with the host's own content in its place.
   */
  render<Item>(shown: Shown<Item>, notice?: Notice): Drawing;
}

/** Nothing changes while what was prerendered stands. */
export type Drawing = TemplateResult | typeof noChange;

/** What an element has to say beside its content. */
export interface Notice {
  /** Of what happened, for listeners. */
  readonly say?: ((speech: Speech) => string) | undefined;
  /** Of what the element itself could not load, for all. */
  readonly error?: FeedError | undefined;
  /** Whether there is something to draw even where nothing is shown. */
  readonly isDrawn?: boolean | undefined;
  /** Whether what it takes to draw is still on its way. */
  readonly isComing?: boolean | undefined;
}

/**
 * Joins these for an element, in its constructor.
 * @param own the feed that the host's attributes state without `src`; empty where they state none
 * @param isEager whether `loading="lazy"` has no effect
 */
export function joinWidget(host: WidgetHost, own = () => '', isEager = false): Widget {
  const internals = host.attachInternals();
  // That of the skeleton, which is only its ground.
  const broken = new Set(['']);
  const warned = new Set<string>();
  let isNear = isEager;
  let said = '';
  let speaks = true;
  let isRetrying = false;
  let isLoud = false;
  let hadFocus = false;
  let findNext: (() => HTMLElement | null | undefined) | undefined;
  /** The language of what is shown. */
  let shownLanguage: string | undefined;
  // Where a place has been kept there is no other to make.
  let isRoomy = !hasPlace(host);

  applyDefaults(host);
  const prerendered = keepPrerendered(host);
  const language = controlLanguage(host);
  const feed = controlFeed(host, () => ({
    src: host.src.replaceAll(gap, encodeURIComponent(primaryLanguage(language.tag))),
    pattern: host.src,
    feed: host.feed ?? own(),
    refresh: host.refresh,
    wanted: isNear || host.loading !== 'lazy',
    seed: prerendered?.seed(language.tag, feed.state.feeds[0]),
  }));
  const update = () => host.requestUpdate();
  holdHeight(
    host,
    () => feed.state,
    (isIn) => {
      if (isIn ? isNear : isLoud || !feed.state.error) return;
      isNear ||= isIn;
      update();
    },
  );

  const focused = () => host.shadowRoot!.activeElement;
  host.addController({
    hostUpdate() {
      hadFocus = !!focused();
    },
    hostUpdated() {
      const left = prerendered?.leave();
      const find = left ?? findNext;
      findNext = undefined;
      // What had the focus may have gone, as the button goes with the problem: hand it on to what came instead.
      const next =
        find?.() ?? (hadFocus && !focused() ? host.shadowRoot!.querySelector<HTMLElement>('a') : undefined);
      next?.focus({ preventScroll: !!left });
    },
  });

  // Comments and white space are in the markup of every page, and nothing to show.
  const hasFallback = () =>
    [...host.childNodes].some((node) =>
      node instanceof Element
        ? !node.slot && node.localName !== 'template'
        : node instanceof Text && /\S/.test(node.data),
    );

  const retry = () => {
    isRetrying = true;
    void feed.reload();
  };

  return {
    feed,
    language,

    get languages() {
      // Where a feed for each language is asked for, content follows when that has come.
      const { status, feeds } = feed.state;
      if (!feeds[0] || status === 'ready' || !host.src.includes(gap)) shownLanguage = language.tag;
      return { language: shownLanguage!, fallbackLanguages: splitWords(host.fallbackLang) };
    },

    get setting() {
      return {
        hooks: this,
        tag: language.tag,
        languages: this.languages,
        level: levelOf(host),
        now: Date.now(),
        get zone() {
          return readerZone();
        },
        speechFor: language.speech,
      };
    },

    warn(message) {
      if (!message || warned.has(message)) return;
      warned.add(message);
      console.warn(`<${host.localName}> ${message}`);
    },

    allowsImage(url) {
      if (!url) return host.images !== 'none';
      const feedUrls = feed.state.feeds.map((feed) => feed.url);
      return allowsImage(url, host.images, [origin, ...feedUrls]);
    },

    broken,

    imageFailed(url) {
      broken.add(url);
      update();
    },

    select(event, item) {
      if (!emit(host, 'cluster-select', 'item', () => item)) event.preventDefault();
    },

    focusNext(find) {
      findNext = find;
    },

    render({ items, draw, word }, { say, error: ownError, isDrawn, isComing } = {}) {
      const { status, error: feedError, at, feeds } = feed.state;
      const error = feedError ?? ownError;
      const isLoading = status === 'loading';
      const isEmpty = status === 'ready' && !items.length;
      showStates(internals, [
        status !== 'idle' && status,
        isEmpty && 'empty',
        status === 'failed' && feeds[0] && 'stale',
      ]);

      const known = language.speech(language.tag);
      const speech = known ?? mute;
      const { texts, locale } = speech;
      const isShown = !!known && !isComing && (items.length > 0 || !!isDrawn);
      if (prerendered?.stays(isShown || (!!known && !isComing && status === 'ready'))) return noChange;
      // An error is there until a load has gone well, so that the button stays and keeps the focus meanwhile.
      const message = error
        ? isLoading && isRetrying
          ? texts['feed.loading']
          : feedError && at
            ? texts['feed.stale'](formatTime(at, locale))
            : texts[/network|timeout|http/.test(error.code) ? 'error.passing' : 'error.lasting']
        : (say?.(speech) ?? '');
      // Of several widgets with one message, one speaks; and always the one whose button was pressed.
      if (message !== said) speaks = mayAnnounce((said = message)) || isRetrying;
      isRetrying &&= isLoading;
      // Also before the words are there, and before a lazy one loads. What was empty may be empty again.
      const isWaiting = !!host.src && !isShown && (!known || isComing || isRetrying || (!feeds[0] && !error));
      const hasOwn = hasFallback();
      const item = filler(host.excerpt ?? 280) as never;
      const count = host.limit === Infinity ? 1 : Math.min(host.limit, 20);
      const fillers: never[] = [];
      // Not `Array.from`, which old libraries of a host replace.
      while (fillers.length + 1 <= count) fillers.push(item);
      isRoomy &&= !isShown;
      // That a reload has failed is seen only once that moves nothing that is seen.
      isLoud = !!error && (isLoud || !!ownError || !feeds[0] || isRetrying || !isEndIn(host));
      return frame(
        {
          heading: headingText(host.heading, word, texts),
          level: levelOf(host),
          content: isShown && draw(speech, items),
          skeleton: isWaiting && draw(speech, fillers, true),
          isRoomy: isRoomy || isRetrying,
          isUnseen: hasOwn || !known || !!error,
          isEmpty,
          instead: hasOwn
            ? ''
            : isLoading && !feedError
              ? texts['feed.loading']
              : isEmpty && word
                ? // Never said of several events.
                  texts[`${word as 'news' | 'event' | 'call'}.empty`]
                : '',
          message,
          speaks,
          retry: feedError && retry,
          isLoud,
          slotChanged: update,
        },
        speech,
      );
    },
  };
}
