import { expect } from 'chai';
import { expectAccessible } from './axe.js';
import { main, mountLoaded, parts, part, server, statesOf, textOf, textsOf } from './page.js';
import { eventItem, feedOf, fundingOf, item, newsUrl, publicTask } from './sample-feeds.js';

const mixed = () =>
  feedOf(
    [
      item(4, { language: 'en', title: 'English' }),
      item(3, { language: 'de', title: 'Deutsch' }),
      item(2, { language: 'pl', title: 'Polski' }),
      item(1, { language: 'fr', title: 'Français' }),
    ],
    { language: undefined as never },
  );

describe('content in several languages', () => {
  const cases: [lang: string, fallback: string, titles: string[]][] = [
    ['de', '', ['Deutsch']],
    ['de-AT', '', ['Deutsch']],
    ['de', 'fallback-lang="none"', ['Deutsch']],
    ['cs', '', ['English', 'Deutsch', 'Polski', 'Français']],
    ['cs', 'fallback-lang="*"', ['English', 'Deutsch', 'Polski', 'Français']],
    ['cs', 'fallback-lang="none"', []],
    ['cs', 'fallback-lang="pl en"', ['Polski']],
    ['cs', 'fallback-lang="sk pl *"', ['Polski']],
    ['cs', 'fallback-lang="SK, PL,en"', ['Polski']],
    ['cs', 'fallback-lang="None"', []],
    ['cs', 'fallback-lang="sk *"', ['English', 'Deutsch', 'Polski', 'Français']],
  ];
  for (const [lang, fallback, titles] of cases) {
    it(`for ${lang} ${fallback}: ${titles.join(', ') || 'nothing'}`, async () => {
      server.serve(newsUrl, mixed());
      const element = await mountLoaded(
        `<cluster-news-list lang="${lang}" ${fallback} src="${newsUrl}"></cluster-news-list>`,
      );
      expect(textsOf(element, 'title')).to.deep.equal(titles);
      expect(statesOf(element)).to.deep.equal(titles.length ? ['ready'] : ['ready', 'empty']);
    });
  }

  it('an item in several languages is shown in the widget’s own', async () => {
    const own = { language: 'pl', title: 'Dni klastrów', url: 'https://cluster.example/pl' };
    const _translations = { de: { title: 'Clustertage', url: 'https://cluster.example/de' } };
    server.serve(newsUrl, feedOf([item(1, { ...own, _translations })], { language: 'pl' }));
    const element = await mountLoaded(`<cluster-news-list lang="de" src="${newsUrl}"></cluster-news-list>`);
    const link = part<HTMLAnchorElement>(element, 'link');
    expect([link.textContent, link.href, link.getAttribute('lang')]).to.deep.equal([
      'Clustertage',
      'https://cluster.example/de',
      null,
    ]);
    expect(parts(element, 'language')).to.deep.equal([]);
  });
});

describe('content in another language than the widget’s', () => {
  it('carries its own lang and a visible mark in the widget’s', async () => {
    const facts = { language: 'en', summary: 'In short', tags: ['Medicine'] };
    server.serve(newsUrl, feedOf([item(1, facts)], { language: 'de' }));
    const element = await mountLoaded(`<cluster-news-list lang="de" src="${newsUrl}"></cluster-news-list>`);
    expect(part(element, 'base').lang).to.equal('de');
    expect(['link', 'summary', 'tag'].map((name) => part(element, name).lang)).to.deep.equal([
      'en',
      'en',
      'en',
    ]);
    expect(textOf(element, 'language')).to.equal('Englisch');
    expect(part(element, 'language').closest<HTMLElement>('[lang]')!.lang).to.equal('de');
    await expectAccessible(main);
  });

  it('is marked on an event too', async () => {
    const event = eventItem({ start: '2999-06-10', organizer: { name: 'Organisers' } }, { language: 'en' });
    server.serve(newsUrl, feedOf([event], { language: 'de' }));
    const element = await mountLoaded(`<cluster-event-card lang="de" src="${newsUrl}"></cluster-event-card>`);
    expect(textOf(element, 'language')).to.equal('Englisch');
    expect(part(element, 'link').lang).to.equal('en');
    expect(part(element, 'organizer').firstElementChild!.getAttribute('lang')).to.equal('en');
    expect(textOf(element, 'date')).to.equal('10. Juni 2999');
  });

  it('of no stated language is not marked', async () => {
    server.serve(newsUrl, feedOf([item(1)], { language: undefined as never }));
    const element = await mountLoaded(`<cluster-news-list lang="de" src="${newsUrl}"></cluster-news-list>`);
    expect(parts(element, 'language')).to.deep.equal([]);
    expect(part(element, 'link').hasAttribute('lang')).to.equal(false);
  });
});

describe('a Polish notice on a German page', () => {
  it('keeps its language, its labels and its forms of dates and amounts', async () => {
    const amounts = { grant: 17000, total: 20000.5, currency: 'PLN' };
    server.serve(newsUrl, fundingOf({ ...publicTask, amounts }));
    const element = await mountLoaded(
      `<cluster-funding-notice lang="de" src="${newsUrl}"></cluster-funding-notice>`,
    );
    const notice = part(element, 'notice');
    expect(notice.lang).to.equal('pl');
    expect([...notice.querySelectorAll('dt')].map((dt) => dt.textContent)).to.deep.equal([
      'Zadanie publiczne',
      'Finansujący',
      'Umowa',
      'Kwota dofinansowania',
      'Całkowita wartość',
    ]);
    expect(textOf(element, 'contract')).to.equal('nr DG-G/2918/13 z dnia 13.09.2013');
    expect(textOf(element, 'grant')).to.equal('17 000,00 zł');
    expect(textOf(element, 'total')).to.equal('20 000,50 zł');
    await expectAccessible(main);
  });

  it('in a language without words here has the labels of the page, and says so', async () => {
    server.serve(newsUrl, fundingOf({ ...publicTask, language: 'cs' }));
    const element = await mountLoaded(
      `<cluster-funding-notice lang="de" src="${newsUrl}"></cluster-funding-notice>`,
    );
    const notice = part(element, 'notice');
    expect(notice.lang).to.equal('cs');
    expect(
      [...notice.querySelectorAll('dt')].map(({ lang, textContent }) => `${lang}: ${textContent}`),
    ).to.deep.equal(['de: Öffentliche Aufgabe', 'de: Gefördert durch', 'de: Vertrag']);
  });

  it('states in English beside the emblem what has no wording in its language, and says so', async () => {
    const project = { name: 'Projekt' };
    server.serve(
      newsUrl,
      fundingOf({ language: 'uk', preset: 'eu-cohesion', statement: 'co-funded', project }),
    );
    const element = await mountLoaded(
      `<cluster-funding-notice lang="de" src="${newsUrl}"></cluster-funding-notice>`,
    );
    expect(textOf(element, 'statement')).to.equal('Co-funded by the European Union');
    expect(part(element, 'statement').closest<HTMLElement>('[lang]')!.lang).to.equal('en');
  });
});
