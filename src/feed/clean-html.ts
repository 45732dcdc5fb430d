import { decodeEntities } from './entities.js';
import { IN_LINE, INLINE, localName, SKIPPED, words } from './html-text.js';
import { readLink, readResource } from './links.js';
import { type MarkupVisitor, parseAttributes, scanMarkup } from './markup.js';

const KEPT = words(
  `${INLINE} blockquote br caption dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul`,
);
const VOID = words('br hr img wbr');
const KEPT_ATTRIBUTES = words('alt colspan datetime dir height lang rowspan title width');
/** Deeper nesting than any article's; what is below keeps its text. */
const DEEPEST = 100;

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '&quot;');

/** Markup of nothing but text structure, links and images, balanced, addresses absolute; undefined if empty. */
export function cleanHtml(html: string, base: string): string | undefined {
  let clean = '';
  const opened: string[] = [];
  const visitor: MarkupVisitor = {
    text(start, end, literal) {
      const piece = html.slice(start, end);
      clean += escape(literal ? piece : decodeEntities(piece));
    },
    open(tag, attributes, empty) {
      const name = localName(tag);
      if (SKIPPED.has(name)) return true;
      if (!KEPT.has(name) || opened.length > DEEPEST) {
        if (!IN_LINE.has(name)) clean += ' ';
        return false;
      }
      const kept = keptAttributes(name, attributes, base);
      if (name === 'img' && !kept.includes(' src=')) return false;
      clean += `<${name}${kept}>`;
      if (VOID.has(name)) return false;
      if (empty) clean += `</${name}>`;
      else opened.push(name);
      return false;
    },
    close(tag) {
      const at = opened.lastIndexOf(localName(tag));
      if (at < 0) return;
      for (const name of opened.splice(at).reverse()) clean += `</${name}>`;
    },
  };
  scanMarkup(html, visitor);
  for (const name of opened.reverse()) clean += `</${name}>`;
  return clean.trim() || undefined;
}

function keptAttributes(name: string, attributes: string, base: string): string {
  let kept = '';
  for (const [key, raw] of parseAttributes(attributes)) {
    const attribute = key.toLowerCase();
    const value = decodeEntities(raw);
    const safe =
      attribute === 'href' && name === 'a'
        ? readLink(value, base)
        : attribute === 'src' && name === 'img'
          ? readResource(value, base)
          : KEPT_ATTRIBUTES.has(attribute)
            ? value
            : undefined;
    if (safe !== undefined) kept += ` ${attribute}="${escape(safe)}"`;
  }
  return kept;
}
