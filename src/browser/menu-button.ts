/** A button with a menu of links in a popover, as the ARIA practices want it. The browser does opening, Escape and light dismissal. */

const partsOf = (box: Element) => {
  const menu = box.querySelector<HTMLElement>('[popover]')!;
  return { menu, button: box.querySelector('button')!, entries: [...menu.querySelectorAll('a')] };
};

/** For `keydown` on what holds both. */
export function keys(event: KeyboardEvent): void {
  const { menu, button, entries } = partsOf(event.currentTarget as Element);
  const { key } = event;
  const at = entries.indexOf(event.target as HTMLAnchorElement);
  const isOpen = menu.matches(':popover-open');
  if (key === 'Tab') menu.hidePopover();
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, ...(isOpen && { Home: 0, End: -1 }) }[key];
  if (to === undefined) return;
  event.preventDefault();
  if (!isOpen) button.click();
  entries.at(to % entries.length)!.focus();
}

/** For `beforetoggle` and `toggle` of the menu. */
export function toggled(event: Event): void {
  const { menu, button, entries } = partsOf((event.currentTarget as Element).parentElement!);
  const isOpen = (event as ToggleEvent).newState === 'open';
  const hasFocus = menu.matches(':focus-within');
  button.setAttribute('aria-expanded', String(isOpen));
  // Browsers give the focus back themselves, but not all within a shadow root.
  if (!isOpen && hasFocus) button.focus();
  if (!isOpen) return;
  if (!CSS.supports('position-area: end')) {
    const { left, bottom } = button.getBoundingClientRect();
    menu.style.insetBlockStart = `${bottom + scrollY}px`;
    // In the window, whatever the direction of the text.
    menu.style.left = `clamp(0px, ${left + scrollX}px, 100% - ${menu.offsetWidth}px)`;
  }
  // Before it is open that does nothing.
  if (!hasFocus) entries[0]!.focus();
}

/** For `click` in the menu. */
export function chosen({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).hidePopover();
}
