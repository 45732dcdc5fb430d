import { readDate } from './dates.js';
import { type Draft, type FeedDraft, Html } from './draft.js';
import { readLink } from './links.js';
import { attribute, baseOf, child, childrenOf, content, innerXml, value, type XmlElement } from './xml-tree.js';

/** What RSS and Atom share: fields of a draft from elements of a tree. */

/** The first of these elements that holds a date that can be read. */
export function date(element: XmlElement, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const read = readDate(value(child(element, name)));
    if (read) return read;
  }
  return undefined;
}

/** A text that is HTML by custom: RSS says nothing of it. */
export function markup(element: XmlElement | undefined, base: string): Html | undefined {
  const source = element && content(element);
  return source ? new Html(source, baseOf(element, base)) : undefined;
}

/** An Atom text construct, whose `type` says what it is. */
export function textConstruct(element: XmlElement | undefined, base: string): Html | string | undefined {
  if (!element) return undefined;
  const type = attribute(element, 'type') ?? '';
  const isXhtml = type.includes('xhtml') || (element.children.length > 0 && !type.includes('html'));
  if (!isXhtml && !type.includes('html')) return content(element) || undefined;
  return new Html(isXhtml ? innerXml(element) : content(element), baseOf(element, base));
}

/** An address in an element's text or attribute. */
export const link = (element: XmlElement | undefined, base: string, name?: string): string | undefined =>
  element && readLink(name ? attribute(element, name) : content(element), baseOf(element, base));

// "me@example.org (Name)", "Name <me@example.org>", "Name (me@example.org)", or either alone.
export function personName(written: string | undefined): string | undefined {
  const [, before = '', inside = ''] = /^([^(<]*)[(<]\s*([^)>]*)[)>]?\s*$/.exec(written ?? '') ?? [];
  const names = [before, inside].map((part) => part.trim()).filter(Boolean);
  return names.find((part) => !part.includes('@')) ?? names[0] ?? written;
}

/** Atom's authors; an address stands in for a missing name. */
export const people = (element: XmlElement, base: string): Draft[] =>
  childrenOf(element, 'atom:author', 'author').map((person) => ({
    name: value(child(person, 'atom:name', 'name', 'atom:email', 'email') ?? (person.children.length ? undefined : person)),
    url: link(child(person, 'atom:uri', 'atom:url', 'uri', 'url'), base),
  }));

/** Atom's links of a relation, also under its full IRI. */
export function atomLinks(element: XmlElement, relation: string): XmlElement[] {
  return childrenOf(element, 'atom:link', 'link').filter((candidate) => {
    const rel = attribute(candidate, 'rel') ?? 'alternate';
    return attribute(candidate, 'href') !== undefined && rel.slice(rel.lastIndexOf('/') + 1) === relation;
  });
}

/** Atom's categories: the label, and the term where that says something else. */
export function categories(element: XmlElement, ...names: readonly string[]): string[] {
  return childrenOf(element, ...names).flatMap((one) => {
    const tags = [attribute(one, 'label'), attribute(one, 'term')].filter((tag) => tag !== undefined);
    const isSaid = tags.length > 1 && (plain(tags[0]!) === plain(tags[1]!) || /[/:]/.test(tags[1]!));
    return isSaid ? tags.slice(0, 1) : tags;
  });
}

const plain = (tag: string): string => tag.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The page an item or feed is about, a language's own if there are several; and those of the other languages. */
export function alternates(
  element: XmlElement,
  base: string,
  language: string | undefined,
): { url?: string | undefined; translations?: Record<string, { url: string | undefined }> } {
  const links = atomLinks(element, 'alternate');
  if (!links.length) return {};
  const wanted = language?.toLowerCase();
  const rank = (candidate: XmlElement): number => {
    const hreflang = attribute(candidate, 'hreflang')?.toLowerCase();
    const type = attribute(candidate, 'type') ?? 'text/html';
    return (hreflang && hreflang === wanted ? 0 : hreflang ? 2 : 1) + (/html/.test(type) ? 0 : 4);
  };
  const best = [...links].sort((a, b) => rank(a) - rank(b))[0];
  const others = links.flatMap((candidate): [string, { url: string | undefined }][] => {
    const hreflang = attribute(candidate, 'hreflang');
    return hreflang && candidate !== best ? [[hreflang, { url: link(candidate, base, 'href') }]] : [];
  });
  return { url: link(best, base, 'href'), ...(others.length && { translations: Object.fromEntries(others) }) };
}

/** What the readers of RSS and Atom return; `readXml` adds the rest. */
export type FeedParts = Pick<FeedDraft, 'feed' | 'items'>;

/** Makes a value when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
