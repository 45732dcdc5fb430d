import { type TemplateResult, html, nothing } from 'lit';
import { isEuPreset, statementOf } from '../feed/funding-presets.js';
import type { FundingNotice } from '../feed/model.js';
import type { Speech } from '../i18n/words.js';
import { emblem } from './emblem.js';
import { linkList } from './facts.js';
import { fundingFacts } from './funding-facts.js';
import { heading } from './heading.js';
import type { Hooks } from './hooks.js';
import { contentLang } from './language.js';
import { paragraph } from './text.js';

export interface FundingNoticeOptions {
  /** Level of a heading that tells notices apart, 2 to 6. */
  readonly level: number;
  readonly hooks: Hooks;
  /** The words of a notice's own language; `undefined` where there are none yet. */
  readonly speechFor: (language: string) => Speech | undefined;
}

/** Acknowledgements of public funding, each in the language its programme prescribes. */
export function fundingNotices(
  notices: readonly FundingNotice[],
  options: FundingNoticeOptions,
  speech: Speech,
): TemplateResult {
  return html`<div part="list">
    ${notices.map((notice) => {
      const { language } = notice;
      return fundingNotice(notice, options, (language && options.speechFor(language)) || speech);
    })}
    <slot name="logo"></slot>
  </div>`;
}

function fundingNotice(
  notice: FundingNotice,
  { level, hooks }: FundingNoticeOptions,
  speech: Speech,
): TemplateResult {
  const { language = speech.words, scope, text, disclaimer, funders, links } = notice;
  const isEu = isEuPreset(notice.preset);
  // An emblem without its statement would claim what nobody said.
  const statement = isEu ? statementOf(notice, language) : notice.statementText;
  const labelLang = contentLang(language, speech) === nothing ? nothing : speech.words;
  return html`<div part="notice" lang=${language}>
    ${scope && heading(level, 'scope', scope)}
    ${
      statement &&
      html`<div part="lockup">
        ${isEu && notice.emblem !== false ? emblem(speech.texts['funding.emblem']) : nothing}
        ${paragraph('statement', statement, notice.statementText ? nothing : labelLang)}
      </div>`
    }
    <div part="logos">${logos(notice, hooks)}</div>
    ${paragraph('text', text)}${fundingFacts(notice, speech, labelLang)}
    ${funders?.map(({ creditLine }) => paragraph('credit', creditLine))}
    ${paragraph('disclaimer', disclaimer)}${paragraph('links', linkList(links, speech))}
  </div>`;
}

// Eager, since a checker who scrolls fast must not meet a gap.
function logos({ funders }: FundingNotice, hooks: Hooks): unknown {
  return funders?.map(({ name, logo }) =>
    logo && hooks.allowsImage(logo.url)
      ? html`<img part="logo" src=${logo.url} alt=${logo.alt ?? name} referrerpolicy="no-referrer" />`
      : nothing,
  );
}
