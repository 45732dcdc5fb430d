import { expect } from 'chai';
import { type Texts, type WordLanguage, loadTexts, loadedTexts } from '../../src/i18n/words.js';

const languages: WordLanguage[] = ['de', 'en', 'pl'];

const said = (text: string | ((...gaps: string[]) => string)): string =>
  typeof text === 'string' ? text : text('<1>', '<2>');

describe('words', () => {
  let all: Record<WordLanguage, Texts>;

  before(async () => {
    expect(languages.map(loadedTexts), 'before they were asked for').to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    const [de, en, pl] = await Promise.all(languages.map(loadTexts));
    all = { de: de!, en: en!, pl: pl! };
  });

  it('are there at once after they have been loaded', () => {
    expect(languages.map(loadedTexts)).to.deep.equal([all.de, all.en, all.pl]);
  });

  it('have the same ids and gaps in every language', () => {
    for (const id of Object.keys(all.en) as (keyof Texts)[]) {
      const gaps = languages.map(
        (language) =>
          said(all[language][id] as never)
            .match(/<\d>/g)
            ?.sort()
            .join() ?? '',
      );
      expect(new Set(gaps), id).to.have.length(1);
      for (const language of languages)
        expect(said(all[language][id]).trim(), `${language} ${id}`).not.to.equal('');
    }
    expect(Object.keys(all.de)).to.have.members(Object.keys(all.en));
    expect(Object.keys(all.pl)).to.have.members(Object.keys(all.en));
  });

  it('are translated: but for a few, no word is the English one', () => {
    for (const language of ['de', 'pl'] as const) {
      const same = (Object.keys(all.en) as (keyof Texts)[]).filter(
        (id) => said(all[language][id] as never) === said(all.en[id] as never),
      );
      expect(same, language).to.satisfy((ids: string[]) =>
        ids.every((id) => ['event.online', 'funding.budget', 'funding.region'].includes(id)),
      );
    }
  });

  it('count in every form of Polish', () => {
    const { pl } = all;
    expect(pl['news.new.one']('1')).to.equal('1 nowa wiadomość');
    expect(pl['news.new.few']('3')).to.equal('3 nowe wiadomości');
    expect(pl['news.new.many']('5')).to.equal('5 nowych wiadomości');
  });

  describe('of the host page', () => {
    afterEach(() => Reflect.deleteProperty(globalThis, 'ClusterWidgets'));

    it('replace single ones, the rest stays', () => {
      Object.assign(globalThis, { ClusterWidgets: { texts: { de: { 'news.heading': 'Neues' } } } });
      expect(loadedTexts('de')).to.deep.equal({ ...all.de, 'news.heading': 'Neues' });
      expect(loadedTexts('pl')).to.equal(all.pl);
    });

    it('count from the moment they are set until they are taken back', () => {
      expect(loadedTexts('de')!['news.heading']).to.equal('Aktuelles');
      Object.assign(globalThis, { ClusterWidgets: { texts: { de: { 'news.heading': 'Neues' } } } });
      expect(loadedTexts('de')!['news.heading']).to.equal('Neues');
      Reflect.deleteProperty(globalThis, 'ClusterWidgets');
      expect(loadedTexts('de')!['news.heading']).to.equal('Aktuelles');
    });
  });
});
