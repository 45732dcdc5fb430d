/**
 * A CMS that strips tags it does not know keeps a `<div data-cluster-widget="news-list" data-src="…">`: the widget
 * goes inside, with what is in the div as its fallback content.
 */

const known = new Set<string>();

function fill(standIn: HTMLElement): void {
  const tag = `cluster-${standIn.dataset.clusterWidget}`;
  // Only what the element has: `data-onclick` must not become script where a CMS lets `data-…` pass unread.
  const names =
    known.has(tag) && (customElements.get(tag) as { observedAttributes?: string[] })?.observedAttributes;
  if (!names || standIn.querySelector(tag)) return;
  const widget = document.createElement(tag);
  for (const name of [...names, 'lang']) {
    const value = standIn.getAttribute(`data-${name}`);
    if (value !== null) widget.setAttribute(name, value);
  }
  widget.append(...standIn.childNodes);
  standIn.append(widget);
}

const fillAll = (): void => document.querySelectorAll<HTMLElement>('[data-cluster-widget]').forEach(fill);

/** Fills what stands in for a tag, now and whenever the page gets more of them. */
export function fillStandIns(tag: string): void {
  const isFirst = !known.size;
  known.add(tag);
  fillAll();
  if (isFirst)
    new MutationObserver(fillAll).observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: ['data-cluster-widget'],
    });
}
