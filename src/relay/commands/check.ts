import type { Command } from 'commander';
import { toJson } from '../terminal.js';
import { type AddCommand, configAt, defaultConfig, examples } from './setting.js';

interface CheckWords {
  config?: string;
  relay?: boolean;
  json?: boolean;
}

/** `cluster-feed check` */
export const addCheck: AddCommand = (program, { terminal, end }) => {
  program
    .command('check')
    .summary('report whether widgets can read feeds')
    .description('Reports whether widgets can read feeds, and what would make them better.')
    .argument('[locations...]', 'URLs or files')
    .option(
      '--config <file>',
      'check a configuration, and all sources in it; without locations cluster-feed.json, if it is there',
    )
    .option('--relay', 'judge as for a relay or snapshot, which needs no permission of browsers (CORS)')
    .option('--json', 'print a report for machines')
    .addHelpText(
      'after',
      examples(
        ['check https://cluster.example/feed/', 'can a page show it?'],
        ['check news.json events.ics', 'files before they are published'],
        ['check --config cluster-feed.json --json', 'all that the relay reads'],
      ),
    )
    .action(async (locations: string[], words: CheckWords, command: Command) => {
      const path = words.config ?? (locations.length ? undefined : await defaultConfig());
      if (!locations.length && path === undefined)
        command.error('error: name a URL, a file, or with --config a configuration');
      const config = path === undefined ? undefined : await configAt(path, terminal);
      const { check, checkConfig } = await import('../check.js');
      const options = {
        relay: words.relay ?? false,
        report: (done: number, all: number) => {
          terminal.progress(`Checked ${done} of ${all} …`);
        },
      };
      const reports = [
        ...(locations.length ? [await check(locations, options)] : []),
        ...(config ? [await checkConfig(config, options)] : []),
      ];
      const fit = reports.every((report) => report.fit);
      const report = { fit, sources: reports.flatMap(({ sources }) => sources) };
      terminal.progress('');
      const { writeReport } = await import('../check-table.js');
      terminal.out(words.json ? toJson(report) : writeReport(report, terminal));
      end(fit);
    });
};
