import { ids } from './generated/ids.js';
import type { WordLanguage } from './locale.js';
import type { Texts } from './texts.js';

export { type WordLanguage, wordLanguage } from './locale.js';
export type { Texts } from './texts.js';
/** What it takes to speak a language. */
export interface Speech {
  readonly texts: Texts;
  /** The language of `texts`. */
  readonly words: WordLanguage;
  /** The locale of dates and amounts. */
  readonly locale: string;
  /** IANA name of the reader's zone, where that is not the machine's. */
  readonly zone?: string;
  /** What a link says beside its text where it opens a new window; absent where it does not. */
  readonly newWindow?: string;
}

/** Single words replaced by the host page, by language and message id. */
export type TextOverrides = { [language in WordLanguage]?: Partial<Texts> };

// One import each, so that a page of separate files loads only the languages it shows. In a single file, where imports are
// made static, there is no promise.
const modules: Record<WordLanguage, () => Promise<string> | string> = {
  de: async () => (await import('./generated/de/texts.js')).texts,
  en: async () => (await import('./generated/en/texts.js')).texts,
  pl: async () => (await import('./generated/pl/texts.js')).texts,
};

const loaded: { [language in WordLanguage]?: Texts } = {};

/** The words of a language, `undefined` until `loadTexts` has brought them. */
export function loadedTexts(language: WordLanguage): Texts | undefined {
  const texts = loaded[language];
  // Read at the moment of use: a page may set its words before or after the script arrives.
  const { ClusterWidgets } = globalThis as { ClusterWidgets?: { texts?: TextOverrides } };
  const overrides = ClusterWidgets?.texts?.[language];
  return texts && overrides ? { ...texts, ...overrides } : texts;
}

/** Brings the words of a language. In a single file `loadedTexts` has them at once. */
export async function loadTexts(language: WordLanguage): Promise<Texts> {
  const texts = modules[language]();
  loaded[language] ??= readTexts(typeof texts === 'string' ? texts : await texts);
  return loadedTexts(language)!;
}

// All texts of a language in the order of the ids; one with gaps, `No. {0} of {1}`, is a function that fills them.
function readTexts(all: string): Texts {
  const texts = all
    .split('|')
    .map((text) =>
      text.includes('{')
        ? (...gaps: string[]) => text.replace(/{(.)}/g, (_, gap) => gaps[Number(gap)]!)
        : text,
    );
  return Object.fromEntries(ids.split(' ').map((id, index) => [id, texts[index]])) as unknown as Texts;
}
