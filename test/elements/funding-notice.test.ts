import { expect } from 'chai';
import { setNow } from './fake-clock.js';
import {
  cleanUp,
  drawn,
  main,
  mount,
  mountLoaded,
  nextEvent,
  part,
  parts,
  server,
  showsFallback,
  statesOf,
  textOf,
  textsOf,
  warnings,
} from './page.js';
import { feedOf, fundingOf, fundingUrl, item, publicTask } from './sample-feeds.js';
import type { FundingNotice } from '../../src/feed/model.js';

/** What hosts set, by inheritance and through parts: whole rules, or what is inherited. */
const hostStyles = [
  'font: italic small-caps 20px/3 Papyrus; text-transform: uppercase; text-shadow: 1px 1px red; letter-spacing: 3px',
  'text-decoration: underline wavy red; word-spacing: 1em; -webkit-text-stroke: 1px red; text-emphasis: dot',
  '::part(statement) { font: italic 9px serif !important; text-decoration: underline !important; opacity: 0.1 }',
  '::part(statement) { filter: blur(2px); transform: rotate(9deg) !important; text-transform: uppercase; color: pink }',
  '::part(emblem) { filter: grayscale(1) !important; opacity: 0.5; transform: scale(0.2); border-radius: 50% }',
  '::part(emblem) { width: 10px !important; height: 90px !important; min-width: 0; max-height: 4px }',
  ':root * { font-style: italic !important; text-decoration: underline !important; opacity: 1 }',
  '* { all: revert; font-variant: small-caps } main em, main { font-style: oblique }',
];

let count = 0;

/** A notice from a feed of its own. */
async function mountNotice(notice: FundingNotice, attributes = ''): Promise<HTMLElement> {
  const url = `${fundingUrl}?${++count}`;
  server.serve(url, fundingOf(notice));
  return mountLoaded(`<cluster-funding-notice ${attributes} src="${url}"></cluster-funding-notice>`);
}

const cohesion: FundingNotice = {
  preset: 'eu-cohesion',
  statement: 'co-funded',
  project: { name: 'A project' },
  beneficiary: { name: 'The cluster' },
};

