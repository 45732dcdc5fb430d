import { expect } from 'chai';
import { setNow } from './fake-clock.js';
import { drawn, main, mountLoaded, part, parts, server, showsFallback, textOf, textsOf } from './page.js';
import { eventItem, eventsUrl, feedOf, item } from './sample-feeds.js';

type Card = HTMLElementTagNameMap['cluster-event-card'];

async function mountItems(items: object[], attributes = ''): Promise<Card> {
  server.serve(eventsUrl, feedOf(items));
  return mountLoaded<Card>(`<cluster-event-card ${attributes} src="${eventsUrl}"></cluster-event-card>`);
}

beforeEach(() => setNow('2026-05-01T10:00:00Z'));

describe('the closing of a call', () => {
  const call = (closes: string, facts: object = {}) =>
    item(1, {
      title: 'Call for projects',
      _call: { closes, programme: 'A programme', authority: 'An agency', rate: '85 %', ...facts },
    });

  it('is an event of its own kind, between the others', async () => {
    const items = [
      eventItem({ start: '2026-06-10' }),
      call('2026-05-20T17:00:00+02:00', { timeZone: 'Europe/Brussels' }),
    ];
    const card = await mountItems(items, 'limit="9"');
    expect(textsOf(card, 'title')).to.deep.equal(['Call for projects', 'Cluster days']);
    expect(textsOf(card, 'date')[0]).to.match(/^Closes on 20 May 2026(,| at) 17:00 CEST$/);
    expect(textsOf(card, 'countdown')).to.deep.equal(['in 19 days']);
    expect(textOf(card, 'facts')).to.match(
      /^Programme A programme Granting authority An agency Share of funding 85 %$/,
    );
  });

  it('goes into a calendar as a deadline, a moment long', async () => {
    const card = await mountItems([call('2026-05-20T17:00:00+02:00')]);
    const file = decodeURIComponent(part<HTMLAnchorElement>(card, 'calendar').href);
    expect(file).to.contain('SUMMARY:Deadline: Call for projects\r\n');
    expect(file).to.contain('DTSTART:20260520T150000Z\r\n');
    expect(file).not.to.contain('DTEND');
  });

  it('is open until its last day is over in its zone, which is another here', async () => {
    const card = await mountItems([call('2026-05-01', { timeZone: 'Pacific/Pago_Pago' })]);
    expect(textOf(card, 'date')).to.equal('Closes on 1 May 2026');
    expect(textOf(card, 'countdown')).to.equal('tomorrow');
    expect(textOf(card, 'your-time')).to.match(/^Your time: /);
  });

  it('is gone afterwards, or said to be', async () => {
    expect(textsOf(await mountItems([call('2026-04-30')]), 'title')).to.deep.equal([]);
    const card = await mountItems([call('2026-04-30')], 'past');
    expect(textOf(card, 'event-status')).to.equal('This call has closed.');
    expect(parts(card, 'calendar')).to.deep.equal([]);
  });
});

describe('an event that recurs', () => {
  const weekly = eventItem({
    start: '2026-01-07T18:00:00+01:00',
    end: '2026-01-07T19:00:00+01:00',
    timeZone: 'Europe/Berlin',
    recurrence: ['RRULE:FREQ=WEEKLY', 'EXDATE:20260513T160000Z'],
  });

  it('is shown as its next occurrence, or as several', async () => {
    const card = await mountItems([weekly], 'limit="3" time-zone="Europe/Berlin"');
    expect(textsOf(card, 'date-block')).to.deep.equal(['6 May 2026', '20 May 2026', '27 May 2026']);
    const files = parts(card, 'calendar').map((link) => decodeURIComponent((link as HTMLAnchorElement).href));
    expect(new Set(files.map((file) => /UID:.*/.exec(file)?.[0])).size).to.equal(3);
  });

  it('is its next occurrence by its id too', async () => {
    const card = await mountItems([weekly], 'event="https://cluster.example/events/1"');
    expect(textsOf(card, 'date-block')).to.deep.equal(['6 May 2026']);
  });
});

describe('the visitor’s own time', () => {
  it('stands beside that of the event where they differ', async () => {
    const at = async (timeZone: string) => {
      main.replaceChildren();
      return textOf(await mountItems([eventItem({ start: '2026-06-10T09:00', timeZone })]), 'your-time');
    };
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(await at(timeZone)).to.equal(undefined);
    expect(await at('Asia/Kathmandu')).to.match(/^Your time: .*\d\d:\d\d$/);
  });
});

describe('json-ld', () => {
  const script = (card: Card) => card.querySelector('script');

  it('is not written without being asked for', async () => {
    expect(script(await mountItems([eventItem({})]))).to.equal(null);
  });

  it('stands inside the element, and goes with it', async () => {
    const card = await mountItems([eventItem({})], 'json-ld');
    await written(card);
    expect(script(card)!.type).to.equal('application/ld+json');
    expect(JSON.parse(script(card)!.text)).to.include({
      '@type': 'Event',
      name: 'Cluster days',
      startDate: '2026-06-10',
    });
    card.remove();
    expect(document.querySelector('script[type="application/ld+json"]')).to.equal(null);
  });

  it('follows what is shown, and goes when it is no longer asked for', async () => {
    const card = await mountItems(
      [eventItem({}), eventItem({ start: '2026-06-11' }, { id: '2', title: 'Two' })],
      'json-ld',
    );
    await written(card);
    card.event = '2';
    await drawn(card);
    await written(card);
    expect(JSON.parse(script(card)!.text)).to.include({ name: 'Two' });
    card.jsonLd = false;
    await drawn(card);
    await written(card);
    expect(script(card)).to.equal(null);
  });

  it('is no fallback content', async () => {
    const card = await mountItems([eventItem({ start: '2026-05-01' })], 'json-ld');
    await written(card);
    card.event = 'nothing';
    await drawn(card);
    expect(textOf(card, 'empty')).to.equal('No event is coming up.');
    await written(card);
    main.innerHTML = '';
    const other = await mountItems([], 'json-ld');
    other.innerHTML = '<p>None</p>';
    expect(showsFallback(other)).to.equal(true);
  });

  /** Waits for the module that writes it, and for what is then written. */
  async function written(card: Card): Promise<void> {
    await import('../../src/elements/structured-data.js');
    await drawn(card);
    await new Promise((resolve) => setTimeout(resolve));
  }
});
