import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

describe('SECURITY.md', () => {
  it('names only tests that exist, and at least one for each promise', () => {
    const [, table = ''] = readFileSync('SECURITY.md', 'utf8').split('## What we promise');
    const [, , ...promises] = table.match(/^\|.*\|$/gm) ?? [];
    const tests = promises.map((line) => line.match(/test\/[\w/-]+\.test\.ts/g) ?? []);
    expect(promises).to.have.length.above(5);
    expect(promises.filter((_, index) => !tests[index]![0])).to.deep.equal([]);
    expect(tests.flat().filter((path) => !existsSync(path))).to.deep.equal([]);
  });
});