describe('the statement beside the emblem', () => {
  for (const [language, funded, coFunded] of [
    ['en', 'Funded by the European Union', 'Co-funded by the European Union'],
    ['de', 'Finanziert von der Europäischen Union', 'Kofinanziert von der Europäischen Union'],
    ['pl', 'Sfinansowane przez Unię Europejską', 'Dofinansowane przez Unię Europejską'],
  ] as const) {
    it(`is exact in ${language}, whatever the page speaks`, async () => {
      for (const [statement, said] of [
        ['funded', funded],
        ['co-funded', coFunded],
      ] as const) {
        const element = await mountNotice({ ...cohesion, language, statement }, 'lang="de"');
        expect(textOf(element, 'statement')).to.equal(said);
        expect(part(element, 'statement').closest<HTMLElement>('[lang]')!.lang).to.equal(language);
        expect(parts(element, 'emblem')).to.have.length(1);
      }
    });
  }

  it('follows the page where the notice states no language', async () => {
    const element = await mountNotice(cohesion, 'lang="pl"');
    expect(textOf(element, 'statement')).to.equal('Dofinansowane przez Unię Europejską');
  });

  for (const [name, facts, said] of [
    [
      'interreg is always co-funded',
      { preset: 'interreg', statement: undefined },
      'Co-funded by the European Union',
    ],
    [
      'NextGenerationEU is named',
      { preset: 'next-generation-eu', statement: 'funded' },
      'Funded by the European Union – NextGenerationEU',
    ],
    ['another wording is taken word for word', { statementText: 'Exactly this' }, 'Exactly this'],
  ] as const) {
    it(name, async () => {
      const element = await mountNotice({ ...cohesion, ...facts } as FundingNotice);
      expect(textOf(element, 'statement')).to.equal(said);
      expect(parts(element, 'emblem')).to.have.length(1);
    });
  }

  it('absent: no emblem, which would claim what nobody said', async () => {
    const { statement: _, ...silent } = cohesion;
    const element = await mountNotice(silent);
    expect(parts(element, 'emblem')).to.deep.equal([]);
    expect(parts(element, 'lockup')).to.deep.equal([]);
    expect(textOf(element, 'project')).to.equal('A project');
  });

  it('emblem false: the statement alone', async () => {
    const element = await mountNotice({ ...cohesion, emblem: false });
    expect(parts(element, 'emblem')).to.deep.equal([]);
    expect(textOf(element, 'statement')).to.equal('Co-funded by the European Union');
  });

  it('has no emblem where the money is not the Union’s', async () => {
    for (const preset of ['pl-state', 'pl-public-task', 'de-federal', 'custom'] as const) {
      const element = await mountNotice({ ...cohesion, preset });
      expect(parts(element, 'emblem'), preset).to.deep.equal([]);
    }
  });

  for (const attack of hostStyles) {
    it(`is no link, and is set as it is prescribed: ${attack}`, async () => {
      const style = document.createElement('style');
      style.textContent = attack.replace(/^[^{]*$/, 'main { $& }');
      document.head.append(style);
      cleanUp(() => style.remove());
      const element = await mountNotice(cohesion);
      const statement = part(element, 'statement');
      expect(statement.closest('a') ?? statement.querySelector('a')).to.equal(null);
      const said = getComputedStyle(statement.firstElementChild!);
      expect(said.fontFamily).to.match(/^Arial, Calibri, Tahoma/);
      const names =
        'fontStyle textTransform textShadow letterSpacing textDecorationLine fontVariantCaps filter opacity transform display';
      expect(names.split(' ').map((name) => said[name as 'color'])).to.deep.equal([
        ...['normal', 'none', 'none', 'normal', 'none', 'normal', 'none', '1', 'none'],
        // An underline of what is around goes through anything else.
        'inline-block',
      ]);
      const emblem = getComputedStyle(part(element, 'emblem'));
      expect([emblem.filter, emblem.opacity, emblem.transform, emblem.borderRadius]).to.deep.equal([
        ...['none', '1', 'none', '0px'],
      ]);
      expect(parseFloat(emblem.width) / parseFloat(emblem.height)).to.be.closeTo(1.5, 0.01);
    });
  }

  it('is hidden with all of the element where the host hides that', async () => {
    main.style.visibility = 'hidden';
    const element = await mountNotice(cohesion);
    for (const name of ['statement', 'emblem']) {
      expect(getComputedStyle(part(element, name)).visibility, name).to.equal('hidden');
    }
  });
});

describe('national programmes', () => {
  it('pl-state: logos first, then the wording, then what is asked for, in its order, in Polish', async () => {
    const element = await mountLoaded(`<cluster-funding-notice lang="de" preset="pl-state" programme="Program"
      project="Laboratorium" granted="170000" total="250000" currency="PLN" signed="2026-04-01"
      description="Zakup wyposażenia."><img slot="logo" alt="Flaga i godło"></cluster-funding-notice>`);
    const notice = part(element, 'notice');
    expect(notice.lang).to.equal('pl');
    expect(textOf(element, 'statement')).to.equal('Dofinansowano ze środków budżetu państwa');
    expect([...notice.children].map((child) => child.getAttribute('part') ?? child.className)).to.deep.equal([
      ...['logos', 'lockup', 'facts'],
    ]);
    expect(
      [...notice.querySelectorAll('dt, dd')].map((each) => each.textContent.replaceAll('\xa0', ' ')),
    ).to.deep.equal([
      ...['Program', 'Program', 'Nazwa zadania', 'Laboratorium'],
      ...['Kwota dofinansowania', '170 000,00 zł', 'Całkowita wartość', '250 000,00 zł'],
      ...['Data podpisania umowy', '01.04.2026', 'Opis', 'Zakup wyposażenia.'],
    ]);
    expect(parts(element, 'emblem')).to.deep.equal([]);
    expect(warnings).to.deep.equal([]);
  });

  it('de-federal: who, the logo, by whose decision; the funding reference', async () => {
    const element = await mountNotice(
      {
        preset: 'de-federal',
        project: { name: 'Datenbrücke', number: '16KIS0000' },
        funders: [{ name: 'Ministerium', logo: { url: 'https://cluster.example/logo.svg' } }],
      },
      'lang="pl"',
    );
    const notice = part(element, 'notice');
    expect(notice.lang).to.equal('de');
    expect([...notice.children].map((child) => child.getAttribute('part') ?? child.className)).to.deep.equal([
      ...['lockup', 'logos', 'legal-basis', 'facts'],
    ]);
    expect(textOf(element, 'statement')).to.equal('Gefördert durch: Ministerium');
    expect(textOf(element, 'legal-basis')).to.equal('aufgrund eines Beschlusses des Deutschen Bundestages');
    expect(
      [...notice.querySelectorAll('dt, dd')].map((each) => each.textContent.replaceAll('\xa0', ' ')),
    ).to.deep.equal([...['Projekt', 'Datenbrücke', 'Förderkennzeichen (FKZ)', '16KIS0000']]);
    expect(warnings).to.deep.equal([]);
  });

  it('de-federal: the funding reference may be the contract’s number', async () => {
    const element = await mountLoaded(
      '<cluster-funding-notice preset="de-federal" project="P" funder="M" contract="00XX"></cluster-funding-notice>',
    );
    expect(textsOf(element, 'project-number')).to.deep.equal(['00XX']);
    expect(parts(element, 'contract')).to.deep.equal([]);
  });

  it('de-federal in another language: its wording stays German, and says so', async () => {
    const element = await mountNotice({
      ...{ language: 'en', preset: 'de-federal', project: { number: '1' } },
      funders: [{ name: 'Ministry' }],
    });
    expect(part(element, 'notice').lang).to.equal('en');
    expect(part(element, 'statement').lang).to.equal('de');
    expect(part(element, 'legal-basis').lang).to.equal('de');
  });
});

describe('a notice in a language without words here', () => {
  it('has its own statement, dates and amounts; labels are the page’s, and say so', async () => {
    const element = await mountNotice(
      {
        ...cohesion,
        language: 'cs',
        amounts: { grant: 480000, currency: 'CZK' },
        contract: { number: '7', signedOn: '2013-09-13' },
        period: { from: '2024-01-02' },
      },
      'lang="de"',
    );
    expect(part(element, 'notice').lang).to.equal('cs');
    expect(textOf(element, 'statement')).to.equal('Spolufinancováno Evropskou unií');
    expect(part(element, 'statement').lang).to.equal('');
    expect(textOf(element, 'grant')).to.equal('480 000,00 Kč');
    expect(textOf(element, 'period')).to.equal('02. 01. 2024');
    const label = part(element, 'grant').previousElementSibling as HTMLElement;
    expect([label.textContent, label.lang]).to.deep.equal(['Fördersumme', 'de']);
    expect(part(element, 'emblem').getAttribute('lang')).to.equal('de');
    const contract = part(element, 'contract').firstElementChild as HTMLElement;
    expect([contract.textContent, contract.lang]).to.deep.equal(['Nr. 7 vom 13. 09. 2013', 'de']);
  });

  it('follows the page’s language where it states none, also where that has no words here', async () => {
    const element = await mountNotice(cohesion, 'lang="fr"');
    expect(part(element, 'notice').lang).to.equal('fr');
    expect(textOf(element, 'statement')).to.equal('Cofinancé par l’Union européenne');
  });

  it('that is none of the Union’s has the English statement, and says so', async () => {
    const element = await mountNotice({ ...cohesion, language: 'tr' });
    expect(textOf(element, 'statement')).to.equal('Co-funded by the European Union');
    expect(part(element, 'statement').lang).to.equal('en');
  });

  it('whose wording is unverified says so in the console once', async () => {
    const element = await mountNotice({ ...cohesion, language: 'sk', statement: 'funded' });
    element.setAttribute('heading', 'Drawn again');
    await drawn(element as Parameters<typeof drawn>[0]);
    expect(warnings).to.deep.equal([
      '<cluster-funding-notice> “Financované Európskou úniou” is unverified: compare the official wording',
    ]);
  });
});

describe('what a funder does', () => {
  it('stands beside its name', async () => {
    const funders = [{ name: 'The region', role: 'national share' }, { name: 'The city' }];
    const element = await mountNotice({ ...cohesion, language: 'en', funders });
    expect(textOf(element, 'funder')).to.equal('The region (national share) · The city');
  });
});

describe('several notices', () => {
  const named = (name: string, scope?: string): FundingNotice => ({
    ...publicTask,
    project: { name },
    ...(scope && { scope }),
    period: { from: '2024-01-01', to: '2025-12-31' },
  });

  it('about one thing stand below one heading; those about nothing in particular come first', async () => {
    server.serve(fundingUrl, fundingOf(named('a', 'One'), named('b', 'Two'), named('c'), named('d', 'One')));
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}" heading="Funding"></cluster-funding-notice>`,
    );
    const said = element.shadowRoot!.querySelectorAll('[part=scope], [part=project]');
    expect([...said].map((each) => each.textContent)).to.deep.equal(['c', 'One', 'a', 'd', 'Two', 'b']);
    expect(parts(element, 'scope').map(({ localName }) => localName)).to.deep.equal(['h3', 'h3']);
  });

  it('each say their period in their own way of writing dates', async () => {
    const element = await mountNotice(named('a'));
    expect(textOf(element, 'period')).to.equal('01.01.2024 – 31.12.2025');
  });
});

