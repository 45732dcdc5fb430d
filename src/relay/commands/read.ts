import { toJson } from '../terminal.js';
import { type AddCommand, examples, httpUrl } from './setting.js';

interface ReadWords {
  url?: string;
  contentType?: string;
}

/** `cluster-feed read` */
export const addRead: AddCommand = (program, { terminal, stdin }) => {
  program
    .command('read')
    .summary('print any feed as a cluster feed (JSON)')
    .description(
      'Prints any feed as a cluster feed (JSON): RSS, Atom, JSON Feed, WordPress REST, The Events Calendar, iCalendar.',
    )
    .argument('<location>', 'a URL, a file, or - for what is piped in')
    .option('--url <url>', 'what relative links are relative to, for a file or -', httpUrl)
    .option('--content-type <type>', 'Content-Type to go by, for its charset')
    .addHelpText(
      'after',
      examples(
        ['read https://cluster.example/feed/ > news.json'],
        ['read calendar.ics --url https://cluster.example/'],
        ['read - --content-type "text/xml; charset=iso-8859-2" < feed.xml'],
      ),
    )
    .action(async (location: string, { url, contentType }: ReadWords) => {
      const { read } = await import('../read.js');
      const { feed, dropped } = await read(location, { url, contentType, ...(stdin && { stdin }) });
      terminal.out(toJson(feed));
      if (!dropped) return;
      const advice = 'say with --url what they are relative to';
      terminal.err(
        `cluster-feed: left out ${dropped} relative ${dropped === 1 ? 'link' : 'links'}: ${advice}\n`,
      );
    });
};
