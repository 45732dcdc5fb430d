import { Command, CommanderError } from 'commander';
import { FeedError } from '../feed/feed-error.js';
import { addCheck } from './commands/check.js';
import { addRead } from './commands/read.js';
import { addRender } from './commands/render.js';
import { addServe } from './commands/serve.js';
import { ConfigFault, type Setting } from './commands/setting.js';
import { addSnapshot } from './commands/snapshot.js';
import { printable, type Terminal } from './terminal.js';
import { version } from './package-folder.js';

/** 0: fine; 1: unfit, or something failed; 2: called wrongly, or the configuration is wrong. */
export type ExitCode = 0 | 1 | 2;

export interface ProgramOptions {
  /** Says where in the code errors arose. */
  readonly debug?: boolean;
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/**
 * Runs a command line, without the names of Node and of the script at its beginning. Prints; never rejects, and
 * settles when the command is done: `serve`, when the server runs.
 */
export async function runProgram(
  words: readonly string[],
  terminal: Terminal,
  { debug = false, stdin }: ProgramOptions = {},
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const end = (fine: boolean): void => {
    code = fine ? 0 : 1;
  };
  try {
    await describeProgram({ terminal, end, ...(stdin && { stdin }) }).parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    terminal.progress('');
    // Commander has said it.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.err(`${printable(describeError(error, debug))}\n`);
    return error instanceof ConfigFault ? 2 : 1;
  }
}

function describeError(error: unknown, debug: boolean): string {
  const cause = error instanceof ConfigFault ? error.cause : error;
  if (!(cause instanceof Error)) return `cluster-feed: ${String(cause)}`;
  if (debug && cause.stack) return cause.stack;
  return `cluster-feed: ${cause instanceof FeedError ? `${cause.code}: ` : ''}${cause.message}`;
}

function describeProgram(setting: Setting): Command {
  const { terminal } = setting;
  const width = Math.min(terminal.columns, 100);
  const program = new Command('cluster-feed')
    .description('Checks, reads and publishes the feeds of a cluster, for its widgets.')
    .version(version, '-V, --version', 'print the version')
    .option('--no-color', 'print without colour, as with the variable NO_COLOR')
    .helpCommand('help [command]', 'explain a command')
    .helpOption('-h, --help', 'explain')
    .showHelpAfterError('(cluster-feed --help explains it)')
    .configureOutput({
      writeOut: terminal.out,
      writeErr: (text) => {
        terminal.err(printable(text));
      },
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .addHelpText(
      'after',
      `
Exit codes: 0 fine; 1 unfit, or something failed; 2 called wrongly, or a faulty configuration.
With the variable DEBUG set, an error says where in the code it arose.`,
    );
  for (const add of [addCheck, addRead, addSnapshot, addServe, addRender]) add(program, setting);
  return program;
}