describe('which notices are shown', () => {
  const notices = ['a', 'b', 'c'].map((id) => ({ ...publicTask, id, project: { name: id } }));

  beforeEach(() => server.serve(fundingUrl, fundingOf(...notices)));

  for (const [attributes, expected] of [
    ['', ['a', 'b', 'c']],
    ['limit="2"', ['a', 'b']],
    ['notice="b"', ['b']],
    ['notice="z"', []],
  ] as const) {
    it(`${attributes || 'by default'}: ${expected.join(', ') || 'none'}`, async () => {
      const element = await mountLoaded(
        `<cluster-funding-notice ${attributes} src="${fundingUrl}"></cluster-funding-notice>`,
      );
      expect(textsOf(element, 'project')).to.deep.equal(expected);
    });
  }

  it('all again once limit is taken away', async () => {
    const element = await mountLoaded(
      `<cluster-funding-notice limit="1" src="${fundingUrl}"></cluster-funding-notice>`,
    );
    element.removeAttribute('limit');
    await drawn(element);
    expect(textsOf(element, 'project')).to.deep.equal(['a', 'b', 'c']);
  });

  it('none of a feed without any: nothing at all, but what the host says itself', async () => {
    server.serve(`${fundingUrl}?none`, feedOf([item(1)]));
    const element = await mountLoaded(
      `<cluster-funding-notice heading="Funding" src="${fundingUrl}?none"><p>Own</p></cluster-funding-notice>`,
    );
    expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
    expect(showsFallback(element)).to.equal(true);
    expect(parts(element, 'heading')).to.deep.equal([]);
  });

  it('none: what the host has to say to that is shown', async () => {
    server.serve(`${fundingUrl}?none`, feedOf([item(1)]));
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}?none"><p slot="empty">No funding</p></cluster-funding-notice>`,
    );
    expect(showsFallback(element)).to.equal(true);
    expect(element.innerText.trim()).to.equal('No funding');
  });

  it('any: what the host would say of none is not shown', async () => {
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}"><p slot="empty">No funding</p></cluster-funding-notice>`,
    );
    expect(showsFallback(element)).to.equal(false);
  });

  it('those in another language too, whatever fallback-lang says', async () => {
    const element = await mountNotice({ ...publicTask, language: 'pl' }, 'lang="de" fallback-lang="none"');
    expect(parts(element, 'notice').map((notice) => notice.lang)).to.deep.equal(['pl']);
  });

  it('cannot be dismissed', async () => {
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}"></cluster-funding-notice>`,
    );
    expect(element.shadowRoot!.querySelector('button, [role="button"], dialog, details')).to.equal(null);
  });
});

