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
  readonly scope: Scope;
  /** As written; empty for most. */
  readonly attributes: string;
  /** The document, and where the element's content begins and ends in it. */
  readonly source: string;
  readonly start: number;
  end: number;
}

/** What `xmlns`, `xml:base` and `xml:lang` on an element and all around it put in force. */
interface Scope {
  /** Short names of namespaces by prefix. */
  readonly spaces: Record<string, string>;
  /** Names of elements that were looked up under them. */
  readonly names: Map<string, string>;
  base?: string | undefined;
  /** An empty one means unknown, whatever is around it. */
  language?: string;
}

/** No feed nests deeper, so that nothing that looks through what is open takes long. */
const DEEPEST = 64;

/** The tree of a document: a nameless root around everything. Damage is mended or left out, never thrown at. */
export function parseXml(source: string, base = ''): XmlElement {
  const root: XmlElement = {
    name: '',
    parent: undefined,
    children: [],
    scope: { spaces: Object.create(null) as Record<string, string>, names: new Map() },
    attributes: '',
    source,
    start: 0,
    end: source.length,
  };
  let current = root;
  const path: string[] = []; // names as written of what is open
  const close = (depth: number, end: number): void => {
    for (; path.length > depth; current = current.parent!) {
      path.pop();
      current.end = end;
    }
  };
  for (const { 0: tag, 1: slash, 2: written, 3: attributes = '', index } of source.matchAll(MARKUP)) {
    // A tag that was cut off says nothing certain.
    if (!written || !tag.endsWith('>')) continue;
    const start = index + tag.length;
    const depth = path.lastIndexOf(written);
    if (slash) {
      if (depth >= 0) close(depth, index);
      // A misspelt end tag ends a value after which nothing else is said.
      else if (current.parent && !current.children.length && /^\s*</.test(source.slice(start, start + 99)))
        close(path.length - 1, index);
      continue;
    }
    // Items do not nest: one that begins in another had its end tag forgotten.
    if (depth >= 0 && /^(?:item|entry)$/.test(written)) close(depth, index);
    // A feed or entry without a namespace is Atom's all the same.
    const isBare = !current.scope.spaces[''] && /^(?:feed|entry)$/.test(written);
    const stated = isBare ? `${attributes} xmlns="2005/atom"` : attributes;
    const scope = stated.includes('xml') ? narrow(current.scope, stated, base) : current.scope;
    const isLeaf = attributes.endsWith('/') || path.length > DEEPEST;
    const element: XmlElement = {
      name: nameIn(scope, written),
      parent: current,
      children: [],
      scope,
      attributes,
      source,
      start,
      end: isLeaf ? start : source.length,
    };
    current.children.push(element);
    if (isLeaf) continue;
    path.push(written);
    current = element;
  }
  return root;
}

function narrow(outer: Scope, attributes: string, base: string): Scope {
  const spaces = Object.create(outer.spaces) as Record<string, string>;
  const scope: Scope = { ...outer, spaces, names: new Map() };
  for (const [name, value] of parseAttributes(attributes)) {
    const prefix = name.slice(6);
    if (/^xmlns(?::|$)/.test(name)) spaces[prefix] = nameSpace(value, prefix);
    if (name === 'xml:base') scope.base = readLink(value, outer.base ?? base) ?? outer.base;
    if (name === 'xml:lang') scope.language = value;
  }
  return scope;
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

const lists = new Map<string, readonly string[]>();

/** The children of these names (a list with spaces) that say anything: those of the first name, then of the next. */
export function pick(element: XmlElement, names: string): XmlElement[] {
  const list = lists.get(names) ?? names.split(' ');
  lists.set(names, list);
  return list.flatMap((name) =>
    element.children.filter((one) => one.name === name && (one.end > one.start || one.attributes)),
  );
}

/** All elements of these names anywhere below, in their order. */
export const descendants = (element: XmlElement, names: RegExp): XmlElement[] =>
  element.children.flatMap((one) => [...(names.test(one.name) ? [one] : []), ...descendants(one, names)]);

export const innerXml = ({ source, start, end }: XmlElement): string => source.slice(start, end);

/** What an element holds, entities decoded once and CDATA unpacked; markup that was not escaped stays markup. */
export const content = (element: XmlElement): string => decodeEntities(innerXml(element)).trim();

/** A plain value, an identifier, a date or a name: that of the first child of these names which says anything. */
export const value = (element: XmlElement, names: string): string | undefined => {
  const [found] = pick(element, names);
  return (found && content(found)) || undefined;
};

/** An attribute by local name, with or without a prefix. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  if (!element?.attributes) return undefined;
  const attributes = parseAttributes(element.attributes);
  return attributes.get(name) ?? [...attributes].find(([key]) => key.endsWith(`:${name}`))?.[1];
}
