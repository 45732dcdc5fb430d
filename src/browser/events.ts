import type { FeedError } from '../feed/feed-error.js';
import type { ClusterFeed, ClusterItem } from '../feed/model.js';

/** A feed was read. */
export interface ClusterLoadEvent extends Event {
  /** The feed, all items included; several are merged under the facts of the first. Made when it is read. */
  readonly feed: ClusterFeed;
}

/** A feed could not be read. */
export interface ClusterErrorEvent extends Event {
  readonly error: FeedError;
}

/** A link of an item is about to be followed; `preventDefault()` keeps the page. */
export interface ClusterSelectEvent extends Event {
  readonly item: ClusterItem;
}

declare global {
  interface HTMLElementEventMap {
    'cluster-load': ClusterLoadEvent;
    'cluster-error': ClusterErrorEvent;
    'cluster-select': ClusterSelectEvent;
  }
}

/** Dispatches an event with a property that is worked out when it is read. Returns false where it was prevented. */
export function emit(target: EventTarget, type: string, property: string, get: () => unknown): boolean {
  // Some old libraries put a function of their own in the place of `Event`.
  const event = new CustomEvent(type, { bubbles: true, composed: true, cancelable: property === 'item' });
  return target.dispatchEvent(Object.defineProperty(event, property, { get }));
}
