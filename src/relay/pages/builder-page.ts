import type { Contents } from '../feed-contents.js';
import type { FeedConfig } from '../model.js';
import { type Choice, widgets } from './choice.js';
import { markup, type Markup } from './markup.js';
import type { Snippets } from './snippets.js';
import { type PageLanguage, words, type Words } from './words.js';

export interface BuilderOptions {
  readonly language: PageLanguage;
  readonly feeds: readonly { config: FeedConfig; contents: Contents | undefined }[];
  readonly choice: Choice;
  readonly snippets: Snippets;
  /** Address of the widget alone. */
  readonly preview: string;
  readonly privacy: string;
  readonly version: string;
}

/**
 * The page on which a partner puts a widget together. It is a form that needs no script: with one it shows what changed at
 * once, and copies.
 */
export function builderPage(options: BuilderOptions): Markup {
  const { language, version } = options;
  const text = words[language];
  return frame(
    language,
    text,
    markup`
      <form class="choices" method="get" action="./">
        <input type="hidden" name="lang" value="${language}" />
        ${whatToShow(options, text)} ${howItLooks(options, text)}
        <button class="update" type="submit">${text.update}</button>
      </form>
      <div class="result">${preview(options, text)} ${code(options, text)}</div>
    `,
    markup`
      <section class="notes">
        <div>
          <h2>${text.privacy}</h2>
          <p class="privacy">${options.privacy}</p>
        </div>
        <div>
          <h2>${text.addresses}</h2>
          <p>${text.addressesHint}</p>
          ${options.feeds.map(({ config, contents }) => addresses(config, contents, options.feeds, text))}
        </div>
      </section>
      <p class="version">cluster-widgets ${version}</p>
    `,
  );
}

/** What the page says while no feed is set up. */
export function emptyBuilderPage(language: PageLanguage): Markup {
  const text = words[language];
  return frame(language, text, markup`<p>${text.noFeeds}</p>`);
}

