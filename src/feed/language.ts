import type { LanguageTag } from './model.js';

/** `en_us` becomes `en-US`; what is no language (`English`, `und`) becomes undefined. */
export function readLanguage(value: unknown): LanguageTag | undefined {
  if (typeof value !== 'string') return undefined;
  const tag = value.trim().replace(/_/g, '-');
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag) || /^und/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

// qTranslate keeps every language in one field: [:de]…[:en]…[:], {:de}…{:} or <!--:de-->…<!--:-->.
const MARK = /(?:[[{]|<!--):([a-z]{2})?(?:[\]}]|-->)/;

/** The languages a text holds by qTranslate's marks, in their order; none for ordinary text. */
export function listTongues(text: string): LanguageTag[] {
  return /(?:[[{]|<!--):[a-z]{2}(?:[\]}]|-->)/.test(text)
    ? [...new Set(text.split(MARK).filter((part, index): part is string => index % 2 === 1 && !!part))]
    : [];
}

/** What a text says in one of its languages, with what is said outside of any. */
export function pickTongue(text: string, tongue: LanguageTag): string {
  const parts = text.split(MARK);
  return parts
    .filter((_, index) => index % 2 === 0 && (!index || !parts[index - 1] || parts[index - 1] === tongue))
    .join('');
}
