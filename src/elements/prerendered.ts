import type { ReactiveElement } from 'lit';
import type { Prerendered } from '../view/prerendered.js';

const MINUTE = 6e4;

/** What stands in an element's shadow root before the element draws. */
export interface Standing {
  /**
   * What it shows, to go on with: nothing once that is old or the element is asked for something else.
   * @param isDrawn whether it has been drawn from, in which case something newer may be asked for
   */
  seed(language: string, isDrawn: unknown): Prerendered | undefined;
  /** Whether it stays for now. */
  stays(isReady: boolean): boolean;
  /** Takes it away, where the element has drawn. Gives what finds what comes in the place of what had the focus. */
  leave(): (() => HTMLElement | undefined) | undefined;
}

/** Keeps what a declarative shadow root holds until there is something to show in its place. Nothing where there is none. */
export function keepPrerendered(
  host: ReactiveElement & { src: string; refresh: number },
): Standing | undefined {
  const root = host.shadowRoot;
  if (!root) return;
  let nodes: ChildNode[] | undefined = [...root.childNodes];
  let seed: Prerendered | undefined;
  let isReplaced = false;
  try {
    seed = JSON.parse(root.querySelector('script')!.text) as Prerendered;
  } catch {
    // Without data, or with what is none.
  }

  const look = () => host.requestUpdate();

  return {
    seed(language, isDrawn) {
      if (!seed) return;
      const { elementProperties } = host.constructor as typeof ReactiveElement;
      const values = host as unknown as Record<PropertyKey, unknown>;
      const asks = JSON.stringify([...elementProperties.keys()].map((name) => values[name]));
      const age = Date.now() - Date.parse(seed.at);
      const isFresh = age < Math.max(host.refresh || 15, 5) * MINUTE;
      const isAsked = JSON.stringify(seed.asks) === asks && seed.language === language;
      if (!isAsked || (isDrawn && !isFresh)) seed = undefined;
      return seed;
    },

    stays(isReady) {
      if (!nodes) return false;
      // What somebody has selected would be lost. Where in the page that is, not every engine tells in the same way.
      isReplaced = isReady && getSelection()?.type !== 'Range';
      if (isReady && !isReplaced) document.addEventListener('selectionchange', look, { once: true });
      return !isReplaced;
    },

    leave() {
      if (!nodes || !isReplaced) return;
      const { href } = (root.activeElement ?? {}) as HTMLAnchorElement;
      // They are there already, and are to be seen at once.
      for (const image of root.querySelectorAll('img')) image.decoding = 'sync';
      for (const node of nodes) node.remove();
      nodes = undefined;
      return href ? () => [...root.querySelectorAll('a')].find((link) => link.href === href) : undefined;
    },
  };
}
