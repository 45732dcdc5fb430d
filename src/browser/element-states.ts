/** The custom states of every widget, for `:state()` in a host's style sheet. */
export type ElementState = 'loading' | 'ready' | 'empty' | 'failed' | 'stale';

/** Sets exactly the given states. Browsers that know no custom states go without. */
export function showStates(internals: ElementInternals, states: readonly ElementState[]): void {
  const set = internals.states as CustomStateSet | undefined;
  if (!set) return;
  set.clear();
  for (const state of states) {
    try {
      set.add(state);
    } catch {
      // Early implementations take names with two dashes only, which no style sheet asks for.
    }
  }
}
