import { basename } from 'node:path';
import { isInternal } from './addresses.js';
import type { Source } from './model.js';

/** What a source is called in the log. A folder of this machine is nobody's business, and the query of an address may hold a key. */
export function sourceLabel({ key, edition }: Source): string {
  const url = urlOf(key);
  return inLanguage(url ? url.origin + url.pathname : basename(key), edition);
}

/**
 * What the sources of a feed are called where anybody may look, each differently. No host of one's own network is named.
 * @returns one for each, in their order
 */
export function publicLabels(sources: readonly Source[], internalHosts: readonly string[]): string[] {
  const used = new Map<string, number>();
  return sources.map((source) => {
    const url = urlOf(source.key);
    const isHidden = url && isInternal(url, internalHosts);
    const name = isHidden ? inLanguage(source.title ?? 'internal', source.edition) : sourceLabel(source);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count > 1 ? `${name} #${count}` : name;
  });
}

const urlOf = (key: string): URL | undefined =>
  /^https?:/i.test(key) && URL.canParse(key) ? new URL(key) : undefined;

const inLanguage = (name: string, edition: string | undefined): string =>
  edition === undefined ? name : `${name} (${edition})`;
