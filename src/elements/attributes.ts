import type { PropertyDeclarations, ReactiveElement } from 'lit';

type Value = string | number | boolean | undefined;

/** The attributes of every widget, with what they mean where they are absent. */
export const widgetDefaults: Readonly<Record<string, Value>> = {
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
 */
export function attributes(defaults: Readonly<Record<string, Value>>, names = ''): PropertyDeclarations {
  const plain = names.split(' ').filter(Boolean);
  const entries = [...plain.map((name): [string, Value] => [name, '']), ...Object.entries(defaults)];
  return {
    feed: { attribute: false },
    ...Object.fromEntries(
      entries.map(([attribute, byDefault]) => [
        attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
        { attribute, byDefault, converter: (value: string | null) => readAttribute(value, byDefault) },
      ]),
    ),
  };
}

/** Gives an element's properties their defaults. What a page set before the script arrived comes after. */
export function applyDefaults(element: ReactiveElement): void {
  const declared = (element.constructor as typeof ReactiveElement).elementProperties;
  for (const [name, options] of declared)
    Object.assign(element, { [name]: (options as { byDefault?: Value }).byDefault });
}

function readAttribute(value: string | null, byDefault: Value): Value {
  if (value === null) return byDefault;
  if (typeof byDefault === 'boolean') return true;
  if (typeof byDefault !== 'number') return value;
  const number = parseFloat(value);
  return isNaN(number) ? byDefault : number;
}
