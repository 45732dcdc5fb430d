// Lit falls back to <style> elements where a browser has no adopted style sheets. All that the widgets support have
// them, and an injected <style> is what a strict style-src forbids: the pages' scripts leave the fallback out.

/** What Lit's own module exports, for adopted style sheets alone. Our styles have no expressions. */
const code = `
export const css = ([text]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};
export const getCompatibleStyle = (sheet) => sheet;
export const adoptStyles = (root, sheets) => {
  root.adoptedStyleSheets = sheets;
};
export const supportsAdoptingStyleSheets = true;
export const unsafeCSS = css;
export class CSSResult {}
`;

/**
 * Vite plugin that puts it in the place of Lit's module.
 * @returns {import('vite').Plugin}
 */
export function adoptedStyles() {
  let isMet = false;
  return {
    name: 'adopted-styles',
    load(id) {
      if (!/@lit\/reactive-element\/css-tag\.js$/.test(id)) return null;
      isMet = true;
      return code;
    },
    generateBundle() {
      if (!isMet)
        this.error('Lit has no @lit/reactive-element/css-tag.js any more: see scripts/adopted-styles.mjs.');
    },
  };
}
