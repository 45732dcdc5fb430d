import type { ClusterFeed } from '../feed/model.js';

/** What a prerendered widget shows, as JSON beside it: the script goes on with it. */
export interface Prerendered {
  /** When it was rendered, RFC 3339. */
  readonly at: string;
  /** The attribute, as it was then. */
  readonly src: string;
  readonly language: string;
  /** With the items that are shown. */
  readonly feeds: readonly { readonly url: string; readonly feed: ClusterFeed }[];
}
