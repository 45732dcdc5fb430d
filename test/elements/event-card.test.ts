import { expect } from 'chai';
import { setNow } from './fake-clock.js';
import { main, mountLoaded, part, parts, server, statesOf, textOf, textsOf } from './page.js';
import { eventItem, eventsUrl, feedOf, item } from './sample-feeds.js';

const event = (name: string, start: string, facts: object = {}) =>
  eventItem({ start, ...facts }, { id: name, url: `https://cluster.example/events/${name}`, title: name });

async function mountEvents(events: object[], attributes = '') {
  server.serve(eventsUrl, feedOf(events));
  return mountLoaded(`<cluster-event-card ${attributes} src="${eventsUrl}"></cluster-event-card>`);
}

describe('which events a card shows', () => {
  const all = [
    event('last year', '2025-06-01'),
    event('next month', '2026-06-01'),
    event('today', '2026-05-01'),
    event('running', '2026-04-28', { end: '2026-05-02' }),
    event('yesterday', '2026-04-30'),
    item(1),
  ];

  beforeEach(() => setNow('2026-05-01T10:00:00Z'));

  for (const [attributes, expected] of [
    ['', ['running']],
    ['limit="9"', ['running', 'today', 'next month']],
    ['limit="4" past', ['running', 'today', 'next month', 'yesterday']],
    ['limit="9" past', ['running', 'today', 'next month', 'yesterday', 'last year']],
    ['event="last year"', ['last year']],
    ['event="https://cluster.example/events/next month"', []],
    ['event="https://cluster.example/events/today"', ['today']],
    ['event="nothing"', []],
  ] as const) {
    it(`${attributes || 'by default'}: ${expected.join(', ') || 'none'}`, async () => {
      expect(textsOf(await mountEvents(all, attributes), 'title')).to.deep.equal(expected);
    });
  }

  it('none where a feed has news alone', async () => {
    const element = await mountEvents([item(1), item(2)]);
    expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
    expect(textOf(element, 'empty')).to.equal('No event is coming up.');
  });
});

describe('what is out of the ordinary', () => {
  beforeEach(() => setNow('2026-05-01T10:00:00Z'));

  for (const [status, en, de, pl] of [
    [
      'cancelled',
      'This event has been cancelled.',
      'Diese Veranstaltung wurde abgesagt.',
      'To wydarzenie zostało odwołane.',
    ],
    [
      'postponed',
      'This event has been postponed indefinitely.',
      'Diese Veranstaltung wurde auf unbestimmte Zeit verschoben.',
      'To wydarzenie zostało odłożone bezterminowo.',
    ],
    [
      'rescheduled',
      'This event has a new date.',
      'Diese Veranstaltung hat einen neuen Termin.',
      'To wydarzenie ma nowy termin.',
    ],
    [
      'moved-online',
      'This event now takes place online.',
      'Diese Veranstaltung findet nun online statt.',
      'To wydarzenie odbędzie się online.',
    ],
  ] as const) {
    it(`${status} is said in words`, async () => {
      for (const [lang, said] of Object.entries({ en, de, pl })) {
        const element = await mountEvents([event('one', '2026-06-01', { status })], `lang="${lang}"`);
        expect(textOf(element, 'event-status')).to.equal(said);
      }
    });
  }

  it('keeps to its column where a word of it is wider', async () => {
    main.style.inlineSize = '9em';
    const element = await mountEvents([event('one', '2026-06-01', { status: 'cancelled' })], 'lang="de"');
    const said = part(element, 'event-status');
    expect(said.getBoundingClientRect().right).to.be.at.most(
      said.parentElement!.getBoundingClientRect().right,
    );
  });

  it('scheduled is not', async () => {
    expect(
      parts(await mountEvents([event('one', '2026-06-01', { status: 'scheduled' })]), 'event-status'),
    ).to.deep.equal([]);
  });

  it('over is said, and matters more than a new date, not more than that it was cancelled', async () => {
    for (const [status, said] of [
      [undefined, 'This event is over.'],
      ['rescheduled', 'This event is over.'],
      ['cancelled', 'This event has been cancelled.'],
    ] as const) {
      server.serve(`${eventsUrl}?${status}`, feedOf([event('one', '2026-04-01', { status })]));
      const element = await mountLoaded(
        `<cluster-event-card past src="${eventsUrl}?${status}"></cluster-event-card>`,
      );
      expect(textOf(element, 'event-status')).to.equal(said);
    }
  });

  it('a date before is shown struck through, with a word', async () => {
    const facts = { end: '2026-06-02', status: 'rescheduled', previousStart: '2026-05-12' };
    const element = await mountEvents([event('one', '2026-06-01', facts)]);
    expect(textOf(element, 'former-date')).to.equal('Former date: 12 May 2026');
    expect(part(element, 'former-date').querySelector('s')?.textContent).to.equal('12 May 2026');
    expect(textOf(element, 'date')).to.equal('1–2 June 2026');
  });
});

