import { complete, type Draft, isRecord, sourceOf } from './draft.js';
import type { Gate } from './fields.js';
import { listTongues, readLanguage } from './language.js';
import type { ClusterItem, LanguageTag } from './model.js';
import { normaliseItem } from './normalise.js';
import { parseTimestamp, readInstant } from './timestamp.js';

/** What choosing and ordering needs, and the whole item on demand. */
export interface FeedEntry {
  /** The item's; no other of its feed has it. */
  readonly id: string;
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
  const seen = new Map<string, Set<string>>();
  return (draft) => {
    const said = readId(draft.id) && draft.title ? draft : complete(draft);
    const words = [said.title, said.summary, said.content_text, said.content_html].map(sourceOf);
    const stated = readId(said.id) || readId(said.url);
    const id = stated || hash([...words, sourceOf(said.date_published)].join());
    const known = seen.get(id) ?? new Set();
    const about = stated
      ? [words.find(Boolean), sourceOf(said.date_published), startOf(said)].join()
      : String(known.size);
    if (known.has(about)) return undefined;
    seen.set(id, known.add(about));
    return makeEntry(draft, known.size > 1 ? `${id}#${known.size}` : id, gate, feedLanguage);
  };
}

const startOf = ({ _event }: Draft): string => (isRecord(_event) ? sourceOf(_event.start) : '');

/** An id, which may be a number; empty where there is none. */
export const readId = (value: unknown): string => sourceOf(value).trim();

function makeEntry(draft: Draft, id: string, gate: Gate, feedLanguage: string | undefined): FeedEntry {
  const { title, language, _event, _call, _pinned, _translations } = draft;
  const tongues = listTongues(title);
  // One that is stated to be empty is unknown, whatever the feed's is.
  const own = language === '' ? undefined : (readLanguage(language) ?? feedLanguage);
  // A page in another language is no translation of the item's words.
  const others = Object.entries(isRecord(_translations) ? _translations : {}).map(([tag, translated]) =>
    isRecord(translated) && translated.title ? readLanguage(tag) : undefined,
  );
  let item: ClusterItem | undefined;
  return {
    id,
    published: Date.parse(readInstant(draft.date_published) ?? ''),
    languages: [...(tongues.length ? tongues : [own]), ...others].filter((tag) => tag !== undefined),
    isEvent: isRecord(_event) && parseTimestamp(_event.start) !== undefined,
    isCall: isRecord(_call),
    pinned: _pinned === true,
    get item() {
      return (item ??= normaliseItem(complete(draft), id, gate, own));
    },
  };
}

/** FNV-1a, as text. */
function hash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `#${(hash >>> 0).toString(36)}`;
}
