import type { ClusterFeed } from '../feed/model.js';

/** What a prerendered widget shows, as JSON beside it: the script goes on with it. */
export interface Prerendered {
  /** When it was rendered, RFC 3339. */
  readonly at: string;
  /** What its attributes came to, `src` among them, in the order that the element declares its properties in. */
  readonly asks: readonly unknown[];
  readonly language: string;
  /** With the items that are shown. */
  readonly feeds: readonly { readonly url: string; readonly feed: ClusterFeed }[];
}
