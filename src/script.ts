/** What a partner's script tag loads: all elements, registered, and the global `ClusterWidgets`. */
import './trusted-types.js';
import { defineAll } from './define.js';
import type { TextOverrides } from './i18n/words.js';
import { version } from './registry.js';

/** The global `ClusterWidgets`. */
export interface ClusterWidgetsApi {
  /** The version in use on this page. */
  readonly version: string;
  /** Single words to replace, by language and message id; once they are set, every widget of the page says them. */
  texts: TextOverrides;
  /** Defines every tag that the page does not have yet. */
  defineAll(): void;
}

declare global {
  var ClusterWidgets: ClusterWidgetsApi;
}

// The first copy keeps its place. A page may have set `texts` before the script arrived.
const before = globalThis.ClusterWidgets as Partial<ClusterWidgetsApi> | undefined;
let texts = before?.texts ?? {};
if (!before?.version)
  globalThis.ClusterWidgets = {
    version,
    get texts() {
      return texts;
    },
    set texts(words) {
      texts = words;
      // To the widgets of every copy of this script.
      dispatchEvent(new CustomEvent('cluster-texts'));
    },
    defineAll,
  };
