/** Calls back once, when an element comes near the viewport. */
export function whenNear(element: Element, callback: () => void): void {
  new IntersectionObserver(
    (entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    // Far enough ahead that a slow line has the feed before the reader is there.
    { rootMargin: '400px' },
  ).observe(element);
}
