/** What is drawn by the script alone: what keeps room, and what went wrong. */
const scripted = /^(?:\[part='?(?:skeleton|problem)|div:not\(\.room|\.(?:room|unseen|quiet)|i\b)/;
const ofLayout = /^\.(cards|compact)\b/;

/** A style sheet without what a prerendered widget of a layout has no use for: it is in every page, and before its content. */
export function neededStyles(css: string, layout: string): string {
  return rulesOf(css)
    .filter((rule) => !scripted.test(rule) && (ofLayout.exec(rule)?.[1] ?? layout) === layout)
    .map(belowHost)
    .join('');
}

/**
 * A rule that holds below a shadow root's host, and nowhere else: what a CMS leaves of a widget when it takes the `<template>`
 * away and nothing else is a style sheet of the whole page.
 */
function belowHost(rule: string): string {
  const at = rule.indexOf('{');
  const head = rule.slice(0, at).trim();
  const body = rule.slice(at + 1, -1);
  const written = head.startsWith('@')
    ? [head, rulesOf(body).map(belowHost).join('')]
    : [head.replace(selector, (each) => (each.startsWith(':host') ? each : `:host ${each}`)), body];
  return `${written[0]}{${written[1]}}`;
}

/** One of a list of selectors, with the lists in its parentheses. */
const selector = /[^\s,(](?:[^,(]|\((?:[^()]|\([^()]*\))*\))*/g;

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
