/**
 * The one tokenizer, of XML and HTML alike. It reads every byte once, throws at nothing, expands nothing,
 * and calls a `<` text where no tag can begin. What the pieces mean is for its users: `xml-tree.ts` and
 * `html-text.ts`.
 */

export interface MarkupVisitor {
  /** Characters from `start` to `end`; `literal` within CDATA, where entities are none. */
  text(start: number, end: number, literal: boolean): void;
  /**
   * A start tag from `start` to `end` and its attributes, unparsed. Return true to pass over all
   * that follows to the end tag of the same name (`script`, which holds no markup).
   */
  open(name: string, attributes: string, empty: boolean, start: number, end: number): boolean | void;
  close(name: string, start: number, end: number): void;
}

const QUOTES = ['"', "'"];

export function scanMarkup(source: string, visitor: MarkupVisitor): void {
  // What was sought in vain once is not sought again: no input makes this quadratic.
  const absent = new Set<string>();
  const seek = (needle: string, from: number): number => {
    if (absent.has(needle)) return -1;
    const found = source.indexOf(needle, from);
    if (found < 0) absent.add(needle);
    return found;
  };
  /** Where the tag ends that `from` is in; a `>` in a quoted value does not end it. */
  const seekTagEnd = (from: number): number => {
    let last = 0;
    for (let at = from; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === 62 /* > */) return at;
      if (last === 61 /* = */ && (code === 34 || code === 39)) {
        const quote = seek(QUOTES[code === 34 ? 0 : 1]!, at + 1);
        if (quote > 0) at = quote;
      }
      if (code > 32) last = code;
    }
    return -1;
  };

  const length = source.length;
  let pending = 0; // start of text not yet reported
  const flush = (until: number): void => {
    if (until > pending) visitor.text(pending, until, false);
  };

  /** Reports the markup that begins at `at` and returns where it ends; -1 where it is text. */
  const readMarkup = (at: number): number => {
    const code = source.charCodeAt(at + 1);
    if (code === 33 /* ! */) {
      if (source.startsWith('[CDATA[', at + 2)) {
        const close = seek(']]>', at + 9);
        const end = close < 0 ? length : close;
        flush(at);
        if (end > at + 9) visitor.text(at + 9, end, true);
        return close < 0 ? length : close + 3;
      }
      const end = source.startsWith('--', at + 2) ? seekCommentEnd(at) : seekDeclarationEnd(at);
      if (end > 0) flush(at);
      return end;
    }
    if (code === 63 /* ? */) {
      flush(at);
      const close = seek('?>', at);
      return close < 0 ? seek('>', at) + 1 || length : close + 2;
    }
    const closing = code === 47; /* / */
    const nameStart = closing ? at + 2 : at + 1;
    if (!startsName(source.charCodeAt(nameStart))) return -1;
    let nameEnd = nameStart + 1;
    while (nameEnd < length && !endsName(source.charCodeAt(nameEnd))) nameEnd++;
    const close = source.charCodeAt(nameEnd) === 62 ? nameEnd : seekTagEnd(nameEnd);
    flush(at);
    // A tag that was cut off says nothing certain.
    if (close < 0) return length;
    const name = source.slice(nameStart, nameEnd);
    if (closing) {
      visitor.close(name, at, close + 1);
      return close + 1;
    }
    const empty = close > nameEnd && source.charCodeAt(close - 1) === 47;
    const isRaw = visitor.open(name, source.slice(nameEnd, empty ? close - 1 : close), empty, at, close + 1);
    return isRaw && !empty ? seekEndTag(source, name, close + 1) : close + 1;
  };

  // `<!-->` is a whole comment in HTML.
  const seekCommentEnd = (at: number): number => {
    const close = seek('-->', source[at + 4] === '>' ? at + 2 : at + 4);
    return close < 0 ? length : close + 3;
  };
  const seekDeclarationEnd = (at: number): number => {
    const end = seek('>', at) + 1;
    const subset = seek('[', at);
    if (subset < 0 || subset > end) return end || -1;
    const close = seek(']>', subset);
    return close < 0 ? end : close + 2;
  };

  let at = source.indexOf('<');
  while (at >= 0) {
    const end = readMarkup(at);
    if (end < 0) {
      at = source.indexOf('<', at + 1);
    } else {
      pending = end;
      at = source.indexOf('<', end);
    }
  }
  flush(length);
}

const startsName = (code: number): boolean => {
  const lower = code | 32;
  return (lower > 96 && lower < 123) || code === 95 /* _ */ || code === 58 /* : */ || code > 127;
};

const endsName = (code: number): boolean => code < 33 || code === 62 || code === 47;

/** Where the end tag of raw text begins; the end of all where there is none. */
function seekEndTag(source: string, name: string, from: number): number {
  const tag = new RegExp(`</${name.replace(/\W/g, '.')}(?![\\w-])`, 'gi');
  tag.lastIndex = from;
  return tag.exec(source)?.index ?? source.length;
}

const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** A tag's attributes by name as written, values with their entities; the first of a name counts. */
export function parseAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE)) {
    if (!attributes.has(name!)) attributes.set(name!, double ?? single ?? bare ?? '');
  }
  return attributes;
}