function frame(language: PageLanguage, text: Words, body: Markup, after?: Markup): Markup {
  const languages = (Object.keys(words) as PageLanguage[]).map(
    (other) =>
      markup`<li>
        <a
          href="?lang=${other}"
          lang="${other}"
          hreflang="${other}"
          ${other === language ? markup` aria-current="true"` : undefined}
          >${words[other].language}</a
        >
      </li>`,
  );
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${text.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="pages/builder.css" />
        <script type="module" src="pages/builder.js"></script>
      </head>
      <body>
        <a class="skip" href="#code">${text.skip}</a>
        <header>
          <div class="wrap">
            <nav aria-label="Deutsch, English, Polski">
              <ul class="languages" role="list">
                ${languages}
              </ul>
            </nav>
            <h1>${text.title}</h1>
            <p class="lead">${text.lead}</p>
          </div>
        </header>
        <main class="wrap builder">${body}</main>
        ${after ? markup`<footer class="wrap">${after}</footer>` : undefined}
      </body>
    </html> `;
}

function whatToShow({ feeds, choice, language }: BuilderOptions, text: Words): Markup {
  const tags = new Set(['de', 'en', 'pl', ...feeds.flatMap(({ config }) => config.languages)]);
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return markup`
    <section>
      <h2>${text.what}</h2>
      <fieldset class="widgets">
        <legend>${text.widget}</legend>
        ${widgets.map(
          (name) =>
            markup`<label class="card"
              ><input type="radio" name="widget" value="${name}" ${checked(choice.widget === name)} />
              <span
                ><strong>${text.widgets[name].name}</strong> <small>${text.widgets[name].about}</small></span
              ></label
            >`,
        )}
      </fieldset>
      ${field(
        text.feed,
        markup`<select id="feed" name="feed">
          ${feeds.map(({ config, contents }) =>
            option(config.name, labelOf(config, contents, feeds), choice.feed.name),
          )}
        </select>`,
        'feed',
      )}
      ${field(
        text.itsLanguage,
        markup`<select id="widget-lang" name="widget-lang">
          ${option('', text.languageOfPage, choice.language ?? '')}
          ${[...tags].map((tag) => option(tag, names.of(tag) ?? tag, choice.language ?? ''))}
        </select>`,
        'widget-lang',
      )}
    </section>
  `;
}

function howItLooks({ choice }: BuilderOptions, text: Words): Markup {
  const { attributes } = choice;
  const shown = (attributes.show ?? 'date image summary tags credit').split(' ');
  const parts = Object.entries(text.parts).map(([name, label]) =>
    check('show', name, shown.includes(name), label),
  );
  const layout = attributes.layout ?? 'list';
  const images = attributes.images ?? 'feed';
  const level = attributes['heading-level'] ?? '2';
  return markup`
    <section>
      <h2>${text.look}</h2>
      ${field(
        text.heading,
        markup`<input
          id="heading"
          name="heading"
          value="${attributes.heading}"
          aria-describedby="heading-hint"
        />`,
        'heading',
        text.headingHint,
      )}
      <label class="check"
        ><input type="checkbox" name="no-heading" value="1" ${checked(attributes.heading === '')} />
        ${text.noHeading}</label
      >
      <div class="pair">
        ${field(
          text.limit,
          markup`<input
            id="limit"
            name="limit"
            type="number"
            min="1"
            max="50"
            inputmode="numeric"
            value="${attributes.limit}"
            aria-describedby="limit-hint"
          />`,
          'limit',
          text.limitHint,
        )}
        ${field(
          text.headingLevel,
          markup`<select id="heading-level" name="heading-level" aria-describedby="heading-level-hint">
            ${['2', '3', '4', '5', '6'].map((each) => option(each, `h${each}`, level))}
          </select>`,
          'heading-level',
          text.headingLevelHint,
        )}
      </div>
      ${field(
        text.images,
        markup`<select id="images" name="images">
          ${option('feed', text.imagesFeed, images)} ${option('all', text.imagesAll, images)}
          ${option('none', text.imagesNone, images)}
        </select>`,
        'images',
      )}
      <div class="for-news-list">
        ${field(
          text.layout,
          markup`<select id="layout" name="layout">
            ${Object.entries(text.layouts).map(([name, label]) => option(name, label, layout))}
          </select>`,
          'layout',
        )}
      </div>
      <fieldset class="checks for-news-list">
        <legend>${text.show}</legend>
        ${parts}
      </fieldset>
      <div class="for-news-list">
        ${field(
          text.tags,
          markup`<input id="tags" name="tags" value="${attributes.tags}" aria-describedby="tags-hint" />`,
          'tags',
          text.tagsHint,
        )}
      </div>
      <fieldset class="checks for-news-list">
        <legend>${text.tools}</legend>
        ${check('more', attributes.more ?? '5', 'more' in attributes, text.more)}
        ${check('searchable', '1', 'searchable' in attributes, text.searchable)}
        ${check('filterable', '1', 'filterable' in attributes, text.filterable)}
      </fieldset>
      <label class="check for-event-card"
        ><input type="checkbox" name="past" value="past" ${checked('past' in attributes)} />
        ${text.past}</label
      >
    </section>
  `;
}

function preview({ preview: address }: BuilderOptions, text: Words): Markup {
  return markup`
    <section aria-labelledby="preview">
      <div class="bar">
        <h2 id="preview">${text.preview}</h2>
        <a class="alone" href="${address}">${text.openPreview}</a>
      </div>
      <iframe src="${address}" title="${text.preview}"></iframe>
    </section>
  `;
}

function code({ snippets }: BuilderOptions, text: Words): Markup {
  const block = (name: keyof Snippets, title: string, hint: string) => markup`
    <div class="snippet" data-snippet="${name}">
      <div class="bar">
        <h3 id="${name}">${title}</h3>
        <button
          type="button"
          class="copy"
          hidden
          aria-describedby="${name}"
          data-copied="${text.copied}"
          data-failed="${text.notCopied}"
        >
          ${text.copy}
        </button>
      </div>
      <p class="hint">${hint}</p>
      <pre
        tabindex="0"
        role="region"
        aria-labelledby="${name}"
      ><code translate="no">${snippets[name]}</code></pre>
    </div>
  `;
  return markup`
    <section id="code" tabindex="-1">
      <h2>${text.code}</h2>
      ${block('page', text.page, text.pageHint)} ${block('head', text.head, text.headHint)}
      ${block('frame', text.frame, text.frameHint)}
      <p class="status" role="status"></p>
    </section>
  `;
}

function addresses(
  config: FeedConfig,
  contents: Contents | undefined,
  feeds: BuilderOptions['feeds'],
  text: Words,
): Markup {
  const { name, languages } = config;
  const link = (path: string, label: string) => markup`<li><a href="feeds/${path}">${label}</a></li>`;
  return markup`
    <h3>${labelOf(config, contents, feeds)}</h3>
    ${
      contents
        ? markup`<ul class="links" role="list">
            ${link(`${name}.json`, languages.length ? text.everyLanguage : `${name}.json`)}
            ${languages.map((language) => link(`${name}.${language}.json`, language))}
          </ul>`
        : markup`<p>${text.empty}</p>`
    }
  `;
}

/** Two feeds of one title are told apart by their names. */
function labelOf(config: FeedConfig, contents: Contents | undefined, feeds: BuilderOptions['feeds']): string {
  const titleOf = (one: BuilderOptions['feeds'][number]) => one.config.title ?? one.contents?.title;
  const title = titleOf({ config, contents });
  if (!title) return config.name;
  return feeds.filter((one) => titleOf(one) === title).length > 1 ? `${title} – ${config.name}` : title;
}

const field = (label: string, control: Markup, id: string, hint?: string): Markup =>
  markup`<div class="field">
    <label for="${id}">${label}</label>${control}${
      hint === undefined ? undefined : markup`<small id="${id}-hint">${hint}</small>`
    }
  </div>`;

const option = (value: string, label: string, chosen: string): Markup =>
  markup`<option value="${value}" ${value === chosen ? markup` selected` : undefined}>${label}</option>`;

const check = (name: string, value: string, is: boolean, label: string): Markup =>
  markup`<label class="check"
    ><input type="checkbox" name="${name}" value="${value}" ${checked(is)} />
    ${label}</label
  >`;

const checked = (is: boolean): Markup | undefined => (is ? markup` checked` : undefined);
