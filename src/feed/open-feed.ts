import { complete, type Draft, type FeedDraft, isRecord } from './draft.js';
import { entryMaker, type FeedEntry } from './entry.js';
import type { Gate } from './fields.js';
import { readLanguage } from './language.js';
import type { ClusterFeed } from './model.js';
import { normaliseFeed } from './normalise.js';
import { recognise, recogniseObject } from './recognise.js';
import { inSlices } from './slices.js';

export type { FeedEntry } from './entry.js';

/** What is known about where a feed's bytes came from. Header values are passed on as received. */
export interface FeedContext {
  /** The feed's address after redirects; base of relative links. */
  url: string;
  contentType?: string | null | undefined;
  contentLanguage?: string | null | undefined;
  contentLocation?: string | null | undefined;
}

/** A feed of which only the items that are looked at are modelled: turning HTML into text is the cost. */
export interface OpenFeed {
  readonly feed: Omit<ClusterFeed, 'items'>;
  readonly entries: readonly FeedEntry[];
  /** Whether calendars themselves can subscribe to it. */
  readonly isCalendar?: boolean | undefined;
}

/**
 * Opens a feed of any format, recognised by content. Items have no `content_html`, which nothing renders.
 *
 * A recurring event is opened as its next occurrences.
 *
 * @param body bytes as received (best, for their encoding is found out here) or text
 * @param now milliseconds since 1970 UTC
 * @throws FeedError `format`, whose message says what was found instead of a feed
 */
export async function openFeed(
  body: Uint8Array | string,
  context: FeedContext,
  now = Date.now(),
): Promise<OpenFeed> {
  return openDraft(await recognise(body, context), context, now);
}

/**
 * The same for a feed that is an object already.
 *
 * @param url what relative links in it are relative to
 * @throws FeedError `format` where it is no feed
 */
export async function openFeedObject(feed: unknown, url = '', now = Date.now()): Promise<OpenFeed> {
  return openDraft(await recogniseObject(feed, url), {}, now);
}

/** No feed that is one has more items. */
const MOST = 50_000;

/** A feed from a reader's draft. With `clean` all of it is wanted: `content_html`, items with nothing to show, events as stated. */
export async function openDraft(
  { feed, items, base, html, isCalendar }: FeedDraft,
  { contentLanguage }: Partial<FeedContext>,
  now = 0,
  clean?: Gate['clean'],
): Promise<OpenFeed> {
  let drafts: Draft[] = [];
  await inSlices(
    items.slice(0, MOST),
    (draw) => {
      const draft = draw();
      if (clean || saysSomething(draft) || saysSomething(complete(draft))) drafts.push(draft);
    },
    // To parse the JSON of many items was a long task already.
    items[999] && 0,
  );
  let repeated: ReadonlySet<unknown> | undefined;
  const gate: Gate = {
    base,
    html: html ?? (clean || drafts.some(needsMarkup) ? (await import('./html-text.js')).html : undefined),
    clean,
    // In JSON an image is stated for its item; elsewhere one that comes again and again is decoration.
    isDecoration: (url) => !!html && (repeated ??= listRepeated(drafts)).has(url),
  };
  if (!clean && drafts.some(({ _event }) => isRecord(_event) && _event.recurrence)) {
    const list = (await import('./occurrences.js')).listOccurrences;
    const occurring: Draft[] = [];
    await inSlices(drafts, (draft) => occurring.push(...list(draft, gate, now)));
    drafts = occurring;
  }
  const head = normaliseFeed(feed, gate);
  const language = head.language ?? readLanguage(contentLanguage);
  const makeEntry = entryMaker(gate, language);
  const entries: FeedEntry[] = [];
  await inSlices(drafts, (draft) => {
    const entry = makeEntry(draft);
    if (entry) entries.push(entry);
  });
  return { feed: { ...head, ...(language && { language }) }, entries, isCalendar };
}

/** Whether there is anything to show of an item. */
const saysSomething = ({ title, url, summary, content_text, content_html }: Draft): unknown =>
  title || url || summary || content_text || content_html;

/** Whether an item has only markup to show, so that a page must load the tokenizer for it. */
const needsMarkup = (draft: Draft): boolean =>
  draft.content_html !== undefined && !draft.summary && !draft.content_text;

const SAMPLE = 50;
const OFTEN = 5;

/** Images that several items have, of as many items as tell. */
function listRepeated(items: readonly Draft[]): ReadonlySet<unknown> {
  const seen = new Map<unknown, number>();
  for (const item of items.slice(0, SAMPLE)) {
    const { _image } = complete(item);
    if (isRecord(_image)) seen.set(_image.url, (seen.get(_image.url) ?? 0) + 1);
  }
  return new Set([...seen.keys()].filter((url) => seen.get(url)! >= OFTEN));
}
