import { type TemplateResult, html } from 'lit';
import type { ClusterItem } from '../feed/model.js';
import type { Speech, Texts } from '../i18n/words.js';
import type { Hooks } from './hooks.js';
import type { Lang } from './language.js';
import { linked } from './text.js';
import type { Word } from './widget.js';

/** What the heading of a widget says: what the page states, else a word of the widget's own, if it has one. */
export const headingText = (stated: string | undefined, word: Word | undefined, texts: Texts): string =>
  stated ?? (word ? texts[`${word}.heading`] : '');

/** A real heading. Levels beyond 6 are brought down to it, since an `h7` would be no heading at all. */
export function heading(level: number, part: string, content: unknown): TemplateResult {
  if (level < 3) return html`<h2 part=${part}>${content}</h2>`;
  if (level < 4) return html`<h3 part=${part}>${content}</h3>`;
  if (level < 5) return html`<h4 part=${part}>${content}</h4>`;
  if (level < 6) return html`<h5 part=${part}>${content}</h5>`;
  return html`<h6 part=${part}>${content}</h6>`;
}

/** An item's title as a heading with the item's one link; `instead` where it has no title. */
export function title(
  item: ClusterItem,
  level: number,
  instead: string,
  hooks: Hooks,
  lang: Lang,
  speech: Speech,
): TemplateResult {
  const { title, url } = item;
  const select = (event: Event) => hooks.select(event, item);
  return heading(level, 'title', linked(title ?? (instead || url), url, lang, speech, 'link', select));
}
