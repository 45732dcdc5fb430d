import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { openFeed } from '../../src/feed/open-feed.js';
import { writeICalendar } from '../../src/calendar/icalendar.js';
import { formatEventDates } from '../../src/view/event-dates.js';
import { lintICalendar } from './icalendar-lint.js';

// What is shown to a reader in Berlin on New Year's Day of 2012, of each file the first.
const expected: Readonly<Record<string, string>> = {
  'events/tec-ical-de': '4 July 2026 19:00–21:30 Bürgerdialog , Teil 1; offen für alle',
  'ical/ical-daily_recur': '1 August 2012 05:00–06:00 GMT-7 Every day recurring',
  'ical/ical-duration_instead_of_dtend':
    '30 June 2012 06:00 GMT-7 – 1 July 2012 06:00 GMT-7 Really long event name thing',
  'ical/ical-lf-only-floating-dst': '25 October 2026 02:30 CEST Nacht der Zeitumstellung',
  'ical/ical-minimal': '30 June 2012 06:00–07:00 GMT-7 Really long event name thing',
  'ical/ical-parserv2': '11 September 2012 10:30–11:00 GMT-7 Calendar',
  'ical/ical-recur_instances': '6 November 2012 10:00–10:30 GMT-8 Crazy Event Thingy!',
  'ical/ical-rfc': '6 October 2008 Planning meeting',
  'injection/inj-ical-dev': '1 January 2026 11:00 CET <script>alert(1)</script>Titel',
};

describe('calendars of the corpus', () => {
  for (const [name, first] of Object.entries(expected)) {
    it(`${name} is shown, and can be put into a calendar`, async function () {
      const body = await readFile(`../shared/corpus/files/${name}.ics`).catch(() => undefined);
      // The corpus lies beside the project, where it is there at all.
      if (!body) return this.skip();
      const now = Date.parse('2012-01-01T00:00:00Z');
      const { entries } = await openFeed(body, { url: 'https://feed.example/feed' }, now);
      const shown = entries.flatMap(({ item }) => {
        if (!item._event) return [];
        expect(lintICalendar(writeICalendar(item, item._event, now))).to.deep.equal([]);
        const dates = formatEventDates(item._event, 'en-GB', { reader: 'Europe/Berlin' });
        return `${dates.replace(/[\s\u2009\u202f]+/g, ' ').replace(/(?:,| at)(?= \d\d:)/g, '')} ${item.title}`;
      });
      expect(shown[0]).to.equal(first);
    });
  }
});
