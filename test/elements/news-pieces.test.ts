import { expect } from 'chai';
import { mountLoaded, nextEvent, part, parts, server, textOf, textsOf } from './page.js';
import { feedOf, item, newsUrl } from './sample-feeds.js';

const picture = 'https://cluster.example/picture.jpg';
const full = {
  summary: 'In short words.',
  tags: ['Medicine', 'Research'],
  authors: [{ name: 'A. Author' }, { name: 'B. Author' }],
  _image: { url: picture, alt: 'Two people', credit: 'C. Photographer', width: 600, height: 400 },
  _source: { title: 'Another cluster' },
};
const pieces = ['date', 'image', 'summary', 'tags', 'credit', 'author', 'source'];

let count = 0;

/** A list of one item, each from a feed of its own. */
async function mountItem(facts: object, attributes = ''): Promise<HTMLElement> {
  const url = `${newsUrl}?${++count}`;
  server.serve(url, feedOf([item(5, facts)]));
  return mountLoaded(`<cluster-news-list ${attributes} src="${url}"></cluster-news-list>`);
}

describe('the pieces of an item', () => {
  const shown = (element: Element) => pieces.filter((name) => parts(element, name).length);

  for (const [show, expected] of [
    [undefined, ['date', 'image', 'summary', 'tags', 'credit']],
    ['', []],
    ['date', ['date']],
    ['image', ['image']],
    ['image credit', ['image', 'credit']],
    ['credit', []],
    ['source  author\n tags', ['tags', 'author', 'source']],
    ['unknown summary', ['summary']],
    ['Date, tags,credit ,SOURCE', ['date', 'tags', 'source']],
  ] as const) {
    it(`show ${show === undefined ? 'absent' : `"${show.trim()}"`}: ${expected.join(', ') || 'the title alone'}`, async () => {
      const element = await mountItem(full, show === undefined ? '' : `show="${show}"`);
      expect(shown(element)).to.deep.equal(expected);
      expect(textsOf(element, 'title')).to.deep.equal(['Item 5']);
    });
  }

  it('say what the feed says', async () => {
    const element = await mountItem(full, `show="${pieces.join(' ')}"`);
    expect(pieces.map((name) => textsOf(element, name === 'tags' ? 'tag' : name).join())).to.deep.equal([
      '5 Mar 2026',
      '',
      'In short words.',
      'Medicine,Research',
      'Image: C. Photographer',
      'By A. Author, B. Author',
      'Another cluster',
    ]);
    expect(part<HTMLTimeElement>(element, 'date').dateTime).to.equal('2026-03-05T12:00:00Z');
    expect(part(element, 'tags').getAttribute('aria-label')).to.equal('Topics');
  });

  it('of a merged list name the feed each came from, unless the item names another', async () => {
    const [one, two] = [`${newsUrl}?one`, `${newsUrl}?two`];
    server.serve(
      one,
      feedOf([item(5), item(4, full)], { title: 'One', home_page_url: 'https://one.example/' }),
    );
    server.serve(two, feedOf([item(3)], { title: '' }));
    const element = await mountLoaded(
      `<cluster-news-list show="source" src="${one}, ${two}"></cluster-news-list>`,
    );
    expect(textsOf(element, 'title')).to.deep.equal(['Item 5', 'Item 4', 'Item 3']);
    expect(textsOf(element, 'source')).to.deep.equal(['One', 'Another cluster']);
    const selected = nextEvent(element, 'cluster-select');
    element.addEventListener('cluster-select', (event) => event.preventDefault());
    parts(element, 'link')[0]!.click();
    expect((await selected).item._source).to.deep.equal({ title: 'One', url: 'https://one.example/' });
  });

  it('that the feed does not have leave no gap', async () => {
    const element = await mountItem({ date_published: undefined });
    expect(shown(element)).to.deep.equal([]);
    expect(getComputedStyle(part(element, 'meta')).display).to.equal('none');
  });

  it('have one link, in the heading, with the title as its text', async () => {
    const element = await mountItem(full, `show="${pieces.join(' ')}"`);
    const links = [...element.shadowRoot!.querySelectorAll('a')];
    expect(links.map((link) => [link.textContent, link.href])).to.deep.equal([
      ['Item 5', 'https://cluster.example/news/5'],
    ]);
    expect(part(element, 'title').contains(links[0]!)).to.equal(true);
  });
});

describe('a summary', () => {
  const long = 'One two three four five six seven eight nine ten.';

  it('is cut at a word, as excerpt says', async () => {
    expect(textOf(await mountItem({ summary: long }, 'excerpt="20"'), 'summary')).to.equal(
      'One two three four…',
    );
    expect(textOf(await mountItem({ summary: long }), 'summary')).to.equal(long);
    const longer = Array.from({ length: 60 }, () => 'words').join(' ');
    expect(textOf(await mountItem({ summary: longer }), 'summary')!.length).to.be.within(230, 241);
  });

  it('of no characters is none, and no lone ellipsis', async () => {
    expect(parts(await mountItem({ summary: long }, 'excerpt="0"'), 'summary')).to.deep.equal([]);
  });

  it('is the text of the item where it has none', async () => {
    expect(textOf(await mountItem({ content_text: 'The text' }), 'summary')).to.equal('The text');
    expect(
      textOf(await mountItem({ content_html: '<p>The <em>text</em> &amp; more</p>' }), 'summary'),
    ).to.equal('The text & more');
  });

  it('stands in for a title that is not there, and is not said twice', async () => {
    const element = await mountItem({ title: undefined, content_text: 'A note without a title' });
    expect(textOf(element, 'title')).to.equal('A note without a title');
    expect(parts(element, 'summary')).to.deep.equal([]);
  });

  it('that says what the title says is not said twice', async () => {
    const element = await mountItem({ title: 'The same', summary: 'The same' });
    expect(textOf(element, 'title')).to.equal('The same');
    expect(parts(element, 'summary')).to.deep.equal([]);
  });
});

describe('an item without an address', () => {
  it('has a title without a link', async () => {
    const element = await mountItem({ id: 'just-text', url: undefined });
    expect(textOf(element, 'title')).to.equal('Item 5');
    expect(element.shadowRoot!.querySelector('a')).to.equal(null);
  });
});
