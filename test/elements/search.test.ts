import { expect } from 'chai';
import { expectAccessible } from './axe.js';
import { FakeClock } from './fake-clock.js';
import { drawn, main, nextEvent, part, parts, server, statesOf, textOf, textsOf } from './page.js';
import { feedOf, item, items, newsUrl } from './sample-feeds.js';
import { focused, mountTools, press, search, until } from './tools.js';

const feed = () =>
  feedOf([
    item(6, { title: 'Łódź opens a clinic', tags: ['Medicine', 'Łódź'] }),
    item(5, { title: 'Straße renamed', summary: 'In the old town.' }),
    item(4, { title: 'Grants', content_text: 'Money for medicine.' }),
    item(3, { title: 'Café meeting', tags: ['Research'] }),
    ...items(2),
  ]);
const title = { 6: 'Łódź opens a clinic', 5: 'Straße renamed', 4: 'Grants', 3: 'Café meeting' };

describe('a search box', () => {
  it('is not there unless asked for', async () => {
    expect(parts(await mountTools('more="1"', feed()), 'search')).to.deep.equal([]);
  });

  it('has a label to see, which is its name', async () => {
    const element = await mountTools('searchable', feed());
    const box = part<HTMLInputElement>(element, 'search');
    expect(box.type).to.equal('search');
    expect([...box.labels!].map((label) => label.textContent.trim())).to.deep.equal(['Search']);
    await expectAccessible(main);
  });

  for (const [words, found] of [
    ['lodz', [title[6]]],
    ['ŁÓDŹ', [title[6]]],
    ['strasse', [title[5]]],
    ['CAFE', [title[3]]],
    ['medicine', [title[6], title[4]]],
    ['medicine money', [title[4]]],
    ['  money   MED ', [title[4]]],
    ['old town', [title[5]]],
    ['research', [title[3]]],
    ['money café', []],
  ] as const) {
    it(`finds all words in any case and without accents, in title, text and tags: "${words}"`, async () => {
      const element = await mountTools('searchable', feed());
      await search(element, words, [...found]);
    });
  }

  it('looks through all items, not only through those that are shown, and "Show more" through what was found', async () => {
    const element = await mountTools('searchable limit="2" more="2"', feedOf(items(25)));
    await search(element, 'item 1', ['Item 21', 'Item 19']);
    await press(element, 'more');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 21', 'Item 19', 'Item 18', 'Item 17']);
    expect(textOf(element, 'more')).to.equal('Show 2 more');
    expect(focused(element)?.textContent.trim()).to.equal('Item 18');
  });

  it('looks through those alone that the page has chosen', async () => {
    const element = await mountTools('searchable tags="medicine, research"', feed());
    // Another that has the word in its text is not chosen.
    await search(element, 'medicine', [title[6]]);
  });

  it('says how many were found when typing rests, once', async () => {
    const clock = new FakeClock();
    const element = await mountTools('searchable', feed());
    const region = part(element, 'results');
    expect([region.getAttribute('role'), region.textContent.trim()]).to.deep.equal(['status', '']);
    await search(element, 'medicine money', [title[4]]);
    clock.seconds(0.4);
    await search(element, 'medicine', [title[6], title[4]]);
    clock.seconds(0.4);
    await drawn(element);
    expect(textOf(element, 'results'), 'still typing').to.equal('');
    clock.seconds(0.1);
    await drawn(element);
    expect(textOf(element, 'results')).to.equal('2 results');
    expect(part(element, 'results'), 'the same region').to.equal(region);
  });

  for (const [lang, words] of Object.entries({
    en: ['0 results', '1 result', '2 results', '5 results', '22 results'],
    de: ['0 Treffer', '1 Treffer', '2 Treffer', '5 Treffer', '22 Treffer'],
    pl: ['0 wyników', '1 wynik', '2 wyniki', '5 wyników', '22 wyniki'],
  })) {
    it(`in ${lang}: ${words.join(', ')}`, async () => {
      const clock = new FakeClock();
      const all = items(22).map((each, index) => ({
        ...each,
        title: ['all', index < 5 && 'five', index < 2 && 'two', index < 1 && 'one'].filter(Boolean).join(' '),
      }));
      const element = await mountTools(
        `searchable limit="22" lang="${lang}"`,
        feedOf(all, { language: lang }),
      );
      const said = [];
      for (const [word, count] of Object.entries({ nothing: 0, one: 1, two: 2, five: 5, all: 22 })) {
        const box = part<HTMLInputElement>(element, 'search');
        box.value = word;
        box.dispatchEvent(new Event('input'));
        await until(element, () => parts(element, 'item').length === count);
        clock.seconds(1);
        await drawn(element);
        said.push(textOf(element, 'results'));
      }
      expect(said).to.deep.equal(words);
    });
  }

  it('that finds nothing offers to show all, and gives the focus back', async () => {
    const clock = new FakeClock();
    const element = await mountTools('searchable more="1"', feed());
    await search(element, 'nothing at all', []);
    clock.seconds(1);
    await drawn(element);
    expect(textOf(element, 'results')).to.equal('0 results');
    expect(parts(element, 'more')).to.deep.equal([]);
    expect(statesOf(element), 'the feed is not empty').to.deep.equal(['ready']);
    await press(element, 'clear');
    expect(focused(element)).to.equal(part(element, 'search'));
    expect(part<HTMLInputElement>(element, 'search').value).to.equal('');
    expect(parts(element, 'item')).to.have.length(5);
    expect(textOf(element, 'results')).to.equal('');
    expect(parts(element, 'clear')).to.deep.equal([]);
  });

  it('is accessible with and without results', async () => {
    const element = await mountTools('searchable filterable more="1" limit="1"', feed());
    await search(element, 're', [title[5]]);
    await until(element, () => textOf(element, 'results') === '2 results');
    await expectAccessible(main);
    await search(element, 'nothing at all', []);
    await until(element, () => textOf(element, 'results') === '0 results');
    await expectAccessible(main);
  });

  it('is cleared by Escape, which goes no further; an empty one lets it pass', async () => {
    const element = await mountTools('searchable', feed());
    await search(element, 'cafe', [title[3]]);
    let passed = 0;
    main.addEventListener('keydown', () => passed++);
    const escape = () =>
      part(element, 'search').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
      );
    expect(escape()).to.equal(false);
    await drawn(element);
    expect(part<HTMLInputElement>(element, 'search').value).to.equal('');
    expect(parts(element, 'item')).to.have.length(5);
    expect(passed).to.equal(0);
    expect(escape()).to.equal(true);
    expect(passed).to.equal(1);
  });

  it('keeps words and focus over a reload, and looks through what came', async () => {
    const element = await mountTools('searchable', feed());
    await search(element, 'cafe', [title[3]]);
    server.serve(newsUrl, feedOf([item(9, { title: 'Another café' }), ...feed().items]));
    await element.reload();
    await until(element, () => parts(element, 'item').length === 2);
    expect(part<HTMLInputElement>(element, 'search').value).to.equal('cafe');
    expect(focused(element)).to.equal(part(element, 'search'));
  });

  it('keeps its words where the language changes', async () => {
    const element = await mountTools('searchable languages="de en"', feed());
    await search(element, 'cafe', [title[3]]);
    await press(element, 'choice', 'Deutsch');
    await until(element, () => textOf(element, 'heading') === 'Aktuelles');
    await until(element, () => textsOf(element, 'title').join() === title[3]);
    expect(textOf(element, 'search-label')).to.equal('Suche');
  });

  it('shows a page that came with "Show more", if it matches', async () => {
    const second = 'https://cluster.example/feeds/news-2.json';
    server.serve(second, feedOf([item(2, { title: 'Old café' }), item(1, { title: 'Old town' })]));
    const element = await mountTools('searchable limit="2" more="5"', {
      ...feedOf([item(3, { title: 'Café' }), item(4)]),
      next_url: second,
    });
    await search(element, 'cafe', ['Café']);
    await press(element, 'more');
    await until(element, () => textsOf(element, 'title').join() === 'Café,Old café');
    expect(focused(element)?.textContent.trim()).to.equal('Old café');
  });
});

