import type { SiteFiles } from '../site-files.js';
import { type Choice, choiceQuery } from './choice.js';
import { escapeText } from './markup.js';

/** Code to paste into a page. */
export interface Snippets {
  /** The script and the tag. */
  readonly page: string;
  /** For the head of the page, where every tenth of a second counts. */
  readonly head: string;
  /** For a CMS that lets neither scripts nor tags through. */
  readonly frame: string;
}

export interface SnippetOptions {
  /** Where the relay is, without a slash at its end. */
  readonly root: string;
  readonly files: Pick<SiteFiles, 'version' | 'integrity'>;
  /** What stands in the tag until the widget is there, and where it leads. */
  readonly fallback: { readonly text: string; readonly url: string };
}

export function writeSnippets(choice: Choice, { root, files, fallback }: SnippetOptions): Snippets {
  const { widget, language, attributes, feed } = choice;
  const script = `${root}/widgets/${files.version}/cluster-widgets.js`;
  const src = `${root}/feeds/${feedPath(choice)}`;
  const hash = files.integrity['cluster-widgets.js'];
  const guarded: Pairs = [
    ...(hash === undefined ? [] : [['integrity', hash] as const]),
    ['crossorigin', 'anonymous'],
  ];
  const tag = `cluster-${widget}`;
  const own: Pairs = [
    ['src', src],
    ...(language === undefined ? [] : [['lang', language] as const]),
    ...Object.entries(attributes),
  ];
  const height = { 'news-list': 560, 'event-card': 420, 'funding-notice': 240 }[widget];
  return {
    page: [
      `${open('script', [['type', 'module'], ['src', script], ...guarded])}</script>`,
      open(tag, own),
      `  ${open('a', [['href', fallback.url]])}${escapeText(fallback.text)}</a>`,
      `</${tag}>`,
    ].join('\n'),
    head: [
      open('link', [['rel', 'modulepreload'], ['href', script], ...guarded]),
      // The address is known beforehand only where the language is.
      ...(src.includes('{')
        ? []
        : [
            open('link', [
              ['rel', 'preload'],
              ['as', 'fetch'],
              ['href', src],
              ['crossorigin', 'anonymous'],
              ['referrerpolicy', 'no-referrer'],
            ]),
          ]),
    ].join('\n'),
    frame: `${open('iframe', [
      ['src', `${root}/embed?${choiceQuery(choice).toString()}`],
      ['title', feed.title ?? fallback.text],
      ['width', '100%'],
      ['height', String(height)],
      ['loading', 'lazy'],
      ['style', 'border: 0'],
    ])}</iframe>`,
  };
}

/** The file of a feed that holds a language; where the page decides, the relay finds it by the language it is asked for. */
export function feedPath({ feed: { name, languages }, language }: Choice): string {
  if (!languages.length) return `${name}.json`;
  if (language === undefined) return `${name}.json?lang={lang}`;
  return languages.includes(language) ? `${name}.${language}.json` : `${name}.json?lang=${language}`;
}

type Pairs = readonly (readonly [string, string])[];

/** A start tag as a person would write it: an attribute that is only there has no value. */
function open(tag: string, attributes: Pairs): string {
  const written = attributes.map(([name, value]) =>
    value === '' && name !== 'heading' ? ` ${name}` : ` ${name}="${escapeText(value)}"`,
  );
  return `<${tag}${written.join('')}>`;
}
