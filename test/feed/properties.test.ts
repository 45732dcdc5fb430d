import { expect } from 'chai';
import fc from 'fast-check';
import { htmlToText } from '../../src/feed/html-text.js';
import { parseAttributes } from '../../src/feed/markup.js';
import type { ClusterFeed } from '../../src/feed/model.js';
import { openFeed } from '../../src/feed/open-feed.js';
import { readFeed } from '../../src/feed/read-feed.js';
import { content, parseXml, type XmlElement } from '../../src/feed/xml-tree.js';

const context = { url: 'https://x.example/feed' };

/** Pieces feeds are made of, and pieces they are broken with. */
const PIECES = [
  '<rss version="2.0"><channel>', '</channel></rss>', '<item>', '</item>', '<title>', '</title>', '<link>', '</link>',
  '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="../a/">', '<entry>', '</entry>', '<link href="', '"/>', '<content type="xhtml"><div>',
  '<description><![CDATA[', ']]></description>', '<guid isPermaLink="true">', '</guid>', '<img src="', '" width=1>', '<a href=\'', "'>x</a>",
  'javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', 'https://y.example/1', '/1', 'mailto:a@b.example', '//z.example',
  '<script>', '</script>', '<svg onload=alert(1)>', '&lt;script&gt;', '&amp;', '&', '&#x3c;', '<!--', '-->', '<!DOCTYPE a [', '<?xml version="1.0"?>',
  '{"items":[{"title":"', '"}]}', '{"url":"', '[', ']', '"', ',', ':', 'BEGIN:VCALENDAR\r\n', 'BEGIN:VEVENT\r\n', 'DTSTART:20260101T090000Z\r\n',
  'SUMMARY:<b>x\r\n', 'URL:javascript:x\r\n', 'RRULE:FREQ=DAILY\r\n', 'END:VEVENT\r\n', '[:de]', '[:en]', '[:]', 'Thu, 05 Mar 2026 10:00:00 +0000', '\0', 'ł',
]; // prettier-ignore

const soup = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.string()), { maxLength: 40 })
  .map((parts) => parts.join(''));
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  soup.map((text) => new TextEncoder().encode(text)),
  soup,
);

/** Every value under a name that says it is an address. */
function listLinks(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return /^(?:url|image|icon|\w+_url)$/.test(name) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => listLinks(entry, Array.isArray(value) ? name : key));
}

describe('whatever the bytes', () => {
  it('there is a feed or a FeedError, and only links that may be followed', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        let feed: ClusterFeed;
        try {
          feed = await readFeed(body, context);
        } catch (error) {
          expect((error as Error).name).to.equal('FeedError');
          return;
        }
        for (const link of listLinks(feed)) expect(link).to.match(/^(?:https?|mailto):/);
        for (const { id, content_html: html = '' } of feed.items) {
          expect(id).to.be.a('string').that.is.not.empty;
          expect(html).to.not.match(/<(?:script|svg|iframe|style|form|input|object)/i);
          for (const [, tag] of html.matchAll(/<\w+((?:"[^"]*"|[^">])*)>/g)) {
            for (const [name, value] of parseAttributes(tag!)) {
              expect(name).to.be.oneOf([
                'href',
                'src',
                'alt',
                'width',
                'height',
                'title',
                'lang',
                'dir',
                'datetime',
                'colspan',
                'rowspan',
              ]);
              if (name === 'href' || name === 'src') expect(value).to.match(/^(?:https?|mailto):/);
            }
          }
        }
        expect(JSON.parse(JSON.stringify(feed))).to.deep.equal(feed);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('what has been read is read again as it is', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (body) => {
        const feed = await readFeed(body, context).catch(() => undefined);
        fc.pre(feed !== undefined);
        const again = await readFeed(JSON.stringify(feed), context);
        expect(again).to.deep.equal(feed);
      }),
      { numRuns: 600, seed: 8 },
    );
  });

  it('text of escaped text is that text', () => {
    const escape = (text: string): string =>
      text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(htmlToText(escape(text))).to.equal(text.replace(/\s+/g, ' ').trim());
      }),
      { seed: 9 },
    );
  });

  for (const [name, piece] of [
    ['nested elements', '<b>'],
    ['nested items', '<item><title>x'],
    ['attributes without an end', '<a b="'],
    ['images without an end', '<img src='],
    ['entities', '&lol;'],
    ['brackets', '['],
    ['comments', '<!--'],
    ['elements of one name', '<category>x</category>'],
    ['texts', '<![CDATA['],
    ['what may be tags', '< <1 <'],
  ] as const) {
    it(`takes no more than linear time for ${name}`, async function () {
      this.timeout(30_000);
      const body = `<rss><channel><item><title>a</title><description><![CDATA[${piece.repeat(40_000)}]]></description></item>${piece.repeat(40_000)}`;
      const { entries } = await openFeed(body, context);
      expect(entries[0]!.item.title).to.equal('a');
    });
  }
});

