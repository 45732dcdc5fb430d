import type { Draft } from './draft.js';
import { alternates, atomLinks, categories, date, type FeedParts, link, once, people, textConstruct } from './xml-fields.js';
import { attachments, image } from './xml-media.js';
import { child, childrenOf, descendants, languageOf, value, type XmlElement } from './xml-tree.js';

/** Atom 0.3 and 1.0. `root` is `feed`, or an `entry` that stands alone. */
export function readAtom(root: XmlElement, base: string): FeedParts {
  const find = (name: string): XmlElement | undefined => child(root, `atom:${name}`, name);
  const language = languageOf(root) ?? value(child(root, 'dc:language'));
  const home = alternates(root, base, language).url;
  const entries = /entry$/.test(root.name) ? [root] : descendants(root, 'atom:entry', 'entry');
  return {
    feed: {
      title: textConstruct(find('title'), base),
      description: textConstruct(find('subtitle') ?? find('tagline'), base),
      home_page_url: home,
      feed_url: link(atomLinks(root, 'self')[0], base, 'href'),
      next_url: link(atomLinks(root, 'next')[0], base, 'href'),
      icon: link(find('icon'), base) ?? link(find('logo'), base),
      language,
      authors: people(root, base),
      _updated: date(root, 'atom:updated', 'atom:modified', 'updated', 'modified'),
    },
    items: entries.map((entry) => () => readEntry(entry, base, home)),
  };
}

function readEntry(entry: XmlElement, base: string, home: string | undefined): Draft {
  const find = (name: string): XmlElement | undefined => child(entry, `atom:${name}`, name);
  const title = find('title') ?? child(entry, 'media:title');
  const language = languageOf(title ?? entry) ?? value(child(entry, 'dc:language'));
  const about = alternates(entry, base, language);
  // What is relative in an article's markup is relative to the article, unless `xml:base` says otherwise.
  const near = about.url ?? home ?? base;
  const summary = once(() => textConstruct(find('summary'), near));
  const content = once(() => textConstruct(find('content'), near));
  const modified = date(entry, 'atom:updated', 'atom:modified', 'updated', 'modified', 'dcterms:modified');
  const source = child(entry, 'atom:source');
  return {
    id: value(find('id')),
    url: about.url,
    title: textConstruct(title, near),
    date_published:
      date(entry, 'atom:published', 'atom:issued', 'published', 'issued', 'dc:date', 'atom:created') ?? modified,
    date_modified: modified,
    language,
    _translations: about.translations,
    _source: source && {
      title: textConstruct(child(source, 'atom:title'), base),
      url: alternates(source, base, language).url,
    },
    get summary() {
      return summary();
    },
    get content_text() {
      const text = content();
      return typeof text === 'string' ? text : undefined;
    },
    get content_html() {
      return content() ?? summary();
    },
    get authors() {
      return people(entry, base);
    },
    get tags() {
      return [
        ...categories(entry, 'atom:category', 'category'),
        ...childrenOf(entry, 'dc:subject').map((one) => value(one)),
      ];
    },
    get attachments() {
      return attachments(entry, base);
    },
    get _image() {
      return image(entry, near, content(), summary());
    },
  };
}
