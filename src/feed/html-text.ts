import { decodeEntities } from './entities.js';
import { readLink, readResource } from './links.js';
import { parseAttributes, scanMarkup } from './markup.js';

/** HTML, and the inside of XHTML elements, to plain text. No DOM. */

export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const INLINE =
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q ruby s samp small span strike ' +
  'strong sub sup time tt u var wbr';
/** Elements within a line; all others are set apart from what is around them. */
export const IN_LINE = words(INLINE);
// What is inside of these is no text of the article.
export const SKIPPED = words(
  'applet audio canvas embed iframe noembed noframes noscript object script select style svg template textarea video',
);

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** Displayed text of markup on one line: blocks are set apart by a space, scripts and the like left out. */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return oneLine(html);
  let text = '';
  const space = (name: string): void => {
    if (!IN_LINE.has(name)) text += ' ';
  };
  scanMarkup(html, {
    text(start, end, literal) {
      const piece = html.slice(start, end);
      text += literal ? piece : decodeEntities(piece);
    },
    open(tag) {
      const name = localName(tag);
      space(name);
      return SKIPPED.has(name);
    },
    close: (tag) => space(localName(tag)),
  });
  return oneLine(text);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Markup up to its last `>`: a pattern that seeks one from every tag on never looks in vain. */
const ended = (html: string): string => html.slice(0, html.lastIndexOf('>') + 1);

/** Where the first link in markup leads. */
export function firstLink(html: string, base: string): string | undefined {
  for (const [, attributes] of ended(html).matchAll(/<(?:\w+:)?a(\s[^>]*)>/gi)) {
    const url = readLink(decodeEntities(parseAttributes(attributes!).get('href') ?? ''), base);
    if (url) return url;
  }
  return undefined;
}

// Lazy loaders keep the address elsewhere and a placeholder in `src`.
const ADDRESSES = ['data-src', 'data-lazy-src', 'data-orig-file', 'src'];

export interface MarkupImage {
  url: string;
  alt?: string | undefined;
  credit?: string | undefined;
  width?: string | undefined;
  height?: string | undefined;
}

/** The first image in markup that is no emoji and whose stated size is not tiny, with its caption as credit. */
export function firstImage(html: string, base: string): MarkupImage | undefined {
  for (const match of ended(html).matchAll(/<img(\s[^>]*)>/gi)) {
    const attributes = parseAttributes(match[1]!);
    const get = (name: string): string => decodeEntities(attributes.get(name) ?? '');
    const sizes = ['width', 'height'].map((name) => (/^\d+/.exec(get(name)) ?? [])[0]);
    if (sizes.some((size) => Number(size) < 30) || /emoji|smiley|smilies/.test(match[1]!)) continue;
    for (const name of ADDRESSES) {
      const url = readResource(get(name), base);
      if (!url) continue;
      const caption = /^[^]{0,300}?<figcaption[^>]*>([^]{0,600}?)<\/figcaption>/i.exec(
        html.slice(match.index + match[0].length).split(/<\/figure|<img/i, 1)[0] ?? '',
      );
      return {
        url,
        alt: get('alt') || undefined,
        credit: (caption && htmlToText(caption[1]!)) || undefined,
        width: sizes[0],
        height: sizes[1],
      };
    }
  }
  return undefined;
}
