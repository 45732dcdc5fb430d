import { type TemplateResult, html, nothing } from 'lit';
import type { Tag } from '../feed/search.js';
import { sayCount } from '../i18n/format.js';
import { languageName } from '../i18n/locale.js';
import type { Speech } from '../i18n/words.js';
import { contentLang, type Lang } from './language.js';

/** What a visitor can do with a list, and has done. */
export interface NewsTools {
  /** Languages to choose from; none: no choice. */
  readonly languages: readonly string[];
  readonly isLanguage: (tag: string) => boolean;
  readonly isSearchable: boolean;
  readonly query: string;
  /** Topics to choose from; none: no choice. */
  readonly tags: readonly Tag[];
  readonly pressed: ReadonlySet<string>;
  /** How many items were found; undefined where nothing is sought. */
  readonly results: number | undefined;
  readonly isNarrowed: boolean;
  /** How many new items wait to be shown. */
  readonly held: number;
  /** How many the next press of "Show more" brings. */
  readonly coming: number;
  /** Whether those are on their way. */
  readonly isLoading: boolean;
}

/** What happens when a visitor does something. */
export interface NewsActions {
  readonly onLanguage: (tag: string) => void;
  /** The search box was entered: words may come. */
  readonly onSearch: () => void;
  readonly onQuery: (query: string) => void;
  readonly onTag: (folded: string) => void;
  readonly onClear: () => void;
  readonly onNew: () => void;
  readonly onMore: () => void;
}

/** What stands between the heading and the list. */
export function newsTools(tools: NewsTools, actions: NewsActions, speech: Speech): TemplateResult {
  const { texts } = speech;
  const { languages, tags, query, results, held } = tools;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !query) return;
    // Not to what the widget is in, which may be a dialog.
    event.preventDefault();
    event.stopPropagation();
    actions.onQuery('');
  };
  return html`<div class="tools">
      ${choices(
        'languages',
        texts['news.languages'],
        languages.map((tag) => [
          languageName(tag, tag),
          tag,
          tools.isLanguage(tag),
          () => actions.onLanguage(tag),
        ]),
      )}
      ${choices(
        'filters',
        texts['item.tags'],
        tags.map(({ name, folded, language }) => [
          name,
          contentLang(language, speech),
          tools.pressed.has(folded),
          () => actions.onTag(folded),
        ]),
      )}
      ${
        tools.isSearchable
          ? html`<label part="search-label"
              >${texts['search.label']}
              <input
                part="search"
                type="search"
                .value=${query}
                @focus=${actions.onSearch}
                @input=${(event: Event) => actions.onQuery((event.target as HTMLInputElement).value)}
                @keydown=${onKey}
            /></label>`
          : nothing
      }
      ${
        tools.isSearchable || tags[0]
          ? // What is said comes last, so that it moves nothing.
            html`<div class="results">
              ${
                tools.isNarrowed
                  ? html`<button part="clear" @click=${actions.onClear}>${texts['search.clear']}</button>`
                  : nothing
              }
              <p role="status" part="results">
                ${results === undefined ? nothing : sayCount('search.results', results, speech)}
              </p>
            </div>`
          : nothing
      }
    </div>
    <div class="held">
      ${held ? html`<button part="new" @click=${actions.onNew}>${sayCount('news.held', held, speech)}</button>` : nothing}
    </div>`;
}

/** The button below a list. */
export function moreButton(
  { coming, isLoading }: NewsTools,
  { onMore }: NewsActions,
  speech: Speech,
): TemplateResult | typeof nothing {
  return coming > 0 || isLoading
    ? html`<button part="more" aria-disabled=${isLoading} @click=${onMore}>
        ${isLoading ? speech.texts['feed.loading'] : sayCount('news.more', coming, speech)}
      </button>`
    : nothing;
}

type ChoiceButton = readonly [text: string, lang: Lang, isPressed: boolean, press: () => void];

// Buttons and no radio buttons: among those an arrow key chooses, so that who only looks what there is would load each.
const choices = (
  part: string,
  label: string,
  buttons: readonly ChoiceButton[],
): TemplateResult | typeof nothing =>
  buttons[0]
    ? html`<div role="group" part=${part} aria-label=${label}>
        ${buttons.map(
          ([text, lang, isPressed, press]) =>
            html`<button part="choice" lang=${lang} aria-pressed=${isPressed} @click=${press}>
              ${text}
            </button>`,
        )}
      </div>`
    : nothing;
