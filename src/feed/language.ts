import { sourceOf } from './draft.js';
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

// A feed has few languages and may have thousands of items, each of which is asked for its own.
const primaries = new Map<LanguageTag, string>();

function primary(tag: LanguageTag): string {
  let known = primaries.get(tag);
  if (!known) primaries.set(tag, (known = tag.split(/[-_]/)[0]!.toLowerCase()));
  return known;
}

/** Whether two tags name one language, whatever the region. */
export const sameLanguage = (one: LanguageTag, other: LanguageTag): boolean =>
  primary(one) === primary(other);

// qTranslate keeps every language in one field: [:de]…[:en]…[:], {:de}…{:} or <!--:de-->…<!--:-->.
const MARK = /(?:[[{]|<!--):([a-z]{2})?(?:[\]}]|-->)/;
// A text begins with such a mark or has one that ends the last language: `{:en}` alone may be a piece of code.
const MARKED = /^\s*(?:<\w+>\s*)?(?:[[{]|<!--):[a-z]{2}(?:[\]}]|-->)|(?:[[{]|<!--):(?:[\]}]|-->)/;

/** The languages that the first of some texts with qTranslate's marks holds, in their order; none for ordinary texts. */
export function listTongues(...texts: readonly unknown[]): LanguageTag[] {
  for (const text of texts) {
    const source = sourceOf(text);
    // Most texts have none, and to look costs far less than to split.
    const tongues = MARKED.test(source) ? source.split(MARK).filter((part, index) => index % 2 && part) : [];
    if (tongues.length) return [...new Set(tongues)];
  }
  return [];
}

/** What a text says in one of its languages, with what is said outside of any. */
export function pickTongue(text: string, tongue: LanguageTag): string {
  const parts = text.split(MARK);
  return parts.filter((_, index) => !(index % 2) && (parts[index - 1] ?? tongue) === tongue).join('');
}
