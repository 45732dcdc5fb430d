import { instantOf } from './event-time.js';
import { fundingStatement } from './funding-statements.js';
import type { FundingNotice, LanguageTag, Preset } from './model.js';
import type { NoticeAttributes } from './notice-attributes.js';

const cohesion = 'Regulation (EU) 2021/1060, art. 47, 50, Annex IX';

/** What each programme requires, by the names of the feed, `|` between two of which one will do; and where it says so. */
const rules: Record<Preset, readonly [required: string, source: string]> = {
  'eu-cohesion': ['statement|statementText project.name beneficiary.name', cohesion],
  interreg: ['project.name beneficiary.name programme', cohesion],
  horizon: [
    'statement|statementText project.name grantingAuthority contract.number',
    'model grant agreement, art. 17',
  ],
  'next-generation-eu': [
    'statement|statementText project.name beneficiary.name',
    'Regulation (EU) 2021/241, art. 34',
  ],
  'pl-state': [
    'programme|fund project.name project.description amounts.grant amounts.total contract.signedOn',
    'ustawa o finansach publicznych, art. 35a–35d',
  ],
  'pl-public-task': [
    'project.name funders.0.name contract.number contract.signedOn',
    'ustawa o działalności pożytku publicznego i o wolontariacie',
  ],
  'de-federal': ['funders.0.name project.number|contract.number', 'the award'],
  custom: ['project.name|text', 'the award'],
};

/** What is wrong with the preset of a notice that attributes state; empty where nothing is. */
export function presetFault({ src, preset, statement }: NoticeAttributes): string {
  const presets = Object.keys(rules);
  if (src || (preset ? presets.includes(preset) : !statement)) return '';
  const fault = preset ? `preset="${preset}" is unknown` : `statement="${statement}" needs a preset`;
  return `${fault}: there are ${presets.join(', ')}`;
}

/** Whether a notice is to be shown at a time (milliseconds since 1970 UTC): whole days are the reader's. */
export function isValid({ validFrom = '', validTo = '' }: FundingNotice, now: number): boolean {
  // Without a date the instant is no number, which nothing is before or after.
  return !(instantOf(validFrom) > now || instantOf(validTo, undefined, true) < now);
}

/** Whether the emblem of the European Union and its statement belong to a preset. */
export function isEuPreset(preset: Preset | undefined): boolean {
  return /^(eu-|inter|hor|next)/.test(preset ?? '');
}

/**
 * What a notice lacks that its preset requires, with the rule that asks for it; empty where nothing is missing.
 * Not legal advice: the grant agreement decides.
 */
export function missingFields(notice: FundingNotice): string {
  const { preset = 'custom' } = notice;
  const [required, source] = rules[preset];
  const missing = required
    .split(' ')
    .filter((names) => names.split('|').every((name) => valueAt(notice, name) === undefined));
  return missing.length ? `${preset} lacks ${missing.join(', ')} (required by ${source})` : '';
}

/** The wording of the statement beside the emblem, `undefined` where the notice does not say which. */
export function statementOf(notice: FundingNotice, language: LanguageTag): string | undefined {
  const { preset, statementText } = notice;
  // Interreg pays a share, never all.
  const share = preset === 'interreg' ? 'co-funded' : notice.statement;
  if (statementText || !share) return statementText;
  const suffix = notice.statementSuffix ?? (preset === 'next-generation-eu' ? '– NextGenerationEU' : '');
  return `${fundingStatement(language, share)} ${suffix}`.trim();
}

function valueAt(notice: FundingNotice, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], notice);
}
