import { readDate } from './dates.js';
import { Html } from './draft.js';
import { readLink } from './links.js';
import {
  attribute,
  baseOf,
  child,
  childrenOf,
  content,
  innerXml,
  value,
  type XmlElement,
} from './xml-tree.js';

/** Fields of a draft from elements of a tree. Names are lists with spaces, in the order of preference. */

/** The first date that can be read. */
export function date(element: XmlElement, names: string): string | undefined {
  for (const name of names.split(' ')) {
    const read = readDate(value(child(element, name)));
    if (read) return read;
  }
  return undefined;
}

/** A text: Atom's `type` says what it is; RSS says nothing, and by custom it is HTML. */
export function text(element: XmlElement | undefined, base: string): Html | string | undefined {
  if (!element) return undefined;
  const isAtom = element.name.startsWith('atom:');
  const type = attribute(element, 'type') ?? '';
  const isXhtml = isAtom && (/xhtml/.test(type) || (element.children.length > 0 && !/html/.test(type)));
  const source = isXhtml ? innerXml(element) : content(element);
  return (
    (source && isAtom && !isXhtml && !/html/.test(type)
      ? source
      : source && new Html(source, baseOf(element, base))) || undefined
  );
}

/** An address in an element's text or attribute. */
export const link = (element: XmlElement | undefined, base: string, name?: string): string | undefined =>
  element && readLink(name ? attribute(element, name) : content(element), baseOf(element, base));

/** The address of a picture or file, wherever its element has it. */
export const address = (element: XmlElement | undefined, base: string): string | undefined =>
  link(element, base, 'url') ??
  link(element, base, 'href') ??
  (element && (element.children.length ? link(child(element, 'url'), base) : link(element, base)));

/** The address in RSS' own `link`. */
export const plainLink = (element: XmlElement, base: string): string | undefined =>
  childrenOf(element, 'link').flatMap((one) => link(one, base) ?? link(one, base, 'href') ?? [])[0];

// "me@example.org (Name)", "Name <me@example.org>", "Name (me@example.org)", or either alone.
function personName(written: string | undefined): string | undefined {
  const names =
    /^([^(<]*)[(<]([^)>]*)[)>]?\s*$/
      .exec(written ?? '')
      ?.slice(1)
      .filter((part) => part.trim()) ?? [];
  return names.find((part) => !part.includes('@')) ?? names[0] ?? written;
}

/** The authors by the first of these names that has any; an address stands in for a missing name. */
export function authors(element: XmlElement, base: string, names: string): unknown[] {
  for (const name of names.split(' ')) {
    const found = childrenOf(element, name).flatMap((person) => {
      const written = person.children.length ? child(person, 'atom:name atom:email name') : person;
      const named = personName(value(written));
      return named ? { name: new Html(named), url: link(child(person, 'atom:uri atom:url'), base) } : [];
    });
    if (found.length) return found;
  }
  return [];
}

/** Categories; of Atom's the label, and the term where that says something else. */
export const tags = (element: XmlElement): unknown[] =>
  childrenOf(element, 'category dc:subject atom:category').flatMap((one): unknown[] => {
    const [label, term] = [attribute(one, 'label'), attribute(one, 'term')];
    if (!label) return [term ?? text(one, '')];
    return !term || /[/:]/.test(term) || plain(term) === plain(label) ? [label] : [label, term];
  });

const plain = (tag: string): string => tag.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The page an item or feed is about, that in `language` if there are several, and those in other languages; or
 * what it is linked to by another relation of Atom's.
 */
export function alternates(
  element: XmlElement,
  base: string,
  language: string | undefined,
  relation = 'alternate',
): { url?: string | undefined; translations?: Record<string, { url: string | undefined }> } {
  const rank = (candidate: XmlElement): number => {
    const tongue = attribute(candidate, 'hreflang');
    const isPage = /html/.test(attribute(candidate, 'type') ?? 'html');
    return (
      (tongue === undefined ? 1 : tongue.slice(0, 2) === language?.slice(0, 2) ? 0 : 2) + (isPage ? 0 : 4)
    );
  };
  const [best, ...others] = childrenOf(element, 'atom:link')
    // The relation may be a whole IRI.
    .filter((candidate) => (attribute(candidate, 'rel') ?? 'alternate').endsWith(relation))
    .sort((one, other) => rank(one) - rank(other));
  return {
    url: link(best, base, 'href'),
    translations: Object.fromEntries(
      others.map((other) => [attribute(other, 'hreflang') ?? '', { url: link(other, base, 'href') }]),
    ),
  };
}

/**
 * Elements of the cluster's own namespace as the object they stand for: `<cluster:call><cluster:closes>…` is
 * `{closes: …}`. What comes more than once is a list.
 */
export function ownObject(element: XmlElement | undefined): unknown {
  if (!element?.children.length) return value(element);
  const names = new Set(element.children.map(({ name }) => name));
  return Object.fromEntries(
    [...names].map((name) => {
      const same = childrenOf(element, name).map(ownObject);
      return [name.slice(name.indexOf(':') + 1), same.length > 1 ? same : same[0]];
    }),
  );
}
