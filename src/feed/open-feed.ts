import { type Draft, type FeedDraft, isRecord } from './draft.js';
import { event } from './details.js';
import { entryMaker, readId } from './entry.js';
import type { Gate } from './fields.js';
import { readLanguage } from './language.js';
import type { ClusterFeed, ClusterItem, LanguageTag } from './model.js';
import { normaliseFeed } from './normalise.js';
import { needsMarkup } from './read-json-feed.js';
import { recognise, recogniseObject } from './recognise.js';

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
}

/** What choosing and ordering needs, and the whole item on demand. */
export interface FeedEntry {
  /** Publication, in milliseconds since 1970 UTC; NaN where unknown. */
  readonly published: number;
  /** Languages the item can be shown in; empty where unknown. */
  readonly languages: readonly LanguageTag[];
  readonly isEvent: boolean;
  readonly isCall: boolean;
  readonly pinned: boolean;
  /** Made on first use, then kept. */
  readonly item: ClusterItem;
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
  return openDraft(await recogniseObject(feed, url), { url }, now);
}

/** No feed that is one has more items. */
const MOST = 50_000;
// Milliseconds of work before other tasks of a page get their turn.
const SLICE = 12;

/** A feed from a reader's draft. With `clean` all of it is wanted: `content_html`, items with nothing to show, events as stated. */
export async function openDraft(
  { feed, items, base, html }: FeedDraft,
  context: FeedContext,
  now?: number,
  clean?: Gate['clean'],
): Promise<OpenFeed> {
  const full = clean !== undefined;
  const drafts: Draft[] = [];
  let until = performance.now() + SLICE;
  for (const draw of items.slice(0, MOST)) {
    const draft = draw();
    if (full || saysSomething(draft)) drafts.push(draft);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE;
  }
  const tools = html ?? (full || drafts.some(needsMarkup) ? await import('./html-text.js') : undefined);
  let repeated: ReadonlySet<unknown> | undefined;
  const gate: Gate = {
    base,
    html: tools,
    clean,
    // In JSON an image is stated for its item; elsewhere one that comes again and again is decoration.
    isDecoration: (url) => !!html && (repeated ??= listRepeated(drafts)).has(url),
  };
  const head = normaliseFeed(feed, gate);
  const language = head.language ?? readLanguage(context.contentLanguage);
  const makeEntry = entryMaker(gate, language);
  const shown =
    full || !drafts.some(isRecurring) ? drafts : await withNextOccurrences(drafts, gate, now ?? 0);
  return {
    feed: { ...head, ...(language && { language }) },
    entries: shown.flatMap((draft) => makeEntry(draft) ?? []),
  };
}

const isRecurring = ({ _event }: Draft): boolean =>
  isRecord(_event) && Array.isArray(_event.recurrence) && _event.recurrence.length > 0;

/** How many occurrences of an event there are entries of. */
const AHEAD = 12;

/** Drafts with recurring events as their next occurrences; one that is all over stays as it was. */
async function withNextOccurrences(drafts: readonly Draft[], gate: Gate, now: number): Promise<Draft[]> {
  const { nextOccurrences } = await import('./recurrence.js');
  return drafts.flatMap((draft): Draft[] => {
    const details = isRecurring(draft) && event(draft._event, gate);
    const next = details ? nextOccurrences(details, now, AHEAD) : [];
    if (!next.length) return [draft];
    return next.map((times, index) => {
      const { recurrence: _, ...once } = { ...details, ...times };
      return { ...draft, _event: once, ...(index && { id: `${readId(draft.id) ?? ''}@${times.start}` }) };
    });
  });
}

/** Whether there is anything to show of an item. */
const saysSomething = (draft: Draft): boolean =>
  ['title', 'url', 'summary', 'content_text', 'content_html'].some((name) => draft[name]);

const SAMPLE = 200;
const OFTEN = 5;

/** Images that several items have, of as many items as tell. */
function listRepeated(items: readonly Draft[]): ReadonlySet<unknown> {
  const times = new Map<unknown, number>();
  for (const { _image } of items.slice(0, SAMPLE)) {
    if (isRecord(_image)) times.set(_image.url, (times.get(_image.url) ?? 0) + 1);
  }
  return new Set([...times.keys()].filter((url) => times.get(url)! >= OFTEN));
}
