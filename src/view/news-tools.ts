import { type TemplateResult, html, nothing } from 'lit';
import type { Tag } from '../feed/search.js';
import { sayCount } from '../i18n/count.js';
import { languageName } from '../i18n/locale.js';
import type { Speech, Texts } from '../i18n/words.js';
import { type Lang, contentLang } from './language.js';

type Press = (event: Event) => unknown;

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

/** Languages to choose from, each in its own words. */
export const languageButtons = (
  tags: readonly string[],
  isChosen: (tag: string) => boolean,
  choose: (tag: string) => unknown,
): TemplateResult[] =>
  tags.map((tag) => button('choice', languageName(tag, tag), () => choose(tag), isChosen(tag), tag));

/** Topics to choose from. */
export const topicButtons = (
  tags: readonly Tag[],
  pressed: ReadonlySet<string>,
  press: (folded: string) => void,
  speech: Speech,
): TemplateResult[] =>
  tags.map(({ name, folded, language }) =>
    button('choice', name, () => press(folded), pressed.has(folded), contentLang(language, speech)),
  );

/** The button that shows more; nothing where nothing is to come. */
export const moreButton = (
  coming: number,
  isLoading: boolean,
  showMore: () => unknown,
  speech: Speech,
): TemplateResult | typeof nothing =>
  coming > 0 || isLoading
    ? button(
        'more',
        isLoading ? speech.texts['feed.loading'] : sayCount('news.more', coming, speech),
        showMore,
        nothing,
        nothing,
        isLoading,
      )
    : nothing;

/**
 * A named group of buttons; nothing where there are none. Buttons and no radio buttons, also where one of them holds:
 * among those an arrow key chooses, so that who only looks what there is would load each.
 */
function buttonGroup(
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
  enter: () => unknown,
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

type Piece = TemplateResult | string | typeof nothing;

/** What stands around a list that a visitor can do something with; empty groups and `nothing` are left out. */
export interface NewsToolsPieces {
  readonly languages: readonly TemplateResult[];
  readonly topics: readonly TemplateResult[];
  readonly search: Piece;
  readonly clear: Piece;
  /** How many were found. */
  readonly results: Piece;
  readonly held: Piece;
  readonly list: Piece;
  readonly more: Piece;
}

/** A list between what chooses its items and what brings more of them. */
export function newsTools(pieces: NewsToolsPieces, texts: Texts): TemplateResult {
  const { languages, topics, search } = pieces;
  const isSought = search !== nothing || !!topics[0];
  return html`${
      isSought || languages[0]
        ? html`<div class="tools">
            ${buttonGroup('languages', texts['news.languages'], languages)}
            ${buttonGroup('filters', texts['item.tags'], topics)}${search}
            ${
              // What is said comes last, so that it moves nothing.
              isSought
                ? html`<div>
                    ${pieces.clear}
                    <p role="status" part="results">${pieces.results}</p>
                  </div>`
                : nothing
            }
          </div>`
        : nothing
    }
    <div class="held">${pieces.held}</div>
    ${pieces.list}${pieces.more}`;
}
