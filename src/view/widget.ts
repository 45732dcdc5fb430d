import type { TemplateResult } from 'lit';
import type { Languages } from '../feed/select.js';
import type { Speech } from '../i18n/words.js';
import type { Hooks } from './hooks.js';

/** For whom, when and in which surroundings a widget is drawn. */
export interface Setting {
  readonly hooks: Hooks;
  /** Language of the widget itself, such as `de-AT`. */
  readonly tag: string;
  /** Which languages of content to show. */
  readonly languages: Languages;
  /** Level of the widget's heading, 2 to 6. */
  readonly level: number;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** IANA name of the reader's zone. */
  readonly zone: string;
  /** The words of another language; `undefined` where there are none yet. */
  readonly speechFor: (language: string) => Speech | undefined;
}

/** What a widget shows of its feeds, and how. */
export interface Shown<Item> {
  /** Empty where there is nothing to show. */
  readonly items: readonly Item[];
  /** With `isFiller` what keeps the room for it. */
  readonly draw: (speech: Speech, items: readonly Item[], isFiller?: boolean) => TemplateResult;
  /** What the heading says where the page states none, and that there is nothing; absent: neither. */
  readonly word?: Word;
}

/** When what is shown, or said of it, changes next. */
export interface Changing {
  /** Milliseconds since 1970 UTC; `Infinity` where it never does. */
  readonly next: number;
}

export type Word = 'news' | 'event' | 'events' | 'call';
