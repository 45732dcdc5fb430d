import { html } from 'lit';
import type { FundingNotice } from '../feed/model.js';
import { formatAmount, formatNumericDay } from '../i18n/format.js';
import type { Speech } from '../i18n/words.js';
import { factList, linkList } from './facts.js';
import type { Lang } from './language.js';

const withMore = (name: string, more: string | undefined) => (more ? `${name} (${more})` : name);

/** The facts of a notice as a definition list, in the order in which the programmes ask for them. */
export function fundingFacts(notice: FundingNotice, speech: Speech, labelLang: Lang): unknown {
  const { texts, locale } = speech;
  const { project = {}, contract = {}, amounts = {}, period = {}, preset = '' } = notice;
  const day = (date: string | undefined) => date && formatNumericDay(date, locale);
  const money = (amount: number | undefined) =>
    amount === undefined ? '' : formatAmount(amount, amounts.currency, locale);
  const { name, acronym, url } = project;
  const { number } = contract;
  const signed = day(contract.signedOn);
  const isFederal = preset === 'de-federal';
  const isState = preset === 'pl-state';
  const description = ['description', project.description, 'project-description'] as const;
  const isSigned = !number || (isFederal && !project.number);
  const award = [
    isSigned ? 'signed' : 'contract',
    isSigned
      ? signed
      : signed
        ? html`<span lang=${labelLang}>${texts['funding.contract-of'](number, signed)}</span>`
        : number,
    'contract',
  ] as const;
  return factList(
    'funding',
    [
      ['programme', notice.programme],
      ['fund', notice.fund],
      [
        isState ? 'state-task' : preset === 'pl-public-task' ? 'task' : 'project',
        name && linkList([{ name: withMore(name, acronym), url }], speech),
        'project',
      ],
      isFederal
        ? ['federal-number', project.number ?? number, 'project-number']
        : ['project-number', project.number],
      ...(isState ? [] : [description]),
      ['beneficiary', linkList([notice.beneficiary], speech)],
      // The statement has said it.
      [
        'funder',
        !isFederal &&
          linkList(
            // One with several logos is one all the same.
            [
              ...new Map(
                notice.funders?.map(({ name, role, url }) => [name, { name: withMore(name, role), url }]),
              ).values(),
            ],
            speech,
          ),
      ],
      ['authority', notice.grantingAuthority],
      ...(isState ? [] : [award]),
      ['grant', money(amounts.grant)],
      ['total', money(amounts.total)],
      ...(isState ? [award, description] : []),
      ['rate', notice.rate],
      ['period', [day(period.from), day(period.to)].filter(Boolean).join(' – ')],
    ],
    texts,
    labelLang,
  );
}