describe('a long feed', () => {
  it('leaves a page its other tasks, and is read as if in one', async () => {
    const items = Array.from(
      { length: 20_000 },
      (_, at) => `<item><guid>${at}</guid><title>${at}</title></item>`,
    );
    let turns = 0;
    const timer = setInterval(() => turns++);
    const { entries } = await openFeed(`<rss><channel>${items.join('')}</channel></rss>`, context);
    clearInterval(timer);
    expect(entries.map(({ item }) => item.id)).to.deep.equal(items.map((_, at) => String(at)));
    expect(turns).to.be.greaterThan(1);
  });

  it('has the whole of an item when it is asked for', async () => {
    const item =
      '<item><guid>1</guid><title>A</title><description>&lt;img src="/1.png"></description></item>';
    const { entries } = await openFeed(`<rss><channel>${item}</channel></rss>`, context);
    expect(entries[0]).to.include({ isEvent: false, pinned: false });
    expect(entries[0]!.item).to.include({ id: '1', title: 'A', image: 'https://x.example/1.png' });
    expect(entries[0]!.item).to.equal(entries[0]!.item);
  });
});

interface Tree {
  name: string;
  attributes: Record<string, string>;
  children: (Tree | string)[];
}

const name = fc.constantFrom('a', 'b', 'i-tem', 'dc:c', 'żółw', 'x-y', '_z', 'm:d');
const value = fc.string().map((text) => text.replace(/[^\x20-\x7eäł]/g, ''));
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name,
    attributes: fc.dictionary(fc.constantFrom('e', 'f', 'dc:g'), value),
    children: fc.oneof(
      { maxDepth: 5 },
      fc.array(value, { maxLength: 1 }),
      fc.array(
        fc.oneof(
          tie('tree'),
          value.filter((text) => text.trim() !== ''),
        ),
        { maxLength: 4 },
      ),
    ),
  }),
}));

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const write = ({ name, attributes, children }: Tree, outer = ''): string =>
  `<${name}${outer}${Object.entries(attributes)
    .map(([key, text]) => ` ${key}="${escapeXml(text)}"`)
    .join(
      '',
    )}${children.length ? `>${children.map((child) => (typeof child === 'string' ? escapeXml(child) : write(child))).join('')}</${name}>` : '/>'}`;
const NAMESPACES = ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:m="https://m.example/"';

/** A tree without text between elements: what is compared is structure, attributes, and text of leaves. */
interface Shape {
  name: string;
  attributes: Record<string, string>;
  children: Shape[];
  text: string;
}

const leafText = (children: readonly (Tree | string)[]): string =>
  children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();

const ofTree = ({ name, attributes, children }: Tree): Shape => {
  const elements = children.filter((child) => typeof child !== 'string');
  return {
    name,
    attributes,
    children: elements.map(ofTree),
    text: elements.length ? '' : leafText(children),
  };
};

const ofElement = (element: XmlElement): Shape => ({
  name: element.name.replace('https://m.example/:', 'm:'),
  attributes: Object.fromEntries(
    [...parseAttributes(element.attributes)].filter(([key]) => !key.startsWith('xmlns')),
  ),
  children: element.children.map(ofElement),
  text: element.children.length ? '' : content(element),
});

const ofDom = (element: Element): Shape => ({
  name: element.nodeName,
  attributes: Object.fromEntries(
    [...element.attributes]
      .filter(({ name }) => !name.startsWith('xmlns'))
      .map(({ name, value }) => [name, value]),
  ),
  children: [...element.children].map(ofDom),
  text: element.children.length ? '' : element.textContent.trim(),
});

describe('a well-formed document', () => {
  it('gives the tree it was written from, and that of DOMParser where there is one', () => {
    fc.assert(
      fc.property(tree, (tree) => {
        const source = `<?xml version="1.0"?><!-- x --><!DOCTYPE x>\n${write(tree, NAMESPACES)}\n`;
        const shape = ofElement([...parseXml(source)][1]!);
        expect(shape).to.deep.equal(ofTree(tree));
        if (typeof DOMParser === 'undefined') return;
        const dom = new DOMParser().parseFromString(source, 'application/xml').documentElement;
        expect(shape).to.deep.equal(ofDom(dom));
      }),
      { numRuns: 400, seed: 10 },
    );
  });
});
