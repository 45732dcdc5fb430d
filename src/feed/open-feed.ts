import { type Draft, type FeedDraft, isRecord } from './draft.js';
import { entryMaker } from './entry.js';
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
 * @param body bytes as received (best, for their encoding is found out here) or text
 * @throws FeedError `format`, whose message says what was found instead of a feed
 */
export async function openFeed(body: Uint8Array | string, context: FeedContext): Promise<OpenFeed> {
  return openDraft(await recognise(body, context), context);
}

/**
 * The same for a feed that is an object already.
 *
 * @param url what relative links in it are relative to
 * @throws FeedError `format` where it is no feed
 */
export async function openFeedObject(feed: unknown, url = ''): Promise<OpenFeed> {
  return openDraft(await recogniseObject(feed, url), { url });
}

// Milliseconds of work before other tasks of a page get their turn.
const SLICE = 12;

/** A feed from a reader's draft; `full` where `content_html` and items with nothing to show are wanted. */
export async function openDraft(
  { feed, items, base, html }: FeedDraft,
  context: FeedContext,
  full = false,
): Promise<OpenFeed> {
  const drafts: Draft[] = [];
  let until = performance.now() + SLICE;
  for (const draw of items) {
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
    full,
    // In JSON an image is stated for its item; elsewhere one that comes again and again is decoration.
    isDecoration: (url) => !!html && (repeated ??= listRepeated(drafts)).has(url),
  };
  const head = normaliseFeed(feed, gate);
  const language = head.language ?? readLanguage(context.contentLanguage);
  const makeEntry = entryMaker(gate, language);
  return {
    feed: { ...head, ...(language && { language }) },
    entries: drafts.flatMap((draft) => makeEntry(draft) ?? []),
  };
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
