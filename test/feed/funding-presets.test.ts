import { expect } from 'chai';
import {
  disclaimerOf,
  isEuPreset,
  lacksWordings,
  languageOf,
  missingFields,
  nextValidity,
  noticeFaults,
  statementOf,
} from '../../src/feed/funding-presets.js';
import { loadWordings } from '../../src/feed/funding-statements.js';
import type { FundingNotice, Preset } from '../../src/feed/model.js';
import { officialStatements } from './official-statements.js';

/** A notice that has all that any preset asks for. */
const complete: FundingNotice = {
  statement: 'co-funded',
  programme: 'Programme',
  fund: 'Fund',
  project: { name: 'Project', number: '16KIS0000', description: 'Words' },
  beneficiary: { name: 'Cluster' },
  funders: [{ name: 'Ministry' }],
  contract: { number: '1', signedOn: '2013-09-13' },
  amounts: { grant: 1, total: 2 },
  grantingAuthority: 'Agency',
};

const required: Record<Preset, string> = {
  'eu-cohesion': 'statement|statementText, project.name, beneficiary.name',
  interreg: 'project.name, beneficiary.name, programme',
  horizon: 'statement|statementText, project.name, grantingAuthority, contract.number',
  'next-generation-eu': 'statement|statementText, project.name, beneficiary.name',
  'pl-state':
    'programme|fund, project.name, project.description, amounts.grant, amounts.total, contract.signedOn',
  'pl-public-task': 'project.name, funders.0.name, contract.number, contract.signedOn',
  'de-federal': 'funders.0.name, project.number|contract.number',
  custom: 'project.name|text',
};
const presets = Object.keys(required) as Preset[];

