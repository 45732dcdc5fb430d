import type { ClusterFeed, ClusterItem, LanguageTag } from '../../feed/model.js';
import { count, type Evidence, type Finding } from './finding.js';

/** Words that are in every text of a language, and in none of the others. */
const words: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set(
    'und der das den dem ein eine einer einem nicht mit auf für ist wird werden sich auch'.split(' '),
  ),
  en: new Set('the and of is are with for that this from by be has have was were will their'.split(' ')),
  pl: new Set('w z i na się jest oraz dla przez po od nie są jak które który roku'.split(' ')),
};

/** Whether the language of each item is known, and the feed's text is in the language that it states. */
export function checkLanguages({ feed }: Evidence): Finding[] {
  if (!feed.items.length) return [];
  const found = new Map<string, number>();
  for (const { language = '' } of feed.items) found.set(language, (found.get(language) ?? 0) + 1);
  const unknown = found.get('') ?? 0;
  const named = [...found].filter(([tag]) => tag).map(([tag, number]) => `${tag} (${number})`);
  return [
    unknown
      ? {
          level: 'problem',
          what: 'languages',
          message: `${unknown} of ${count(feed.items.length, 'item')} in a language that nobody states${named.length ? `; otherwise ${named.join(', ')}` : ''}.`,
          fix: 'state `language` for the feed or for each item: screen readers and the choice of language need it',
        }
      : { level: 'ok', what: 'languages', message: `Languages are stated: ${named.join(', ')}.` },
    ...checkStated(feed),
  ];
}

/** Old WordPress says `en` whatever the text. Said only where the words leave no doubt. */
function checkStated({ items }: ClusterFeed): Finding[] {
  const stated = new Set(items.map(({ language = '' }) => language.slice(0, 2)));
  return [...stated].flatMap((language): Finding[] => {
    if (!(language in words)) return [];
    const own = items.filter((item) => item.language?.slice(0, 2) === language);
    const looks = recogniseLanguage(own.map(textOf).join(' '));
    if (!looks || looks === language) return [];
    const message = `${count(own.length, 'item')} said to be in “${language}”, but the words look like “${looks}”.`;
    const fix = 'state the language of the text, which need not be that of the site’s menus';
    return [{ level: 'problem', what: 'languages', message, fix }];
  });
}

const textOf = ({ title, summary, content_text }: ClusterItem): string =>
  [title, summary, content_text].join(' ').slice(0, 10_000);

/** The language of a text, of those the widgets speak; undefined unless it is plain to see. */
export function recogniseLanguage(text: string): LanguageTag | undefined {
  const read = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const ranks = Object.entries(words)
    .map(([language, common]) => ({ language, number: read.filter((word) => common.has(word)).length }))
    .sort((one, other) => other.number - one.number);
  const [first, second] = ranks;
  // A quotation or two names in another language make no language.
  return first && second && first.number >= 20 && first.number > 5 * second.number
    ? first.language
    : undefined;
}
