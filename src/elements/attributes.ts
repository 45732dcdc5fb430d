import type { PropertyDeclarations, ReactiveElement } from 'lit';

type Value = string | number | boolean | undefined;
type Defaults = Readonly<Record<string, Value>>;

/** The attributes of every widget, with what they mean where they are absent. */
const common: Defaults = {
  src: '',
  heading: undefined,
  'heading-level': 2,
  'fallback-lang': '*',
  refresh: 0,
  loading: 'eager',
  images: 'feed',
};

/**
 * Declares the properties of attributes: `heading-level` is the property `headingLevel`. A default tells the type;
 * an attribute that is absent, taken away or no number where one is asked for means its default.
 * @param names attributes of plain text, separated by spaces, by default empty
 * @param defaults further attributes beside those of every widget
 */
export function attributes(names: string, defaults: Defaults): PropertyDeclarations {
  const all = { ...Object.fromEntries(names.split(' ').map((name) => [name, ''])), ...common, ...defaults };
  return Object.fromEntries([
    ['feed', { attribute: false }],
    ...Object.entries(all).map(([attribute, byDefault]) => [
      attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      { attribute, byDefault, converter: (value: string | null) => readAttribute(value, byDefault) },
    ]),
  ]) as PropertyDeclarations;
}

/** Gives an element's properties their defaults. What a page set before the script arrived comes after. */
export function applyDefaults(element: ReactiveElement): void {
  for (const [name, options] of (element.constructor as typeof ReactiveElement).elementProperties)
    Object.assign(element, { [name]: (options as { byDefault?: Value }).byDefault });
}

function readAttribute(value: string | null, byDefault: Value): Value {
  if (value === null) return byDefault;
  if (typeof byDefault === 'boolean') return true;
  if (typeof byDefault !== 'number') return value;
  const number = parseFloat(value);
  return isNaN(number) ? byDefault : number;
}
