import { printable } from '../terminal.js';
import { type AddCommand, configAt, configOption, defaultConfig, examples, portNumber } from './setting.js';

interface ServeWords {
  config?: string;
  port: number;
  host: string;
}

/** `cluster-feed serve`: done when the server runs, which keeps the process alive. */
export const addServe: AddCommand = (program, { terminal }) => {
  program
    .command('serve')
    .summary('serve the same live, with an embed builder')
    .description(
      'Serves feeds live, with widgets and an embed builder. Put a web server with TLS in front of it. SIGHUP reads the configuration again.',
    )
    .addOption(configOption('; without any, a sample'))
    .option('--port <number>', 'port to listen on', portNumber, 8787)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all of this machine', '127.0.0.1')
    .addHelpText(
      'after',
      examples(
        ['serve', 'cluster-feed.json, or a sample where there is none'],
        ['serve --config /etc/cluster-feed.json --port 9000'],
      ),
    )
    .action(async ({ config: named, port, host }: ServeWords) => {
      const path = named ?? (await defaultConfig());
      const { sampleConfig } = await import('../config.js');
      // What is wrong with it is said before anything is opened.
      const { feeds } = path === undefined ? sampleConfig() : await configAt(path, terminal);
      const { serve } = await import('../serve-command.js');
      const { followSignals, greeting } = await import('../serve-relay.js');
      const relay = await serve({
        port,
        host,
        ...(path !== undefined && { config: path }),
        log: (line) => {
          terminal.err(`${printable(line)}\n`);
        },
      });
      // Whoever starts it may end it as soon as it has greeted.
      void followSignals(relay);
      if (path === undefined)
        terminal.err('There is no cluster-feed.json in this folder: this is a sample.\n');
      terminal.out(
        `${greeting(
          relay,
          feeds.map(({ name }) => name),
        )}\n`,
      );
    });
};
