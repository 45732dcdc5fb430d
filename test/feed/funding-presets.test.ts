import { expect } from 'chai';
import { isEuPreset, missingFields, statementOf } from '../../src/feed/funding-presets.js';
import type { FundingNotice, Preset } from '../../src/feed/model.js';

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
      expect(statementOf(notice, language)).to.equal(expected);
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
