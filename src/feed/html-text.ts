import { decodeEntities } from './entities.js';
import { readLink, readResource } from './links.js';
import { MARKUP, parseAttributes } from './markup.js';

/** HTML, and the inside of XHTML elements, to plain text. No DOM. */

/** Elements within a line; all others are set apart from what is around them. */
export const IN_LINE =
  /^(?:.*:)?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|q|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/i;

/**
 * Markup of HTML. What is inside of scripts and the like is no text of the article and holds no markup; their first
 * group is their name, after which those of `MARKUP` follow. Of a frame that is not soon closed the text is kept.
 */
export const HTML_MARKUP = new RegExp(
  `<((?:\\w+:)?(?:audio|canvas|noscript|script|select|style|svg|template|textarea|video|(?:iframe|object)(?=[^]{0,500}</(?:iframe|object))))(?![\\w-])(?:[^>]*[^>/])?>[^]*?(?=</\\1(?![\\w-])|$)|${MARKUP.source}`,
  'gi',
);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Displayed text of markup on one line: blocks are set apart by a space, scripts and the like left out. */
export const htmlToText = (html: string): string =>
  oneLine(
    decodeEntities(
      html.replace(HTML_MARKUP, (whole, raw?: string, _?: string, name?: string) =>
        (raw ?? name) ? (IN_LINE.test(name ?? '') ? '' : ' ') : whole.startsWith('<![C') ? whole : '',
      ),
    ),
  );

/** Where the first link in markup leads. */
export function firstLink(html: string, base: string): string | undefined {
  for (const [, , name, attributes] of html.matchAll(MARKUP)) {
    const url = /^(?:\w+:)?a$/i.test(name ?? '') && readLink(parseAttributes(attributes!).get('href'), base);
    if (url) return url;
  }
  return undefined;
}

// Lazy loaders keep the address elsewhere and a placeholder in `src`.
const ADDRESSES = 'data-src data-lazy-src data-orig-file src'.split(' ');

export interface MarkupImage {
  url: string;
  alt?: string | undefined;
  credit?: string | undefined;
  /** NaN where not stated. */
  width?: number | undefined;
  height?: number | undefined;
}

/** The first image in markup that is no emoji and whose stated size is not tiny, with its caption as credit. */
export function firstImage(html: string, base: string): MarkupImage | undefined {
  for (const { 0: tag, 2: name, 3: written, index } of html.matchAll(MARKUP)) {
    if (!/^img$/i.test(name ?? '') || /emoji|smiley|smilies/.test(tag)) continue;
    const attributes = parseAttributes(written!);
    const [width, height] = ['width', 'height'].map((side) => parseInt(attributes.get(side) ?? ''));
    if (width! < 30 || height! < 30) continue;
    const url = ADDRESSES.map((address) => readResource(attributes.get(address), base)).find(Boolean);
    if (!url) continue;
    const after = html.slice(index + tag.length, index + tag.length + 999);
    const caption = /^(?:(?!<img|<\/fig)[^])*?<figcaption[^>]*>([^]*?)<\/fig/i.exec(after)?.[1];
    return { url, alt: attributes.get('alt'), credit: caption && htmlToText(caption), width, height };
  }
  return undefined;
}

/** What the gate needs of HTML. An object, so that a single file holds none of the whole module. */
export const html = { htmlToText, firstLink, firstImage };
