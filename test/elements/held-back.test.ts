import { expect } from 'chai';
import type { ClusterNewsList } from '../../src/elements/news-list.js';
import { expectAccessible } from './axe.js';
import { FakeClock } from './fake-clock.js';
import { drawn, main, mount, nextEvent, part, parts, server, textOf, textsOf } from './page.js';
import { feedOf, item, items, newsUrl } from './sample-feeds.js';
import { focused, mountTools, press, search, until } from './tools.js';

describe('new items that come while the list is in sight', () => {
  let clock: FakeClock;
  const old = ['Item 3', 'Item 2', 'Item 1'];

  beforeEach(() => {
    clock = new FakeClock();
    scrollTo(0, 0);
  });

  /** A list whose time to load comes when `refresh` is called. */
  function mountSeen(attributes = '', feed: object = feedOf(items(3))): Promise<ClusterNewsList> {
    return mountTools(`refresh="10" ${attributes}`, feed);
  }

  async function refresh(element: ClusterNewsList, feed: object): Promise<void> {
    server.serve(newsUrl, feed);
    const loaded = nextEvent(element, 'cluster-load');
    clock.minutes(10);
    await loaded;
    await drawn(element);
  }

  it('wait behind a button that says how many, and are announced politely', async () => {
    const element = await mountSeen();
    await refresh(element, feedOf(items(5)));
    expect(textsOf(element, 'title')).to.deep.equal(old);
    expect(textOf(element, 'new')).to.equal('Show 2 new items');
    expect(textOf(element, 'status')).to.equal('2 new items');
    expect(part(element, 'status').getAttribute('aria-live')).to.equal('polite');
  });

  it('are announced again only when they have become more', async () => {
    const element = await mountSeen();
    await refresh(element, feedOf(items(5)));
    let changes = 0;
    const observer = new MutationObserver(() => changes++);
    observer.observe(part(element, 'status'), { childList: true, characterData: true, subtree: true });
    await refresh(element, feedOf(items(5)));
    expect(changes).to.equal(0);
    await refresh(element, feedOf(items(7)));
    expect(textOf(element, 'status')).to.equal('4 new items');
    expect(textOf(element, 'new')).to.equal('Show 4 new items');
    observer.disconnect();
  });

  it('come with a press, with the focus on the first of them', async () => {
    const element = await mountSeen();
    await refresh(element, feedOf(items(5)));
    await press(element, 'new');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 5', 'Item 4', ...old]);
    expect(focused(element)?.textContent).to.equal('Item 5');
    expect(parts(element, 'new')).to.deep.equal([]);
    expect(textOf(element, 'status')).to.equal('');
  });

  it('move nothing until then', async () => {
    const element = await mountSeen();
    // What a first load has held of height below the window goes at any time, and nobody sees it go.
    const places = () =>
      [element, ...parts(element, 'item')].map((each) => {
        const { x, y, width, bottom } = each.getBoundingClientRect();
        return [x, y, width, Math.min(bottom, innerHeight)];
      });
    const before = places();
    await refresh(element, feedOf(items(5)));
    expect(places()).to.deep.equal(before);
    expect(part(element, 'new').getBoundingClientRect().height).to.be.at.least(24);
  });

  it('are before the list for a keyboard, and leave the focus alone', async () => {
    const element = await mountSeen();
    parts(element, 'link')[1]!.focus();
    await refresh(element, feedOf(items(5)));
    expect(focused(element)).to.equal(parts(element, 'link')[1]);
    expect(focused(element)?.textContent).to.equal('Item 2');
    const order = [...element.shadowRoot!.querySelectorAll('button, a')].map((each) =>
      each.getAttribute('part'),
    );
    expect(order).to.deep.equal(['new', 'link', 'link', 'link']);
  });

  for (const [lang, words] of Object.entries({
    en: ['Show 1 new item', 'Show 2 new items', 'Show 5 new items', 'Show 22 new items'],
    de: [
      '1 neue Meldung anzeigen',
      '2 neue Meldungen anzeigen',
      '5 neue Meldungen anzeigen',
      '22 neue Meldungen anzeigen',
    ],
    pl: [
      'Pokaż 1 nową wiadomość',
      'Pokaż 2 nowe wiadomości',
      'Pokaż 5 nowych wiadomości',
      'Pokaż 22 nowe wiadomości',
    ],
  })) {
    it(`in ${lang}: ${words.join(', ')}`, async () => {
      const element = await mountSeen(`limit="30" lang="${lang}"`, feedOf(items(1), { language: lang }));
      const said = [];
      for (const count of [1, 2, 5, 22]) {
        await refresh(element, feedOf(items(1 + count), { language: lang }));
        said.push(textOf(element, 'new'));
      }
      expect(said).to.deep.equal(words);
    });
  }

  it('are shown by "Show new" although a search is on, which ends with it', async () => {
    const element = await mountSeen('searchable');
    await search(element, 'item 2', ['Item 2']);
    await refresh(element, feedOf(items(4)));
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2']);
    await press(element, 'new');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 4', ...old]);
    expect(part<HTMLInputElement>(element, 'search').value).to.equal('');
  });

  it('are shown by the choice of a language, in which there may be others', async () => {
    const both = (count: number) =>
      feedOf(
        items(count).map((each, index) => ({ ...each, language: index % 2 ? 'de' : 'en' })),
        { language: undefined as never },
      );
    const element = await mountSeen('languages="en de"', both(3));
    await refresh(element, both(7));
    expect(textOf(element, 'new')).to.equal('Show 2 new items');
    await press(element, 'choice', 'Deutsch');
    await until(element, () => textOf(element, 'heading') === 'Aktuelles');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 6', 'Item 4', 'Item 2']);
    expect(parts(element, 'new')).to.deep.equal([]);
    expect(textOf(element, 'status')).to.equal('');
  });

  it('keep what "Show more" has brought', async () => {
    const element = await mountSeen('limit="1" more="2"', feedOf(items(9)));
    await press(element, 'more');
    await refresh(element, feedOf(items(10)));
    expect(textsOf(element, 'title')).to.deep.equal(['Item 9', 'Item 8', 'Item 7']);
    await press(element, 'new');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 10', 'Item 9', 'Item 8']);
  });

  it('are shown at once by reload()', async () => {
    const element = await mountSeen();
    await refresh(element, feedOf(items(4)));
    server.serve(newsUrl, feedOf(items(5)));
    await element.reload();
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 5', 'Item 4', ...old]);
    expect(parts(element, 'new')).to.deep.equal([]);
  });

  it('are shown at once where the list is out of sight', async () => {
    mount('<p style="block-size: 300vh"></p>');
    const element = await mountSeen();
    await refresh(element, feedOf(items(5)));
    expect(textsOf(element, 'title')).to.deep.equal(['Item 5', 'Item 4', ...old]);
    expect(textOf(element, 'status')).to.equal('2 new items');
  });

  it('hold back what has changed as well; without them it is shown at once', async () => {
    const element = await mountSeen();
    const changed = [item(3, { title: 'Item 3, corrected' }), item(1)];
    await refresh(element, feedOf([...changed, item(4)]));
    expect(textsOf(element, 'title')).to.deep.equal(old);
    await refresh(element, feedOf(changed));
    expect(textsOf(element, 'title')).to.deep.equal(['Item 3, corrected', 'Item 1']);
    expect(parts(element, 'new')).to.deep.equal([]);
    expect(textOf(element, 'status')).to.equal('');
  });

  for (const [index, title] of ['Item 2', 'Item 1'].entries())
    it(`leave the focus on the item that has it where one above goes: ${title}`, async () => {
      const element = await mountSeen();
      parts(element, 'link')[1 + index]!.focus();
      await refresh(element, feedOf(items(2)));
      expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
      expect(focused(element)?.textContent).to.equal(title);
    });

  describe('in a list of feeds that number their items alike', () => {
    const other = 'https://other.example/feed';
    const numbered = (name: string, ...numbers: number[]) =>
      feedOf(
        numbers.map((number) =>
          item(number, {
            id: String(number),
            url: `https://${name}.example/${number}`,
            title: `${name} ${number}`,
          }),
        ),
      );

    async function mountBoth(): Promise<ClusterNewsList> {
      server.serve(other, numbered('Second', 1, 2));
      const element = await mountSeen('limit="9"', numbered('First', 1, 2));
      const loaded = nextEvent(element, 'cluster-load');
      element.src = `${newsUrl} ${other}`;
      await loaded;
      await drawn(element);
      return element;
    }

    it('leave the focus where it is', async () => {
      const element = await mountBoth();
      for (const [index, title] of ['First 2', 'Second 2', 'First 1', 'Second 1'].entries()) {
        parts(element, 'link')[index]!.focus();
        element.heading = title;
        await drawn(element);
        expect(focused(element)?.textContent).to.equal(title);
      }
    });

    it('are counted, too', async () => {
      const element = await mountBoth();
      server.serve(other, numbered('Second', 1, 2, 3));
      await refresh(element, numbered('First', 1, 2, 3));
      expect(textOf(element, 'new')).to.equal('Show 2 new items');
      server.serve(other, numbered('Second', 1, 2, 3, 4));
      await press(element, 'new');
      await refresh(element, numbered('First', 1, 2, 3));
      expect(textOf(element, 'new')).to.equal('Show 1 new item');
      await press(element, 'new');
      server.serve(other, numbered('Second', 1, 2, 3, 4));
      await refresh(element, numbered('First', 1, 2, 3, 4));
      expect(textOf(element, 'new')).to.equal('Show 1 new item');
      await press(element, 'new');
      expect(focused(element)?.textContent).to.equal('First 4');
    });
  });

  it('have a button that is accessible', async () => {
    const element = await mountSeen();
    await refresh(element, feedOf(items(5)));
    clock.restore();
    expect(textOf(element, 'new')).to.equal('Show 2 new items');
    await expectAccessible(main);
  });
});
