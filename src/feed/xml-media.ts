import { type Draft, Html } from './draft.js';
import { firstImage } from './html-text.js';
import { atomLinks, link } from './xml-fields.js';
import { attribute, child, childrenOf, value, type XmlElement } from './xml-tree.js';

/** Images and attachments of an item: Media RSS, enclosures, iTunes, and what its markup shows. */

const isImage = (type: string | undefined, url: string | undefined): boolean =>
  type ? /^image/.test(type) : /\.(?:jpe?g|png|gif|webp|avif)$/i.test(url?.replace(/[?#].*/, '') ?? '');

/** Every `media:content` of an item, also in groups. */
function mediaContents(item: XmlElement): XmlElement[] {
  return [item, ...childrenOf(item, 'media:group')].flatMap((group) => childrenOf(group, 'media:content'));
}

/** Attachments as RSS, Atom and Media RSS give them; images too, as podcasts and galleries want them. */
export function attachments(item: XmlElement, base: string): Draft[] {
  return [
    ...childrenOf(item, 'enclosure').map((element) => ({ element, name: 'url' })),
    ...atomLinks(item, 'enclosure').map((element) => ({ element, name: 'href' })),
    ...mediaContents(item)
      .filter((element) => attribute(element, 'medium') !== 'image' && !isImage(attribute(element, 'type'), attribute(element, 'url')))
      .map((element) => ({ element, name: 'url' })),
  ].map(({ element, name }) => ({
    url: link(element, base, name),
    mime_type: attribute(element, 'type'),
    title: attribute(element, 'title'),
    size_in_bytes: attribute(element, 'length') ?? attribute(element, 'fileSize'),
    duration_in_seconds: attribute(element, 'duration'),
  }));
}

/** The image an item states, in the order of trust; the first one in its markup otherwise. */
export function image(item: XmlElement, base: string, ...markups: readonly unknown[]): Draft | undefined {
  return mediaImage(item, base) ?? statedImage(item, base) ?? markupImage(markups);
}

function mediaImage(item: XmlElement, base: string): Draft | undefined {
  const groups = [item, ...childrenOf(item, 'media:group')];
  const contents = mediaContents(item);
  const found =
    contents.find((element) => attribute(element, 'medium') === 'image') ??
    contents.find((element) => isImage(attribute(element, 'type'), attribute(element, 'url'))) ??
    groups.flatMap((group) => [...childrenOf(group, 'media:thumbnail'), ...contents.flatMap((one) => childrenOf(one, 'media:thumbnail'))])[0];
  if (!found) return undefined;
  const near = (name: string): string | undefined =>
    [found, ...groups].map((element) => value(child(element, name))).find(Boolean);
  return {
    url: link(found, base, 'url'),
    alt: markupOf(near('media:description')) ?? near('media:title'),
    credit: near('media:credit'),
    width: attribute(found, 'width'),
    height: attribute(found, 'height'),
  };
}

const markupOf = (source: string | undefined): Html | undefined => (source ? new Html(source) : undefined);

function statedImage(item: XmlElement, base: string): Draft | undefined {
  const enclosures: [XmlElement, string][] = [
    ...childrenOf(item, 'enclosure').map((element): [XmlElement, string] => [element, 'url']),
    ...atomLinks(item, 'enclosure').map((element): [XmlElement, string] => [element, 'href']),
  ];
  const enclosure = enclosures.find(([element, name]) => isImage(attribute(element, 'type'), attribute(element, name)));
  const itunes = child(item, 'itunes:image');
  const own = child(item, 'image');
  const url =
    (enclosure && link(enclosure[0], base, enclosure[1])) ??
    link(itunes, base, 'href') ??
    (own && (link(child(own, 'url'), base) ?? link(own, base)));
  return url ? { url } : undefined;
}

function markupImage(markups: readonly unknown[]): Draft | undefined {
  for (const markup of markups) {
    const found = markup instanceof Html && firstImage(markup.source, markup.base);
    if (found) return { ...found };
  }
  return undefined;
}
