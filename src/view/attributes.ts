import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Value = string | number | boolean | undefined;
type Defaults = Readonly<Record<string, Value>>;

/** A property as Lit wants it declared, with what it is where its attribute is absent. */
interface Property extends PropertyDeclaration {
  /** `false` for one that has none. */
  readonly attribute: string | false;
  readonly converter?: (value: string | null) => Value;
  readonly byDefault?: Value;
}
export type Properties = Record<string, Property>;

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
export function attributes(names: string, defaults: Defaults): Properties {
  const properties: Properties = { feed: { attribute: false } };
  const plain = Object.fromEntries(names.split(' ').map((name) => [name, '']));
  for (const [attribute, byDefault] of Object.entries({ ...plain, ...common, ...defaults })) {
    const name = attribute.replace(/-./g, (hyphened) => hyphened[1]!.toUpperCase());
    const converter = (value: string | null): Value => {
      const number = parseFloat(value!);
      if (typeof byDefault === 'number') return isNaN(number) ? byDefault : number;
      // An attribute that is there is true, whatever it says.
      return value === null ? byDefault : byDefault === false || value;
    };
    properties[name] = { attribute, converter, byDefault };
  }
  return properties;
}

/** Gives an element's properties their defaults. What a page set before the script arrived comes after. */
export function applyDefaults(element: ReactiveElement): void {
  for (const [name, options] of (element.constructor as typeof ReactiveElement).elementProperties)
    Object.assign(element, { [name]: (options as Property).byDefault });
}
