import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { disclaimerOf, statementOf } from '../../src/feed/funding-presets.js';
import { loadWordings } from '../../src/feed/funding-statements.js';
import type { FundingNotice } from '../../src/feed/model.js';
import { officialStatements } from '../feed/official-statements.js';

/** What a funding notice keeps to: the rule as the guide has it, and the test that holds it. */
const rules = [
  [
    'The statement is that of one table, word for word, in each of the 24 official languages.',
    'test/feed/funding-presets.test.ts',
    'the 24 official languages',
  ],
  [
    'A wording that is not verified is named in the console, and listed above.',
    'test/feed/funding-presets.test.ts',
    'unverified wordings are named with their basis, others are not',
  ],
  ['Interreg is always co-funded.', 'test/elements/funding-notice.test.ts', 'interreg is always co-funded'],
  [
    'NextGenerationEU is named after the statement.',
    'test/elements/funding-notice.test.ts',
    'NextGenerationEU is named',
  ],
  [
    'The disclaimer begins with the same variant as the statement, and names the granting authority.',
    'test/feed/funding-presets.test.ts',
    'begins as',
  ],
  [
    '“Dofinansowano ze środków budżetu państwa” has flag and coat of arms first, and its facts in the order of the rule.',
    'test/elements/funding-notice.test.ts',
    'pl-state: logos first',
  ],
  [
    '“Gefördert durch:” has the ministry, its logo, the decision of the Bundestag and the funding reference.',
    'test/elements/funding-notice.test.ts',
    'de-federal: who, the logo, by whose decision',
  ],
  [
    'A required field that is missing is named in the console, with the rule; nothing is invented in its place.',
    'test/elements/funding-notice.test.ts',
    'is shown, and the console says once what is missing and why',
  ],
  [
    'There is no emblem without a statement, and none where the money is not the Union’s.',
    'test/elements/funding-notice.test.ts',
    'absent: no emblem',
  ],
  [
    'The emblem is 3 : 2, #003399 with stars of #FFCC00.',
    'test/page/emblem.test.ts',
    'proportions, stars, colours, border',
  ],
  [
    'Twelve stars stand upright on a circle of a third of the height, each in a circle of an eighteenth.',
    'test/view/emblem.test.ts',
    'has twelve stars on a circle',
  ],
  [
    'On coloured ground the emblem has a white border of a 25th of its height.',
    'test/page/emblem.test.ts',
    'proportions, stars, colours, border',
  ],
  [
    'The emblem is at least 40 px high, and does not shrink with the viewport.',
    'test/page/emblem.test.ts',
    'does not shrink with the viewport',
  ],
  [
    'The emblem keeps its colours where colours are forced, and nothing else does.',
    'test/elements/funding-look.test.ts',
    'keeps its colours, on any ground and with forced ones, and nothing else does',
  ],
  ['All logos are as high as the emblem.', 'test/elements/funding-look.test.ts', 'are as high as the emblem'],
  [
    'A logo’s text is the funder’s name, and it loads at once.',
    'test/elements/funding-look.test.ts',
    'are named by what they are',
  ],
  [
    'The statement does not touch the emblem.',
    'test/elements/funding-look.test.ts',
    'does not touch its statement',
  ],
  [
    'The statement is set in one of the typefaces that are allowed, without italics, underline or effects, whatever a host sets.',
    'test/page/emblem.test.ts',
    'are what they are:',
  ],
  [
    'The statement is no link.',
    'test/elements/funding-notice.test.ts',
    'is no link, and is set as it is prescribed',
  ],
  [
    'The statement is black on light ground and white on dark ground, with contrast enough.',
    'test/elements/funding-look.test.ts',
    'which is contrast enough',
  ],
  [
    'A notice keeps its language, and says which, whatever the page’s is.',
    'test/elements/funding-notice.test.ts',
    'whatever the page speaks',
  ],
  [
    'Dates and amounts are written as the notice’s language writes them.',
    'test/elements/funding-notice.test.ts',
    'is shown without a request, in the language it is prescribed in',
  ],
  [
    'Several notices about one thing stand together, each with its period.',
    'test/elements/funding-notice.test.ts',
    'about one thing stand below one heading',
  ],
  [
    'Nothing is shown where there is nothing to acknowledge.',
    'test/elements/funding-notice.test.ts',
    'none of a feed without any',
  ],
  ['A notice cannot be dismissed.', 'test/elements/funding-notice.test.ts', 'cannot be dismissed'],
  [
    'Nothing of it is hidden by what ad blockers commonly hide.',
    'test/elements/cosmetic-filters.test.ts',
    'hides nothing of',
  ],
  [
    'With script blocked, what the page says inside of the tag stands.',
    'test/page/emblem.test.ts',
    'stands with script blocked',
  ],
  ['It prints.', 'test/page/emblem.test.ts', 'prints, its statement black'],
] as const;

