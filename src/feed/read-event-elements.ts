import type { Draft } from './draft.js';
import type { XmlElement } from './xml-tree.js';

export function readEventElements(_item: XmlElement, _base: string): Draft | undefined {
  return undefined;
}
