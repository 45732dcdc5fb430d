import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isRecord } from '../feed/draft.js';
import { missingFields } from '../feed/funding-presets.js';
import type { FundingNotice } from '../feed/model.js';
import { normaliseFeed } from '../feed/normalise.js';
import { type Fault, type JsonPath, nameOf, readJson } from './json-places.js';

/** The notices of a feed, what is wrong with how they are stated, and what they lack although they can be shown. */
export interface StatedFunding {
  readonly notices: readonly FundingNotice[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/**
 * Reads the notices that a configuration states, or names a file of.
 *
 * @param base what relative links in them are relative to
 */
export function readFunding(
  stated: unknown,
  path: JsonPath,
  folder: string,
  base: string,
  readFile = (file: string): string => readFileSync(file, 'utf8'),
): StatedFunding {
  const notices: FundingNotice[] = [];
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const take = (values: unknown, place: JsonPath): void => {
    for (const notice of gate(values, base)) {
      const missing = missingFields(notice);
      if (missing) warnings.push({ path: place, message: `${nameOf(place)}: ${missing}` });
      notices.push(notice);
    }
  };
  const entries = typeof stated === 'string' ? [stated] : Array.isArray(stated) ? (stated as unknown[]) : [];
  entries.forEach((entry, index) => {
    const place = typeof stated === 'string' ? path : [...path, index];
    if (typeof entry !== 'string') return take([entry], place);
    const read = readNotices(resolve(folder, entry), readFile);
    if (typeof read === 'string')
      return void faults.push({ path: place, message: `${nameOf(place)} names ${entry}, ${read}` });
    take(read, place);
  });
  return { notices, faults, warnings };
}

/** What a file has in `_funding`, or what is wrong with it. */
function readNotices(file: string, readFile: (file: string) => string): unknown[] | string {
  let text: string;
  try {
    text = readFile(file);
  } catch {
    return 'a file that cannot be read';
  }
  try {
    const { value } = readJson(text);
    return isRecord(value) && Array.isArray(value._funding)
      ? (value._funding as unknown[])
      : 'a file that has no list "_funding"';
  } catch (error) {
    return `where in ${(error as Error).message}`;
  }
}

const gate = (values: unknown, base: string): FundingNotice[] =>
  normaliseFeed({ _funding: values }, { base })._funding ?? [];
