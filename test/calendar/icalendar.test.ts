import { expect } from 'chai';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { writeICalendar } from '../../src/calendar/icalendar.js';
import { eventFromAttributes } from '../../src/feed/event-attributes.js';
import type { ClusterItem, EventDetails } from '../../src/feed/model.js';
import { openFeed, openFeedObject } from '../../src/feed/open-feed.js';
import { lintICalendar } from './icalendar-lint.js';

const now = Date.parse('2026-05-01T10:00:00Z');
const url = 'https://cluster.example/events/1';

function write(facts: Partial<ClusterItem> = {}, event: Partial<EventDetails> = {}): ICAL.Component {
  const file = writeICalendar(
    { id: '1', url, title: 'Days', ...facts },
    { start: '2026-05-06', ...event },
    now,
  );
  expect(lintICalendar(file)).to.deep.equal([]);
  return new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstSubcomponent('vevent')!;
}

const valueOf = (name: string, facts: Partial<ClusterItem> = {}, event: Partial<EventDetails> = {}): string =>
  String(write(facts, event).getFirstPropertyValue(name));

describe('texts of a calendar file', () => {
  const hard = 'Commas, semicolons; back\\slashes \\n and\nlines\r\nof “Łódź” 🎉: ';

  it('come back as they were', () => {
    expect(valueOf('summary', { title: hard.repeat(9) })).to.equal(hard.replace('\r', '').repeat(9));
  });

  it('come back whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
        const said = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '');
        fc.pre(said !== '');
        expect(valueOf('summary', { title: text })).to.equal(said);
      }),
    );
  });

  it('are never broken within a character, nor longer than 75 octets', () => {
    for (const letter of ['a', 'ł', '€', '🎉'])
      for (let before = 0; before < 8; before++)
        expect(valueOf('summary', { title: 'x'.repeat(before) + letter.repeat(200) })).to.have.length(
          before + letter.length * 200,
        );
  });

  it('say what it is about, who organises it and where to read on', () => {
    expect(valueOf('description', { summary: 'Words.' }, { organizer: { name: 'Cluster' } })).to.equal(
      `Words.\n\nCluster\n\n${url}`,
    );
    expect(valueOf('description', { content_text: 'Long words '.repeat(99) }).length).to.be.below(700);
    expect(valueOf('url')).to.equal(url);
  });

  for (const [map, geo] of [
    ['https://www.openstreetmap.org/?mlat=51.1079&mlon=17.0385#map=18/51.1/17.0', '51.1079;17.0385'],
    ['https://www.google.com/maps/search/?api=1&query=-33.86%2C151.20', '-33.86;151.2'],
    ['https://maps.google.com/?q=51.1079,17.0385', '51.1079;17.0385'],
    // What a map shows is not where the place is.
    ['https://www.openstreetmap.org/#map=18/51.1079/17.0385', undefined],
    ['https://maps.google.com/?q=91.5,17.0', undefined],
    ['https://maps.google.com/?q=Hall+1,+Town', undefined],
  ] as const) {
    it(`say ${geo ? `the coordinates ${geo}` : 'no coordinates'} of ${map}`, () => {
      const found = write({}, { location: { name: 'Hall', url: map } }).getFirstPropertyValue('geo');
      expect(found ? String(found).replace(',', ';') : undefined).to.equal(geo);
    });
  }

  it('say where it is', () => {
    expect(valueOf('location', {}, { location: { name: 'Hall', address: 'Street 1, Town' } })).to.equal(
      'Hall, Street 1, Town',
    );
    expect(valueOf('location', {}, { location: { url: 'https://meet.example/' } })).to.equal(
      'https://meet.example/',
    );
  });

  it('have no line for what is not known, and none of coordinates', () => {
    const names = write({ url: undefined as never })
      .getAllProperties()
      .map(({ name }) => name);
    expect(names).to.deep.equal('uid dtstamp sequence dtstart dtend summary status'.split(' '));
  });

  it('name an organiser only with an address of mail', () => {
    const organizer = { name: 'The "Cluster"', url: 'mailto:info@cluster.example' };
    expect(valueOf('organizer', {}, { organizer })).to.equal('mailto:info@cluster.example');
    expect(valueOf('organizer', {}, { organizer: { ...organizer, url } })).to.equal('null');
  });
});

