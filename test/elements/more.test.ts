import { expect } from 'chai';
import { expectAccessible } from './axe.js';
import { cleanUp, drawn, main, nextEvent, part, parts, server, textOf, textsOf, warnings } from './page.js';
import { feedOf, item, items, newsUrl } from './sample-feeds.js';
import { focused, mountTools, press, search, until } from './tools.js';

const second = 'https://cluster.example/feeds/news-2.json';
const third = 'https://cluster.example/feeds/news-3.json';
const button = (element: Element) => textOf(element, 'more');
const titles = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => `Item ${from - index}`);

describe('"Show more"', () => {
  it('is not there unless asked for, nor where nothing is left', async () => {
    for (const [attributes, count] of [
      ['', 9],
      ['more="5"', 5],
      ['more="-1"', 9],
    ] as const) {
      const element = await mountTools(attributes, feedOf(items(count)));
      expect(parts(element, 'more'), attributes).to.deep.equal([]);
      element.remove();
      await drawn(element);
    }
  });

  it('says how many come, fewer at the end, and goes with the last', async () => {
    const element = await mountTools('limit="3" more="5"', feedOf(items(10)));
    expect(part(element, 'more').localName).to.equal('button');
    expect(button(element)).to.equal('Show 5 more');
    await press(element, 'more');
    expect(textsOf(element, 'title')).to.deep.equal(titles(10, 3));
    expect(button(element)).to.equal('Show 2 more');
    await press(element, 'more');
    expect(textsOf(element, 'title')).to.deep.equal(titles(10, 1));
    expect(button(element)).to.equal(undefined);
  });

  it('brings the focus to the first new item, and says how many are shown, politely', async () => {
    const element = await mountTools('limit="3" more="2"', feedOf(items(10)));
    for (const [title, said] of [
      ['Item 7', 'Items shown: 5'],
      ['Item 5', 'Items shown: 7'],
    ]) {
      await press(element, 'more');
      expect(focused(element)?.textContent).to.equal(title);
      expect(textOf(element, 'status')).to.equal(said);
      expect(part(element, 'status').getAttribute('aria-live')).to.equal('polite');
    }
  });

  it('also where the last press takes the button away', async () => {
    const element = await mountTools('limit="3" more="5"', feedOf(items(5)));
    const focusedItems: string[] = [];
    // Not by events: a page in the background has none.
    const prototype = HTMLElement.prototype as { focus: (this: HTMLElement) => void };
    const { focus } = prototype;
    cleanUp(() => (prototype.focus = focus));
    prototype.focus = function () {
      focusedItems.push(this.textContent.trim());
      focus.call(this);
    };
    await press(element, 'more');
    expect(focusedItems).to.deep.equal(['Show 2 more', 'Item 2']);
  });

  it('brings it to the item itself where that has no link', async () => {
    const bare = { url: undefined };
    const element = await mountTools('limit="1" more="1"', feedOf([item(2), item(1, bare)]));
    await press(element, 'more');
    expect(focused(element)).to.equal(parts(element, 'item')[1]);
    expect(parts(element, 'item')[1]!.tabIndex).to.equal(-1);
  });

  for (const [lang, words] of Object.entries({
    en: ['Show 1 more', 'Show 2 more', 'Show 5 more', 'Show 22 more', 'Items shown: 23'],
    de: [
      '1 weitere anzeigen',
      '2 weitere anzeigen',
      '5 weitere anzeigen',
      '22 weitere anzeigen',
      'Angezeigte Meldungen: 23',
    ],
    pl: [
      'Pokaż 1 kolejną',
      'Pokaż 2 kolejne',
      'Pokaż 5 kolejnych',
      'Pokaż 22 kolejne',
      'Wyświetlone wiadomości: 23',
    ],
  })) {
    it(`in ${lang}: ${words.join(', ')}`, async () => {
      const element = await mountTools(
        `lang="${lang}" limit="1" more="1"`,
        feedOf(items(23), { language: lang }),
      );
      const said = [];
      for (const count of [1, 2, 5, 22]) {
        element.more = count;
        await drawn(element);
        said.push(button(element));
      }
      await press(element, 'more');
      expect([...said, textOf(element, 'status')]).to.deep.equal(words);
    });
  }

  it('keeps what is shown over a reload', async () => {
    const element = await mountTools('limit="3" more="3"', feedOf(items(10)));
    await press(element, 'more');
    server.serve(newsUrl, feedOf([...items(10), item(11)]));
    await element.reload();
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(titles(11, 6));
    expect(focused(element)?.textContent, 'the item that had it').to.equal('Item 7');
  });

  it('begins anew with another feed', async () => {
    const element = await mountTools('limit="1" more="3"', feedOf(items(10)));
    await press(element, 'more');
    server.serve(second, feedOf(items(9)));
    const loaded = nextEvent(element, 'cluster-load');
    element.src = second;
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 9']);
  });
});

