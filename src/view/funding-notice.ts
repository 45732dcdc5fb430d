import { type TemplateResult, html, nothing } from 'lit';
import { disclaimerOf, federalBasis, isEuPreset, languageOf, statementOf } from '../feed/funding-presets.js';
import type { Wording } from '../feed/funding-statements.js';
import { sameLanguage } from '../feed/language.js';
import type { FundingNotice, LanguageTag } from '../feed/model.js';
import type { Speech } from '../i18n/words.js';
import { emblem } from './emblem.js';
import { linkList } from './facts.js';
import { fundingFacts } from './funding-facts.js';
import { heading } from './heading.js';
import type { Hooks } from './hooks.js';
import type { Lang } from './language.js';
import { paragraph } from './text.js';

export interface FundingNoticeOptions {
  /** Level of the headings that tell notices apart, 2 to 6. */
  readonly level: number;
  readonly hooks: Hooks;
  /** The language of the page, for notices that neither state one nor have one prescribed. */
  readonly language: LanguageTag;
  /** Words and formats for a notice's own language; `undefined` where there are none yet. */
  readonly speechFor: (language: LanguageTag) => Speech | undefined;
}

/** Acknowledgements of public funding, each in its own language; those about one thing together. */
export function fundingNotices(
  notices: readonly FundingNotice[],
  options: FundingNoticeOptions,
  speech: Speech,
): TemplateResult {
  // What is about nothing in particular comes first, so that it is not below a heading that is not its own.
  const scopes = new Set([undefined, ...notices.map(({ scope }) => scope)]);
  const groups = [...scopes].map((scope) => notices.filter((notice) => notice.scope === scope));
  const isOne = notices.length === 1;
  const logoSlot = html`<slot name="logo"></slot>`;
  return html`<div part="list">
    ${groups.map((group) =>
      group.map((notice, index) =>
        fundingNotice(notice, options, speech, !index, isOne ? logoSlot : nothing),
      ),
    )}
    ${isOne ? nothing : logoSlot}
  </div>`;
}

function fundingNotice(
  notice: FundingNotice,
  { level, hooks, language: reader, speechFor }: FundingNoticeOptions,
  speech: Speech,
  isFirst: boolean,
  logoSlot: unknown,
): TemplateResult {
  const { scope, preset, text, funders, links } = notice;
  const language = languageOf(notice, reader);
  const own = speechFor(language) ?? speech;
  // Where its language has no words here, labels are the page's; dates and amounts are its own all the same.
  const said = sameLanguage(own.words, language) ? own : { ...speech, locale: language };
  const labelLang = langIn(language, said.words);
  const wording = (part: string, words: Wording | undefined) =>
    words && paragraph(part, html`<span>${words.text}</span>`, langIn(language, words.language));
  // An emblem without its statement would claim what nobody said.
  const statement = statementOf(notice, reader);
  const logos = html`<div part="logos">
    ${funders?.map(({ name, logo }) =>
      // Eager, since a checker who scrolls fast must not meet a gap.
      logo && hooks.allowsImage(logo.url)
        ? html`<img
            part="logo"
            src=${logo.url}
            alt=${logo.alt ?? name}
            width=${logo.width ?? nothing}
            height=${logo.height ?? nothing}
            referrerpolicy="no-referrer"
          />`
        : nothing,
    )}${logoSlot}
  </div>`;
  return html`<div part="notice" lang=${language}>
    ${isFirst && scope ? heading(level, 'scope', scope) : nothing} ${preset === 'pl-state' ? logos : nothing}
    ${
      statement &&
      html`<div part="lockup">
        ${
          isEuPreset(preset) && notice.emblem !== false
            ? emblem(said.texts['funding.emblem'], labelLang)
            : nothing
        }
        ${wording('statement', statement)}
      </div>`
    }
    ${statement && preset !== 'pl-state' ? logos : nothing}
    ${statement && preset === 'de-federal' ? paragraph('legal-basis', federalBasis, langIn(language, 'de')) : nothing}
    ${paragraph('text', text)}${fundingFacts(notice, said, labelLang)} ${statement ? nothing : logos}
    ${funders?.map(({ creditLine }) => paragraph('credit', creditLine))}
    ${wording('disclaimer', disclaimerOf(notice, reader))}${paragraph('links', linkList(links, said))}
  </div>`;
}

/** The value of `lang` for words in a notice. */
const langIn = (around: LanguageTag, language: LanguageTag): Lang =>
  sameLanguage(around, language) ? nothing : language;
