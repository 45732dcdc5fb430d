import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FeedError } from '../feed/feed-error.js';
import { configFaults } from './config-checks.js';
import { type StatedConfig, toConfig, withoutSlash } from './config-defaults.js';
import { readFunding, type StatedFunding } from './config-funding.js';
import { schemaFaults } from './config-schema.js';
import { type Fault, type JsonDocument, readJson } from './json-places.js';
import type { RelayConfig } from './model.js';
import { publishedAt } from './own-links.js';

export { sampleConfig } from './sample.js';

/**
 * Reads a configuration.
 *
 * @throws FeedError `config`, whose message names every fault with its line, or says that there is no such file
 */
export async function loadConfig(path: string): Promise<RelayConfig> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be read: ${message}.`;
    const help = 'Write a cluster-feed.json there, or name another file with --config.';
    throw new FeedError('config', `${reason} ${help}`, path, { cause });
  }
  return parseConfig(text, path);
}

/**
 * A configuration from its text.
 *
 * @param path of its file, which relative paths in it start from
 * @throws FeedError `config`, whose message names every fault with its line
 */
export function parseConfig(text: string, path: string): RelayConfig {
  let json: JsonDocument;
  try {
    json = readJson(text);
  } catch (cause) {
    throw new FeedError('config', `${path}, ${(cause as Error).message}`, path, { cause });
  }
  const folder = resolve(dirname(path));
  const faults = [...json.repeated, ...schemaFaults(json.value), ...configFaults(json.value, folder, isFile)];
  const funding = readAllFunding(json.value, folder);
  for (const each of funding.values()) faults.push(...each.faults);
  if (faults.length) throw new FeedError('config', report(path, faults, json), path);
  const stated = json.value as StatedConfig;
  const warnings = [...funding.values()].flatMap((each) => each.warnings);
  return {
    file: resolve(path),
    ...toConfig(stated, folder, funding),
    warnings: listOf(warnings, json).map((line) => `${path}, ${line}`),
  };
}

function report(path: string, faults: readonly Fault[], json: JsonDocument): string {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return [`${path} has ${count}:`, ...listOf(faults, json).map((line) => `  ${line}`)].join('\n');
}

const listOf = (faults: readonly Fault[], json: JsonDocument): string[] =>
  [...faults]
    .sort((one, other) => json.offsetOf(one) - json.offsetOf(other))
    .map((fault) => `${json.placeOf(fault)}: ${fault.message}`);

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The notices of each feed by its name. Reads them of what may still have other faults. */
function readAllFunding(config: unknown, folder: string): Map<string, StatedFunding> {
  const { feeds, baseUrl } = (config ?? {}) as Partial<StatedConfig>;
  const base = publishedAt(typeof baseUrl === 'string' ? withoutSlash(baseUrl) : undefined);
  return new Map(
    Object.entries(feeds ?? {}).map(([name, feed]) => [
      name,
      readFunding(
        (feed as StatedConfig['feeds'][string] | null)?.funding,
        ['feeds', name, 'funding'],
        folder,
        base,
      ),
    ]),
  );
}
