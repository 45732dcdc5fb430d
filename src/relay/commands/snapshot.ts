import { resolve } from 'node:path';
import type { SnapshotResult } from '../snapshot.js';
import { printable, toJson } from '../terminal.js';
import {
  type AddCommand,
  configAt,
  configOption,
  defaultConfig,
  examples,
  missingConfig,
} from './setting.js';

interface SnapshotWords {
  config?: string;
  out?: string;
  json?: boolean;
}

/** `cluster-feed snapshot` */
export const addSnapshot: AddCommand = (program, { terminal, end }) => {
  program
    .command('snapshot')
    .summary('read all configured sources and write static feeds')
    .description(
      'Reads all configured sources and writes static feeds, for any web host. A source that fails keeps its last good copy; then the exit code is 1.',
    )
    .addOption(configOption())
    .option('--out <folder>', 'where to write to, instead of where the configuration says')
    .option('--json', 'print a report for machines')
    .addHelpText(
      'after',
      examples(
        ['snapshot', 'reads cluster-feed.json, writes public/feeds/'],
        ['snapshot --config /etc/cluster-feed.json --out /var/www/feeds', 'for cron'],
      ),
    )
    .action(async (words: SnapshotWords) => {
      const path = words.config ?? (await defaultConfig());
      if (path === undefined) throw missingConfig();
      const config = await configAt(path, terminal);
      const { snapshot } = await import('../snapshot.js');
      const out = words.out === undefined ? config.out : resolve(words.out);
      const result = await snapshot(
        { ...config, out },
        {
          // With the process, which has taken a while to get here.
          began: 0,
          report: (_source, done, total) => {
            terminal.progress(`Read ${done} of ${total} …`);
          },
        },
      );
      terminal.progress('');
      terminal.out(words.json ? toJson(result) : writeResult(result, out));
      for (const line of [...result.problems, ...result.notes])
        terminal.err(`cluster-feed: ${oneLine(line)}\n`);
      end(result.ok);
    });
};

/** A line for each source, one for each feed that could not be published, and what became of the files. */
function writeResult({ sources, feeds, written, removed }: SnapshotResult, out: string): string {
  const files = feeds.reduce((sum, feed) => sum + feed.files.length, 0);
  const lines = [
    ...sources.map(
      ({ state, key, error = '' }) =>
        `${state.padEnd(10)} ${key}${error && `: ${error.replace(`${key}: `, '')}`}`,
    ),
    ...feeds.flatMap(({ name, error }) => (error ? `failed     feed ${name}: ${error}` : [])),
    `${files} files in ${out}: ${written.length} new or changed, ${removed.length} removed.`,
  ];
  return lines.map((line) => `${oneLine(line)}\n`).join('');
}

const oneLine = (text: string): string => printable(text).replace(/\s*\n\s*/g, ' ');
