import { sameLanguage } from './language.js';
import type { LanguageTag } from './model.js';

/** What a wording was copied from; `unverified` is general knowledge, to be compared with the official one. */
export type Basis = 'official-artwork' | 'seen-in-use' | 'unverified';

/** Words that a programme prescribes. */
export interface Wording {
  readonly text: string;
  readonly language: LanguageTag;
  readonly basis: Basis;
}

/** Of directly managed programmes, after the statement. In braces what the granting authority's name stands for or beside. */
export type Disclaimers = Readonly<Record<LanguageTag, string>>;

/**
 * The statement beside the emblem by language, word for word: funded, co-funded, and how the disclaimer begins where
 * that is not as `funded`. `*` was read off the official artwork, `?` is unverified, others were seen in use.
 */
let statements: Readonly<Record<LanguageTag, string>> = {
  de: 'Finanziert von der Europäischen Union|Kofinanziert von der Europäischen Union|Von der Europäischen Union finanziert',
  en: 'Funded by the European Union|Co-funded by the European Union*',
  pl: 'Sfinansowane przez Unię Europejską|Dofinansowane przez Unię Europejską|Sfinansowane ze środków UE',
};
let disclaimers: Disclaimers | undefined;

/** Brings the other official languages of the Union, and the disclaimers, which pages rarely need. */
export async function loadWordings(): Promise<void> {
  try {
    const more = (await import('./funding-wordings.js')).wordings;
    statements = { ...statements, ...more.statements };
    disclaimers = more.disclaimers;
  } catch {
    // A notice in English is better than none.
    disclaimers = {};
  }
}

/** Whether `loadWordings` has brought all there are. */
export const hasWordings = (): boolean => !!disclaimers;

/** The language of a statement for readers of a language: English where there is none in it. */
const languageFor = (language: LanguageTag, words: object): LanguageTag =>
  Object.keys(words).find((own) => sameLanguage(own, language)) ?? 'en';

/** The statement in a language, in English where there is none in it. */
export function fundingStatement(language: LanguageTag, share: 'funded' | 'co-funded'): Wording {
  const own = languageFor(language, statements);
  const [text, mark] = statements[own]!.split('|')[share === 'funded' ? 0 : 1]!.split(/([*?])/);
  return {
    text: text!,
    language: own,
    basis: mark === '*' ? 'official-artwork' : mark ? 'unverified' : 'seen-in-use',
  };
}

/** How the disclaimer begins that belongs to a statement. */
export const disclaimerOpening = (language: LanguageTag, share: 'funded' | 'co-funded'): string =>
  (share === 'funded' && statements[languageFor(language, statements)]!.split('|')[2]) ||
  fundingStatement(language, share).text;

/** The disclaimer after its opening, in English where it is not known in a language; `undefined` until they are loaded. */
export function knownDisclaimer(
  language: LanguageTag,
  opening: (language: LanguageTag) => string,
  authority = '',
): Wording | undefined {
  const own = languageFor(language, disclaimers ?? {});
  const views = disclaimers?.[own]?.replace(/{(.*)}/, (_, generic: string) =>
    authority ? (generic ? authority : ` (${authority})`) : generic,
  );
  if (!views) return undefined;
  const basis = own === 'en' ? 'seen-in-use' : 'unverified';
  return { text: `${opening(own)}. ${views}`, language: own, basis };
}
