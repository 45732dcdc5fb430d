import { fillStandIns } from './stand-ins.js';

declare const __VERSION__: string;

/** The version of this copy, from package.json. */
export const version = __VERSION__;

// Shared by all copies on a page: a tag can be defined once, so the first copy is what the page has.
const key = Symbol.for('cluster-widgets/versions/1');
const page = globalThis as { [key]?: Set<string> };

/** Defines a tag unless the page has it already. */
export function define(tag: string, element: CustomElementConstructor): void {
  // On a server there is nothing to define, and the import must not fail.
  if (!('customElements' in globalThis)) return;
  const versions = (page[key] ??= new Set());
  // Once for each version that comes too late; the same version twice is no news.
  if (versions.size && !versions.has(version))
    console.warn(`cluster-widgets ${version} is not used: this page already has version ${[...versions][0]}`);
  versions.add(version);
  if (!customElements.get(tag)) customElements.define(tag, element);
  fillStandIns(tag);
}
