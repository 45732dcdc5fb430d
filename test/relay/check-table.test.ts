import { expect } from 'chai';
import type { CheckReport } from '../../src/relay/check.js';
import { writeReport } from '../../src/relay/check-table.js';
import type { Terminal } from '../../src/relay/terminal.js';

const terminal = (columns: number, colour = false): Terminal => ({
  out: () => {},
  err: () => {},
  progress: () => {},
  columns,
  colour,
});

const report: CheckReport = {
  fit: false,
  sources: [
    {
      source: 'https://cluster.example/feed/',
      fit: false,
      format: 'RSS 2.0',
      title: 'Łódź \x1b[2J\nnews',
      items: 3,
      bytes: 4321,
      ms: 10,
      findings: [
        { level: 'ok', what: 'titles', message: 'Every item has a title.' },
        {
          level: 'unfit',
          what: 'cors',
          message: "Other sites' pages may not read it: no Access-Control-Allow-Origin.",
          fix: 'publish a copy at https://cluster.example/a-very-long-address-that-is-one-word-and-must-stay-whole.json',
        },
        { level: 'problem', what: 'duplicates', message: 'Title “\x9b31m\u202eevil”.' },
      ],
    },
    { source: 'news.json', feeds: ['a', 'b'], fit: true, items: 0, bytes: 0, ms: 0, findings: [] },
  ],
};

describe('the table of a check', () => {
  it('says the worst first, in lines that fit, with addresses whole', () => {
    expect(writeReport(report, terminal(60)).split('\n')).to.deep.equal([
      'https://cluster.example/feed/',
      'unfit, RSS 2.0, “Łódź [2J news”, 3 items, 4.3 kB',
      '',
      "  unfit    cors       Other sites' pages may not read it: no",
      '                      Access-Control-Allow-Origin.',
      '                      → publish a copy at',
      '                      https://cluster.example/a-very-long-address-that-is-one-word-and-must-stay-whole.json',
      '  problem  duplicates Title “31mevil”.',
      '  ok       titles     Every item has a title.',
      '',
      'news.json (a, b)',
      'fit',
      '',
      '',
      '1 of 2 sources can be shown.',
      '',
    ]);
  });

  it('has colour where it is wanted, and then the same words', () => {
    const coloured = writeReport(report, terminal(60, true));
    expect(coloured).to.contain('\x1b[31munfit    \x1b[39m');
    expect(coloured.replace(/\x1b\[\d+m/g, '')).to.equal(writeReport(report, terminal(60)));
  });

  it('is no wider than can be read, and no narrower than words need', () => {
    const longest = (columns: number) =>
      Math.max(
        ...writeReport(report, terminal(columns))
          .split('\n')
          .filter((line) => !line.includes('very-long'))
          .map(({ length }) => length),
      );
    expect(longest(20)).to.be.at.most(50);
    expect(longest(300)).to.be.at.most(110);
  });
});
