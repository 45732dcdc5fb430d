import { expect } from 'chai';
import { canonicalTag, formatLocale, languageName, primaryLanguage } from '../../src/i18n/locale.js';
import { wordLanguage } from '../../src/i18n/words.js';

describe('from a language tag', () => {
  const cases: [tag: string, words: string, locale: string][] = [
    ['de', 'de', 'de'],
    ['de-AT', 'de', 'de-AT'],
    ['de_CH', 'de', 'de-CH'],
    ['DE-at', 'de', 'de-AT'],
    ['pl', 'pl', 'pl'],
    ['pl-PL', 'pl', 'pl-PL'],
    ['en', 'en', 'en-GB'],
    ['en-US', 'en', 'en-US'],
    ['en_us', 'en', 'en-US'],
    ['fr', 'en', 'en-GB'],
    ['fr-CA', 'en', 'en-GB'],
    ['den', 'en', 'en-GB'],
    ['', 'en', 'en-GB'],
    ['x', 'en', 'en-GB'],
    ['not a tag', 'en', 'en-GB'],
  ];
  for (const [tag, words, locale] of cases) {
    it(`"${tag}": words in ${words}, formats of ${locale}`, () => {
      expect(wordLanguage(tag)).to.equal(words);
      expect(formatLocale(tag)).to.equal(locale);
      expect(() => new Intl.DateTimeFormat(formatLocale(tag))).not.to.throw();
    });
  }

  it('in proper form, or none', () => {
    expect(['en_us', ' DE ', 'zh-hans-cn', 'not a tag', ''].map(canonicalTag)).to.deep.equal([
      'en-US', 'de', 'zh-Hans-CN', undefined, undefined,
    ]); // prettier-ignore
  });

  it('the language alone', () => {
    expect(['de-AT', 'EN_us', 'pl', 'zh-Hans-CN'].map(primaryLanguage)).to.deep.equal([
      'de',
      'en',
      'pl',
      'zh',
    ]);
  });
});

describe('the name of a language', () => {
  for (const [tag, locale, expected] of [
    ['en', 'de', 'Englisch'],
    ['en-US', 'de', 'Englisch'],
    ['pl', 'de-AT', 'Polnisch'],
    ['de', 'pl', 'niemiecki'],
    ['de', 'en-GB', 'German'],
    ['qqq', 'de', 'qqq'],
    ['not a tag', 'de', 'not a tag'],
  ] as const) {
    it(`${tag} in ${locale}: ${expected}`, () => expect(languageName(tag, locale)).to.equal(expected));
  }
});
