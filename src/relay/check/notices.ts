import { isValid, missingFields, noticeFaults } from '../../feed/funding-presets.js';
import { loadWordings } from '../../feed/funding-statements.js';
import type { FundingNotice } from '../../feed/model.js';
import { count, type Evidence, type Finding } from './finding.js';

/** Whether funding notices say what their programmes ask for. */
export async function checkFunding({ feed: { _funding: notices = [] }, now }: Evidence): Promise<Finding[]> {
  if (!notices.length) return [];
  await loadWordings();
  const found = notices.flatMap((notice, index) => checkNotice(notice, nameOf(notice, index), now));
  const message = `${count(notices.length, 'notice')} of funding.`;
  return [{ level: 'ok', what: 'funding', message }, ...found];
}

function checkNotice(notice: FundingNotice, name: string, now: number): Finding[] {
  const found: Finding[] = [];
  const add = (level: Finding['level'], message: string, fix: string): void => {
    found.push({ level, what: 'funding', message: `${name}: ${message}`, fix });
  };
  const { preset, language = '', validFrom, validTo } = notice;
  const missing = missingFields(notice);
  // Logos may be the page's.
  for (const fault of noticeFaults(notice, language || 'en', true)) {
    if (fault === missing) add('problem', `${fault}.`, 'add what is missing; the grant agreement decides');
    else add('note', `${fault}.`, 'state the official wording in `statementText` or `disclaimer`');
  }
  if (missingFields(notice, false) !== missing) {
    const fix = 'state the `logo` of one of `funders`, or have each page bring them in the slot `logo`';
    add('note', 'no logos: the flag and the coat of arms.', fix);
  }
  if (!preset) {
    const fix =
      'state `preset`, by which fields are checked and, for the European Union, the emblem is shown';
    add('note', 'no preset, or one that is not known.', fix);
  }
  if (!language) {
    add('problem', 'no language.', 'state `language`: a notice keeps its own, whatever the page’s is');
  }
  if (!isValid(notice, now)) {
    const span = [validFrom && `from ${validFrom}`, validTo && `to ${validTo}`].filter(Boolean).join(' ');
    add('note', `not shown today: it is valid ${span}.`, 'see whether it still has to be shown');
  }
  return found;
}

const nameOf = ({ project, id, programme }: FundingNotice, index: number): string =>
  project?.name ?? id ?? programme ?? `Notice ${index + 1}`;
