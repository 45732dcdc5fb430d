import { expect } from 'chai';
import { expectAccessible } from './axe.js';
import {
  drawn,
  main,
  mountLoaded,
  nextEvent,
  part,
  parts,
  server,
  statesOf,
  textOf,
  textsOf,
} from './page.js';
import { feedOf, item, newsUrl } from './sample-feeds.js';
import { focused, mountTools, press, until } from './tools.js';

const mixed = () =>
  feedOf(
    [
      item(3, { language: 'en', title: 'English' }),
      item(2, { language: 'de', title: 'Deutsch' }),
      item(1, { language: 'pl', title: 'Polski' }),
    ],
    { language: undefined as never },
  );
const pressedOf = (element: Element) =>
  parts(element, 'choice')
    .filter((each) => each.getAttribute('aria-pressed') === 'true')
    .map((each) => each.textContent.trim());
const inLanguage = (tag: string) => `https://cluster.example/feeds/news.${tag}.json`;

describe('the choice of a language', () => {
  it('is a named group of buttons, each in its own language, with the present one pressed', async () => {
    const element = await mountTools('languages="de, en pl"', mixed());
    const group = part(element, 'languages');
    expect([group.getAttribute('role'), group.getAttribute('aria-label')]).to.deep.equal([
      'group',
      'Language',
    ]);
    expect(parts(element, 'choice').map((each) => [each.textContent.trim(), each.lang])).to.deep.equal([
      ['Deutsch', 'de'],
      ['English', 'en'],
      ['polski', 'pl'],
    ]);
    expect(pressedOf(element)).to.deep.equal(['English']);
    await expectAccessible(main);
  });

  it('changes words, dates and content, and keeps the focus', async () => {
    const element = await mountTools('languages="de en pl"', mixed());
    for (const [name, heading, title, date, base] of [
      ['polski', 'Aktualności', 'Polski', '1 mar 2026', 'pl'],
      ['Deutsch', 'Aktuelles', 'Deutsch', '2. März 2026', 'de'],
    ]) {
      await press(element, 'choice', name);
      await until(element, () => textOf(element, 'heading') === heading);
      expect(textsOf(element, 'title')).to.deep.equal([title]);
      expect(textOf(element, 'date')).to.equal(date);
      expect(part(element, 'base').lang).to.equal(base);
      expect(pressedOf(element)).to.deep.equal([name]);
      expect(focused(element)?.textContent.trim()).to.equal(name);
      expect(parts(element, 'language'), 'no mark of another language').to.deep.equal([]);
      await expectAccessible(main);
    }
  });

  it('holds for this list alone, and whatever the page states later', async () => {
    const other = await mountTools('', mixed());
    const element = await mountTools('languages="de en pl"', mixed());
    await press(element, 'choice', 'Deutsch');
    await until(element, () => textOf(element, 'heading') === 'Aktuelles');
    document.documentElement.lang = 'pl';
    await until(other, () => textOf(other, 'heading') === 'Aktualności');
    await drawn(element);
    expect(textOf(element, 'heading')).to.equal('Aktuelles');
  });

  it('stays where there is nothing in the language, so that the visitor can go back', async () => {
    const element = await mountTools('languages="de en pl" fallback-lang="none"', feedOf([item(1)]));
    await press(element, 'choice', 'polski');
    await until(element, () => parts(element, 'empty').length === 1);
    expect(textOf(element, 'empty')).to.equal('Obecnie nie ma żadnych aktualności.');
    expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
    expect(focused(element)?.textContent.trim()).to.equal('polski');
    await expectAccessible(main);
    await press(element, 'choice', 'English');
    await until(element, () => textsOf(element, 'title').join() === 'Item 1');
  });

  it('of one that is chosen already changes nothing', async () => {
    const element = await mountTools('languages="de en pl"', mixed());
    await press(element, 'choice', 'English');
    expect(server.requests).to.have.length(1);
    expect(pressedOf(element)).to.deep.equal(['English']);
  });

  it('pressed twice, the last holds', async () => {
    const element = await mountTools('languages="de en pl"', mixed());
    parts(element, 'choice')[0]!.click();
    parts(element, 'choice')[2]!.click();
    await until(element, () => textOf(element, 'heading') === 'Aktualności');
    expect(textsOf(element, 'title')).to.deep.equal(['Polski']);
  });
});

describe('the choice of a language where each has its feed', () => {
  const src = inLanguage('{lang}');
  const mountEach = async () => {
    server.serve(inLanguage('en'), feedOf([item(1), item(2)]));
    const element = await mountLoaded(
      `<cluster-news-list languages="de en pl" fallback-lang="none" src="${src}"></cluster-news-list>`,
    );
    await until(element, () => parts(element, 'languages').length === 1);
    return element;
  };
  const german = () => feedOf([item(1, { title: 'Eins' })], { language: 'de' });

  it('keeps the old content until the new has come, and announces nothing as new', async () => {
    const element = await mountEach();
    await press(element, 'choice', 'Deutsch');
    const request = await server.request(inLanguage('de'));
    await until(element, () => textOf(element, 'heading') === 'Aktuelles');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
    expect(textsOf(element, 'language'), 'marked, for it is not').to.deep.equal(['Englisch', 'Englisch']);
    expect(statesOf(element)).to.deep.equal(['loading']);
    request.respond(german());
    await until(element, () => textsOf(element, 'title').join() === 'Eins');
    expect(textOf(element, 'status')).to.equal('');
    expect(focused(element)?.textContent.trim()).to.equal('Deutsch');
  });

  it('says that it failed, and keeps the former content; the way back is open', async () => {
    const element = await mountEach();
    server.serve(inLanguage('de'), (request) => request.respond('', { status: 404 }));
    const failed = nextEvent(element, 'cluster-error');
    await press(element, 'choice', 'Deutsch');
    await failed;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
    expect(textOf(element, 'status')).to.contain('konnte');
    expect(parts(element, 'retry')).to.have.length(1);
    await expectAccessible(main);
    const loaded = nextEvent(element, 'cluster-load');
    await press(element, 'choice', 'English');
    await loaded;
    await drawn(element);
    expect(textOf(element, 'status')).to.equal('');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
  });

  it('while a further page loads: that is given up', async () => {
    server.serve(inLanguage('en'), { ...feedOf([item(1)]), next_url: inLanguage('en-2') });
    const element = await mountLoaded(
      `<cluster-news-list languages="de en" more="2" src="${src}"></cluster-news-list>`,
    );
    await until(element, () => parts(element, 'more').length === 1);
    await press(element, 'more');
    const request = await server.request(inLanguage('en-2'));
    server.serve(inLanguage('de'), german());
    await press(element, 'choice', 'Deutsch');
    await request.aborted;
    await until(element, () => textsOf(element, 'title').join() === 'Eins');
    await until(element, () => parts(element, 'more').length === 0);
  });
});

describe('the language of the page, where each has its feed', () => {
  it('changes content when that has come, and not before', async () => {
    server.serve(newsUrl, feedOf([]));
    server.serve(inLanguage('en'), feedOf([item(1)]));
    const element = await mountLoaded(
      `<cluster-news-list src="${inLanguage('{lang}')}"></cluster-news-list>`,
    );
    document.documentElement.lang = 'pl';
    const request = await server.request(inLanguage('pl'));
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
    request.respond(feedOf([item(1, { title: 'Jeden' })], { language: 'pl' }));
    await until(element, () => textsOf(element, 'title').join() === 'Jeden');
  });
});
