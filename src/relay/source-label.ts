import { basename } from 'node:path';
import type { Source } from './model.js';

/**
 * What a source is called where anybody may look. A folder of this machine is nobody's business, and the query of an
 * address may hold a key.
 */
export function sourceLabel({ key, edition }: Source): string {
  const name = /^https?:/i.test(key) && URL.canParse(key) ? withoutQuery(new URL(key)) : basename(key);
  return edition === undefined ? name : `${name} (${edition})`;
}

const withoutQuery = ({ origin, pathname }: URL) => origin + pathname;