describe('the state of an event in a calendar file', () => {
  for (const [status, expected] of [
    [undefined, 'CONFIRMED'],
    ['scheduled', 'CONFIRMED'],
    ['cancelled', 'CANCELLED'],
    ['postponed', 'TENTATIVE'],
    ['rescheduled', 'CONFIRMED'],
    ['moved-online', 'CONFIRMED'],
  ] as const)
    it(`${status ?? 'not stated'}: ${expected}`, () =>
      expect(valueOf('status', {}, status && { status })).to.equal(expected));

  it('has a number that rises with each change', () => {
    const at = (date_modified?: string, date_published?: string): number =>
      Number(
        valueOf('sequence', {
          ...(date_modified && { date_modified }),
          ...(date_published && { date_published }),
        }),
      );
    const published = '2026-04-01T10:00:00Z';
    expect(at(undefined, published)).to.equal(0);
    expect(at(published, published)).to.equal(0);
    expect(at('2026-04-01T10:00:30Z', published)).to.equal(1);
    expect(at('2026-04-02T10:00:00Z', published)).to.be.above(at('2026-04-01T12:00:00Z', published));
    expect(at('2026-04-02T10:00:00Z')).to.be.above(at('2026-04-01T12:00:00Z'));
    expect(at('2026-03-02T10:00:00Z', published)).to.equal(0);
  });

  it('is stamped with its last change, else with the time of the file', () => {
    expect(valueOf('dtstamp')).to.equal('2026-05-01T10:00:00Z');
    expect(valueOf('dtstamp', { date_published: '2026-04-01T12:00:00+02:00' })).to.equal(
      '2026-04-01T10:00:00Z',
    );
  });
});

describe('the id of an event in a calendar file', () => {
  const uid = (id: string, facts: Partial<ClusterItem> = {}): string => valueOf('uid', { id, ...facts });

  it('is that of the feed where it is one beyond it', () => {
    for (const id of ['tag:cluster.example,2026:1', 'https://cluster.example/events/1', '17@cluster.example'])
      expect(uid(id)).to.equal(id);
  });

  it('is made one by the host of its page', () => {
    expect(uid('17')).to.equal('17@cluster.example');
    expect(uid('At 9:00', { url: undefined as never })).to.equal('At 9:00@cluster-widgets');
  });

  const ofAttributes = async (name: string, start: string): Promise<string> => {
    const { entries } = await openFeed(eventFromAttributes({ name, start }), { url });
    return uid(entries[0]!.item.id, { url: undefined as never });
  };

  it('is the same for the same attributes, and another for next year’s', async () => {
    expect(await ofAttributes('Days', '2026-05-06')).to.equal(await ofAttributes('Days', '2026-05-06'));
    expect(await ofAttributes('Days', '2026-05-06')).not.to.equal(await ofAttributes('Days', '2027-05-06'));
    expect(await ofAttributes('Days', '2026-05-06T09:00+02:00')).to.match(/@cluster-widgets$/);
  });

  it('is each occurrence’s own, and stays when it becomes the next one', async () => {
    const feed = {
      items: [
        { id: 'weekly', title: 'Weekly', _event: { start: '2026-05-06', recurrence: ['RRULE:FREQ=WEEKLY'] } },
      ],
    };
    const uidsAt = async (day: string): Promise<string[]> =>
      (await openFeedObject(feed, url, Date.parse(`${day}T12:00:00Z`))).entries
        .slice(0, 3)
        .map(({ item }) => valueOf('uid', item, item._event));
    const first = await uidsAt('2026-05-06');
    const later = await uidsAt('2026-05-13');
    expect(new Set(first).size).to.equal(3);
    expect(later.slice(0, 2)).to.deep.equal(first.slice(1));
  });
});
