import { type TemplateResult, html, nothing } from 'lit';
import { sameLanguage } from '../feed/select.js';
import { languageName } from '../i18n/locale.js';
import type { Speech } from '../i18n/words.js';

/** The value of `lang` for content: nothing where it is in the language of the words around it. */
export function contentLang(language: string | undefined, { words }: Speech): string | typeof nothing {
  return language && !sameLanguage(language, words) ? language : nothing;
}

/** A short mark beside content in another language than the words around it. */
export function languageMark(language: string | undefined, speech: Speech): TemplateResult | typeof nothing {
  if (contentLang(language, speech) === nothing) return nothing;
  return html`<span part="language">${languageName(language!, speech.locale)}</span>`;
}
