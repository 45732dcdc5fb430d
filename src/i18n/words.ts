import type { Texts } from './texts.js';

export type { Texts } from './texts.js';
/** The languages the widgets' own words exist in. */
export type WordLanguage = 'de' | 'en' | 'pl';
/** What it takes to speak a language. */
export interface Speech {
  readonly texts: Texts;
  /** The language of `texts`. */
  readonly words: WordLanguage;
  /** The locale of dates and amounts. */
  readonly locale: string;
}

/** Single words replaced by the host page, by language and message id. */
export type TextOverrides = { [language in WordLanguage]?: Partial<Texts> };

// One import each, so that a page of separate files loads only the languages it shows.
const modules: Record<WordLanguage, () => Promise<{ texts: Texts }>> = {
  de: () => import('./generated/de/texts.js'),
  en: () => import('./generated/en/texts.js'),
  pl: () => import('./generated/pl/texts.js'),
};

const loaded = new Map<WordLanguage, Texts>();

/** The language of the widgets' words for a language tag: its own where there is one, else English. */
export function wordLanguage(tag: string): WordLanguage {
  const primary = tag.slice(0, 2).toLowerCase();
  return /^(de|pl)([-_]|$)/i.test(tag) ? (primary as WordLanguage) : 'en';
}

/** The words of a language, `undefined` until `loadTexts` has brought them. */
export function loadedTexts(language: WordLanguage): Texts | undefined {
  const texts = loaded.get(language);
  const overrides = hostOverrides()?.[language];
  return texts && overrides ? { ...texts, ...overrides } : texts;
}

export async function loadTexts(language: WordLanguage): Promise<Texts> {
  if (!loaded.has(language)) loaded.set(language, (await modules[language]()).texts);
  return loadedTexts(language)!;
}

// Read at the moment of use: a page may set its words before or after the script arrives.
function hostOverrides(): TextOverrides | undefined {
  return (globalThis as { ClusterWidgets?: { texts?: TextOverrides } }).ClusterWidgets?.texts;
}
