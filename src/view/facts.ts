import { type TemplateResult, html, nothing } from 'lit';
import type { Party } from '../feed/model.js';

/** A fact: its label, the part it is styled by, and its value; falsy values are left out. */
export type Fact = readonly [label: string, part: string, value: unknown];

/** Facts as a definition list. */
export function factList(facts: readonly Fact[], labelLang: string | typeof nothing = nothing): unknown {
  const rows = facts.map(([label, part, value]) =>
    value
      ? html`<div class="fact">
          <dt lang=${labelLang}>${label}</dt>
          <dd part=${part}>${value}</dd>
        </div>`
      : '',
  );
  return rows.some(Boolean) ? html`<dl part="facts">${rows}</dl>` : nothing;
}

/** Parties, documents or the like, with links where they have an address; `undefined` where there are none. */
export function linkList(
  list: readonly (Partial<Party> & { title?: string })[] | undefined,
  lang: string | typeof nothing = nothing,
): TemplateResult[] | undefined {
  return list?.map(({ name, title, url }, index) => {
    // A link needs a name; the last part of its address is better than none.
    const text = name ?? title ?? url?.split('/').pop();
    return html`${index ? ' · ' : ''}${url ? html`<a href=${url} lang=${lang}>${text}</a>` : html`<span lang=${lang}>${text}</span>`}`;
  });
}
