import { type Choice } from './choice.js';
import { markup, type Markup } from './markup.js';

export interface EmbedOptions {
  readonly choice: Choice;
  readonly language: string;
  readonly version: string;
  readonly fallback: { readonly text: string; readonly url: string };
  /** What it shows without script; absent where nothing is published yet. */
  readonly prerendered?: Markup | undefined;
}

/** The feed by a relative address, which holds behind any proxy. */
export const embedSrc = ({ name, languages }: Choice['feed'], language: string): string =>
  `feeds/${name}.json${languages.length ? `?lang=${encodeURIComponent(language)}` : ''}`;

/** A page for a frame with one widget and nothing else. Its links replace the page around it. */
export function embedPage({ choice, language, version, fallback, prerendered }: EmbedOptions): Markup {
  const { feed, widget, attributes, theme } = choice;
  const tag: Markup = { html: `cluster-${widget}` };
  const written = Object.entries(attributes).map(([name, value]) => markup` ${{ html: name }}="${value}"`);
  return markup`<!doctype html>
<html lang="${language}"${theme ? markup` data-theme="${theme}"` : undefined}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="${theme ?? 'light dark'}">
    <title>${feed.title ?? fallback.text}</title>
    <link rel="icon" href="data:,">
    <base target="_top">
    <meta name="robots" content="noindex">
    <link rel="stylesheet" href="pages/embed.css">
    <script src="pages/embed-height.js"></script>
    <script type="module" src="widgets/${version}/${widget}.js"></script>
  </head>
  <body>
    ${
      prerendered ??
      markup`<${tag} src="${embedSrc(feed, language)}"${written}>
      <a href="${fallback.url}">${fallback.text}</a>
    </${tag}>`
    }
  </body>
</html>
`;
}
