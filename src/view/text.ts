import { type TemplateResult, html, nothing } from 'lit';
import type { Speech } from '../i18n/words.js';
import type { Lang } from './language.js';

/** A text in its language, as a link where it has an address; the link says so where it opens a new window. */
export function linked(
  text: string | undefined,
  url: string | undefined,
  lang: Lang,
  speech: Speech,
  part: string | typeof nothing = nothing,
  onClick?: (event: Event) => void,
): TemplateResult {
  return url
    ? html`<a part=${part} href=${url} lang=${lang} @click=${onClick}>${text}${windowMark(speech)}</a>`
    : html`<span lang=${lang}>${text}</span>`;
}

/** The mark of a link that opens a new window, where links do. */
export function windowMark({ newWindow, words }: Speech): TemplateResult | undefined | '' {
  // The arrow as text: some fonts have a coloured picture for it.
  return (
    newWindow &&
    html`<span part="new-window" role="img" aria-label=${newWindow} lang=${words}>&nbsp;↗&#xFE0E;</span>`
  );
}

/** A paragraph; nothing where it has nothing to say. */
export const paragraph = (part: string, content: unknown, lang: Lang = nothing): unknown =>
  content && html`<p part=${part} lang=${lang}>${content}</p>`;
