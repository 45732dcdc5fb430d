import { readDate } from './dates.js';
import { Html } from './draft.js';
import { readLink } from './links.js';
import { attribute, content, innerXml, pick, value, type XmlElement } from './xml-tree.js';

/** Fields of a draft from elements of a tree. Names are lists with spaces, in the order of preference. */

/** The first date that can be read. */
export const date = (element: XmlElement, names: string): string | undefined =>
  pick(element, names)
    .map((one) => readDate(content(one)))
    .find(Boolean);

/** A text: Atom's `type` says what it is; RSS says nothing, and by custom it is HTML. */
export function text(element: XmlElement | undefined, base: string): Html | string | undefined {
  if (!element) return undefined;
  const type = element.name.startsWith('atom:') ? (attribute(element, 'type') ?? '') : 'html';
  const isXhtml = /xhtml/.test(type) || (element.children.length > 0 && !/html/.test(type));
  const source = isXhtml ? innerXml(element) : content(element);
  if (!source) return undefined;
  return isXhtml || /html/.test(type) ? new Html(source, element.scope.base ?? base) : source;
}

/** An address in an element's text or attribute. */
export const link = (element: XmlElement | undefined, base: string, name?: string): string | undefined =>
  element && readLink(name ? attribute(element, name) : content(element), element.scope.base ?? base);

/** The address of a page, picture or file, wherever its element has it. */
export const address = (element: XmlElement | undefined, base: string): string | undefined =>
  element &&
  (link(element, base, 'url') ??
    link(element, base, 'href') ??
    link(element, base, 'resource') ??
    link(element.children.length ? pick(element, 'url')[0] : element, base));

// "me@example.org (Name)", "Name <me@example.org>", "Name (me@example.org)", or either alone.
function personName(written: string): string | undefined {
  if (!written.includes('@')) return written;
  const names = written.split(/[()<>]+/).filter((part) => part.trim());
  return names.find((part) => !part.includes('@')) ?? names[0];
}

/** The authors by the first name of an element that has any; an address stands in for a missing name. */
export function authors(element: XmlElement, base: string): unknown[] {
  const people = pick(
    element,
    'managingEditor author dc:creator dc:author itunes:author webMaster atom:author',
  ).flatMap((person) => {
    const name = personName(
      (person.children.length ? value(person, 'atom:name atom:email name') : content(person)) ?? '',
    );
    const url = link(pick(person, 'atom:uri atom:url')[0], base);
    return name ? { by: person.name, name: new Html(name), url } : [];
  });
  return people.filter(({ by }) => by === people[0]!.by);
}

/** Categories; of Atom's the label, and the term where that says something else. */
export const tags = (element: XmlElement): unknown[] =>
  pick(element, 'category dc:subject atom:category').flatMap((one): unknown[] => {
    const [label, term] = [attribute(one, 'label'), attribute(one, 'term')];
    if (!label) return [term ?? text(one, '')];
    return !term || /[/:]/.test(term) || plain(term) === plain(label) ? [label] : [label, term];
  });

const plain = (tag: string): string => tag.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Atom's links of a relation, which may be a whole IRI. */
export const links = (element: XmlElement, relation: string): XmlElement[] =>
  pick(element, 'atom:link').filter((one) => (attribute(one, 'rel') ?? 'alternate').endsWith(relation));

/** The page an item or feed is about, that in `language` if there are several, and those in other languages. */
export function pages(
  element: XmlElement,
  base: string,
  language = '',
): { url: string | undefined; translations: Record<string, { url: string | undefined }> } {
  const rank = (one: XmlElement): number => {
    const tongue = attribute(one, 'hreflang');
    const isPage = /html/.test(attribute(one, 'type') ?? 'html');
    return (
      (tongue === undefined ? 1 : tongue.slice(0, 2) === language.slice(0, 2) ? 0 : 2) + (isPage ? 0 : 4)
    );
  };
  const [best, ...others] = links(element, 'alternate').sort((one, other) => rank(one) - rank(other));
  const [plain] = pick(element, 'link').flatMap((one) => address(one, base) ?? []);
  return {
    url: plain ?? link(best, base, 'href'),
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
  if (!element?.children.length) return element && (content(element) || undefined);
  const names = new Set(element.children.map(({ name }) => name));
  return Object.fromEntries(
    [...names].map((name) => {
      const same = pick(element, name).map(ownObject);
      return [name.replace(/^.*:/, ''), same.length > 1 ? same : same[0]];
    }),
  );
}
