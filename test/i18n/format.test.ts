import { expect } from 'chai';
import { pluralOf } from '../../src/i18n/count.js';
import { formatAmount, formatDay, formatExact, formatNumericDay, formatTime } from '../../src/i18n/format.js';

const plain = (text: string) => text.replace(/[\s\u202f]+/g, ' ');

describe('dates in a language', () => {
  for (const [locale, day, numeric] of [
    ['en-GB', '5 Mar 2026', '05/03/2026'],
    ['en-US', 'Mar 5, 2026', '03/05/2026'],
    ['de', '5. März 2026', '05.03.2026'],
    ['de-AT', '5. März 2026', '05.03.2026'],
    ['pl', '5 mar 2026', '05.03.2026'],
  ] as const) {
    it(`${locale}: ${day}, ${numeric}`, () => {
      expect(plain(formatDay('2026-03-05', locale))).to.equal(day);
      expect(formatNumericDay('2026-03-05', locale)).to.equal(numeric);
    });
  }

  it('are the same day everywhere where no time is stated', () => {
    for (const day of ['2026-01-01', '2026-12-31']) {
      expect(formatNumericDay(day, 'pl')).to.equal(day.split('-').reverse().join('.'));
    }
  });

  it('have a time only where one is stated', () => {
    expect(plain(formatExact('2026-03-05', 'en-GB'))).to.match(/^Thursday,? 5 March 2026$/);
    expect(plain(formatExact('2026-03-05T12:00:00Z', 'en-GB'))).to.match(/5 March 2026 at \d\d:\d\d$/);
  });

  it('clock times have 24 hours, but in the United States', () => {
    const afternoon = new Date(2026, 4, 6, 14, 5);
    expect(['de', 'pl', 'en-GB'].map((locale) => formatTime(afternoon, locale))).to.deep.equal([
      '14:05',
      '14:05',
      '14:05',
    ]);
    expect(plain(formatTime(afternoon, 'en-US'))).to.equal('2:05 PM');
  });
});

describe('amounts', () => {
  for (const [amount, currency, locale, expected] of [
    [17000, 'PLN', 'pl', '17 000,00 zł'],
    [1700, 'PLN', 'pl', '1700,00 zł'],
    [1234567.891, 'EUR', 'de', '1.234.567,89 €'],
    [0, 'EUR', 'de', '0,00 €'],
    [17000, 'EUR', 'en-GB', '€17,000.00'],
    [17000, undefined, 'de', '17.000'],
    [17000, 'złoty', 'pl', '17 000 złoty'],
    [17000, 'e', 'de', '17.000 e'],
  ] as const) {
    it(`${amount} ${currency ?? 'without a currency'} in ${locale}: ${expected}`, () => {
      expect(plain(formatAmount(amount, currency, locale))).to.equal(expected);
    });
  }
});

describe('plural forms', () => {
  const forms: Record<string, Record<string, number[]>> = {
    en: { one: [1], other: [0, 2, 5, 22, 100] },
    de: { one: [1], other: [0, 2, 5, 22, 100] },
    pl: { one: [1], few: [2, 3, 4, 22, 24, 102], many: [0, 5, 11, 12, 14, 21, 25, 100, 112] },
  };
  for (const [locale, counted] of Object.entries(forms)) {
    for (const [form, counts] of Object.entries(counted)) {
      it(`${locale}, ${form}: ${counts.join(', ')}`, () => {
        expect(counts.map((count) => pluralOf(count, locale))).to.deep.equal(counts.map(() => form));
      });
    }
  }

  it('of languages with more forms are among those there are words for', () => {
    for (let count = 0; count < 10; count++) {
      expect(['one', 'few', 'many', 'other']).to.include(pluralOf(count, 'ar'));
    }
  });
});
