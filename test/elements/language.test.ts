import { expect } from 'chai';
import { drawn, main, mount, mountLoaded, nextEvent, part, server, textOf } from './page.js';
import { feedOf, item, items, newsUrl } from './sample-feeds.js';

const news = `<cluster-news-list src="${newsUrl}"></cluster-news-list>`;

describe('the language of a widget', () => {
  beforeEach(() => server.serve(newsUrl, feedOf(items(1), { language: undefined as never })));

  const heading = (lang: string) => ({ de: 'Aktuelles', pl: 'Aktualności' })[lang] ?? 'News';

  for (const [stated, words, date] of [
    ['en', 'en', '1 Mar 2026'],
    ['en-US', 'en', 'Mar 1, 2026'],
    ['de', 'de', '1. März 2026'],
    ['de-AT', 'de', '1. März 2026'],
    ['pl-PL', 'pl', '1 mar 2026'],
    ['DE', 'de', '1. März 2026'],
    ['fr', 'en', '1 Mar 2026'],
    ['plt', 'en', '1 Mar 2026'],
    ['not a language', 'en', '1 Mar 2026'],
  ] as const) {
    it(`stated as "${stated}": words in ${words}, date ${date}`, async () => {
      const element = await mountLoaded(
        `<cluster-news-list lang="${stated}" src="${newsUrl}"></cluster-news-list>`,
      );
      expect(textOf(element, 'heading')).to.equal(heading(words));
      expect(textOf(element, 'date')).to.equal(date);
      expect(part(element, 'base').lang).to.equal(words);
      expect(part(element, 'problem').lang).to.equal(words);
    });
  }

  it('is that of the nearest ancestor, through shadow roots', async () => {
    const outer = mount('<section lang="pl"><div></div></section>').firstElementChild!;
    const inner = mount('<div><p></p></div>', outer.attachShadow({ mode: 'open' })).firstElementChild!;
    const root = inner.attachShadow({ mode: 'closed' });
    const loaded = nextEvent(main, 'cluster-load');
    const element = mount(news, root);
    await loaded;
    await drawn(element);
    expect(textOf(element, 'heading')).to.equal('Aktualności');
  });

  it('is that of the page, else English', async () => {
    document.documentElement.lang = 'de';
    const element = await mountLoaded(news);
    expect(textOf(element, 'heading')).to.equal('Aktuelles');
    document.documentElement.removeAttribute('lang');
    await untilHeading(element, 'News');
  });

  it('follows its own attribute and every ancestor, also of its shadow host', async () => {
    const section = mount('<section lang="pl"><div></div></section>');
    const root = section.firstElementChild!.attachShadow({ mode: 'open' });
    const loaded = nextEvent(main, 'cluster-load');
    const element = mount(news, root);
    await loaded;
    await untilHeading(element, 'Aktualności');
    section.setAttribute('lang', 'de');
    await untilHeading(element, 'Aktuelles');
    section.removeAttribute('lang');
    await untilHeading(element, 'News');
    element.lang = 'pl';
    await untilHeading(element, 'Aktualności');
  });

  it('is each widget’s own: German beside Polish', async () => {
    const german = await mountLoaded(`<cluster-news-list lang="de" src="${newsUrl}"></cluster-news-list>`);
    const polish = await mountLoaded(`<cluster-news-list lang="pl" src="${newsUrl}"></cluster-news-list>`);
    expect([german, polish].map((each) => textOf(each, 'heading'))).to.deep.equal([
      'Aktuelles',
      'Aktualności',
    ]);
  });

  it('changes nothing after the widget has left the page', async () => {
    const section = mount('<section lang="pl"></section>');
    const loaded = nextEvent(main, 'cluster-load');
    const element = mount(news, section);
    await loaded;
    await drawn(element);
    element.remove();
    await drawn(element);
    section.setAttribute('lang', 'de');
    await Promise.resolve();
    await drawn(element);
    expect(textOf(element, 'heading')).to.equal('Aktualności');
  });

  /** Attribute changes are told of in a microtask: waits until the widget has drawn after one. */
  async function untilHeading(element: Parameters<typeof drawn>[0], text: string): Promise<void> {
    const { resolve, promise } = promiseOfTask();
    new MutationObserver(resolve).observe(element.shadowRoot!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    if (textOf(element, 'heading') !== text) await promise;
    await drawn(element);
    expect(textOf(element, 'heading')).to.equal(text);
  }
});

describe('words of the host page', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'ClusterWidgets'));

  it('replace single words, in one language', async () => {
    server.serve(newsUrl, feedOf([item(1)]));
    Object.assign(globalThis, { ClusterWidgets: { texts: { de: { 'news.heading': 'Neues vom Cluster' } } } });
    const german = await mountLoaded(`<cluster-news-list lang="de" src="${newsUrl}"></cluster-news-list>`);
    const english = await mountLoaded(news);
    expect(textOf(german, 'heading')).to.equal('Neues vom Cluster');
    expect(textOf(english, 'heading')).to.equal('News');
  });

  it('hold for words with a gap, and are read whenever a widget draws', async () => {
    server.serve(newsUrl, feedOf([item(1, { authors: [{ name: 'A. Author' }] })]));
    const element = await mountLoaded(
      `<cluster-news-list show="author" src="${newsUrl}"></cluster-news-list>`,
    );
    expect(textOf(element, 'author')).to.equal('By A. Author');
    Object.assign(globalThis, {
      ClusterWidgets: { texts: { en: { 'item.author': (name: string) => `Written by ${name}` } } },
    });
    element.requestUpdate();
    await drawn(element);
    expect(textOf(element, 'author')).to.equal('Written by A. Author');
  });
});

function promiseOfTask(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
