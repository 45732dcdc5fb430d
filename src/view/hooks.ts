import type { ClusterItem } from '../feed/model.js';

/** What a view asks of the page it is drawn for, and what it tells it. */
export interface Hooks {
  /** Whether an image may be shown, by its address. */
  allowsImage(url: string): boolean;
  /** Addresses of images that could not be loaded. */
  readonly broken: ReadonlySet<string>;
  /** One more. */
  imageFailed(url: string): void;
  /** A link of an item is about to be followed. */
  select(event: Event, item: ClusterItem): void;
}