describe('"Show more" of a feed in pages', () => {
  const page = (from: number, to: number, next?: string) =>
    feedOf(
      Array.from({ length: from - to + 1 }, (_, index) => item(from - index)),
      next ? { next_url: next } : {},
    );
  const mountPaged = () => mountTools('limit="3" more="3"', page(20, 16, second));
  const failure = 'The content could not be loaded at the moment.';

  it('loads the next page when the loaded items do not suffice, and only then', async () => {
    server.serve(second, page(15, 11, third));
    server.serve(third, page(10, 10));
    const element = await mountTools('limit="3" more="2"', page(20, 16, second));
    await press(element, 'more');
    expect(server.urls, 'enough was there').to.deep.equal([newsUrl]);
    expect(button(element)).to.equal('Show 2 more');
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length === 7);
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 14));
    expect(focused(element)?.textContent).to.equal('Item 15');
    expect(textOf(element, 'status')).to.equal('Items shown: 7');
    await press(element, 'more');
    expect(server.urls).to.deep.equal([newsUrl, second]);
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length === 11);
    expect(button(element)).to.equal(undefined);
    expect(focused(element)?.textContent).to.equal('Item 11');
  });

  it('is disabled with the focus on it while it loads, and loads once', async () => {
    const element = await mountPaged();
    await press(element, 'more');
    const request = await server.request(second);
    await press(element, 'more');
    expect(button(element)).to.equal('Loading…');
    expect(part(element, 'more').getAttribute('aria-disabled')).to.equal('true');
    expect(focused(element)).to.equal(part(element, 'more'));
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 18));
    await expectAccessible(main);
    request.respond(page(15, 11));
    await until(element, () => parts(element, 'item').length > 3);
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 15));
    expect(server.urls).to.deep.equal([newsUrl, second]);
    expect(part(element, 'more').getAttribute('aria-disabled')).to.equal('false');
  });

  it('takes no focus from where the visitor has gone meanwhile', async () => {
    const element = await mountPaged();
    await press(element, 'more');
    const request = await server.request(second);
    parts(element, 'link')[0]!.focus();
    request.respond(page(15, 11));
    await until(element, () => parts(element, 'item').length > 3);
    expect(focused(element)?.textContent).to.equal('Item 20');
  });

  it('says that it failed, keeps all that was there, and loads when pressed again', async () => {
    const element = await mountPaged();
    const error = nextEvent(main, 'cluster-error');
    await press(element, 'more');
    (await server.request(second)).respond('', { status: 503 });
    expect((await error).error).to.include({ code: 'http', url: second });
    await until(element, () => button(element) === 'Show 3 more');
    expect(textOf(element, 'status')).to.equal(failure);
    expect(part(element, 'problem').className).to.equal('');
    expect(parts(element, 'retry'), 'the button is there already').to.deep.equal([]);
    expect(focused(element)).to.equal(part(element, 'more'));
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 18));
    await expectAccessible(main);
    await press(element, 'more');
    expect(textOf(element, 'status')).to.equal('');
    (await server.request(second)).respond(page(15, 11));
    await until(element, () => parts(element, 'item').length > 3);
    expect(part(element, 'problem').className).to.equal('quiet');
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 15));
  });

  it('shows each item once, by its id', async () => {
    server.serve(second, page(17, 13));
    const element = await mountTools('limit="3" more="9"', page(20, 16, second));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 13));
  });

  it('ends where a page leads back to one that was there', async () => {
    server.serve(second, page(15, 15, third));
    server.serve(third, page(14, 14, second));
    const element = await mountTools('limit="3" more="9"', page(20, 16, second));
    await press(element, 'more');
    await until(element, () => button(element) === undefined);
    expect(server.urls).to.deep.equal([newsUrl, second, third]);
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 14));
  });

  it('loads at most ten pages with one press', async () => {
    for (let number = 2; number < 40; number++)
      server.serve(`${newsUrl}?${number}`, feedOf([], { next_url: `${newsUrl}?${number + 1}` }));
    const element = await mountTools('limit="3" more="9"', page(20, 16, `${newsUrl}?2`));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    expect(server.requests).to.have.length(11);
  });

  it('does not follow to another origin, and says so in the console', async () => {
    const element = await mountTools('limit="3" more="9"', page(20, 16, 'https://other.example/2'));
    expect(button(element)).to.equal('Show 2 more');
    await press(element, 'more');
    expect(button(element)).to.equal(undefined);
    expect(server.urls).to.deep.equal([newsUrl]);
    expect(warnings).to.deep.equal([
      '<cluster-news-list> next_url https://other.example/2 is on another origin than its feed, and is not followed',
    ]);
  });

  it('keeps its pages over a reload that pushes items from the first to the second', async () => {
    server.serve(second, page(15, 11));
    const element = await mountTools('limit="3" more="9"', page(20, 16, second));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    server.serve(newsUrl, page(22, 18, second));
    await element.reload();
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(titles(22, 11));
    expect(focused(element)?.textContent).to.equal('Item 17');
  });

  it('does not keep what a reload has dropped', async () => {
    server.serve(second, page(15, 11));
    const element = await mountTools('limit="3" more="9"', page(20, 16, second));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    server.serve(newsUrl, feedOf([item(20), item(18), item(16)], { next_url: second }));
    await element.reload();
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(
      [20, 18, ...[16, 15, 14, 13, 12, 11]].map((n) => `Item ${n}`),
    );
  });

  it('loads in between where a reload has nothing in common with what was there', async () => {
    server.serve(second, page(15, 14));
    const element = await mountTools('limit="3" more="5"', page(18, 16, second));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    server.serve(newsUrl, page(26, 24, second));
    server.serve(second, page(23, 19, third));
    server.serve(third, page(18, 14));
    await element.reload();
    await drawn(element);
    await until(element, () => parts(element, 'item').length > 3);
    expect(textsOf(element, 'title')).to.deep.equal(titles(26, 19));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 8);
    expect(textsOf(element, 'title')).to.deep.equal(titles(26, 14));
  });

  it('loads in between where all that a reload has in common with it is pinned', async () => {
    const pinned = item(1, { _pinned: true });
    const first = (from: number, to: number) =>
      feedOf([pinned, ...page(from, to).items], { next_url: second });
    server.serve(second, page(15, 14));
    const element = await mountTools('limit="3" more="3"', first(18, 16));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    server.serve(newsUrl, first(26, 24));
    server.serve(second, page(23, 14));
    await element.reload();
    await until(element, () => parts(element, 'item').length > 5);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1', ...titles(26, 22)]);
  });

  it('keeps nothing of pages that a reload has no longer', async () => {
    server.serve(second, page(15, 14));
    const element = await mountTools('limit="3" more="9"', page(18, 16, second));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    server.serve(newsUrl, page(18, 17));
    await element.reload();
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(titles(18, 17));
  });

  it('does not take a page that was on its way for the next one of what a reload has brought', async () => {
    server.serve(second, page(15, 14, third));
    const element = await mountTools('limit="3" more="2"', page(18, 16, second));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    await press(element, 'more');
    const late = await server.request(third);
    server.serve(newsUrl, page(26, 24, second));
    server.serve(second, page(23, 17));
    await element.reload();
    await drawn(element);
    late.respond(page(13, 12));
    await until(element, () => parts(element, 'item').length > 6);
    expect(textsOf(element, 'title')).to.deep.equal(titles(26, 20));
  });

  it('brings the focus to the last item where the last page has nothing new', async () => {
    server.serve(second, page(18, 16));
    const element = await mountTools('limit="3" more="3"', page(18, 16, second));
    await press(element, 'more');
    await until(element, () => !parts(element, 'more')[0]);
    expect(focused(element)?.textContent).to.equal('Item 16');
  });

  it('brings it to the search box where that has nothing of what is sought either', async () => {
    server.serve(second, page(15, 14));
    const element = await mountTools('limit="3" more="3" searchable', page(18, 16, second));
    await search(element, 'nothing of that', []);
    await press(element, 'more');
    await until(element, () => !parts(element, 'more')[0]);
    expect(focused(element)).to.equal(part(element, 'search'));
  });

  it('loads of several feeds all that comes before the last item', async () => {
    const other = 'https://other.example/feed';
    server.serve(
      other,
      feedOf([
        item(19, { id: 'a', url: undefined, title: 'Other 19' }),
        item(2, { id: 'b', url: undefined, title: 'Other 2' }),
      ]),
    );
    server.serve(second, page(15, 11, third));
    server.serve(newsUrl, page(20, 18, second));
    const element = await mountTools(`limit="4" more="2"`, page(20, 18, second));
    const loaded = nextEvent(element, 'cluster-load');
    element.src = `${newsUrl} ${other}`;
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 20', 'Item 19', 'Other 19', 'Item 18']);
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 4);
    expect(textsOf(element, 'title').slice(4)).to.deep.equal(['Item 15', 'Item 14']);
  });

  it('gives its request up when the list leaves the page, and loads when it is back', async () => {
    const element = await mountPaged();
    await press(element, 'more');
    const request = await server.request(second);
    element.remove();
    await request.aborted;
    await drawn(element);
    server.serve(newsUrl, page(20, 16, second));
    const loaded = nextEvent(element, 'cluster-load');
    main.append(element);
    await loaded;
    await until(element, () => button(element) === 'Show 3 more');
    expect(textOf(element, 'status')).to.equal('');
    server.serve(second, page(15, 11));
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 3);
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 15));
  });

  it('goes on over a reload at the same time', async () => {
    const element = await mountPaged();
    await press(element, 'more');
    const request = await server.request(second);
    await element.reload();
    expect(request.isAborted).to.equal(false);
    request.respond(page(15, 11));
    await until(element, () => parts(element, 'item').length > 3);
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 15));
  });

  it('gives its request up for another feed', async () => {
    const element = await mountPaged();
    await press(element, 'more');
    const request = await server.request(second);
    server.serve(third, page(9, 1));
    const loaded = nextEvent(element, 'cluster-load');
    element.src = third;
    await loaded;
    await request.aborted;
    await until(element, () => button(element) === 'Show 3 more');
    expect(textsOf(element, 'title')).to.deep.equal(titles(9, 7));
  });

  it('shares the page with another list', async () => {
    const one = await mountPaged();
    const other = await mountPaged();
    await press(one, 'more');
    await press(other, 'more');
    (await server.request(second)).respond(page(15, 11));
    await until(one, () => parts(one, 'item').length > 3);
    await until(other, () => parts(other, 'item').length > 3);
    expect(server.urls.filter((url) => url === second)).to.have.length(1);
  });
});

