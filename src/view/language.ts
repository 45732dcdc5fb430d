import { type TemplateResult, html, nothing } from 'lit';
import { sameLanguage } from '../feed/select.js';
import { languageName } from '../i18n/locale.js';
import type { Speech } from '../i18n/words.js';

/** The value of a `lang` attribute. */
export type Lang = string | typeof nothing;

/** The value of `lang` for content: nothing where it is in the language of the words around it. */
export function contentLang(language: string | undefined, { words }: Speech): Lang {
  return language && !sameLanguage(language, words) ? language : nothing;
}

/** A short mark beside content in another language than the words around it. */
export function languageMark(lang: Lang, locale: string): TemplateResult | typeof nothing {
  return lang === nothing
    ? nothing
    : html`<span part="language">${languageName(String(lang), locale)}</span>`;
}