describe('the facts of an event', () => {
  it('say in the language of the widget how it takes place', async () => {
    const facts = { location: { name: 'Rathaus' }, attendance: 'online' };
    const element = await mountEvents([{ ...event('one', '2999-06-01', facts), language: 'de' }]);
    const spans = [...part(element, 'location').querySelectorAll('span')];
    expect(spans.map(({ lang, textContent }) => [lang, textContent])).to.deep.equal([
      ['de', 'Rathaus'],
      ['en', 'Online'],
    ]);
  });

  it('say online of what was moved there, whatever was planned', async () => {
    const facts = { status: 'moved-online', attendance: 'mixed', location: { name: 'Rathaus' } };
    const element = await mountEvents([event('one', '2999-06-01', facts)]);
    expect(textOf(element, 'location')).to.equal('Rathaus · Online');
  });

  it('are a list of terms, with links', async () => {
    const element = await mountEvents([
      event('one', '2999-06-01', {
        location: { name: 'Town hall', address: '1 Main Street', url: 'https://town.example/' },
        attendance: 'mixed',
        organizer: { name: 'The cluster' },
        supporters: [{ name: 'One' }, { name: 'Two', url: 'https://two.example/' }],
        attachments: [
          { url: 'https://cluster.example/programme.pdf', title: 'Programme' },
          { url: 'https://cluster.example/map.pdf' },
          { url: 'https://cluster.example/press/' },
        ],
      }),
    ]);
    const rows = [...part(element, 'facts').querySelectorAll('.fact')].map((row) =>
      [...row.children].map((each) => each.textContent.replace(/\s+/g, ' ').trim()),
    );
    expect(rows).to.deep.equal([
      ['Place', 'Town hall, 1 Main Street · On site and online'],
      ['Organised by', 'The cluster'],
      ['Supported by', 'One · Two'],
      ['Documents', 'Programme · map.pdf · https://cluster.example/press/'],
    ]);
    expect([...part(element, 'facts').querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
      'https://town.example/',
      'https://two.example/',
      'https://cluster.example/programme.pdf',
      'https://cluster.example/map.pdf',
      'https://cluster.example/press/',
    ]);
  });

  it('have times in the zone that the host page asks for, named where it is not the reader’s', async () => {
    const start = '2999-06-01T09:00:00+02:00';
    const shown = async (zone: string) =>
      textOf(
        await mountEvents([event('one', start, { timeZone: 'Europe/Berlin' })], `time-zone="${zone}"`),
        'date',
      );
    expect(await shown('Asia/Tokyo')).to.match(/ 16:00( GMT\+9)?$/);
    expect(await shown('Asia/Kolkata')).to.match(/ 12:30( GMT\+5:30| IST)?$/);
    expect(await shown('Mars/Olympus')).to.match(/ 09:00( CEST)?$/);
  });

  it('that are not known are not there', async () => {
    const element = await mountEvents([event('one', '2999-06-01')]);
    expect(parts(element, 'facts')).to.deep.equal([]);
    expect(parts(element, 'description')).to.deep.equal([]);
  });

  it('have the day as on a page of a calendar, for the eye alone', async () => {
    const element = await mountEvents([event('one', '2999-06-18', { end: '2999-06-19' })]);
    expect(textOf(element, 'date-block')).to.equal('18–19 Jun 2999');
    expect(part(element, 'date-block').getAttribute('aria-hidden')).to.equal('true');
    expect(part<HTMLTimeElement>(element, 'date').dateTime).to.equal('2999-06-18');
  });
});

describe('where a pointer meets a card', () => {
  it('follows the event’s own link, but a fact’s link on that', async () => {
    const organizer = { name: 'Example cluster', url: 'https://cluster.example/' };
    const element = await mountEvents([event('next', '2999-06-01', { organizer })]);
    const metAt = (piece: Element) => {
      const { x, y, width, height } = piece.getBoundingClientRect();
      return element.shadowRoot!.elementFromPoint(x + width / 2, y + height / 2);
    };
    const link = part(element, 'organizer').querySelector('a')!;
    expect(metAt(link)).to.equal(link);
    expect(metAt(part(element, 'date'))).to.equal(part(element, 'link'));
  });
});