describe('what a preset requires', () => {
  for (const preset of presets) {
    it(`${preset}: ${required[preset]}`, () => {
      expect(missingFields({ preset })).to.contain(`${preset} lacks ${required[preset]} (required by `);
      expect(missingFields({ ...complete, preset })).to.equal('');
    });
  }

  it('is said only of what is missing', () => {
    const { contract: _, ...open } = complete;
    expect(missingFields({ ...open, preset: 'pl-public-task' })).to.match(
      /^pl-public-task lacks contract\.number, contract\.signedOn \(/,
    );
  });

  it('of two that will do is met by either', () => {
    for (const facts of [{ text: 'Words' }, { project: { name: 'Project' } }]) {
      expect(missingFields({ preset: 'custom', ...facts })).to.equal('');
    }
    expect(
      missingFields({ preset: 'de-federal', funders: [{ name: 'X' }], contract: { number: '1' } }),
    ).to.equal('');
  });

  it('is met by an amount of nothing', () => {
    expect(missingFields({ ...complete, preset: 'pl-state', amounts: { grant: 0, total: 0 } })).to.equal('');
  });

  it('without a preset is a name or a text', () => {
    expect(missingFields({})).to.match(/^custom lacks project\.name\|text/);
  });
});

describe('the statement of a notice', () => {
  const suffix = ' – NextGenerationEU';
  for (const [notice, language, expected] of [
    [{ preset: 'eu-cohesion', statement: 'funded' }, 'en', 'Funded by the European Union'],
    [{ preset: 'eu-cohesion', statement: 'co-funded' }, 'en-GB', 'Co-funded by the European Union'],
    [{ preset: 'eu-cohesion', statement: 'co-funded' }, 'de-AT', 'Kofinanziert von der Europäischen Union'],
    [{ preset: 'horizon', statement: 'funded' }, 'pl', 'Sfinansowane przez Unię Europejską'],
    [{ preset: 'eu-cohesion' }, 'en', undefined],
    [{ preset: 'interreg' }, 'en', 'Co-funded by the European Union'],
    [{ preset: 'interreg', statement: 'co-funded' }, 'en', 'Co-funded by the European Union'],
    [{ preset: 'interreg', statement: 'funded' }, 'en', 'Co-funded by the European Union'],
    [
      { preset: 'next-generation-eu', statement: 'funded' },
      'de',
      `Finanziert von der Europäischen Union${suffix}`,
    ],
    [{ preset: 'next-generation-eu' }, 'de', undefined],
    [
      { preset: 'eu-cohesion', statement: 'funded', statementSuffix: '– Fund' },
      'en',
      'Funded by the European Union – Fund',
    ],
    [{ preset: 'horizon', statement: 'funded', statementText: 'Verbatim' }, 'de', 'Verbatim'],
    [{ preset: 'horizon', statementText: 'Verbatim' }, 'de', 'Verbatim'],
  ] as [FundingNotice, string, string | undefined][]) {
    it(`${JSON.stringify(notice)} in ${language}: ${expected}`, () => {
      expect(statementOf(notice, language)?.text).to.equal(expected);
    });
  }

  it('and the emblem belong to the programmes of the Union alone', () => {
    expect(presets.filter(isEuPreset)).to.deep.equal([
      'eu-cohesion',
      'interreg',
      'horizon',
      'next-generation-eu',
    ]);
    expect(isEuPreset(undefined)).to.equal(false);
  });
});

describe('the 24 official languages', () => {
  before(loadWordings);

  for (const [language, funded, fundedBasis, coFunded, coFundedBasis, opening] of officialStatements) {
    it(`${language}: ${funded}; ${coFunded}`, () => {
      const notice: FundingNotice = { preset: 'horizon', language };
      const [whole, part] = (['funded', 'co-funded'] as const).map((statement) =>
        statementOf({ ...notice, statement }, 'en'),
      );
      expect(whole).to.deep.equal({ language, text: funded, basis: fundedBasis });
      expect(part).to.deep.equal({ language, text: coFunded, basis: coFundedBasis });
      const own = disclaimerOf({ ...notice, statement: 'funded' }, 'en')!;
      const words = own.language === language ? opening || funded : 'Funded by the European Union';
      expect(own.text.startsWith(`${words}. `), own.text).to.equal(true);
    });

    it(`${language}: a disclaimer of the notice is to begin with ${opening || funded}`, () => {
      const notice = { ...complete, preset: 'horizon', statement: 'funded', language } as const;
      const faults = (disclaimer: string) =>
        noticeFaults({ ...notice, disclaimer }, 'en').filter((fault) => fault.includes('has to begin with'));
      expect(faults(`${opening || funded}. Views.`)).to.deep.equal([]);
      expect(faults(`${coFunded}. Views.`)).to.have.length(1);
    });
  }

  it('unverified wordings are named with their basis, others are not', () => {
    const said = officialStatements.flatMap(([language]) =>
      (['funded', 'co-funded'] as const).flatMap((statement) =>
        noticeFaults({ ...complete, preset: 'eu-cohesion', statement, language }, 'en').map(
          (fault) => `${language} ${statement}: ${fault}`,
        ),
      ),
    );
    const expected = officialStatements.flatMap(
      ([language, funded, fundedBasis, coFunded, coFundedBasis]) => [
        ...(fundedBasis === 'unverified' ? [[language, 'funded', funded]] : []),
        ...(coFundedBasis === 'unverified' ? [[language, 'co-funded', coFunded]] : []),
      ],
    );
    expect(said).to.deep.equal(
      expected.map(
        ([language, share, text]) =>
          `${language} ${share}: “${text}” is unverified: compare the official wording`,
      ),
    );
    expect(said).to.have.length(7);
  });

  it('another language has the English statement, and that is said', () => {
    const notice = { ...complete, preset: 'eu-cohesion', language: 'tr' } as const;
    expect(statementOf(notice, 'de')).to.include({ text: 'Co-funded by the European Union', language: 'en' });
    expect(noticeFaults(notice, 'de')).to.deep.equal(['no statement is known in “tr”']);
  });
});

describe('the disclaimer', () => {
  before(loadWordings);
  const horizon: FundingNotice = { ...complete, preset: 'horizon', grantingAuthority: 'Agency' };

  it('is that of directly managed programmes alone', () => {
    expect(presets.filter((preset) => disclaimerOf({ ...complete, preset }, 'en'))).to.deep.equal([
      'horizon',
    ]);
  });

  for (const [statement, language, begin, authority] of [
    ['funded', 'en', 'Funded by the European Union. Views', 'those of the European Union or Agency. Neither'],
    ['co-funded', 'en', 'Co-funded by the European Union. Views', 'or Agency.'],
    [
      'funded',
      'de',
      'Von der Europäischen Union finanziert. Die',
      'oder der Bewilligungsbehörde (Agency) wider.',
    ],
    ['co-funded', 'de', 'Kofinanziert von der Europäischen Union. Die', '(Agency)'],
    ['funded', 'pl', 'Sfinansowane ze środków UE. Wyrażone', 'lub organu przyznającego dotację (Agency).'],
    ['co-funded', 'pl', 'Dofinansowane przez Unię Europejską. Wyrażone', '(Agency)'],
    ['funded', 'fr', 'Funded by the European Union. Views', 'or Agency.'],
  ] as const) {
    it(`in ${language} begins as ${statement} does and names the authority`, () => {
      const { text } = disclaimerOf({ ...horizon, statement, language }, 'en')!;
      expect(text.startsWith(begin), text).to.equal(true);
      expect(text).to.contain(authority);
    });
  }

  it('names nobody where no authority is stated', () => {
    const { grantingAuthority: _, ...silent } = horizon;
    for (const language of ['en', 'de', 'pl']) {
      expect(disclaimerOf({ ...silent, language }, 'en')!.text).not.to.match(/[{}]|undefined|\(\)| \./);
    }
  });

  it('of the notice itself is taken word for word', () => {
    expect(disclaimerOf({ ...horizon, disclaimer: 'Own words' }, 'en')!.text).to.equal('Own words');
  });

  it('is not there without a statement', () => {
    const { statement: _, ...silent } = horizon;
    expect(disclaimerOf(silent, 'en')).to.equal(undefined);
  });
});

describe('the wording of national programmes', () => {
  for (const [facts, text, basis] of [
    [{ programme: 'P' }, 'Dofinansowano ze środków budżetu państwa', 'seen-in-use'],
    [{ amounts: { grant: 5, total: 9 } }, 'Dofinansowano ze środków budżetu państwa', 'seen-in-use'],
    [{ amounts: { grant: 9, total: 9 } }, 'Sfinansowano ze środków budżetu państwa', 'unverified'],
    [{ statement: 'funded' }, 'Sfinansowano ze środków budżetu państwa', 'unverified'],
    [
      { statement: 'co-funded', amounts: { grant: 9, total: 9 } },
      'Dofinansowano ze środków budżetu państwa',
      'seen-in-use',
    ],
    [{ fund: 'F' }, 'Dofinansowano ze środków państwowego funduszu celowego', 'unverified'],
  ] as const) {
    it(`pl-state ${JSON.stringify(facts)}: ${text}`, () => {
      const expected = { text, basis, language: 'pl' };
      expect(statementOf({ preset: 'pl-state', ...facts }, 'de')).to.deep.equal(expected);
    });
  }

  it('pl-state asks for the flag and the coat of arms, from the feed or from the page', () => {
    const state: FundingNotice = { ...complete, preset: 'pl-state' };
    const logo = { url: 'https://ministry.example/flag.svg' };
    expect(noticeFaults(state, 'pl')).to.deep.equal([
      'pl-state lacks logos: the flag and the coat of arms (required by ustawa o finansach publicznych, art. 35a–35d)',
    ]);
    expect(noticeFaults({ ...state, funders: [{ name: 'X', logo }] }, 'pl')).to.deep.equal([]);
    expect(noticeFaults(state, 'pl', true)).to.deep.equal([]);
  });

  it('de-federal names the funders, and says nothing where there is none', () => {
    const funders = [{ name: 'Ministerium A' }, { name: 'Ministerium B' }];
    const expected = 'Gefördert durch: Ministerium A, Ministerium B';
    expect(statementOf({ preset: 'de-federal', funders }, 'en')?.text).to.equal(expected);
    const twice: FundingNotice = { preset: 'de-federal', funders: [...funders, ...funders] };
    expect(statementOf(twice, 'en')?.text, 'one with several logos').to.equal(expected);
    expect(statementOf({ preset: 'de-federal' }, 'en')).to.equal(undefined);
  });

  it('pl-public-task and custom have none', () => {
    expect(statementOf({ ...complete, preset: 'pl-public-task' }, 'pl')).to.equal(undefined);
    expect(statementOf({ ...complete, preset: 'custom' }, 'pl')).to.equal(undefined);
  });
});

describe('what is wrong with a notice', () => {
  before(loadWordings);

  it('is a disclaimer in another language, since there is none in its own', () => {
    const horizon = { ...complete, preset: 'horizon', grantingAuthority: 'Agency' } as const;
    expect(noticeFaults({ ...horizon, language: 'cs' }, 'en')).to.deep.equal([
      'no disclaimer is known in “cs”',
    ]);
    expect(noticeFaults({ ...horizon, language: 'cs', disclaimer: own('cs') }, 'en')).to.deep.equal([]);
    expect(noticeFaults({ ...horizon, language: 'en' }, 'cs')).to.deep.equal([]);
  });

  it('is that a feed says how much was funded and not by whose rules, so that the statement is not shown', () => {
    const { preset: _, ...unknown } = { ...complete, preset: 'eu-cohesion' };
    expect(noticeFaults(unknown, 'en')).to.deep.equal([
      `statement="co-funded" needs a preset: there are ${presets.join(', ')}`,
    ]);
  });

  for (const [language, notice] of [
    ['de', { preset: 'horizon', statement: 'funded' }],
    ['de', { preset: 'horizon', statement: 'co-funded' }],
    ['pl', { preset: 'horizon', statement: 'funded' }],
    ['pl', { preset: 'horizon', statement: 'co-funded' }],
    ['pl', { preset: 'pl-state', statement: 'funded' }],
    ['pl', { preset: 'pl-state', programme: undefined }],
    ['pl', { preset: 'pl-state', statement: 'funded', programme: undefined }],
  ] as [string, FundingNotice][]) {
    it(`in ${language}, ${JSON.stringify(notice)}: a wording that is unverified`, () => {
      const stated = { ...complete, ...notice, language };
      const words = [statementOf(stated, 'en')!, disclaimerOf(stated, 'en')!].find(
        (said) => said?.basis === 'unverified',
      )!;
      expect(noticeFaults(stated, 'en', true)).to.deep.equal([
        `“${words.text}” is unverified: compare the official wording`,
      ]);
    });
  }

  const own = (language: string) => `${officialStatements.find(([tag]) => tag === language)![3]}. Own words.`;
});

describe('interreg', () => {
  it('that claims to be funded in full is contradicted', () => {
    const faults = noticeFaults({ ...complete, preset: 'interreg', statement: 'funded' }, 'en');
    expect(faults).to.deep.equal(['interreg is always co-funded']);
  });
});

describe('the language of a notice', () => {
  for (const [notice, expected] of [
    [{ language: 'cs', preset: 'pl-state' }, 'cs'],
    [{ preset: 'pl-state' }, 'pl'],
    [{ preset: 'pl-public-task' }, 'pl'],
    [{ preset: 'de-federal' }, 'de'],
    [{ preset: 'eu-cohesion' }, 'fr'],
    [{}, 'fr'],
  ] as [FundingNotice, string][]) {
    it(`${JSON.stringify(notice)} on a French page: ${expected}`, () => {
      expect(languageOf(notice, 'fr')).to.equal(expected);
    });
  }
});

describe('the days of notices', () => {
  it('change next at the next first or after the next last of them', () => {
    const notices = [{ validFrom: '2026-03-10' }, { validTo: '2026-03-08' }, {}];
    const at = (day: string) => Date.parse(`${day}T00:00`);
    expect(nextValidity(notices, at('2026-03-01'))).to.equal(at('2026-03-09'));
    expect(nextValidity(notices, at('2026-03-09'))).to.equal(at('2026-03-10'));
    expect(nextValidity(notices, at('2026-03-10'))).to.equal(Infinity);
  });
});

describe('words that are loaded when they are met', () => {
  it('are there once they have been', async () => {
    await loadWordings();
    expect(lacksWordings({ preset: 'horizon', language: 'fr' }, 'en')).to.equal(false);
  });
});
