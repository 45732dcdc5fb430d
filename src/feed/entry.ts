import { type Draft, isRecord, sourceOf } from './draft.js';
import type { Gate } from './fields.js';
import { readLanguage } from './language.js';
import type { ClusterItem, LanguageTag } from './model.js';
import { listItemTongues, normaliseItem } from './normalise.js';
import type { FeedEntry } from './open-feed.js';
import { parseTimestamp, readInstant } from './timestamp.js';

/** An item that is modelled when it is looked at; all else is read from its draft. */
export class DraftEntry implements FeedEntry {
  readonly #draft: Draft;
  readonly #id: string;
  readonly #gate: Gate;
  readonly #feedLanguage: LanguageTag | undefined;
  #item: ClusterItem | undefined;

  constructor(draft: Draft, id: string, gate: Gate, feedLanguage: LanguageTag | undefined) {
    this.#draft = draft;
    this.#id = id;
    this.#gate = gate;
    this.#feedLanguage = feedLanguage;
  }

  get published(): number {
    return Date.parse(readInstant(this.#draft.date_published) ?? '');
  }

  get languages(): readonly LanguageTag[] {
    const tongues = listItemTongues(this.#draft);
    const own = tongues.length ? tongues : [readLanguage(this.#draft.language) ?? this.#feedLanguage];
    const others = isRecord(this.#draft._translations)
      ? Object.keys(this.#draft._translations).map(readLanguage)
      : [];
    return [...new Set([...own, ...others])].filter((tag) => tag !== undefined);
  }

  get isEvent(): boolean {
    const { _event } = this.#draft;
    return isRecord(_event) && parseTimestamp(_event.start) !== undefined;
  }

  get isCall(): boolean {
    return isRecord(this.#draft._call);
  }

  get pinned(): boolean {
    return this.#draft._pinned === true;
  }

  get item(): ClusterItem {
    return (this.#item ??= normaliseItem(this.#draft, this.#id, this.#gate, this.#feedLanguage));
  }
}

/**
 * Makes an entry of a draft with an id of its own: the stated one, else its address, else a hash of what it says.
 * Undefined for a duplicate: one whose id and title were there before, for some sites repeat a guid.
 */
export function entryMaker(
  gate: Gate,
  feedLanguage: LanguageTag | undefined,
): (draft: Draft) => FeedEntry | undefined {
  const seen = new Map<string, Set<string>>();
  return (draft) => {
    const stated = readId(draft.id) ?? readId(draft.url);
    const id = stated ?? hash(JSON.stringify(draft));
    const titles = seen.get(id) ?? new Set();
    const title = stated ? sourceOf(draft.title) : String(titles.size);
    if (titles.has(title)) return undefined;
    seen.set(id, titles.add(title));
    return new DraftEntry(draft, titles.size > 1 ? `${id}#${titles.size}` : id, gate, feedLanguage);
  };
}

/** An id, which may be a number. */
export const readId = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : (typeof value === 'string' && value.trim()) || undefined;

/** FNV-1a, as text. */
function hash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `#${(hash >>> 0).toString(36)}`;
}
