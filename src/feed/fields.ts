import { type Draft, Html, type HtmlTools, isRecord, sourceOf } from './draft.js';
import { listTongues, pickTongue, readLanguage } from './language.js';
import { readTimeZone, withOffset } from './time-zone.js';
import { parseTimestamp } from './timestamp.js';

/** What the values of one feed are read with. */
export interface Gate {
  /** What relative links are relative to; empty where unknown. */
  readonly base: string;
  /** Present where the feed holds markup: the tokenizer is not loaded without need. */
  readonly html?: HtmlTools | undefined;
  /** Makes markup harmless, where it is wanted at all. */
  readonly clean?: ((html: string, base: string) => string | undefined) | undefined;
  /** Whether an image, by its address, belongs to the feed rather than to one item. */
  readonly isDecoration?: ((url: string) => boolean) | undefined;
  /** Zone of local times. */
  readonly zone?: string | undefined;
  /** Which language is wanted of texts that hold several; the first of each where absent. */
  readonly tongue?: string | undefined;
}

/** Reads one value of a draft; undefined where it is absent or not what it should be. */
export type Field<T = unknown> = (value: unknown, gate: Gate, depth?: number) => T | undefined;

// Everything a text must not hold: control characters, and the directional overrides that disguise names.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const ownWords = (value: unknown, { tongue }: Gate): string => {
  const source = sourceOf(value);
  const wanted = tongue ?? listTongues(source)[0];
  return wanted ? pickTongue(source, wanted) : source;
};

/** Plain text with its line breaks. */
export const verbatim: Field<string> = (value, gate) => {
  const words = ownWords(value, gate);
  const plain = value instanceof Html ? (gate.html?.htmlToText(words) ?? '') : words;
  return plain.replace(CONTROL, '').trim() || undefined;
};

/** Plain text on one line. */
export const text: Field<string> = (value, gate) => verbatim(value, gate)?.replace(/\s+/g, ' ');

/** Markup made harmless. */
export const markup: Field<string> = (value, gate) =>
  value instanceof Html ? gate.clean?.(ownWords(value, gate), value.base || gate.base) : undefined;

/** Yes or no, also in words, which is all that XML has. */
export const flag: Field<boolean> = (value) =>
  value === true || value === 'true' || (value === false || value === 'false' ? false : undefined);

/** A number that is not negative, also one in quotes. */
export const amount: Field<number> = (value) => {
  const number = typeof value === 'string' && /^[\d.]+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number < Infinity ? number : undefined;
};

/** A day, or a time with the offset it states or its zone has; without both it stays floating. */
export const dateOrInstant: Field<string> = (value, { zone }) => {
  const stamp = parseTimestamp(value);
  if (!stamp?.time) return stamp?.day;
  const local = `${stamp.day}T${stamp.time}`;
  return zone && !stamp.offset ? withOffset(local, zone) : local + (stamp.offset ?? '');
};

/** One of a few words. */
export const oneOf =
  (words: string): Field<string> =>
  (value) =>
    words.split(' ').find((word) => word === value);

/** A list without what its field does not let through; absent when nothing is left. A single value is a list of one. */
export const list =
  (field: Field): Field<unknown[]> =>
  (value, gate, depth) => {
    const read = [value].flat().flatMap((entry) => field(entry, gate, depth) ?? []);
    return read.length ? [...new Set(read)] : undefined;
  };

/** Values by language tag. */
export const byLanguage =
  (field: Field): Field<Draft> =>
  (value, gate, depth) => {
    const tags = isRecord(value) ? Object.keys(value) : [];
    return collect(tags, readLanguage, (tag) => field((value as Draft)[tag], gate, depth));
  };

/** No object of a feed is nested deeper. */
const DEEPEST = 5;

/**
 * An object, its values read by their names; absent where nothing is left of it. `needed` is what it is nothing without,
 * `bare` what a value is that stands in its place.
 */
export const object =
  (readers: () => ReadonlyMap<string, Field>, needed = '', bare = needed): Field<Record<string, unknown>> =>
  (value, gate, depth = 0) => {
    if (depth > DEEPEST) return undefined;
    const own: Draft = isRecord(value) ? value : { [bare]: value };
    // Local times mean the zone that is named beside them.
    const zone = readTimeZone(own.timeZone);
    const inZone = zone ? { ...gate, zone } : gate;
    const read = collect(
      Object.keys(own),
      (name) => name,
      (name) => readers().get(name)?.(own[name], inZone, depth + 1),
    );
    return needed && !read?.[needed] ? undefined : read;
  };

/** An object of what there is a name and a value of; undefined for nothing. */
function collect(
  keys: readonly string[],
  nameOf: (key: string) => string | undefined,
  read: (key: string) => unknown,
): Record<string, unknown> | undefined {
  let found: Record<string, unknown> | undefined;
  for (const key of keys) {
    const name = nameOf(key);
    const value = name && read(key);
    if (name && value !== undefined) (found ??= {})[name] = value;
  }
  return found;
}
