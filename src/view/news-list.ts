import { type TemplateResult, html, nothing } from 'lit';
import { excerpt } from '../feed/excerpt.js';
import type { ClusterItem } from '../feed/model.js';
import { formatDay, formatExact } from '../i18n/format.js';
import type { Speech } from '../i18n/words.js';
import { title } from './heading.js';
import type { Hooks } from './hooks.js';
import { figure } from './image.js';
import { contentLang, languageMark } from './language.js';
import { paragraph } from './text.js';

/** How items are laid out; all adapt to the width of their container. */
export type Layout = 'list' | 'cards' | 'compact';

export interface NewsListOptions {
  readonly layout: Layout;
  /** Pieces of an item to show beside its title, of `date image summary tags credit author source`. */
  readonly show: readonly string[];
  /** Level of the items' headings, 3 to 6. */
  readonly level: number;
  /** Most characters of a summary. */
  readonly excerpt: number;
  readonly hooks: Hooks;
}

/** News as a list, each item one heading with one link. */
export function newsList(
  items: readonly ClusterItem[],
  options: NewsListOptions,
  speech: Speech,
): TemplateResult {
  // Safari drops the list's meaning with its bullets unless the role says it again.
  return html`<ul role="list" part="list" class=${options.layout}>
    ${items.map((item) => newsItem(item, options, speech))}
  </ul>`;
}

function newsItem(item: ClusterItem, options: NewsListOptions, speech: Speech): TemplateResult {
  const { hooks, level } = options;
  const { texts, locale, zone } = speech;
  const { date_published: date, authors, tags, _source: source } = item;
  const lang = contentLang(item.language, speech);
  const shows = (piece: string) =>
    options.show.includes(piece) && (options.layout !== 'compact' || piece === 'date');
  const text = item.summary ?? item.content_text ?? '';
  const meta = [
    shows('date') &&
      date &&
      html`<time part="date" datetime=${date} title=${formatExact(date, locale, zone)}
        >${formatDay(date, locale, zone)}</time
      >`,
    languageMark(lang, locale),
    shows('author') &&
      authors &&
      html`<span part="author">${texts['item.author'](authors.map(({ name }) => name).join(', '))}</span>`,
    shows('source') && source && html`<span part="source">${source.title}</span>`,
  ];
  return html`<li part="item">
    ${shows('image') ? figure(item, hooks, speech, shows('credit')) : nothing}
    <div class="text">
      ${title(item, level, excerpt(text, 80), hooks, lang, speech)}
      <p part="meta">${meta.map((piece) => piece || nothing)}</p>
      ${
        shows('summary') && item.title && text !== item.title
          ? paragraph('summary', excerpt(text, options.excerpt, item.language), lang)
          : nothing
      }
      ${
        shows('tags') && tags
          ? html`<ul role="list" part="tags" aria-label=${texts['item.tags']}>
              ${tags.map((tag) => html`<li part="tag" lang=${lang}>${tag}</li>`)}
            </ul>`
          : nothing
      }
    </div>
  </li>`;
}
