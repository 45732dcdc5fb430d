import { html, nothing } from 'lit';
import type { Speech, Texts } from '../i18n/words.js';
import type { Lang } from './language.js';
import { linked } from './text.js';

type Area = 'event' | 'funding';
/** What follows the area in the ids of its texts. */
type Name<A extends Area> = {
  [Id in keyof Texts]: Texts[Id] extends string ? (Id extends `${A}.${infer Rest}` ? Rest : never) : never;
}[keyof Texts];

/**
 * Facts as a definition list: each with what the id of its label ends in, its value, and its part where that has
 * another name. Falsy values are left out.
 */
export function factList<A extends Area>(
  area: A,
  facts: readonly (readonly [name: Name<A>, value: unknown, part?: string])[],
  texts: Texts,
  labelLang: Lang = nothing,
): unknown {
  const rows = facts.flatMap(([name, value, part = name]) =>
    value
      ? html`<div class="fact">
          <dt lang=${labelLang}>${texts[`${area}.${name}` as keyof Texts]}</dt>
          <dd part=${part}>${value}</dd>
        </div>`
      : [],
  );
  return rows.length ? html`<div class="facts"><dl part="facts">${rows}</dl></div>` : nothing;
}

interface Named {
  name?: string | undefined;
  title?: string | undefined;
  url?: string | undefined;
  /** Where it is not that of the list. */
  lang?: Lang;
}

/** Parties, documents or the like, with links where they have an address; `undefined` where there are none. */
export function linkList(
  list: readonly (Named | undefined)[] = [],
  speech: Speech,
  lang: Lang = nothing,
): unknown[] | undefined {
  const links = list.flatMap((each) => {
    const { name, title, url, lang: own = lang } = each ?? {};
    // A link needs a name; the last part of its address is better than none.
    const text = name ?? title ?? (url?.split('/').pop() || url);
    return text ? [' · ', linked(text, url, own, speech)] : [];
  });
  return links.length ? links.slice(1) : undefined;
}
