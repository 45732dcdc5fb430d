import type { ReactiveControllerHost } from 'lit';

/**
 * Nothing on the page moves by what becomes of a load: the height that stood is held, and let go as far as nobody sees it
 * go. The first element in the host's shadow root is what is held, the last one lies at its end.
 * @param step changes with every step of a load
 * @param near told whether the host is near the viewport; or, once it has drawn something, the end of that
 */
export function holdHeight(
  host: ReactiveControllerHost & HTMLElement,
  step: () => unknown,
  near: (isIn: boolean) => void,
): void {
  let drawn: unknown;
  let isSeen = false;
  let acted = -Infinity;

  const box = () => host.shadowRoot?.firstElementChild as HTMLElement | null;
  // Not in force in a wider window, where less height is needed.
  const hold = (height: number) => {
    box()!.style.minBlockSize = `min(${height}px, 9999 * (${innerWidth + 1}px - 100vw))`;
  };

  const observer = new IntersectionObserver(
    (entries) => {
      near(entries.some((entry) => entry.isIntersecting));
      const stood = box();
      if (!stood?.style.minBlockSize) return;
      const { top, bottom } = stood.getBoundingClientRect();
      // What ends below the window may end at its edge.
      if (bottom > innerHeight) hold(innerHeight - top);
    },
    // Far enough ahead that a slow line has the feed before the reader is there.
    { rootMargin: '400px' },
  );
  observer.observe(host);

  // What follows within half a second is the visitor's doing, as browsers count it.
  host.addEventListener('click', ({ timeStamp }) => (acted = timeStamp), true);

  host.addController({
    hostUpdate() {
      const stood = box();
      if (!stood) return;
      if (performance.now() - acted < 500) hold(0);
      // Not what nobody has seen: a feed that is in the page has its skeleton for no time at all.
      else if (isSeen && (step() !== drawn || stood.querySelector('[part=skeleton]')))
        hold(stood.getBoundingClientRect().height);
    },
    hostUpdated() {
      const end = host.shadowRoot!.lastElementChild!;
      drawn = step();
      isSeen = false;
      requestAnimationFrame(() => {
        isSeen = true;
      });
      observer.unobserve(end);
      observer.observe(end);
    },
  });
}
