import { decodeEntities } from './entities.js';
import { HTML_MARKUP, IN_LINE } from './html-text.js';
import { readLink, readResource } from './links.js';
import { parseAttributes } from './markup.js';

/** What is kept beside the elements within a line. */
const KEPT =
  /^(?:blockquote|br|caption|dd|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul)$/;
const VOID = /^(?:[bh]r|img|wbr)$/;
const KEPT_ATTRIBUTES = /^(?:alt|colspan|datetime|dir|height|lang|rowspan|title|width)$/;
/** Deeper nesting than any article's; what is below keeps its text. */
const DEEPEST = 100;

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '&quot;');

/** Markup of nothing but text structure, links and images, balanced, addresses absolute; undefined if empty. */
export function cleanHtml(html: string, base: string): string | undefined {
  let clean = '';
  let end = 0;
  const opened: string[] = [];
  const close = (from: number): void => {
    for (const name of opened.splice(from).reverse()) clean += `</${name}>`;
  };
  for (const { 0: tag, 2: slash, 3: written, 4: attributes = '', index } of html.matchAll(HTML_MARKUP)) {
    clean += escape(decodeEntities(html.slice(end, index)));
    end = index + tag.length;
    const name = written?.replace(/^.*:/, '').toLowerCase();
    if (!name) {
      // CDATA; of all else without a name nothing is kept.
      if (tag.startsWith('<![C')) clean += escape(decodeEntities(tag));
    } else if (slash) {
      const at = opened.lastIndexOf(name);
      if (at >= 0) close(at);
    } else if (tag.endsWith('>')) {
      const isKept = (IN_LINE.test(name) || KEPT.test(name)) && opened.length <= DEEPEST;
      const kept = isKept && keptAttributes(name, attributes, base);
      if (typeof kept !== 'string') {
        if (!IN_LINE.test(name)) clean += ' ';
      } else if (name !== 'img' || kept.includes(' src=')) {
        clean += `<${name}${kept}>`;
        if (VOID.test(name)) continue;
        opened.push(name);
        if (attributes.endsWith('/')) close(opened.length - 1);
      }
    }
  }
  clean += escape(decodeEntities(html.slice(end)));
  close(0);
  return clean.trim() || undefined;
}

function keptAttributes(name: string, attributes: string, base: string): string {
  let kept = '';
  for (const [key, value] of parseAttributes(attributes)) {
    const attribute = key.toLowerCase();
    const safe =
      attribute === 'href' && name === 'a'
        ? readLink(value, base)
        : attribute === 'src' && name === 'img'
          ? readResource(value, base)
          : KEPT_ATTRIBUTES.test(attribute)
            ? value
            : undefined;
    if (safe !== undefined) kept += ` ${attribute}="${escape(safe)}"`;
  }
  return kept;
}
