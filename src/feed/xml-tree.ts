import { decodeEntities } from './entities.js';
import { readLink } from './links.js';
import { MARKUP, parseAttributes } from './markup.js';
import { nameSpace } from './namespaces.js';

/** An element of a feed. Text and attributes stay in the source until they are asked for. */
export interface XmlElement {
  /** Local name after the short name of its namespace: `pubDate`, `dc:creator`, `atom:link`. */
  readonly name: string;
  readonly parent: XmlElement | undefined;
  readonly children: XmlElement[];
  /** Those of its children that say anything by name, from when one is first asked for. */
  groups: Map<string, XmlElement[]> | undefined;
  readonly scope: Scope;
  /** As written; empty for most. */
  readonly attributes: string;
  /** Where its content begins and ends in the source. */
  readonly start: number;
  end: number;
}

/** The document, and what `xmlns`, `xml:base` and `xml:lang` on an element and all around it put in force. */
interface Scope {
  readonly source: string;
  /** Short names of namespaces by prefix. */
  readonly spaces: Record<string, string>;
  /** Names of elements that were looked up under them. */
  readonly names: Map<string, string>;
  /** What links are relative to, and whether the document itself says so. */
  readonly base: string;
  readonly isBased?: boolean;
  /** An empty one means unknown, whatever is around it. */
  readonly language?: string | undefined;
}

/** No feed nests deeper, so that nothing that looks through what is open takes long. */
const DEEPEST = 64;

/**
 * All elements of a document in their order, the first a nameless one around everything. They are whole when all have
 * been asked for: what takes long can be done in slices. Damage is mended or left out, never thrown at.
 */
export function* parseXml(source: string, base = ''): Generator<XmlElement, void> {
  const path: string[] = []; // names as written of what is open
  const close = (depth: number, end: number): void => {
    for (; path.length > depth; current = current.parent!) {
      path.pop();
      current.end = end;
    }
  };

  const spaces = Object.create(null) as Record<string, string>;
  const document: Scope = { source, base, spaces, names: new Map() };
  let current = newElement('', undefined, document, '', 0, source.length);
  yield current;
  for (const { 0: tag, 1: slash, 2: written, 3: attributes = '', index } of source.matchAll(MARKUP)) {
    // A tag that was cut off says nothing certain.
    if (!written || !tag.endsWith('>')) continue;
    const start = index + tag.length;
    const depth = path.lastIndexOf(written);
    if (slash) {
      if (depth >= 0) close(depth, index);
      // A misspelt end tag ends a value after which nothing else is said.
      else if (path.length && !current.children.length && /^\s*</.test(source.slice(start, start + 99)))
        close(path.length - 1, index);
      continue;
    }
    // Items do not nest: one that begins in another had its end tag forgotten.
    const isEntry = written === 'entry';
    if (depth >= 0 && (isEntry || written === 'item')) close(depth, index);
    const outer: Scope = current.scope;
    // A feed or entry without a namespace that is known is Atom's all the same.
    const isBare = (isEntry || written === 'feed') && !outer.spaces[''];
    const scope = isBare || attributes.includes('xml') ? narrow(outer, attributes, isBare) : outer;
    const isLeaf = attributes.endsWith('/') || path.length > DEEPEST;
    const end = isLeaf ? start : source.length;
    const element = newElement(nameIn(scope, written), current, scope, attributes, start, end);
    current.children.push(element);
    yield element;
    if (isLeaf) continue;
    path.push(written);
    current = element;
  }
}

const newElement = (
  name: string,
  parent: XmlElement | undefined,
  scope: Scope,
  attributes: string,
  start: number,
  end: number,
): XmlElement => ({ name, parent, children: [], groups: undefined, scope, attributes, start, end });

function narrow(outer: Scope, attributes: string, isAtom: boolean): Scope {
  const spaces = Object.create(outer.spaces) as Record<string, string>;
  const stated = parseAttributes(attributes);
  for (const [name, uri] of stated) {
    const prefix = name.slice(6);
    if (/^xmlns(?::|$)/.test(name)) spaces[prefix] = nameSpace(uri, prefix);
  }
  if (isAtom) spaces[''] ||= 'atom';
  const base = readLink(stated.get('xml:base'), outer.base);
  const language = stated.get('xml:lang') ?? outer.language;
  return { ...outer, spaces, names: new Map(), language, ...(base && { base, isBased: true }) };
}

function nameIn({ spaces, names }: Scope, written: string): string {
  let name = names.get(written);
  if (name === undefined) {
    const [local, prefix = ''] = written.split(/:(.*)/s, 2).reverse();
    // An undeclared prefix means what it usually does.
    const space = spaces[prefix] ?? prefix.toLowerCase();
    names.set(written, (name = (space && `${space}:`) + local));
  }
  return name;
}

const lists = new Map<string, string[]>();

/** The children of these names (a list with spaces) that say anything: those of the first name, then of the next. */
export function pick(element: XmlElement, names: string): XmlElement[] {
  let { groups } = element;
  if (!groups) {
    element.groups = groups = new Map();
    for (const one of element.children) {
      if (one.end === one.start && !one.attributes) continue;
      const group = groups.get(one.name);
      if (group) group.push(one);
      else groups.set(one.name, [one]);
    }
  }
  let list = lists.get(names);
  if (!list) lists.set(names, (list = names.split(' ')));
  const found: XmlElement[] = [];
  for (const name of list) for (const one of groups.get(name) ?? []) found.push(one);
  return found;
}

/** The first of them. */
export const first = (element: XmlElement, names: string): XmlElement | undefined => pick(element, names)[0];

export const innerXml = ({ scope, start, end }: XmlElement): string => scope.source.slice(start, end);

/** What an element holds, entities decoded once and CDATA unpacked; markup that was not escaped stays markup. */
export const content = (element: XmlElement): string => decodeEntities(innerXml(element)).trim();

/** A plain value, an identifier, a date or a name: that of the first child of these names which says anything. */
export function value(element: XmlElement, names: string): string | undefined {
  const found = first(element, names);
  return (found && content(found)) || undefined;
}

/** Attributes by local name. */
export function attributesOf(element: XmlElement | undefined): Readonly<Record<string, string | undefined>> {
  const attributes: Record<string, string> = {};
  if (!element?.attributes) return attributes;
  for (const [name, value] of parseAttributes(element.attributes)) {
    attributes[name.slice(name.indexOf(':') + 1)] ??= value;
  }
  return attributes;
}