describe('a list of more items than the first page of its feed has', () => {
  const page = (from: number, to: number, next?: string) =>
    feedOf(
      Array.from({ length: from - to + 1 }, (_, index) => item(from - index)),
      next ? { next_url: next } : {},
    );
  const show = (count: number, attributes: string, first: object = page(20, 16, second)) =>
    mountTools(attributes, first).then(async (element) => {
      await until(element, () => parts(element, 'item').length === count);
      return element;
    });

  it('follows the pages until it has as many, and no further; nobody is told, and nothing takes the focus', async () => {
    server.serve(second, page(15, 11, third));
    const element = await show(8, 'limit="8"');
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 13));
    expect(server.urls).to.deep.equal([newsUrl, second]);
    expect(textOf(element, 'status')).to.equal('');
    expect(document.activeElement).to.equal(document.body);
    expect(parts(element, 'more')).to.deep.equal([]);
  });

  it('shows all there are where the pages end before', async () => {
    server.serve(second, page(15, 11, third));
    server.serve(third, page(10, 9));
    expect(textsOf(await show(12, 'limit="50"'), 'title')).to.deep.equal(titles(20, 9));
  });

  it('follows them for what its filter lets through', async () => {
    const tagged = (from: number, to: number, next?: string) => ({
      ...page(from, to, next),
      items: Array.from({ length: from - to + 1 }, (_, index) =>
        item(from - index, { tags: [(from - index) % 5 ? 'Other' : 'Research'] }),
      ),
    });
    server.serve(second, tagged(15, 11, third));
    server.serve(third, tagged(10, 9));
    const element = await show(3, 'limit="3" tags="Research"', tagged(20, 16, second));
    expect(textsOf(element, 'title')).to.deep.equal(['Item 20', 'Item 15', 'Item 10']);
  });

  it('asks for one page only where that has enough', async () => {
    await show(5, 'limit="5" more="5" searchable');
    expect(server.urls).to.deep.equal([newsUrl]);
  });

  it('asks for one page only where what it shows is pinned or has no date', async () => {
    for (const facts of [{ _pinned: true }, { date_published: undefined }]) {
      const first = feedOf(
        [20, 19, 18].map((number) => item(number, facts)),
        { next_url: second },
      );
      const element = await show(3, 'limit="3" more="3"', first);
      element.remove();
      await drawn(element);
    }
    expect(server.urls).not.to.include(second);
  });

  it('asks for ten pages at most', async () => {
    for (let number = 2; number < 40; number++)
      server.serve(`${newsUrl}?${number}`, page(22 - number, 22 - number, `${newsUrl}?${number + 1}`));
    await show(15, 'limit="30"', page(25, 21, `${newsUrl}?2`));
    expect(server.requests).to.have.length(11);
  });

  it('shows what it has where a page fails, and tells the page’s script, once', async () => {
    const errors: Event[] = [];
    main.addEventListener('cluster-error', (event) => errors.push(event));
    const error = nextEvent(main, 'cluster-error');
    server.serve(second, (request) => request.respond('', { status: 503 }));
    const element = await show(5, 'limit="8"');
    expect((await error).error).to.include({ code: 'http', url: second });
    element.requestUpdate();
    await drawn(element);
    expect(textOf(element, 'status')).to.equal('');
    expect(errors).to.have.length(1);
  });

  it('follows them again when it is to show more', async () => {
    server.serve(second, page(15, 11, third));
    server.serve(third, page(10, 9));
    const element = await show(8, 'limit="8"');
    element.limit = 12;
    await until(element, () => parts(element, 'item').length === 12);
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 9));
  });

  it('brings what the next press of "Show more" is to bring after that', async () => {
    server.serve(second, page(15, 11));
    const element = await show(8, 'limit="8" more="2"');
    expect(button(element)).to.equal('Show 2 more');
    await press(element, 'more');
    expect(textsOf(element, 'title')).to.deep.equal(titles(20, 11));
  });
});

