/**
 * What Lit's renderer leaves, made into HTML to be read. In its output every `<`, `>`, `&` and quote of a value is
 * escaped, so that whatever looks like a tag is one of ours.
 */

type Attributes = Map<string, string | undefined>;

const markers = /<!--[^]*?-->/g;
const startTag = /<([a-z][a-z\d]*)((?:\s+[^\s"'<>/=]+(?:=(?:"[^"]*"|[^\s"'<>]+))?)*)\s*(\/?)>/g;
const attribute = /([^\s"'<>/=]+)(?:=(?:"([^"]*)"|([^\s"'<>]+)))?/g;

/** @param change may change the attributes of an element */
function rewrite(html: string, change: (name: string, attributes: Attributes) => void): string {
  return html
    .replace(markers, '')
    .replace(startTag, (_, name: string, written: string, close: string) => {
      const attributes: Attributes = new Map(
        [...written.matchAll(attribute)].map(([, key, quoted, bare]) => [key!, quoted ?? bare]),
      );
      change(name, attributes);
      const rewritten = [...attributes].map(([key, value]) =>
        value === undefined || (value === '' && key !== 'alt') ? ` ${key}` : ` ${key}="${value}"`,
      );
      return `<${name}${rewritten.join('')}${close && ' /'}>`;
    })
    .replace(/(<\/\w+)\s+>/g, '$1>')
    .replace(/>\s*\n\s*</g, '>\n<');
}

/** For a shadow root. */
export const shadowHtml = (html: string): string =>
  rewrite(html, (name, attributes) => {
    if (name === 'svg') addSize(attributes, emblemSize);
    // Of no use before the script is there.
    if (attributes.get('class') === 'tools' || attributes.get('part') === 'more') attributes.set('inert', '');
  });

/** For a page, a newsletter or a reader without styles: classes in the place of parts, and nothing that needs a script. */
export function plainHtml(html: string): string {
  const own = html
    .replace(markers, '')
    // The same once more for the eye, as a page of a calendar.
    .replace(/<div part="?date-block"?[^]*?<\/div>/g, '')
    .replace(/<\/?slot[^>]*>/g, '')
    .replace(/<p part="?meta"?[^>]*>[^]*?<\/p>/g, separate);
  return rewrite(own, (name, attributes) => {
    const part = attributes.get('part');
    const layout = part === 'list' ? attributes.get('class') : undefined;
    const words = [...new Set([part ?? attributes.get('class'), layout])].filter(Boolean);
    attributes.delete('part');
    attributes.delete('class');
    if (words.length) attributes.set('class', words.map((word) => `cluster-${word}`).join(' '));
    if (name === 'svg') addSize(attributes, emblemSize);
    if (name === 'img') addSize(attributes, part === 'logo' ? { height: 60 } : imageSize(attributes));
  });
}

/** The pieces of a line, which a style sheet would set apart; nothing where there is none of them. */
function separate(line: string): string {
  const pieces = line.replace(/<span[^>]*>\s*<\/span>/g, '');
  return !/<(?:span|time)/.test(pieces)
    ? ''
    : pieces.replace(/(<\/(?:span|time)\s*>)\s*(?=<(?:span|time))/g, '$1 · ');
}

/** Without a style sheet a drawing without a size is as wide as the page. */
const emblemSize = { width: 90, height: 60 };
/** On a phone, beside the margins that browsers give lists and figures. */
const mostWidth = 200;

function imageSize(attributes: Attributes): { width: number; height?: number } {
  const [width, height] = ['width', 'height'].map((name) => Number(attributes.get(name)));
  if (!width || !height) return { width: mostWidth };
  const scale = Math.min(1, mostWidth / width);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function addSize(attributes: Attributes, size: { width?: number; height?: number }): void {
  for (const name of ['width', 'height']) attributes.delete(name);
  for (const [name, value] of Object.entries(size)) attributes.set(name, String(value));
}
