import { expect } from 'chai';
import { showStates } from '../../src/browser/element-states.js';

/** What an element of some browser offers for its states. */
const internalsOf = (states: unknown) => ({ states }) as ElementInternals;

describe('custom states', () => {
  it('are exactly those given', () => {
    const states = new Set(['loading', 'stale']);
    showStates(internalsOf(states), ['ready', 'empty']);
    expect([...states]).to.deep.equal(['ready', 'empty']);
  });

  it('are left out by browsers that know none', () => {
    expect(() => showStates(internalsOf(undefined), ['ready'])).not.to.throw();
  });

  it('are left out by browsers that want names with dashes', () => {
    const states = new (class extends Set<string> {
      override add(name: string): this {
        if (!name.startsWith('--')) throw new SyntaxError('no dashes');
        return super.add(name);
      }
    })();
    expect(() => showStates(internalsOf(states), ['ready'])).not.to.throw();
    expect(states.size).to.equal(0);
  });
});
