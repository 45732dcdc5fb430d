import { instantOf } from './event-time.js';
import {
  disclaimerOpening,
  fundingStatement,
  hasWordings,
  knownDisclaimer,
  type Wording,
} from './funding-statements.js';
import { sameLanguage } from './language.js';
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

/** What is wrong with the preset of a notice; empty where nothing is. */
export function presetFault({
  src,
  preset,
  statement,
}: Pick<NoticeAttributes, 'src' | 'preset' | 'statement'>): string {
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

/** When that changes next, as a time; `Infinity` where it never does. */
export function nextValidity(notices: readonly FundingNotice[], now: number): number {
  const changes = notices.flatMap(({ validFrom = '', validTo = '' }) => [
    instantOf(validFrom),
    instantOf(validTo, undefined, true) + 1,
  ]);
  return Math.min(...changes.filter((instant) => instant > now));
}

/** Whether what stands among the notices is a call for funding, which acknowledges nothing. */
export const isCall = ({ kind }: FundingNotice): boolean => kind === 'call';

/** Whether the emblem of the European Union and its statement belong to a preset. */
export function isEuPreset(preset: Preset | undefined): boolean {
  return /^(eu-|inter|hor|next)/.test(preset ?? '');
}

/**
 * What a notice lacks that its preset requires, with the rule that asks for it; empty where nothing is missing.
 * Not legal advice: the grant agreement decides.
 * @param hasLogos whether it has logos that a feed does not know of
 */
export function missingFields(notice: FundingNotice, hasLogos = true): string {
  const { preset = 'custom', funders } = notice;
  const [required, source] = rules[preset];
  const missing = required
    .split(' ')
    .filter((names) => names.split('|').every((name) => valueAt(notice, name) === undefined));
  if (preset === 'pl-state' && !hasLogos && !funders?.some(({ logo }) => logo))
    missing.push('logos: the flag and the coat of arms');
  return missing.length ? `${preset} lacks ${missing.join(', ')} (required by ${source})` : '';
}

/** The language a notice is in: its own, else what its programme prescribes, else the reader's. */
export function languageOf({ language, preset = 'custom' }: FundingNotice, reader: LanguageTag): LanguageTag {
  return language ?? /^(?:pl|de)(?=-)/.exec(preset)?.[0] ?? reader;
}

/** Whether the words of a notice are to be loaded before it can be shown. */
export function lacksWordings(notice: FundingNotice, reader: LanguageTag): boolean {
  const { preset } = notice;
  return (
    !hasWordings() &&
    isEuPreset(preset) &&
    (preset === 'horizon' || !/^(?:de|en|pl)(?:-|$)/i.test(languageOf(notice, reader)))
  );
}

// Interreg pays a share, never all.
const shareOf = ({ preset, statement }: FundingNotice) => (preset === 'interreg' ? 'co-funded' : statement);

/** What a notice says first, in the words its programme prescribes; `undefined` where it does not say which. */
export function statementOf(notice: FundingNotice, reader: LanguageTag): Wording | undefined {
  const {
    preset,
    statementText,
    statement,
    statementSuffix,
    fund,
    programme,
    amounts = {},
    funders,
  } = notice;
  const language = languageOf(notice, reader);
  const share = shareOf(notice);
  const asSeen = { language, basis: 'seen-in-use' } as const;
  if (statementText) return { ...asSeen, text: statementText };
  if (preset === 'pl-state') {
    const { grant, total } = amounts;
    const isWhole = statement ? statement === 'funded' : grant === (total ?? NaN);
    const source = fund && !programme ? 'państwowego funduszu celowego' : 'budżetu państwa';
    return {
      text: `${isWhole ? 'Sf' : 'Dof'}inansowano ze środków ${source}`,
      language: 'pl',
      basis: isWhole || source[0] === 'p' ? 'unverified' : 'seen-in-use',
    };
  }
  if (preset === 'de-federal')
    return (
      funders && {
        ...asSeen,
        text: `Gefördert durch: ${[...new Set(funders.map(({ name }) => name))].join(', ')}`,
        language: 'de',
      }
    );
  if (!share || !isEuPreset(preset)) return undefined;
  const said = fundingStatement(language, share);
  const suffix = statementSuffix ?? (preset === 'next-generation-eu' ? '– NextGenerationEU' : '');
  return { ...said, text: `${said.text} ${suffix}`.trim() };
}

/** The line below the logo of a federal ministry. */
export const federalBasis = 'aufgrund eines Beschlusses des Deutschen Bundestages';

/** The disclaimer of a notice: its own, else that of directly managed programmes, which begins as the statement does. */
export function disclaimerOf(notice: FundingNotice, reader: LanguageTag): Wording | undefined {
  const language = languageOf(notice, reader);
  const share = shareOf(notice);
  if (notice.disclaimer) return { text: notice.disclaimer, language, basis: 'seen-in-use' };
  return notice.preset === 'horizon' && share
    ? knownDisclaimer(language, (own) => disclaimerOpening(own, share), notice.grantingAuthority)
    : undefined;
}

/**
 * All that is wrong with a notice, to whoever looks after it: what it lacks, and words that are to be compared with the
 * official ones.
 * @param reader the language of the page, for a notice that states none
 * @param hasLogos whether the page has logos of its own for it
 */
export function noticeFaults(notice: FundingNotice, reader: LanguageTag, hasLogos = false): string[] {
  const { preset } = notice;
  const language = languageOf(notice, reader);
  const share = shareOf(notice);
  const statement = statementOf(notice, reader);
  const disclaimer = disclaimerOf(notice, reader);
  const opening = preset === 'horizon' && share && disclaimerOpening(language, share);
  const faults = [
    missingFields(notice, hasLogos),
    preset === 'interreg' && notice.statement === 'funded' && 'interreg is always co-funded',
    // Of attributes or of a feed: without a preset there is no statement.
    presetFault(notice),
    opening &&
      notice.disclaimer?.startsWith(opening) === false &&
      `the disclaimer has to begin with “${opening}”`,
    ...Object.entries({ statement, disclaimer }).flatMap(
      ([part, said]) =>
        said && [
          isEuPreset(preset) &&
            !sameLanguage(said.language, language) &&
            `no ${part} is known in “${language}”`,
          said.basis === 'unverified' && `“${said.text}” is unverified: compare the official wording`,
        ],
    ),
  ];
  return faults.filter((fault) => !!fault) as string[];
}

function valueAt(notice: FundingNotice, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], notice);
}
