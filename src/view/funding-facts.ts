import type { nothing } from 'lit';
import type { FundingNotice } from '../feed/model.js';
import { formatAmount, formatNumericDay } from '../i18n/format.js';
import type { Speech } from '../i18n/words.js';
import { factList, linkList } from './facts.js';

/** The facts of a notice as a definition list, in the order in which the programmes ask for them. */
export function fundingFacts(
  notice: FundingNotice,
  { texts, locale }: Speech,
  labelLang: string | typeof nothing,
): unknown {
  const { project = {}, contract = {}, amounts = {}, period = {}, beneficiary, preset = '' } = notice;
  const day = (date: string | undefined) => date && formatNumericDay(date, locale);
  const money = (amount: number | undefined) =>
    amount === undefined ? '' : formatAmount(amount, amounts.currency, locale);
  const { name, acronym, url } = project;
  const { number } = contract;
  const signed = day(contract.signedOn);
  const projectName = name && { name: acronym ? `${name} (${acronym})` : name, ...(url && { url }) };
  return factList(
    [
      [texts['funding.programme'], 'programme', notice.programme],
      [texts['funding.fund'], 'fund', notice.fund],
      [
        texts[/^pl/.test(preset) ? 'funding.task' : 'funding.project'],
        'project',
        projectName && linkList([projectName]),
      ],
      [texts['funding.project-number'], 'project-number', project.number],
      [texts['funding.description'], 'project-description', project.description],
      [texts['funding.beneficiary'], 'beneficiary', beneficiary && linkList([beneficiary])],
      [texts['funding.funder'], 'funder', linkList(notice.funders)],
      [texts['funding.authority'], 'authority', notice.grantingAuthority],
      [
        texts['funding.contract'],
        'contract',
        number && signed ? texts['funding.contract-of'](number, signed) : (number ?? signed),
      ],
      [texts['funding.grant'], 'grant', money(amounts.grant)],
      [texts['funding.total'], 'total', money(amounts.total)],
      [texts['funding.rate'], 'rate', notice.rate],
      [texts['funding.period'], 'period', [day(period.from), day(period.to)].filter(Boolean).join(' – ')],
    ],
    labelLang,
  );
}
