import { nextOccurrences } from '../../src/feed/recurrence.js';
import type { ClusterFeed, ClusterItem } from '../../src/feed/model.js';

/** How a result is compared with what a corpus file's source expects; the rules are those of the corpus' schema. */

export interface CorpusFile {
  id: string;
  file: string;
  format: string;
  category: string;
  source: { repo: string };
  http?: { contentType?: string; url?: string; contentLocation?: string; contentLanguage?: string };
  optional?: string;
  expected: Expected;
}

type Expected = Readonly<Record<string, unknown>> & {
  items?: readonly (Readonly<Record<string, unknown>> | null)[];
};

export interface InjectionRule {
  elements: readonly string[];
  urlSchemesAllowed: readonly string[];
}

/** Base of files of which no address is stated. */
export const DEFAULT_URL = 'https://feed.example/feed';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
};

/** Displayed text of an expected value, found by other means than the code under test. */
export function displayed(markup: string): string {
  return markup
    .replace(/<!--[^]*?-->|<[a-z/!?][^>]*>/gi, '')
    .replace(
      /&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi,
      (whole: string, hex?: string, decimal?: string, name?: string) =>
        name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
    );
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

const sameText = (expected: unknown, ...found: readonly (string | undefined)[]): boolean => {
  const wanted = [String(expected), displayed(String(expected))].map(squeeze);
  return found.some((text) => wanted.includes(squeeze(text ?? '')));
};

const sameUrl = (expected: unknown, found: string | undefined, base: string): boolean => {
  try {
    return found !== undefined && new URL(String(expected), base).href === new URL(found).href;
  } catch {
    return false;
  }
};

const second = (date: unknown): number => Math.floor(Date.parse(String(date)) / 1000);
const sameInstant = (expected: unknown, found: string | undefined): boolean =>
  expected === null ? found === undefined : second(expected) === second(found);

const sameLanguage = (expected: unknown, found: string | undefined): boolean =>
  String(expected).toLowerCase() === found?.toLowerCase();

/** An event's time: an instant, a floating time, or for whole days the day (an end counts one day on). */
function sameEventTime(
  expected: unknown,
  found: string | undefined,
  isEnd: boolean,
  allDay: boolean,
): boolean {
  if (!found) return false;
  const wanted = String(expected);
  if (!/T/.test(found)) {
    const shown =
      isEnd && !/T/.test(wanted) ? new Date(Date.parse(found) + 864e5).toISOString().slice(0, 10) : found;
    return wanted.slice(0, 10) === shown;
  }
  if (allDay) return wanted.slice(0, 10) === found.slice(0, 10);
  const isFloating = !/(?:Z|[+-]\d\d:\d\d)$/.test(wanted);
  return isFloating ? found === wanted : second(wanted) === second(found);
}

const STATUS: Readonly<Record<string, string>> = { CONFIRMED: 'scheduled', CANCELLED: 'cancelled' };

const hasDates = (name: string, expected: readonly string[], item: ClusterItem): boolean => {
  const lines = (item._event?.recurrence ?? []).filter((line) => line.startsWith(name)).join();
  return expected.every((date) => lines.includes(date.replace(/[:-]/g, '')));
};

type Check = (
  expected: unknown,
  item: ClusterItem,
  base: string,
  whole: Readonly<Record<string, unknown>>,
) => boolean;

const texts = (item: ClusterItem): (string | undefined)[] => [
  item.summary,
  item.content_text,
  item.content_html && displayed(item.content_html),
];
const either: Check = (expected, item) => !String(expected).trim() || sameText(expected, ...texts(item));

const ITEM_CHECKS: Readonly<Record<string, Check>> = {
  title: (expected, item, _, whole) => sameText(whole.titleText ?? expected, item.title),
  summaryText: (expected, item, base, whole) =>
    either(expected, item, base, whole) || sameText(whole.summaryHtml, ...texts(item)),
  contentText: (expected, item, base, whole) =>
    either(expected, item, base, whole) || sameText(whole.contentHtml, ...texts(item)),
  description: either,
  url: (expected, item, base) =>
    expected === null ? item.url === undefined : sameUrl(expected, item.url, base),
  id: (expected, item) => String(expected) === item.id,
  uid: (expected, item) => item.id.startsWith(String(expected)),
  date: (expected, item) => sameInstant(expected, item.date_published),
  updated: (expected, item) => sameInstant(expected, item.date_modified),
  author: (expected, item) => sameText(expected, ...(item.authors ?? []).map(({ name }) => name)),
  categories: (expected, item) =>
    (expected as (string | null)[]).every(
      (tag) => tag === null || (item.tags ?? []).some((found) => sameText(tag, found)),
    ),
  image: (expected, item, base) => sameUrl(expected, item.image, base),
  enclosureUrl: (expected, item, base) =>
    (item.attachments ?? []).some(({ url }) => sameUrl(expected, url, base)),
  language: (expected, item) => sameLanguage(expected, item.language),
  contentLanguage: (expected, item) => sameLanguage(expected, item.language),
  start: (expected, item, _, whole) =>
    sameEventTime(expected, item._event?.start, false, whole.allDay === true),
  end: (expected, item, _, whole) => sameEventTime(expected, item._event?.end, true, whole.allDay === true),
  allDay: (expected, item) => !item._event || expected === !/T/.test(item._event.start),
  location: (expected, item) => {
    const { name = '', address = '' } = item._event?.location ?? {};
    return sameText(expected, name, address, `${name}, ${address}`);
  },
  organizer: (expected, item) => sameText(expected, item._event?.organizer?.name),
  status: (expected, item) => (item._event?.status ?? 'scheduled') === STATUS[String(expected)],
  recurring: (expected, item) => expected === !!item._event?.recurrence,
  occurrences: (expected, item) => {
    const found = item._event ? nextOccurrences(item._event, -1e15, (expected as string[]).length) : [];
    return (expected as string[]).every((start, index) =>
      sameEventTime(start, found[index]?.start, false, false),
    );
  },
  rdates: (expected, item) => hasDates('RDATE', expected as string[], item),
  exdates: (expected, item) => hasDates('EXDATE', expected as string[], item),
  titleByLanguage: (expected, item) =>
    Object.entries(expected as Record<string, string>).every(([tag, title]) =>
      sameText(title, item.language === tag ? item.title : item._translations?.[tag]?.title),
    ),
  urlByLanguage: (expected, item, base) =>
    Object.entries(expected as Record<string, string>).every(([tag, url]) =>
      sameUrl(url, item.language === tag ? item.url : item._translations?.[tag]?.url, base),
    ),
};

type FeedCheck = (expected: unknown, feed: ClusterFeed, base: string) => boolean;

const FEED_CHECKS: Readonly<Record<string, FeedCheck>> = {
  feedTitle: (expected, feed) => sameText(expected, feed.title),
  feedDescription: (expected, feed) => sameText(expected, feed.description),
  feedAuthor: (expected, feed) => sameText(expected, ...(feed.authors ?? []).map(({ name }) => name)),
  feedUrl: (expected, feed, base) => sameUrl(expected, feed.home_page_url, base),
  feedImage: (expected, feed, base) => sameUrl(expected, feed.icon, base),
  feedLanguage: (expected, feed) => sameLanguage(expected, feed.language),
  feedDate: (expected, feed) => sameInstant(expected, feed._updated),
  itemCount: (expected, feed) => feed.items.length === expected,
  minItems: (expected, feed) => feed.items.length >= Number(expected),
  allItemsHaveTitle: (_, feed) => feed.items.length > 0 && feed.items.every(({ title }) => title),
  authorsById: (expected, feed) =>
    Object.entries(expected as Record<string, string[]>).every(
      ([id, names]) =>
        feed.items
          .find((item) => item.id === id)
          ?.authors?.map(({ name }) => name)
          .join() === names.join(),
    ),
};

/** What is wrong with a result; empty where nothing is. `result` is the error where there was one. */
export function compare(file: CorpusFile, result: ClusterFeed | Error, rule: InjectionRule): string[] {
  const { expected } = file;
  if (result instanceof Error) {
    const wanted = Object.keys(expected).some(
      (key) => !['wellFormed', 'noHang', 'error', 'validator'].includes(key),
    );
    return wanted && !expected.error ? [`error: ${result.message}`] : [];
  }
  if (expected.error) return result.title || result.items.length ? ['no error'] : [];
  const base = new URL(file.http?.contentLocation ?? '', file.http?.url ?? DEFAULT_URL).href;
  const wrong: string[] = [];
  for (const [key, check] of Object.entries(FEED_CHECKS)) {
    if (key in expected && !check(expected[key], result, base))
      wrong.push(`${key}: expected ${show(expected[key])}`);
  }
  (expected.items ?? []).forEach((wanted, index) => {
    const item = result.items[index] ?? { id: '' };
    for (const key of Object.keys(wanted ?? {})) {
      const check = ITEM_CHECKS[key];
      if (check && !check(wanted![key], item, base, wanted!)) {
        wrong.push(`items[${index}].${key}: expected ${show(wanted![key])}, found ${show(item)}`);
      }
    }
  });
  if (file.category === 'relative-url') wrong.push(...missingLinks(expected, result));
  if (expected.render) wrong.push(...listForbidden(result, rule));
  return wrong;
}

const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 400) ?? 'nothing';

