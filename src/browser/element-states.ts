/** The custom states of every widget, for `:state()` in a host's style sheet. */
export type ElementState = 'loading' | 'ready' | 'empty' | 'failed' | 'stale';

/** Sets exactly the given states; what is none is left out. */
export function showStates(
  { states }: ElementInternals,
  shown: readonly (ElementState | false | undefined)[],
): void {
  try {
    states.clear();
    for (const state of shown) if (state) states.add(state);
  } catch {
    // A browser that knows no states, or only names with two dashes, which no style sheet asks for.
  }
}
