/** Markup as a source had it: HTML, or the inside of an XHTML element. Becomes text in `normalise`. */
export class Html {
  readonly source: string;
  /** What relative links in it are relative to; empty where unknown. */
  readonly base: string;

  constructor(source: string, base = '') {
    this.source = source;
    this.base = base;
  }
}

/**
 * What a reader found, under the names of the cluster feed and otherwise untouched: a text is a string
 * (plain) or `Html`, a date is a string, anything may be anything. Only `normalise` makes a model of it.
 */
export type Draft = Readonly<Record<string, unknown>>;

/** What turns `Html` into text. */
export type HtmlTools = typeof import('./html-text.js').html;

/** A draft with what its reader left to a function named `rest`: what choosing and ordering can do without. */
export const complete = (draft: Draft): Draft =>
  typeof draft.rest === 'function' ? (draft.rest as () => Draft)() : draft;

/** A feed as a reader leaves it. Items are drawn up one by one. */
export interface FeedDraft {
  readonly feed: Draft;
  readonly items: readonly (() => Draft)[];
  /** What relative links are relative to. */
  readonly base: string;
  /** From readers that cannot do without; for JSON the tokenizer is loaded only when an item needs it. */
  readonly html?: HtmlTools;
  /** Whether calendars themselves can read it. */
  readonly isCalendar?: boolean;
}

export const isRecord = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Html);

/** A text as it was written, marks and markup included; empty for what is no text. */
export const sourceOf = (value: unknown): string =>
  value instanceof Html
    ? value.source
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : '';
