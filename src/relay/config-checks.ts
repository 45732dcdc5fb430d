import { resolve } from 'node:path';
import { isRecord } from '../feed/draft.js';
import { sameLanguage } from '../feed/language.js';
import { fragmentName, type StatedFragment } from './config-defaults.js';
import { configFormats } from './config-formats.js';
import { type Fault, type JsonPath, nameOf } from './json-places.js';
import { isAddress, LANGUAGE_MARK } from './sources.js';
import { attributeHint, attributeNames, isWidgetTag } from './widget-kinds.js';

/** What no schema can say of a configuration: what belongs together, and which files there are. */
export function configFaults(config: unknown, folder: string, isFile: (path: string) => boolean): Fault[] {
  if (!isRecord(config)) return [];
  const { out, cache, feeds } = config;
  const faults: Fault[] = [];
  if (typeof out === 'string' && typeof cache === 'string' && resolve(folder, out) === resolve(folder, cache))
    faults.push({
      path: ['cache'],
      message: 'cache must be another folder than out, whose files are public',
    });
  if (isRecord(feeds)) faults.push(...fragmentNameFaults(feeds));
  const names = Object.keys(isRecord(feeds) ? feeds : {});
  names.forEach((name, index) => {
    const same = names.slice(0, index).find((other) => other.toLowerCase() === name.toLowerCase());
    // On Windows and macOS they are one file.
    if (same)
      faults.push({
        path: ['feeds'],
        key: name,
        message: `feeds has "${same}" and "${name}", which differ only in case`,
      });
    const feed = (feeds as Record<string, unknown>)[name];
    if (isRecord(feed)) faults.push(...feedFaults(feed, ['feeds', name], folder, isFile));
  });
  return faults;
}

function feedFaults(
  feed: Record<string, unknown>,
  path: JsonPath,
  folder: string,
  isFile: (path: string) => boolean,
): Fault[] {
  const sources = listOf(feed.sources);
  const languages = listOf(feed.languages).filter((tag) => typeof tag === 'string');
  const faults: Fault[] = [];
  if (![feed.sources ?? []].flat().length && feed.funding === undefined)
    faults.push({ path, message: `${nameOf(path)} has no "sources": what is it to be made of?` });
  languages.forEach((tag, index) => {
    const same = languages.slice(0, index).find((other) => sameLanguage(other, tag));
    const message = `${nameOf([...path, 'languages'])} has "${same}" and "${tag}", which are one language to readers`;
    if (same) faults.push({ path: [...path, 'languages', index], message });
  });
  const seen = new Map<string, string>();
  sources.forEach((source, index) => {
    const place = [...path, 'sources', index];
    faults.push(...sourceFaults(source, place, languages, (file) => isFile(resolve(folder, file))));
    const location = locationOf(source);
    const first = location && seen.get(location);
    if (first) faults.push({ path: place, message: `${nameOf(place)} is the same as ${first}` });
    else if (location) seen.set(location, nameOf(place));
  });
  const pinned = listOf(feed.pinned);
  listOf(feed.hidden).forEach((name, index) => {
    const both = [...path, 'hidden', index];
    if (pinned.includes(name))
      faults.push({ path: both, message: `${nameOf(both)} is pinned as well: ${JSON.stringify(name)}` });
  });
  faults.push(...fragmentFaults(feed.render, [...path, 'render']));
  return faults;
}

function fragmentFaults(fragments: unknown, path: JsonPath): Fault[] {
  return listOf(fragments).flatMap((fragment, index) => {
    if (!isRecord(fragment) || typeof fragment.tag !== 'string' || !isWidgetTag(fragment.tag)) return [];
    const names = attributeNames(fragment.tag).filter((name) => name !== 'src');
    const place = [...path, index, 'attributes'];
    return Object.keys(isRecord(fragment.attributes) ? fragment.attributes : {})
      .filter((name) => !names.includes(name))
      .map((name): Fault => ({
        path: place,
        key: name,
        message: `${nameOf(place)} has "${name}"; ${attributeHint(name, names)}`,
      }));
  });
}

/** Of all feeds: two files of one name would be one. */
function fragmentNameFaults(feeds: Readonly<Record<string, unknown>>): Fault[] {
  const seen = new Set<string>();
  return Object.entries(feeds).flatMap(([name, feed]) =>
    listOf(isRecord(feed) ? feed.render : []).flatMap((fragment, index): Fault[] => {
      if (!isRecord(fragment) || typeof fragment.tag !== 'string') return [];
      const stated = fragment as unknown as StatedFragment;
      const file = (typeof stated.file === 'string' ? stated.file : fragmentName(name, stated)).toLowerCase();
      const place = ['feeds', name, 'render', index];
      const isTaken = seen.has(file) || Object.keys(feeds).some((other) => other.toLowerCase() === file);
      seen.add(file);
      return isTaken
        ? [
            {
              path: place,
              message: `${nameOf(place)} would be written to ${file}.html, as something else is; give it a "file" of its own`,
            },
          ]
        : [];
    }),
  );
}

function sourceFaults(
  source: unknown,
  path: JsonPath,
  languages: readonly string[],
  isFile: (path: string) => boolean,
): Fault[] {
  const name = nameOf(path);
  const fault = (message: string): Fault[] => [{ path, message: `${name} ${message}` }];
  if (isRecord(source)) {
    if (source.url !== undefined && source.file !== undefined) return fault('has both "url" and "file"');
    if (source.url === undefined && source.file === undefined) return fault('lacks "url" or "file"');
    if (source.base !== undefined && source.url !== undefined)
      return fault('has a "base", which is for a "file" only');
  }
  const location = locationOf(source);
  if (!location) return [];
  const [mark] = location.match(/\{\w*\}/g)?.filter((each) => each !== LANGUAGE_MARK) ?? [];
  if (mark) return fault(`has ${mark} in it; only ${LANGUAGE_MARK} is filled in`);
  if (location.includes(LANGUAGE_MARK) && !languages.length)
    return fault(
      `has ${LANGUAGE_MARK} in it, but ${nameOf(path.slice(0, -2))} has no "languages" to fill in`,
    );
  if (typeof source === 'string' && isAddress(source))
    return configFormats['http-url']!(source)
      ? []
      : fault(
          `must be an http or https address without a password, or a file, not ${JSON.stringify(source)}`,
        );
  if (isRecord(source) && source.url !== undefined) return [];
  const files = location.includes(LANGUAGE_MARK)
    ? languages.map((tag) => location.replaceAll(LANGUAGE_MARK, tag))
    : [location];
  const missing = files.filter((file) => !isFile(file));
  return missing.flatMap((file) =>
    fault(
      `names the file ${file}, which is not there${/^www\.|^[\w-]+(\.[\w-]+)+\//.test(file) ? '; an address begins with https://' : ''}`,
    ),
  );
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** What a source says of where it is; undefined where that is not understood. */
function locationOf(source: unknown): string | undefined {
  const stated = isRecord(source) ? (source.url ?? source.file) : source;
  return typeof stated === 'string' && stated ? stated : undefined;
}
