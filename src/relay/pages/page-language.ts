import type { PageLanguage } from './words.js';

const languages: readonly PageLanguage[] = ['de', 'en', 'pl'];

/** The language of a page: what the address asks for, else what the browser likes best, else English. */
export function pageLanguage(
  asked: string | null | undefined,
  acceptLanguage: string | null | undefined,
): PageLanguage {
  const liked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q = 'q=1'] = part.split(';').map((piece) => piece.trim());
      return { tag, weight: Number(q.replace(/^q\s*=/, '')) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    // Equals stay in their order.
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
  for (const tag of [asked ?? '', ...liked]) {
    const found = languages.find((language) => language === tag.slice(0, 2).toLowerCase());
    if (found && /^..(-|$)/.test(tag)) return found;
  }
  return 'en';
}
