// A classic script, which leaves `axe` on the page.
import 'axe-core';
import type { AxeResults, Result } from 'axe-core';
import { expect } from 'chai';

const { axe } = globalThis as unknown as {
  axe: { run(context: Element, options: object): Promise<AxeResults> };
};
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with the rules that something in the page breaks. */
export async function expectAccessible(context: Element): Promise<void> {
  const { violations, passes } = await axe.run(context, { runOnly: { type: 'tag', values } });
  expect(passes, 'rules that had something to look at').not.to.be.empty;
  expect(violations.map(describeResult)).to.deep.equal([]);
}

function describeResult({ id, nodes }: Result): string {
  return `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join('; ')}`;
}
