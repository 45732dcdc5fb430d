import { resolve } from 'node:path';
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
      const config = await configAt(path);
      const { snapshot } = await import('../snapshot.js');
      const out = words.out === undefined ? config.out : resolve(words.out);
      const result = await snapshot({ ...config, out }, { report: terminal.progress });
      terminal.progress('');
      if (words.json) terminal.out(toJson(result));
      else for (const { key, state, error } of result.sources) terminal.out(lineOf(state, key, error));
      end(result.ok);
    });
};

function lineOf(state: string, key: string, error?: string): string {
  const text = `${state.padEnd(10)} ${key}${error ? `: ${error}` : ''}`;
  return `${printable(text).replace(/\s*\n\s*/g, ' ')}\n`;
}