function missingLinks(expected: Expected, result: ClusterFeed): string[] {
  const found = JSON.stringify(result);
  return [...JSON.stringify(expected).matchAll(/(?:href|src)=\\"(https?:[^"\\]+)/g)]
    .map(([, link]) => link!)
    .filter((link) => !found.includes(link))
    .map((link) => `link not resolved: ${link}`);
}

/** Forbidden elements, attributes and schemes in the only field that holds markup, and schemes in all that hold links. */
export function listForbidden(feed: ClusterFeed, rule: InjectionRule): string[] {
  const wrong: string[] = [];
  for (const item of feed.items) {
    for (const [tag, name = ''] of (item.content_html ?? '').matchAll(/<\/?([^\s/>]*)[^>]*>?/g)) {
      if (rule.elements.includes(name.toLowerCase())) wrong.push(`element ${tag}`);
      if (
        /\s(?:on\w+|style|srcdoc|formaction|action|ping|background|xlink:href)\s*=/i.test(
          tag.replace(/"[^"]*"/g, '""'),
        )
      ) {
        wrong.push(`attribute in ${tag}`);
      }
    }
  }
  for (const [, scheme] of JSON.stringify(feed).matchAll(/"(?:url|\w*_url|image|icon)":"([^":]*:)/g)) {
    if (!rule.urlSchemesAllowed.includes(scheme!)) wrong.push(`scheme ${scheme}`);
  }
  for (const [, scheme] of JSON.stringify(feed).matchAll(/ (?:href|src)=\\"([^":]*:)/g)) {
    if (!rule.urlSchemesAllowed.includes(scheme!)) wrong.push(`scheme ${scheme}`);
  }
  return wrong;
}
