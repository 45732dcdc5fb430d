import { readLanguage } from '../../feed/language.js';
import type { FeedConfig } from '../model.js';

export const widgets = ['news-list', 'event-card', 'funding-notice'] as const;
export type Widget = (typeof widgets)[number];

/** A widget with its attributes, as somebody wants it on a page. */
export interface Choice {
  readonly feed: FeedConfig;
  readonly widget: Widget;
  /** Absent: that of the page around it. */
  readonly language?: string;
  /** Attributes beside `src` and `lang`, in the order they are written in; an empty text is one that is only there. */
  readonly attributes: Readonly<Record<string, string>>;
  /** For a frame, which does not know what page is around it. */
  readonly theme?: 'light' | 'dark';
}

/** What visitors can do with a list. */
const tools = ['more', 'searchable', 'filterable'];
/** What an address may say of any widget, and of each. What is not here goes no further. */
const common = ['heading', 'heading-level', 'limit', 'images', 'fallback-lang', 'refresh'];
const attributesOf: Readonly<Record<Widget, readonly string[]>> = {
  'news-list': [...common, 'layout', 'show', 'tags', 'include', 'exclude', 'since', 'excerpt', ...tools],
  'event-card': [...common, 'event', 'past', 'time-zone'],
  'funding-notice': [...common, 'notice'],
};
const longest = 200;
/** Attributes that are only there. */
const flags = ['past', 'searchable', 'filterable'];
/** Nobody chooses what is so anyway. */
const usual: Readonly<Record<string, string>> = {
  'heading-level': '2',
  images: 'feed',
  layout: 'list',
  show: 'date image summary tags credit',
};

/**
 * Reads a choice from the query of an address, as of `/embed`. What is unknown in it is left out; an unknown or missing
 * feed is the first there is.
 * @returns nothing where there is no feed
 */
export function readChoice(query: URLSearchParams, feeds: readonly FeedConfig[]): Choice | undefined {
  const feed = feeds.find(({ name }) => name === query.get('feed')) ?? feeds[0];
  if (!feed) return undefined;
  const widget = widgets.find((name) => name === query.get('widget')) ?? widgets[0];
  const language = readLanguage(query.get('lang') ?? '');
  const theme = query.get('theme');
  const attributes: Record<string, string> = {};
  for (const name of attributesOf[widget]) {
    const value = query.getAll(name).join(' ').trim().slice(0, longest);
    const isFlag = flags.includes(name);
    // `heading=""` is no heading.
    const says = value !== '' || (query.has(name) && (isFlag || name === 'heading'));
    if (says && value !== usual[name]) attributes[name] = isFlag ? '' : value;
  }
  return {
    feed,
    widget,
    ...(language === undefined ? {} : { language }),
    attributes,
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
  };
}

/**
 * The same from the form of the builder, which has a field for everything: there `lang` is the page's own language, and an
 * empty field is one that was left alone.
 */
export function readForm(query: URLSearchParams, feeds: readonly FeedConfig[]): Choice | undefined {
  const stated = new URLSearchParams();
  for (const [name, value] of query) if (value !== '' && name !== 'lang') stated.append(name, value);
  const language = stated.get('widget-lang');
  if (language !== null) stated.set('lang', language);
  if (stated.has('no-heading')) stated.set('heading', '');
  return readChoice(stated, feeds);
}

/** The choice as a query of `/embed`. */
export function choiceQuery({ feed, widget, language, attributes, theme }: Choice): URLSearchParams {
  return new URLSearchParams({
    feed: feed.name,
    widget,
    ...(language === undefined ? {} : { lang: language }),
    ...attributes,
    ...(theme === undefined ? {} : { theme }),
  });
}
