import { access } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { FeedError } from '../../feed/feed-error.js';
import type { RelayConfig } from '../model.js';
import { printable, type Terminal } from '../terminal.js';

/** What a command is given beside its words. */
export interface Setting {
  readonly terminal: Terminal;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Says that what the command was to do went, or did not go, as it should. */
  readonly end: (fine: boolean) => void;
}

/** Adds a command to the program. */
export type AddCommand = (program: Command, setting: Setting) => void;

/** What is wrong with what a command was given, rather than with what it met; `cause` says it. */
export class ConfigFault extends Error {}

const DEFAULT_CONFIG = 'cluster-feed.json';

export const configOption = (also = ''): Option =>
  new Option('--config <file>', `the configuration; by default ${DEFAULT_CONFIG} in this folder${also}`);

/**
 * The configuration in a file; says what is worth knowing about it.
 * @throws ConfigFault
 */
export async function configAt(path: string, { err }: Terminal): Promise<RelayConfig> {
  const { loadConfig } = await import('../config.js');
  const config = await loadConfig(path).catch((cause: unknown) => {
    throw new ConfigFault('', { cause });
  });
  for (const warning of config.warnings ?? []) err(`cluster-feed: ${printable(warning)}\n`);
  return config;
}

/** The configuration in this folder, where there is one. */
export const defaultConfig = (): Promise<string | undefined> =>
  access(DEFAULT_CONFIG).then(
    () => DEFAULT_CONFIG,
    () => undefined,
  );

/** That there is none, for a command that cannot do without. */
export function missingConfig(): ConfigFault {
  const message = `there is no ${DEFAULT_CONFIG} in this folder; write one, or name it with --config`;
  return new ConfigFault('', { cause: new FeedError('config', message) });
}

/** The last part of a command's help. */
export function examples(...lines: readonly (readonly [line: string, about?: string])[]): string {
  const width = Math.max(...lines.map(([line, about]) => (about ? line.length : 0)));
  const written = lines.map(([line, about]) =>
    `  cluster-feed ${about ? line.padEnd(width) : line}${about ? `   # ${about}` : ''}`.trimEnd(),
  );
  return `\nExamples:\n${written.join('\n')}`;
}

export function httpUrl(value: string): string {
  if (URL.canParse(value) && /^https?:/i.test(value)) return value;
  throw new InvalidArgumentError(
    'It must be an http or https address, such as https://cluster.example/feed/.',
  );
}

export function portNumber(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new InvalidArgumentError('It must be a number up to 65535; 0 takes any that is free.');
}
