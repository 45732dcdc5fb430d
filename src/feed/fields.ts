import { Html, type HtmlTools, isRecord } from './draft.js';
import { readLanguage } from './language.js';
import { readLink, readResource } from './links.js';
import { readTimeZone, withOffset } from './time-zone.js';
import { parseTimestamp, readInstant } from './timestamp.js';

/** What the fields of one feed are read with. */
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
}

/** Reads one field of a draft; undefined where it is absent or not what it should be. */
export type Field<T> = (value: unknown, gate: Gate) => T | undefined;

// Everything a text must not hold: control characters, and the directional overrides that disguise names.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Plain text with its line breaks. */
export const verbatim: Field<string> = (value, { html }) => {
  if (typeof value === 'number') return String(value);
  if (value instanceof Html) return html?.htmlToText(value.source).replace(CONTROL, '') || undefined;
  return (typeof value === 'string' && value.replace(CONTROL, '').trim()) || undefined;
};

/** Plain text on one line. */
export const text: Field<string> = (value, gate) => verbatim(value, gate)?.replace(/\s+/g, ' ');

export const url: Field<string> = (value, { base }) => readLink(value, base);
export const resource: Field<string> = (value, { base }) => readResource(value, base);
export const language: Field<string> = readLanguage;
export const timeZone: Field<string> = readTimeZone;
export const instant: Field<string> = readInstant;
export const flag: Field<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

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
  if (stamp.offset) return local + stamp.offset;
  return zone ? withOffset(local, zone) : local;
};

export const oneOf =
  <T extends string>(...values: readonly T[]): Field<T> =>
  (value) =>
    values.find((known) => known === value);

/** A list without what its field does not let through; absent when nothing is left. A single value is a list of one. */
export const list =
  <T>(field: Field<T>): Field<T[]> =>
  (value, gate) => {
    const read = (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap(
      (entry) => field(entry, gate) ?? [],
    );
    return read.length ? read : undefined;
  };

export type Fields<T> = { readonly [K in keyof T]-?: Field<NonNullable<T[K]>> };

/** An object of known fields; absent where a required one is, or all are. */
export const object =
  <T extends object>(fields: Fields<T>, ...required: readonly (keyof T)[]): Field<T> =>
  (value, gate) => {
    if (!isRecord(value)) return undefined;
    const result: Partial<T> = {};
    let found = false;
    for (const name in fields) {
      const read = fields[name](value[name], gate);
      if (read === undefined) continue;
      result[name] = read;
      found = true;
    }
    return found && required.every((name) => name in result) ? (result as T) : undefined;
  };

/** Values by language tag. */
export const byLanguage =
  <T>(field: Field<T>): Field<Record<string, T>> =>
  (value, gate) => {
    if (!isRecord(value)) return undefined;
    const read = Object.entries(value).flatMap(([key, entry]): [string, T][] => {
      const tag = readLanguage(key);
      const result = tag && field(entry, gate);
      return result ? [[tag, result]] : [];
    });
    return read.length ? Object.fromEntries(read) : undefined;
  };

/** A party of which only the name may be given. */
export const named =
  <T extends { name: string }>(field: Field<T>): Field<T> =>
  (value, gate) =>
    field(isRecord(value) ? value : { name: value }, gate);
