import type { DateOrInstant } from '../feed/model.js';

// Making a formatter costs far more than using it, and a page uses few.
const formatters: Record<string, Intl.DateTimeFormat> = {};

/** A shared date formatter. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return (formatters[locale + JSON.stringify(options)] ??= new Intl.DateTimeFormat(locale, options));
}

/** The IANA name of the zone the machine is in. */
export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A date as in a list: `5 Mar 2026`. An instant is shown in the reader's zone, a whole day as it stands. */
export function formatDay(value: DateOrInstant, locale: string, zone?: string): string {
  return formatDate(value, locale, { day: 'numeric', month: 'short', year: 'numeric' }, { timeZone: zone });
}

/** A German text with `Uhr` after a time, which engines leave out unless it is a range of times on one day. */
export function sayUhr(text: string): string {
  return text.replace(/(um \d\d:\d\d)(?![–:]| Uhr)/g, '$1 Uhr');
}

/** A date in numbers, as contracts have it: `13.09.2013`. */
export function formatNumericDay(value: DateOrInstant, locale: string): string {
  return formatDate(value, locale, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** The exact date and, for an instant, time. */
export function formatExact(value: DateOrInstant, locale: string, zone?: string): string {
  return sayUhr(formatDate(value, locale, { dateStyle: 'full' }, { timeStyle: 'short', timeZone: zone }));
}

/** A clock time, `14:05`. */
export function formatTime(value: Date, locale: string): string {
  return dateFormat(locale, { timeStyle: 'short' }).format(value);
}

/** An amount of money, two digits after the point; without a currency, or with one that is none, a plain number. */
export function formatAmount(amount: number, currency: string | undefined, locale: string): string {
  try {
    return amount.toLocaleString(locale, currency ? { style: 'currency', currency } : {});
  } catch {
    return `${amount.toLocaleString(locale)} ${currency}`;
  }
}

function formatDate(
  value: DateOrInstant,
  locale: string,
  options: Intl.DateTimeFormatOptions,
  ofInstant?: Intl.DateTimeFormatOptions,
): string {
  // A whole day is the same day everywhere, whatever zone the machine is in.
  const more = value.includes('T') ? ofInstant : { timeZone: 'UTC' };
  return dateFormat(locale, { ...options, ...more }).format(Date.parse(value));
}
