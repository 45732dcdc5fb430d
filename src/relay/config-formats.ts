import { readLanguage } from '../feed/language.js';
import { parseSince } from '../feed/since.js';
import { readTimeZone } from '../feed/time-zone.js';
import { LANGUAGE_MARK } from './sources.js';

/** An address that can be read: http(s), and without a name and password, which would not be sent. */
function isHttpUrl(value: string): boolean {
  try {
    const { protocol, username, password } = new URL(value.replaceAll(LANGUAGE_MARK, 'en'));
    return /^https?:$/.test(protocol) && !username && !password;
  } catch {
    return false;
  }
}

const isLanguage = (value: string): boolean => !value.includes('_') && readLanguage(value) !== undefined;

/** What the schema of the configuration names as `format`, beside the usual ones. Editors pass over them. */
export const configFormats: Readonly<Record<string, (value: string) => boolean>> = {
  'http-url': isHttpUrl,
  language: isLanguage,
  'fallback-language': (value) => /^(\*|none)$/.test(value) || isLanguage(value),
  'time-zone': (value) => readTimeZone(value) !== undefined,
  since: (value) => !Number.isNaN(parseSince(value, 0)),
};
