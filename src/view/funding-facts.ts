import type { FundingNotice } from '../feed/model.js';
import { formatAmount, formatNumericDay } from '../i18n/format.js';
import type { Speech } from '../i18n/words.js';
import { factList, linkList } from './facts.js';
import type { Lang } from './language.js';

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
  return factList(
    'funding',
    [
      ['programme', notice.programme],
      ['fund', notice.fund],
      [
        preset.startsWith('pl') ? 'task' : 'project',
        name && linkList([{ name: acronym ? `${name} (${acronym})` : name, url }], speech),
        'project',
      ],
      ['project-number', project.number],
      ['description', project.description, 'project-description'],
      ['beneficiary', linkList([notice.beneficiary], speech)],
      ['funder', linkList(notice.funders, speech)],
      ['authority', notice.grantingAuthority],
      ['contract', number && signed ? texts['funding.contract-of'](number, signed) : (number ?? signed)],
      ['grant', money(amounts.grant)],
      ['total', money(amounts.total)],
      ['rate', notice.rate],
      ['period', [day(period.from), day(period.to)].filter(Boolean).join(' – ')],
    ],
    texts,
    labelLang,
  );
}
