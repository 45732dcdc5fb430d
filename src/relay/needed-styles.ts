/** What is drawn by the script alone: what keeps room, and what went wrong. */
const scripted = /^(?:\[part='?(?:skeleton|problem)|div:not\(\.room|\.(?:room|unseen|quiet)|i\b)/;
const ofLayout = /^\.(cards|compact)\b/;

/** A style sheet without what a prerendered widget of a layout has no use for: it is in every page, and before its content. */
export function neededStyles(css: string, layout: string): string {
  return rulesOf(css)
    .filter((rule) => !scripted.test(rule) && (ofLayout.exec(rule)?.[1] ?? layout) === layout)
    .join('');
}

/** Each with all that is in its braces. */
function rulesOf(written: string): string[] {
  // What is published has none any more.
  const css = written.replace(/\/\*[^]*?\*\//g, '');
  const rules: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { index, 0: brace } of css.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) {
      rules.push(css.slice(from, index + 1).trim());
      from = index + 1;
    }
  }
  return rules;
}
