import { basename } from 'node:path';
import type { SourceState } from '../feed/model.js';
import { isInternal } from './addresses.js';
import type { Source, SourceRecord } from './model.js';
import { publicErrorOf } from './public-error.js';
import { isAddress } from './sources.js';

/** Parameters of an address that are nobody else's business. */
const SECRET = /key|token|secret|auth|pass|sig|pwd/i;

/**
 * What a feed says of its sources. Of one that is read without trouble only the day is published: with the minute
 * each reading would make a new file of the same news, and everybody would fetch it again. Of one that fails it is the
 * time of its last good copy, which stays as it is.
 *
 * @param base address of the folder that the feeds are published in
 * @param internalHosts hosts that nobody outside shall learn the names of
 */
export function sourceStates(
  sources: readonly Source[],
  records: ReadonlyMap<string, SourceRecord>,
  base: string,
  internalHosts: readonly string[] = [],
): SourceState[] {
  return sources.map((source) => {
    const record = records.get(source.key);
    const { feed, fetched } = record ?? {};
    const error = record && publicErrorOf(record);
    const url = publicAddress(source, base, internalHosts);
    const title = source.title ?? (feed?.title || (isAddress(source.key) ? '' : basename(source.key)));
    const time = fetched && (error ? fetched : `${new Date(fetched).toISOString().slice(0, 10)}T00:00:00Z`);
    return {
      ...(url && { url }),
      ...(title && { title }),
      ...(time && { fetched: time }),
      ...(error && { error }),
    };
  });
}

/** A file's is where its links start from: nobody shall learn from a feed how this machine's folders are called. */
function publicAddress(
  { key, base: ownBase }: Source,
  base: string,
  internalHosts: readonly string[],
): string | undefined {
  if (!isAddress(key)) return new URL(encodeURIComponent(basename(key)), ownBase ?? base).href;
  const url = new URL(key);
  if (isInternal(url, internalHosts)) return undefined;
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.set(name, '…');
  url.username = url.password = '';
  return url.href;
}
