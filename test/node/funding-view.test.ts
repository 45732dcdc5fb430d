import { expect } from 'chai';
import { loadWordings } from '../../src/feed/funding-statements.js';
import type { FundingNotice } from '../../src/feed/model.js';
import { loadTexts } from '../../src/i18n/words.js';
import { fundingCalls } from '../../src/view/funding-calls.js';
import { fundingNotices } from '../../src/view/funding-notice.js';

const hooks = {
  allowsImage: () => true,
  broken: new Set<string>(),
  imageFailed: () => undefined,
  select: () => undefined,
};

/** A template as the markup it stands for: enough for these, which hold no state. */
function markup(value: unknown): string {
  if (Array.isArray(value)) return value.map(markup).join('');
  if (typeof value === 'object' && value && 'strings' in value) {
    const { strings, values } = value as unknown as { strings: readonly string[]; values: unknown[] };
    return strings.reduce((before, text, index) => {
      const filled = values[index - 1];
      const [attribute] = /\s[@\w-]+=$/.exec(before) ?? [];
      if (!attribute) return before + markup(filled) + text;
      const said =
        typeof filled === 'symbol' || typeof filled === 'function' ? '' : `${attribute}"${String(filled)}"`;
      return before.slice(0, -attribute.length) + said + text;
    });
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').replace(/> </g, '><');

describe('the views of funding on Node', () => {
  it('need no page', () => {
    expect('document' in globalThis).to.equal(false);
  });

  it('give a notice as markup, in its own language', async () => {
    await loadWordings();
    const texts = await loadTexts('de');
    const speech = { texts, words: 'de', locale: 'de' } as const;
    const notice: FundingNotice = {
      preset: 'horizon',
      language: 'fr',
      statement: 'funded',
      project: { name: 'RIVERLAB' },
      grantingAuthority: 'Agence',
      contract: { number: '101' },
    };
    const options = { level: 3, hooks, language: 'de', speechFor: () => undefined };
    const html = flat(markup(fundingNotices([notice], options, speech)));
    expect(html).to.contain('<div part="notice" lang="fr">');
    expect(html).to.contain('<svg part="emblem" viewBox="0 0 54 36" role="img"');
    expect(html).to.contain('<p part="statement"><span>Financé par l’Union européenne</span></p>');
    expect(html).to.contain('<dt lang="de">Projekt</dt>');
    expect(html).to.match(/<p part="disclaimer" lang="en"><span>Funded by the European Union\. .*Agence\. /);
    expect(html).not.to.match(/undefined|\[object|Symbol/);
  });

  it('give the notice of 2013 as it was, in Polish on a German page', async () => {
    const [german, polish] = await Promise.all([loadTexts('de'), loadTexts('pl')]);
    const notice: FundingNotice = {
      preset: 'pl-public-task',
      language: 'pl',
      project: { name: 'Rozwój Klastra Innowacyjna Medycyna' },
      funders: [{ name: 'Samorząd Województwa Dolnośląskiego' }],
      contract: { number: 'DG-G/2918/13', signedOn: '2013-09-13' },
    };
    const speechFor = () => ({ texts: polish, words: 'pl', locale: 'pl' }) as const;
    const options = { level: 3, hooks, language: 'de', speechFor };
    const speech = { texts: german, words: 'de', locale: 'de' } as const;
    const html = flat(markup(fundingNotices([notice], options, speech)));
    expect(html).to.contain('lang="pl"');
    const said = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim(); // prettier-ignore
    expect(said).to.equal(
      'Zadanie publiczne Rozwój Klastra Innowacyjna Medycyna Finansujący Samorząd Województwa Dolnośląskiego ' +
        'Umowa nr DG-G/2918/13 z dnia 13.09.2013',
    );
  });

  it('give calls as markup', async () => {
    const speech = { texts: await loadTexts('en'), words: 'en', locale: 'en-GB' } as const;
    const now = Date.parse('2026-05-04T10:00:00Z');
    const call = { closes: '2026-05-06T12:00:00Z', timeZone: 'Europe/Berlin' };
    const dated = {
      item: { id: '1', title: 'A call' },
      call,
      opens: -Infinity,
      closes: Date.parse(call.closes),
    };
    const html = flat(markup(fundingCalls([dated], { level: 3, hooks, now }, speech)));
    expect(html).to.contain('Closes in 2 days');
    expect(html).to.contain('<time datetime="2026-05-06T12:00:00Z">6 May 2026 at 14:00 CEST</time>');
  });
});
