import { complete, type Draft, isRecord, sourceOf } from './draft.js';
import type { Gate } from './fields.js';
import { listTongues, readLanguage } from './language.js';
import type { ClusterItem, LanguageTag } from './model.js';
import { normaliseItem } from './normalise.js';
import { parseTimestamp, readInstant } from './timestamp.js';

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
 * Makes an entry of a draft with an id of its own: the stated one, else its address, else a hash of what it says.
 * Undefined for a duplicate. Many sites repeat a guid: what differs in title, date or begin is another item.
 */
export function entryMaker(gate: Gate, feedLanguage?: LanguageTag): (draft: Draft) => FeedEntry | undefined {
  const firsts = new Map<string, Draft>();
  const repeats = new Map<string, Set<string>>();
  return (draft) => {
    const stated = readId(draft.id) || readId(complete(draft).url);
    const id = stated || hash(JSON.stringify(complete(draft)));
    const first = firsts.get(id);
    if (!first) {
      firsts.set(id, draft);
      return new Entry(draft, id, gate, feedLanguage);
    }
    const known = repeats.get(id) ?? new Set([about(first)]);
    const words = stated ? about(draft) : String(known.size);
    if (known.has(words)) return undefined;
    repeats.set(id, known.add(words));
    return new Entry(draft, `${id}#${known.size}`, gate, feedLanguage);
  };
}

/** An id, which may be a number; empty where there is none. */
export const readId = (value: unknown): string => sourceOf(value).trim();

/** What tells apart the items that have one id. */
function about(draft: Draft): string {
  const { title, summary, content_html, date_published, _event } = complete(draft);
  const words = sourceOf(title) || sourceOf(summary ?? content_html);
  return [words, date_published, isRecord(_event) && _event.start].join();
}

class Entry implements FeedEntry {
  readonly published: number;
  readonly languages: readonly LanguageTag[];
  readonly isEvent: boolean;
  readonly isCall: boolean;
  readonly pinned: boolean;
  readonly #make: () => ClusterItem;
  #item: ClusterItem | undefined;

  constructor(draft: Draft, id: string, gate: Gate, feedLanguage: LanguageTag | undefined) {
    const { title, language, date_published, _event, _call, _pinned, _translations } = draft;
    // One that is stated to be empty is unknown, whatever the feed's is.
    const own = language === '' ? undefined : (readLanguage(language) ?? feedLanguage);
    let tongues = listTongues(title);
    if (!tongues.length && own) tongues = [own];
    if (isRecord(_translations))
      tongues = [...tongues, ...Object.keys(_translations).flatMap((tag) => readLanguage(tag) ?? [])];
    this.published = Date.parse(readInstant(date_published) ?? '');
    this.languages = tongues;
    this.isEvent = isRecord(_event) && parseTimestamp(_event.start) !== undefined;
    this.isCall = isRecord(_call);
    this.pinned = _pinned === true;
    this.#make = () => normaliseItem(complete(draft), id, gate, own);
  }

  get item(): ClusterItem {
    return (this.#item ??= this.#make());
  }
}

/** FNV-1a, as text. */
function hash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `#${(hash >>> 0).toString(36)}`;
}