const flat = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

const presets =
  'eu-cohesion interreg horizon next-generation-eu pl-state pl-public-task de-federal custom'.split(' ');
const guide = readFileSync('demo/acknowledging-funding.html', 'utf8');

/** The section of the guide with an id. */
const sectionOf = (id: string): string =>
  new RegExp(`<section[^>]*id="${id}"[^]*?</section>`).exec(guide)?.[0] ?? '';

describe('the wordings that are not verified', () => {
  before(loadWordings);

  it('are those that the guide lists', () => {
    const horizon = ['de', 'pl'].map((language): FundingNotice => ({ preset: 'horizon', language }));
    const notices: FundingNotice[] = [
      ...officialStatements.map(([language]): FundingNotice => ({ preset: 'eu-cohesion', language })),
      ...horizon,
      { preset: 'pl-state', programme: 'P' },
      { preset: 'pl-state', fund: 'F' },
    ];
    const wordings = notices.flatMap((notice) =>
      (['funded', 'co-funded'] as const).flatMap((statement) => [
        statementOf({ ...notice, statement }, 'en'),
        disclaimerOf({ ...notice, statement }, 'en'),
      ]),
    );
    const unverified = wordings
      .filter((said) => said?.basis === 'unverified')
      // A disclaimer by how it goes on after the statement.
      .map((said) => said!.text.replace(/^.*?\. (.*?(?:Meinungen|opinie)) .*/, '$1 …'));
    const listed = [...sectionOf('wordings').matchAll(/<q[^>]*>([^]*?)<\/q>/g)].map(([, text = '']) =>
      flat(text),
    );
    expect(listed.sort()).to.deep.equal([...new Set(unverified)].sort());
    expect(listed).to.have.length(12);
  });
});

describe('the pictures of the guide', () => {
  for (const preset of presets) {
    it(`${preset}: what is shown is what is there to be pasted`, () => {
      const section = sectionOf(preset);
      const [, live = ''] = /<div class="live">([^]*?)<\/div>/.exec(section) ?? [];
      const [, pasted = ''] = /<pre><code>([^]*?)<\/code><\/pre>/.exec(section) ?? [];
      const tag = (markup: string) =>
        markup
          .replace(/\s+/g, ' ')
          .replace(/ ?(<\/?[^>]*?) ?(\/?>) ?/g, '$1$2')
          .trim();
      expect(tag(live)).to.match(/^<cluster-funding-notice /);
      expect(tag(pasted.replaceAll('&lt;', '<').replaceAll('&gt;', '>'))).to.equal(tag(live));
    });
  }
});

describe('the rules of a funding notice', () => {
  for (const [rule, file, test] of rules) {
    it(`${rule} (${file})`, () => {
      expect(readFileSync(file, 'utf8')).to.contain(test);
    });
  }

  it('are those that the guide lists', () => {
    const [, list = ''] = /id="rules"[^]*?<ul>([^]*?)<\/ul>/.exec(guide) ?? [];
    const listed = [...list.matchAll(/<li>([^]*?)<\/li>/g)].map(([, item = '']) => flat(item));
    expect(listed).to.deep.equal(rules.map(([rule]) => rule));
  });

  it('have a section of the guide for each preset, with the tag to paste and who alone can say more', () => {
    for (const preset of presets) {
      expect(sectionOf(preset), preset)
        .to.contain(`preset="${preset}"`)
        .and.contain(`&lt;cluster-funding-notice`)
        .and.contain('Where it says so')
        .and.contain('lawyer');
    }
    expect(flat(guide)).to.contain('This is not legal advice');
  });
});
