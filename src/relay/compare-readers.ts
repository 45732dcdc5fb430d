import { FeedError } from '../feed/feed-error.js';
import type { ClusterFeed, ClusterItem } from '../feed/model.js';
import type { SecondReading } from './second-readers.js';

/**
 * What people with other software miss or see otherwise, each in a sentence; empty where both readers agree.
 * Words of the feed in it have passed the gate and are cut short.
 */
export function compareReaders(ours: ClusterFeed | FeedError, theirs: SecondReading): string[] {
  const { reader, feed, error } = theirs;
  if (!feed) {
    const reason = `${reader} cannot read it (${error ?? 'no reason given'})`;
    return [
      ours instanceof FeedError ? reason : `${reason}: other people’s software will show nothing of it`,
    ];
  }
  if (ours instanceof FeedError) return [`only ${reader} can read it: it is damaged (${ours.message})`];
  const pairs = pairUp(ours.items, feed.items);
  const find = (what: string, differs: (pair: Pair) => boolean, effect: string): string | undefined => {
    const found = pairs.filter(differs);
    const [example] = found;
    return (
      example && `${reader} sees ${found.length} of ${pairs.length} ${what}, ${describe(example)}: ${effect}`
    );
  };
  const both =
    (read: (item: ClusterItem) => string | undefined, same = isEqual) =>
    ({ our, their }: Pair): boolean => {
      const [mine, other] = [read(our), read(their)];
      return !!mine && !!other && !same(mine, other);
    };
  const missing =
    (read: (item: ClusterItem) => string | undefined) =>
    ({ our, their }: Pair): boolean =>
      !!read(our) && !read(their);
  return [
    countItems(reader, ours.items, feed.items, pairs),
    find('titles empty', missing(titleOf), 'other people’s software will miss them'),
    find('titles otherwise', both(titleOf), 'other people’s software will show other words'),
    find('dates missing', missing(dateOf), 'other people’s software will not know when they appeared'),
    find('dates otherwise', both(dateOf, isSameTime), 'other people’s software will show another time'),
    find('links missing', missing(linkOf), 'other people’s software will lead nowhere'),
    find('links otherwise', both(linkOf), 'other people’s software will lead elsewhere'),
    find('begins of events otherwise', both(startOf, isSameTime), 'calendars will show another time'),
    find('ends of events otherwise', both(endOf, isSameTime), 'calendars will show another time'),
  ].filter((finding) => finding !== undefined);
}

interface Pair {
  readonly our: ClusterItem;
  readonly their: ClusterItem;
}

const titleOf = ({ title }: ClusterItem): string | undefined => title;
const dateOf = ({ date_published }: ClusterItem): string | undefined => date_published;
const linkOf = ({ url }: ClusterItem): string | undefined => url;
const startOf = ({ _event }: ClusterItem): string | undefined => _event?.start;
const endOf = ({ _event }: ClusterItem): string | undefined => _event?.end;

/** As many of one as of the other are the same by their places; else what has the same id or address. */
function pairUp(ours: readonly ClusterItem[], theirs: readonly ClusterItem[]): Pair[] {
  if (ours.length === theirs.length) return ours.map((our, index) => ({ our, their: theirs[index]! }));
  const known = new Map(
    theirs.flatMap((their) => [their.id, their.url].map((name) => [name, their] as const)),
  );
  return ours.flatMap((our) => {
    const their = known.get(our.id) ?? (our.url === undefined ? undefined : known.get(our.url));
    return their ? { our, their } : [];
  });
}

function countItems(
  reader: string,
  ours: readonly ClusterItem[],
  theirs: readonly ClusterItem[],
  pairs: readonly Pair[],
): string | undefined {
  if (theirs.length === ours.length) return undefined;
  if (theirs.length > ours.length)
    return `${reader} sees ${theirs.length} items where there are ${ours.length}: other people’s software will show duplicates or empty ones`;
  const paired = new Set(pairs.map(({ our }) => our));
  const missed = ours.find((our) => !paired.has(our));
  const example = missed ? `, not “${cut(missed.title ?? missed.id)}”` : '';
  return `${reader} sees ${theirs.length} of ${ours.length} items${example}: other people’s software will miss the others`;
}

const describe = ({ our }: Pair): string => `such as that of “${cut(our.title ?? our.id)}”`;
const cut = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);
const isEqual = (one: string, other: string): boolean => one.normalize('NFC') === other.normalize('NFC');

/** Whether two dates mean the same; a day is not the same as an instant in it. */
const isSameTime = (one: string, other: string): boolean =>
  one === other || (one.length > 10 && other.length > 10 && Date.parse(one) === Date.parse(other));
