/** The languages the widgets' own words exist in. */
export type WordLanguage = 'de' | 'en' | 'pl';

/** `en_us` as `en-US`; `undefined` for what is no language tag. */
export function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.trim().replace(/_/g, '-'))[0];
  } catch {
    return undefined;
  }
}

/**
 * The locale that dates and amounts are formatted in, for the language of an element: its own region where
 * its words exist, European dates for plain English, and English dates beside English words.
 */
export function formatLocale(tag: string): string {
  const canonical = canonicalTag(tag) ?? 'en';
  return wordLanguage(canonical) === 'en' && !canonical.startsWith('en-') ? 'en-GB' : canonical;
}

/** `de` of `de-AT`. */
export function primaryLanguage(tag: string): string {
  return tag.split(/[-_]/, 1)[0]!.toLowerCase();
}

/** The language of the widgets' words for a language tag: its own where there is one, else English. */
export function wordLanguage(tag: string): WordLanguage {
  const primary = primaryLanguage(tag);
  return primary === 'de' || primary === 'pl' ? primary : 'en';
}

/** The name of a language in the words of another, such as `Englisch`; the tag itself where none is known. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(primaryLanguage(tag))!;
  } catch {
    return tag;
  }
}