describe('pinned items', () => {
  const old = (number: number) => item(number, { title: `Pinned ${number}`, _pinned: true });
  const other = 'https://other.example/feed';
  const pinned = ['Pinned 2', 'Pinned 1'];
  /** Two feeds, each with a pinned item older than all others, one of them in pages. */
  const mountPinned = async (attributes: string) => {
    server.serve(other, feedOf([item(19, { id: 'a', url: undefined, title: 'Other 19' }), old(2)]));
    server.serve(second, feedOf([item(15), item(14)]));
    const element = await mountTools(attributes, feedOf([old(1), item(20), item(18)], { next_url: second }));
    const loaded = nextEvent(element, 'cluster-load');
    element.src = `${newsUrl} ${other}`;
    await loaded;
    await drawn(element);
    return element;
  };

  it('come first in merged lists, also after "Show more" from a further page', async () => {
    const element = await mountPinned('limit="4" more="3"');
    expect(textsOf(element, 'title')).to.deep.equal([...pinned, 'Item 20', 'Other 19']);
    await press(element, 'more');
    await until(element, () => parts(element, 'item').length > 4);
    expect(textsOf(element, 'title')).to.deep.equal([
      ...pinned,
      ...['Item 20', 'Other 19', 'Item 18', 'Item 15', 'Item 14'],
    ]);
  });

  it('come first in what a search finds', async () => {
    const element = await mountPinned('limit="9" searchable');
    await search(element, 'p i', ['Pinned 2', 'Pinned 1']);
  });

  it('do not let what came from a further page go over a reload, and go with it themselves', async () => {
    server.serve(second, feedOf([item(15), item(14)]));
    const element = await mountTools('limit="9"', feedOf([old(1), item(20), item(18)], { next_url: second }));
    await until(element, () => parts(element, 'item').length === 5);
    server.serve(newsUrl, feedOf([old(2), item(21), item(20), item(18)], { next_url: second }));
    await element.reload();
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal([
      'Pinned 2',
      ...[21, 20, 18, 15, 14].map((number) => `Item ${number}`),
    ]);
  });
});
