import type { PropertyDeclarations } from 'lit';

/**
 * Declares the properties of attributes by the attributes' names, separated by spaces: `heading-level` is the
 * property `headingLevel`.
 * @param type `Number` or `Boolean`; absent for text
 */
export function attributes(names: string, type?: unknown): PropertyDeclarations {
  return Object.fromEntries(
    names
      .split(' ')
      .map((attribute) => [
        attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
        { attribute, type },
      ]),
  );
}

/** What every widget has. */
export const widgetProperties: PropertyDeclarations = {
  feed: { attribute: false },
  ...attributes('src heading fallback-lang images loading'),
  ...attributes('heading-level limit refresh', Number),
};
