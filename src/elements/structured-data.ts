import type { ClusterItem } from '../feed/model.js';
import { writeJsonLd } from '../view/json-ld.js';

const slot = 'json-ld';

/**
 * Writes events for search engines into a script that is a child of the host: it goes where the host goes, and what a
 * framework has beside the host stays where it is. Its slot, which there is not, keeps it apart from the fallback.
 */
export function showStructuredData(host: Element, items: readonly ClusterItem[]): void {
  const json = writeJsonLd(items);
  const before = host.querySelector(`:scope > [slot="${slot}"]`);
  if (before?.textContent === json) return;
  before?.remove();
  if (!json) return;
  const script = Object.assign(document.createElement('script'), { type: 'application/ld+json', slot });
  // As a node: of text that is set as text Trusted Types ask that somebody vouches for it.
  script.append(document.createTextNode(json));
  host.append(script);
}