describe('the days on which a notice is valid', () => {
  for (const [validFrom, validTo, expected] of [
    [undefined, undefined, [1, 2, 3]],
    ['2026-03-10', undefined, [2, 3]],
    [undefined, '2026-03-10', [1, 2]],
    ['2026-03-10', '2026-03-10', [2]],
    ['2026-03-10T13:00:00', '2026-03-11', [3]],
  ] as const) {
    it(`from ${validFrom ?? 'ever'} to ${validTo ?? 'ever'}`, async () => {
      const shown: number[] = [];
      for (const [index, day] of ['2026-03-09', '2026-03-10', '2026-03-11'].entries()) {
        setNow(`${day}T12:00`);
        const facts = { ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
        const element = await mountNotice({ ...publicTask, ...facts });
        if (parts(element, 'notice').length) shown.push(index + 1);
        else expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
      }
      expect(shown).to.deep.equal(expected);
    });
  }
});

describe('a preset that is none', () => {
  const presets =
    'eu-cohesion, interreg, horizon, next-generation-eu, pl-state, pl-public-task, de-federal, custom';
  for (const [attributes, said] of [
    ['preset="bogus"', 'preset="bogus" is unknown'],
    ['preset="toString" project="A project"', 'preset="toString" is unknown'],
    ['statement="funded"', 'statement="funded" needs a preset'],
    ['statement="funded" project="A project"', 'statement="funded" needs a preset'],
  ] as const) {
    it(`${attributes}: the console says so once, and which there are`, async () => {
      const element = mount<HTMLElementTagNameMap['cluster-funding-notice']>(
        `<cluster-funding-notice ${attributes}><p>Own</p></cluster-funding-notice>`,
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      element.heading = 'Drawn again';
      await drawn(element);
      expect(warnings).to.deep.equal([`<cluster-funding-notice> ${said}: there are ${presets}`]);
      expect(showsFallback(element)).to.equal(!attributes.includes('project'));
      expect(textOf(element, 'status')).to.equal('');
      expect(textsOf(element, 'project')).to.deep.equal(attributes.includes('project') ? ['A project'] : []);
    });
  }
});

describe('a notice that lacks what its preset requires', () => {
  it('is shown, and the console says once what is missing and why', async () => {
    const element = await mountNotice({ preset: 'pl-public-task', project: { name: 'A task' } });
    element.setAttribute('heading', 'Drawn again');
    await drawn(element as Parameters<typeof drawn>[0]);
    expect(textOf(element, 'project')).to.equal('A task');
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('<cluster-funding-notice>');
    expect(warnings[0]).to.contain('pl-public-task lacks funders.0.name, contract.number, contract.signedOn');
    expect(warnings[0]).to.contain('ustawa o działalności pożytku publicznego i o wolontariacie');
  });

  it('that lacks nothing is not spoken of', async () => {
    await mountNotice(publicTask);
    expect(warnings).to.deep.equal([]);
  });
});

describe('a notice from attributes alone', () => {
  it('is shown without a request, in the language it is prescribed in', async () => {
    const element =
      await mountLoaded(`<cluster-funding-notice lang="de" preset="pl-public-task" notice-lang="pl"
      project="Rozwój Klastra" funder="Samorząd Województwa" contract="DG-G/2918/13" signed="2013-09-13"
      granted="17000" total="20000" currency="PLN"></cluster-funding-notice>`);
    expect(part(element, 'notice').lang).to.equal('pl');
    expect(textOf(element, 'contract')).to.equal('nr DG-G/2918/13 z dnia 13.09.2013');
    expect(textOf(element, 'grant')).to.equal('17 000,00 zł');
    expect(server.requests).to.deep.equal([]);
    expect(warnings).to.deep.equal([]);
  });

  it('without any says nothing', async () => {
    const element = mount<HTMLElementTagNameMap['cluster-funding-notice']>(
      '<cluster-funding-notice currency="PLN"></cluster-funding-notice>',
    );
    await drawn(element);
    expect(statesOf(element)).to.deep.equal([]);
    const loaded = nextEvent(element, 'cluster-load');
    element.setAttribute('text', 'Verbatim\nin two lines');
    await loaded;
    await drawn(element);
    expect(part(element, 'text').textContent).to.equal('Verbatim\nin two lines');
  });
});
