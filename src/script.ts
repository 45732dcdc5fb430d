/** What a partner's script tag loads: all elements, registered, and the global `ClusterWidgets`. */
import { defineAll } from './define.js';
import type { TextOverrides } from './i18n/words.js';
import { version } from './registry.js';

/** The global `ClusterWidgets`. */
export interface ClusterWidgetsApi {
  /** The version in use on this page. */
  readonly version: string;
  /** Single words to replace, by language and message id; read whenever a widget updates. */
  texts: TextOverrides;
  /** Defines every tag that the page does not have yet. */
  defineAll(): void;
}

declare global {
  var ClusterWidgets: ClusterWidgetsApi;
}

// The first copy keeps its place. A page may have set `texts` before the script arrived.
const before = globalThis.ClusterWidgets as Partial<ClusterWidgetsApi> | undefined;
if (!before?.version) globalThis.ClusterWidgets = { version, texts: before?.texts ?? {}, defineAll };
