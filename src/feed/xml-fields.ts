import { readDate } from './dates.js';
import { Html } from './draft.js';
import { sameLanguage } from './language.js';
import { readLink } from './links.js';
import { attributesOf, content, first, innerXml, pick, value, type XmlElement } from './xml-tree.js';

/** Fields of a draft from elements of a tree. Names are lists with spaces, in the order of preference. */

/** The first date that can be read. */
export const date = (element: XmlElement, names: string): string | undefined =>
  pick(element, names)
    .map((one) => readDate(content(one)))
    .find(Boolean);

// WordPress ends every text with where it appeared first, in the site's language.
const SIGNATURE =
  /(?:<p>[^<]*|(?:The post|Der Beitrag|Artykuł|Wpis) )<a [^]{0,400}?<\/a> (?:(?:first )?appeared (?:first )?on|erschien zuerst auf|pochodzi z(?: serwisu)?|pojawił się (?:najpierw )?(?:poprzez|na)|est apparu en premier sur) <a [^]{0,400}?<\/a>[.\s]*(?:<\/p>\s*)?$/;

/**
 * A text: Atom's `type` says what it is; RSS says nothing, and by custom it is HTML. Links in it are relative to
 * what the document says, else to the address `near` it.
 */
export function text(element: XmlElement | undefined, near?: string): Html | string | undefined {
  if (!element) return undefined;
  let type = 'html';
  let isPacked = false;
  if (element.name.startsWith('atom:')) {
    const stated = attributesOf(element);
    type = stated.type?.toLowerCase() ?? '';
    // What is neither text nor XML is in base64 there.
    isPacked = stated.mode === 'base64' || /^(?!text|.*(?:html|xml)).*\//.test(type);
    if (isPacked || (element.children.length && !/html/.test(type))) type = isPacked ? 'html' : 'xhtml';
  }
  const source = /xhtml/.test(type)
    ? innerXml(element)
    : isPacked
      ? unpack(content(element))
      : content(element);
  if (!source || !/html/.test(type)) return source || undefined;
  const { isBased, base } = ((/xhtml/.test(type) && element.children[0]) || element).scope;
  return new Html(source.replace(SIGNATURE, ''), isBased ? base : (near ?? base));
}

/** Text in base64; what is none is taken as it is. */
function unpack(base64: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return base64;
  }
}

/** The address of a page, picture or file, wherever its element has it. */
export function address(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const { url, href, resource } = attributesOf(element);
  const inner = element.children.length ? value(element, 'url') : content(element);
  return [url, href, resource, inner].map((one) => readLink(one, element.scope.base)).find(Boolean);
}

// "me@example.org (Name)", "Name <me@example.org>", "Name (me@example.org)", or either alone.
function personName(written: string): string | undefined {
  if (!written.includes('@')) return written;
  const names = written.split(/[()<>]+/).filter((part) => part.trim());
  return names.find((part) => !part.includes('@')) ?? names[0];
}

/** The authors by the first name of an element that has any; an address stands in for a missing name. */
export function authors(element: XmlElement): unknown[] {
  const names = 'managingEditor author dc:creator dc:author itunes:author webMaster atom:author';
  const people = pick(element, names).flatMap((person) => {
    const written = person.children.length ? value(person, 'atom:name atom:email name') : content(person);
    const name = personName(written ?? '');
    return name
      ? { by: person.name, name: new Html(name), url: address(first(person, 'atom:uri atom:url')) }
      : [];
  });
  const best = people.find(({ name }) => !name.source.includes('@')) ?? people[0];
  return people.filter(({ by }) => by === best!.by);
}

/** Categories; of Atom's the label, and the term where that says something else. */
export const tags = (element: XmlElement): unknown[] =>
  pick(element, 'category dc:subject atom:category media:category').flatMap((one): unknown[] => {
    const { label, term } = attributesOf(one);
    const isOther = label && term && !/[/:]/.test(term) && plain(term) !== plain(label);
    return [label || (term ?? text(one)), isOther && term];
  });

const plain = (tag: string): string => tag.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Atom's links of a relation, which may be a whole IRI. */
export const links = (element: XmlElement, relation: string): XmlElement[] =>
  pick(element, 'atom:link').filter(
    (one) => (attributesOf(one).rel ?? 'alternate').toLowerCase().split('/').pop() === relation,
  );

/** The page an item or feed is about, that in `language` if there are several, and those in other languages. */
export function pages(
  element: XmlElement,
  language = '',
): { url: string | undefined; translations: Record<string, { url: string | undefined }> } {
  const rank = (one: XmlElement): number => {
    const { hreflang, type } = attributesOf(one);
    const isOther = hreflang && !sameLanguage(hreflang, language);
    return (isOther ? 2 : hreflang ? 0 : 1) + (!type || /html/.test(type) ? 0 : 4);
  };
  const [best, ...others] = links(element, 'alternate').sort((one, other) => rank(one) - rank(other));
  return {
    url: [...pick(element, 'link'), best].map(address).find(Boolean),
    translations: Object.fromEntries(
      others.map((one) => [attributesOf(one).hreflang ?? '', { url: address(one) }]),
    ),
  };
}

/**
 * Elements of the cluster's own namespace as the object they stand for: `<cluster:call><cluster:closes>…` is
 * `{closes: …}`. What comes more than once is a list.
 */
export function ownObject(element: XmlElement | undefined): unknown {
  if (!element?.children.length) return element && (content(element) || undefined);
  const values = new Map<string, unknown[]>();
  for (const one of element.children) {
    const name = one.name.replace(/^.*:/, '');
    const same = values.get(name) ?? [];
    values.set(name, same);
    same.push(ownObject(one));
  }
  return Object.fromEntries([...values].map(([name, same]) => [name, same.length > 1 ? same : same[0]]));
}
