import { decodeEntities } from './entities.js';
import { readLink } from './links.js';
import { parseAttributes, scanMarkup } from './markup.js';
import { nameSpace } from './namespaces.js';

/** An element of a feed. Text and attributes stay in the source until they are asked for. */
export interface XmlElement {
  /** Local name after the short name of its namespace: `pubDate`, `dc:creator`, `atom:link`. */
  readonly name: string;
  readonly parent: XmlElement | undefined;
  children: XmlElement[];
  readonly scope: Scope;
  /** As written; empty for most. */
  readonly attributes: string;
  /** Where its content begins and ends in the source. */
  readonly start: number;
  end: number;
}

/** What elements have in common: the document, and the namespaces in force where they are. */
interface Scope {
  readonly source: string;
  /** Namespace URI by prefix. */
  readonly uris: ReadonlyMap<string, string>;
  /** Names that were looked up under them. */
  readonly names: Map<string, string>;
}

/** No feed nests deeper, so that nothing that climbs to the root takes long. */
const DEEPEST = 64;
/** Nor is a text longer, but where end tags are missing. */
const LONGEST = 1e6;
const NONE: XmlElement[] = [];

/** The tree of a document: a nameless root around everything. Damage is mended or left out, never thrown at. */
export function parseXml(source: string): XmlElement {
  const makeElement = (
    name: string,
    parent: XmlElement | undefined,
    scope: Scope,
    attributes: string,
    start: number,
    end: number,
  ): XmlElement => ({ name, parent, children: NONE, scope, attributes, start, end });

  const root = makeElement(
    '',
    undefined,
    { source, uris: new Map(), names: new Map() },
    '',
    0,
    source.length,
  );
  let current = root;
  const path: string[] = []; // names as written of what is open
  const opened = new Map<string, number>(); // how often each is: end tags without a start cost nothing
  const close = (written: string, end: number): void => {
    if (!opened.get(written)) return;
    for (let closed; closed !== written && current.parent; current = current.parent) {
      closed = path.pop()!;
      current.end = end;
      opened.set(closed, opened.get(closed)! - 1);
    }
  };
  scanMarkup(source, {
    text: () => undefined,
    open(written, attributes, empty, at, start) {
      // Items do not nest: one that begins in another had its end tag forgotten.
      if (/^(?:item|entry)$/.test(written) && opened.get(written)) close(written, at);
      // A feed or entry without a namespace is Atom's all the same.
      const isBare = /^(?:feed|entry)$/.test(written) && !current.scope.uris.has('');
      const declared = isBare && !/xmlns=/.test(attributes) ? ` xmlns="2005/atom"${attributes}` : attributes;
      const scope = declared.includes('xmlns') ? declare(current.scope, declared) : current.scope;
      const isLeaf = empty || path.length > DEEPEST;
      const name = canonicalName(scope, written);
      const element = makeElement(name, current, scope, attributes, start, isLeaf ? start : source.length);
      if (current.children === NONE) current.children = [element];
      else current.children.push(element);
      if (isLeaf) return;
      opened.set(written, (opened.get(written) ?? 0) + 1);
      path.push(written);
      current = element;
    },
    close(name, start, end) {
      // A misspelt end tag ends a value after which nothing else is said.
      const isSlip =
        !opened.get(name) && current.children === NONE && /^\s*</.test(source.slice(end, end + 99));
      close(isSlip ? path.at(-1)! : name, start);
    },
  });
  return root;
}

function declare(outer: Scope, attributes: string): Scope {
  const uris = new Map(outer.uris);
  for (const [name, value] of parseAttributes(attributes)) {
    if (/^xmlns(?::|$)/.test(name)) uris.set(name.slice(6), decodeEntities(value).trim());
  }
  return { source: outer.source, uris, names: new Map() };
}

function canonicalName(scope: Scope, written: string): string {
  let name = scope.names.get(written);
  if (name === undefined) {
    const colon = written.indexOf(':');
    const prefix = written.slice(0, Math.max(colon, 0));
    const uri = scope.uris.get(prefix);
    // An undeclared prefix means what it usually does.
    const space = uri ? nameSpace(uri, prefix) : prefix.toLowerCase();
    name = (space && `${space}:`) + written.slice(colon + 1);
    scope.names.set(written, name);
  }
  return name;
}

const lists = new Map<string, readonly string[]>();

/** Names that are written as one text with spaces. */
function split(names: string): readonly string[] {
  const known = lists.get(names) ?? names.split(' ');
  lists.set(names, known);
  return known;
}

/** The first child of the first of these names that has one with content or attributes. */
export function child(element: XmlElement, names: string): XmlElement | undefined {
  for (const name of split(names)) {
    for (const candidate of element.children) {
      if (candidate.name === name && (candidate.end > candidate.start || candidate.attributes))
        return candidate;
    }
  }
  return undefined;
}

/** All children of these names, in their order. */
export const childrenOf = (element: XmlElement, names: string): XmlElement[] =>
  element.children.filter(({ name }) => split(names).includes(name));

/** All elements of these names anywhere below, in their order. */
export const descendants = (element: XmlElement, names: string): XmlElement[] =>
  element.children.flatMap((one) => [
    ...(split(names).includes(one.name) ? [one] : []),
    ...descendants(one, names),
  ]);

export const innerXml = (element: XmlElement): string =>
  element.scope.source.slice(element.start, Math.min(element.end, element.start + LONGEST));

/** What an element holds, entities decoded once and CDATA unpacked; markup that was not escaped stays markup. */
export function content(element: XmlElement): string {
  const inner = innerXml(element);
  if (!inner.includes('<![CDATA[')) return decodeEntities(inner).trim();
  return inner
    .split(/<!\[CDATA\[([^]*?)(?:\]\]>|$)/)
    .map((part, index) => (index % 2 ? part : decodeEntities(part)))
    .join('')
    .trim();
}

/** A plain value: an identifier, a date, a name. */
export const value = (element: XmlElement | undefined): string | undefined =>
  (element && content(element)) || undefined;

/** An attribute by local name, with or without a prefix. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  if (!element?.attributes) return undefined;
  const attributes = parseAttributes(element.attributes);
  const written = attributes.has(name)
    ? name
    : [...attributes.keys()].find((key) => key.endsWith(`:${name}`));
  return written && decodeEntities(attributes.get(written)!).trim();
}

/** The values of an `xml:` attribute on an element and all around it, the nearest first. */
function inherited(element: XmlElement | undefined, name: string): string[] {
  const values: string[] = [];
  for (let current = element; current; current = current.parent) {
    const stated = current.attributes.includes(name) && parseAttributes(current.attributes).get(name);
    if (typeof stated === 'string') values.push(decodeEntities(stated));
  }
  return values;
}

/** What relative links in an element are relative to: every `xml:base` around it, from `base` on. */
export const baseOf = (element: XmlElement | undefined, base: string): string =>
  inherited(element, 'xml:base').reduceRight((outer, inner) => readLink(inner, outer) ?? outer, base);

/** The language an element is in by `xml:lang`; an empty one means unknown, whatever is around it. */
export const languageOf = (element: XmlElement | undefined): string | undefined =>
  inherited(element, 'xml:lang')[0];