describe('buttons for topics', () => {
  const tagged = () =>
    feedOf([
      item(5, { tags: ['Law', 'Health'] }),
      item(4, { tags: ['health'] }),
      item(3, { tags: ['Research', 'Health'] }),
      item(2, { tags: ['Research'] }),
      item(1),
    ]);
  const pressedOf = (element: Element) =>
    parts(element, 'choice')
      .filter((each) => each.getAttribute('aria-pressed') === 'true')
      .map((each) => each.textContent.trim());

  it('are a named group, the most used first, as the newest item writes them', async () => {
    const element = await mountTools('filterable', tagged());
    const group = part(element, 'filters');
    expect([group.getAttribute('role'), group.getAttribute('aria-label')]).to.deep.equal(['group', 'Topics']);
    expect(textsOf(element, 'choice')).to.deep.equal(['Health', 'Research', 'Law']);
    expect(pressedOf(element)).to.deep.equal([]);
    await expectAccessible(main);
  });

  it('are twelve at most, and none where there are no tags', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `Tag ${index}`);
    const element = await mountTools('filterable', feedOf([item(1, { tags: many })]));
    expect(textsOf(element, 'choice')).to.deep.equal(many.slice(0, 12));
    element.remove();
    await drawn(element);
    expect(parts(await mountTools('filterable', feedOf(items(2))), 'filters')).to.deep.equal([]);
  });

  it('show what has one of the pressed, beside what is sought', async () => {
    const clock = new FakeClock();
    const element = await mountTools('filterable searchable', tagged());
    await press(element, 'choice', 'Law');
    await until(element, () => parts(element, 'item').length === 1);
    await press(element, 'choice', 'Research');
    await until(element, () => textsOf(element, 'title').join() === 'Item 5,Item 3,Item 2');
    expect(pressedOf(element)).to.deep.equal(['Research', 'Law']);
    expect(focused(element)?.textContent.trim()).to.equal('Research');
    clock.seconds(1);
    await drawn(element);
    expect(textOf(element, 'results')).to.equal('3 results');
    await search(element, '3', ['Item 3']);
    await press(element, 'choice', 'Research');
    await until(element, () => parts(element, 'item').length === 0);
    await press(element, 'clear');
    expect(pressedOf(element)).to.deep.equal([]);
    expect(parts(element, 'item')).to.have.length(5);
  });

  it('give the focus to the first of them when all is shown', async () => {
    const element = await mountTools('filterable', tagged());
    await press(element, 'choice', 'Law');
    await press(element, 'clear');
    expect(focused(element)?.textContent.trim()).to.equal('Health');
  });

  it('stay pressed over a reload, also where the tag is gone, until they are let go', async () => {
    const element = await mountTools('filterable', tagged());
    await press(element, 'choice', 'Law');
    await until(element, () => parts(element, 'item').length === 1);
    server.serve(newsUrl, feedOf([item(7, { tags: ['Health'] })]));
    await element.reload();
    await until(element, () => parts(element, 'item').length === 0);
    expect(textsOf(element, 'choice')).to.deep.equal(['Health', 'Law']);
    expect(pressedOf(element)).to.deep.equal(['Law']);
    await press(element, 'choice', 'Law');
    await until(element, () => parts(element, 'item').length === 1);
    const loaded = nextEvent(element, 'cluster-load');
    void element.reload();
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'choice')).to.deep.equal(['Health']);
  });
});
