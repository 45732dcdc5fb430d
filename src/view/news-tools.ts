import { type TemplateResult, html, nothing } from 'lit';
import type { Lang } from './language.js';

type Press = (event: Event) => void;

/** A button; `isPressed` for one that stays so, `isBusy` for one that does nothing for the moment and keeps the focus. */
export function button(
  part: string,
  text: string,
  press: Press,
  isPressed: boolean | typeof nothing = nothing,
  lang: Lang = nothing,
  isBusy: boolean | typeof nothing = nothing,
): TemplateResult {
  return html`<button
    part=${part}
    lang=${lang}
    aria-pressed=${isPressed}
    aria-disabled=${isBusy}
    @click=${press}
  >
    ${text}
  </button>`;
}

/**
 * A named group of buttons; nothing where there are none. Buttons and no radio buttons, also where one of them holds:
 * among those an arrow key chooses, so that who only looks what there is would load each.
 */
export function buttonGroup(
  part: string,
  label: string,
  buttons: readonly TemplateResult[],
): TemplateResult | typeof nothing {
  return buttons[0] ? html`<div role="group" part=${part} aria-label=${label}>${buttons}</div>` : nothing;
}

/** A search box under its label, which is there to see. */
export function searchBox(
  label: string,
  words: string,
  search: (words: string) => void,
  enter: () => void,
): TemplateResult {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !words) return;
    // Not to what the widget is in, which may be a dialog.
    event.preventDefault();
    event.stopPropagation();
    search('');
  };
  return html`<label part="search-label"
    >${label}
    <input
      part="search"
      type="search"
      .value=${words}
      @focus=${enter}
      @input=${(event: Event) => search((event.target as HTMLInputElement).value)}
      @keydown=${press}
  /></label>`;
}
