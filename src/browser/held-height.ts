import type { ReactiveControllerHost } from 'lit';

const heights = new WeakMap<Element, number>();

/** Whether a page that has been seen already has kept a place for the host, which is being defined just now. */
export function hasPlace(host: HTMLElement): boolean {
  if (!host.isConnected || !performance.getEntriesByType('paint').length) return false;
  // All in one go, since each of them is drawn in between.
  if (!heights.has(host))
    for (const each of document.querySelectorAll(`${host.localName}:not(:defined)`))
      // Not `offsetHeight`, which is 0 in WebKit for a box in the line that has a paragraph in it.
      heights.set(each, each.getBoundingClientRect().height);
  return !!heights.get(host);
}

/** How far around the window a host is near: far enough ahead that a slow line has the feed before the reader is there. */
const AHEAD = 400;

/**
 * Nothing on the page moves by what becomes of a load: the height that stood is held, and let go as far as nobody sees it
 * go. The first element in the host's shadow root is what is held, the last one lies at its end.
 *
 * Nothing here asks for a size: with many widgets on a page, each would have the page laid out anew for it.
 * @param step changes with every step of a load
 * @param near told whether the host is near the viewport; or, once it has drawn something, the end of that
 */
export function holdHeight(
  host: ReactiveControllerHost & HTMLElement,
  step: () => unknown,
  near: (isIn: boolean) => void,
): void {
  let drawn: unknown;
  let acted = -Infinity;
  // As they were painted last: a feed that is in the page has its skeleton for no time at all.
  let height = 0;
  let width = 0;

  const box = () => host.shadowRoot?.firstElementChild as HTMLElement | null;
  // Not in force in a wider window, where less height is needed.
  const hold = (height: number) => {
    box()!.style.minBlockSize = `min(${height}px, 9999 * (${width + 1}px - 100vw))`;
  };

  const sizes = new ResizeObserver((entries) => {
    height = entries[0]!.contentRect.height;
    width = innerWidth;
  });
  const places = new IntersectionObserver(
    (entries) => {
      near(entries.some((entry) => entry.isIntersecting));
      const { target, boundingClientRect, rootBounds } = entries.at(-1)!;
      // What ends below the window may end at its edge.
      const below = boundingClientRect.bottom - (rootBounds?.bottom ?? Infinity) + AHEAD;
      if (target !== host && below > 0 && box()!.style.minBlockSize) hold(height - below);
    },
    { rootMargin: `${AHEAD}px` },
  );
  places.observe(host);

  // What follows within half a second is the visitor's doing, as browsers count it.
  host.addEventListener('click', ({ timeStamp }) => (acted = timeStamp), true);

  host.addController({
    hostUpdate() {
      if (!box()) return;
      // Not while it draws: that may be while the page is told of sizes, which would hear of this one as an error.
      sizes.disconnect();
      if (performance.now() - acted < 500) hold(0);
      else if (step() !== drawn || box()!.querySelector('[part=skeleton]')) hold(height);
    },
    hostUpdated() {
      const end = host.shadowRoot!.lastElementChild!;
      drawn = step();
      places.unobserve(end);
      places.observe(end);
      // Still before it is painted.
      requestAnimationFrame(() => sizes.observe(box()!));
    },
  });
}
