import { isRecord } from '../../feed/draft.js';
import { readDate } from '../../feed/dates.js';
import type { ClusterItem } from '../../feed/model.js';
import { readInstant } from '../../feed/timestamp.js';
import { parseXml, value } from '../../feed/xml-tree.js';
import { placeholder } from '../receive.js';
import { count, type Evidence, type Finding, some } from './finding.js';

const MANY_BYTES = 500_000;
const MANY_ITEMS = 200;
/** Clocks differ, and some publish for the next morning. */
const DAY = 864e5;

/** How many items there are, and what each says of itself. */
export function checkItems(evidence: Evidence): Finding[] {
  const { items, _funding = [] } = evidence.feed;
  if (!items.length && !_funding.length) {
    const fix = 'publish something, or ask for another address';
    return [{ level: 'problem', what: 'items', message: 'It holds nothing to show.', fix }];
  }
  if (!items.length) return [];
  return [
    ...checkSize(evidence),
    ...checkTitles(items),
    ...checkLinks(evidence),
    ...checkDates(evidence),
    ...checkDuplicates(items),
  ];
}

function checkSize({ received, feed: { items } }: Evidence): Finding[] {
  const { length } = received.body;
  const message = `${count(items.length, 'item')}, ${kilobytes(length)}`;
  if (length <= MANY_BYTES && items.length <= MANY_ITEMS)
    return [{ level: 'ok', what: 'size', message: `${message}.` }];
  const fix = 'publish a snapshot (`cluster-feed snapshot`), whose pages hold 20 items each';
  return [{ level: 'note', what: 'size', message: `${message}: much for every visitor to load.`, fix }];
}

export const kilobytes = (bytes: number): string =>
  bytes < 10_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${Math.round(bytes / 1000)} kB`;

function checkTitles(items: readonly ClusterItem[]): Finding[] {
  const without = items.filter(({ title }) => !title);
  const marked = items.flatMap(({ title = '' }) => (/<\/?[a-z]+[ >/]|&#?\w+;/i.test(title) ? [title] : []));
  const found: Finding[] = [];
  if (without.length) {
    const message = `${without.length} of ${count(items.length, 'item')} without a title.`;
    found.push({ level: 'problem', what: 'titles', message, fix: 'give every item a title: it is its link' });
  }
  if (marked.length) {
    const message = `${count(marked.length, 'title')} with visible markup: ${some(marked)}.`;
    found.push({ level: 'problem', what: 'titles', message, fix: 'escape titles once, not twice' });
  }
  return found.length ? found : [{ level: 'ok', what: 'titles', message: 'Every item has a title.' }];
}

function checkLinks({ feed: { items }, direct }: Evidence): Finding[] {
  const without = items.filter(({ url }) => !url);
  // The relay knows where it is going to publish them.
  const relative = direct ? items.filter(({ url }) => url?.startsWith(placeholder)) : [];
  const found: Finding[] = [];
  if (without.length) {
    const message = `${without.length} of ${count(items.length, 'item')} without a link that can be followed.`;
    found.push({ level: 'note', what: 'links', message, fix: 'give every item an http(s) address' });
  }
  if (relative.length) {
    const message = `${count(relative.length, 'link')} relative to wherever the file will be published.`;
    found.push({ level: 'note', what: 'links', message, fix: 'absolute links are right everywhere' });
  }
  return found.length ? found : [{ level: 'ok', what: 'links', message: 'Every item has a link.' }];
}

function checkDates({ text, feed: { items }, now }: Evidence): Finding[] {
  const notUnderstood = listStatedDates(text).filter((date) => !readDate(date) && !readInstant(date));
  const future = items.filter(({ date_published }) => Date.parse(date_published ?? '') > now + DAY);
  // What has its own time needs none of publication to be in order.
  const undated = items.filter(({ date_published, _event, _call }) => !date_published && !_event && !_call);
  const found: Finding[] = [];
  if (notUnderstood.length) {
    const message = `${count(notUnderstood.length, 'date')} not understood: ${some(notUnderstood)}.`;
    const fix =
      'write dates as “Tue, 10 Feb 2015 09:00:00 +0100” in RSS, “2015-02-10T09:00:00+01:00” elsewhere';
    found.push({ level: 'problem', what: 'dates', message, fix });
  }
  if (undated.length) {
    const message = `${undated.length} of ${count(items.length, 'item')} without a date: they come last.`;
    found.push({ level: 'problem', what: 'dates', message, fix: 'state when each was published' });
  }
  if (future.length) {
    const message = `${count(future.length, 'item')} published in the future, so before all others.`;
    const fix = 'a date of publication is not an event’s: that belongs into its start';
    found.push({ level: 'problem', what: 'dates', message, fix });
  }
  if (found.length) return found;
  return [{ level: 'ok', what: 'dates', message: 'Dates are stated and understood.' }];
}

const PUBLISHED =
  'pubDate atom:published atom:issued dc:date dc:issued atom:created dc:created atom:updated atom:modified';

/** Dates of publication as they were written, of the formats that are written by many hands: XML and JSON Feed. */
function listStatedDates(text: string): string[] {
  if (!/^[\s\ufeff]*[[{]/.test(text)) {
    // An element is whole only when all have been read.
    return [...parseXml(text)]
      .filter(({ name }) => name === 'item' || name === 'atom:entry')
      .flatMap((item) => value(item, PUBLISHED) ?? []);
  }
  const { items } = JSON.parse(text.replace(/^[\s\ufeff]+/, '')) as { items?: unknown };
  return [items]
    .flat()
    .flatMap((item) =>
      isRecord(item) && typeof item.date_published === 'string' && item.date_published
        ? item.date_published
        : [],
    );
}

function checkDuplicates(items: readonly ClusterItem[]): Finding[] {
  const ids = new Set(items.map(({ id }) => id));
  // What repeats an id is given one of its own by a number.
  const repeated = items.filter(({ id }) => /#\d+$/.test(id) && ids.has(id.replace(/#\d+$/, '')));
  const urls = items.flatMap(({ url }) => url ?? []);
  const linked = urls.filter((url, index) => urls.indexOf(url) < index);
  const found: Finding[] = [];
  if (repeated.length) {
    const message = `${count(repeated.length, 'item')} with the id of another.`;
    found.push({
      level: 'note',
      what: 'duplicates',
      message,
      fix: 'give every item an id (guid) of its own',
    });
  }
  if (linked.length) {
    const message = `${count(linked.length, 'item')} with the link of another: ${some([...new Set(linked)])}.`;
    found.push({ level: 'note', what: 'duplicates', message, fix: 'link each item to its own page' });
  }
  return found;
}
