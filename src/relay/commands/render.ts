import { type Command, InvalidArgumentError } from 'commander';
import { FeedError } from '../../feed/feed-error.js';
import { printable } from '../terminal.js';
import {
  type AddCommand,
  ConfigFault,
  configAt,
  configOption,
  defaultConfig,
  examples,
  httpUrl,
} from './setting.js';

interface RenderWords {
  config?: string;
  light?: boolean;
  lang?: string;
  timeZone?: string;
  url?: string;
}

/** `cluster-feed render` */
export const addRender: AddCommand = (program, { terminal, stdin }) => {
  program
    .command('render')
    .summary('print a widget as static HTML that needs no script')
    .description(
      'Prints a widget as static HTML: its tag with a declarative shadow root, which the script takes over where it comes, or plain HTML.',
    )
    .argument(
      '<tag>',
      'cluster-news-list, cluster-event-card or cluster-funding-notice; also without "cluster-"',
    )
    .argument('[attributes...]', 'such as limit=5; src is a feed of the configuration, a URL, a file or -')
    .addOption(configOption())
    .option('--light', 'plain HTML with classes, for newsletters and pages that forbid styles')
    .option('--lang <language>', 'language of the widget, such as de-AT')
    .option(
      '--time-zone <zone>',
      "zone of the readers, such as Europe/Warsaw (default: of the configuration, else the machine's)",
      timeZone,
    )
    .option('--url <url>', 'address that pages find the feed at, where src is a file or -', httpUrl)
    .addHelpText(
      'after',
      examples(
        ['render news-list src=news limit=5 --lang de', 'a feed of cluster-feed.json'],
        ['render event-card src=https://cluster.example/feeds/events.json > event.html'],
        ['render news-list src=news --light', 'for a newsletter'],
        ['render funding-notice preset=eu-cohesion statement=co-funded project=Lab'],
      ),
    )
    .action(async (tag: string, stated: string[], words: RenderWords, command: Command) => {
      const attributes = Object.fromEntries(stated.map(splitAttribute));
      const { renderLocation } = await import('../render-location.js');
      const html = await renderLocation(tag.startsWith('cluster-') ? tag : `cluster-${tag}`, attributes, {
        light: words.light ?? false,
        language: words.lang,
        timeZone: words.timeZone,
        url: words.url,
        ...(stdin && { stdin }),
        warn: (message) => {
          // It may hold words of the feed.
          terminal.err(`cluster-feed: ${printable(message)}\n`);
        },
        config: async () => {
          const path = words.config ?? (await defaultConfig());
          return path === undefined ? undefined : configAt(path, terminal);
        },
      }).catch((error: unknown) => {
        // What is wrong with the words themselves.
        if (error instanceof FeedError && error.code === 'config' && !error.url)
          command.error(`error: ${error.message}`, { exitCode: 2 });
        throw error instanceof ConfigFault ? error : (error as Error);
      });
      terminal.out(`${html}\n`);
    });
};

function splitAttribute(word: string): [string, string] {
  const at = word.indexOf('=');
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}

function timeZone(value: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    throw new InvalidArgumentError('It must be the IANA name of a zone, such as Europe/Berlin.');
  }
}
