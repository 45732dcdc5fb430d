import type { LanguageTag } from './model.js';

/** The statement beside the EU emblem, word for word: funded, co-funded. */
const statements: Record<LanguageTag, readonly [funded: string, coFunded: string]> = {
  de: ['Finanziert von der Europäischen Union', 'Kofinanziert von der Europäischen Union'],
  en: ['Funded by the European Union', 'Co-funded by the European Union'],
  pl: ['Sfinansowane przez Unię Europejską', 'Dofinansowane przez Unię Europejską'],
};

/** The statement in a language, in English where there is none in it. */
export function fundingStatement(language: LanguageTag, share: 'funded' | 'co-funded'): string {
  return (statements[language.slice(0, 2)] ?? statements.en!)[share === 'funded' ? 0 : 1];
}
