import { expect } from 'chai';
import { FakeClock } from './fake-clock.js';
import { drawn, main, mountLoaded, parts, server, setHidden, textOf } from './page.js';
import { eventItem, eventsUrl, feedOf } from './sample-feeds.js';

type Card = HTMLElementTagNameMap['cluster-event-card'];

const event = (title: string, start: string, facts: object = {}) =>
  eventItem({ start, ...facts }, { id: title, url: `https://cluster.example/${title}`, title });

const berlin = { timeZone: 'Europe/Berlin' };
const all = [
  event('first', '2026-05-03T09:00:00+02:00', { end: '2026-05-03T17:00:00+02:00', ...berlin }),
  event('second', '2026-05-20', { end: '2026-05-21', ...berlin }),
];

async function mountCard(attributes = ''): Promise<Card> {
  server.serve(eventsUrl, feedOf(all));
  return mountLoaded<Card>(`<cluster-event-card ${attributes} src="${eventsUrl}"></cluster-event-card>`);
}

describe('a card while its page is open', () => {
  let clock: FakeClock;
  const goOn = async (card: Card, hours: number) => {
    clock.minutes(hours * 60);
    await drawn(card);
  };
  beforeEach(() => (clock = new FakeClock('2026-05-01T10:00:00Z')));

  it('says how far away the event is, then gives its place to the next', async () => {
    const card = await mountCard();
    expect(textOf(card, 'countdown')).to.equal('in 2 days');
    await goOn(card, 24);
    expect(textOf(card, 'countdown')).to.equal('tomorrow');
    await goOn(card, 21);
    expect([textOf(card, 'title'), textOf(card, 'countdown')]).to.deep.equal(['first', 'now on']);
    await goOn(card, 9);
    expect([textOf(card, 'title'), textOf(card, 'countdown')]).to.deep.equal(['second', 'in 17 days']);
    await goOn(card, 24 * 17);
    expect(textOf(card, 'countdown')).to.equal('now on');
    await goOn(card, 24 * 2);
    expect(textOf(card, 'empty')).to.equal('No event is coming up.');
    expect(clock.waiting, 'timers').to.equal(0);
    expect(server.requests.length).to.equal(1);
  });

  it('that is over is said to be, where it is the one asked for', async () => {
    const card = await mountCard('event="first"');
    await goOn(card, 24 * 3);
    expect(textOf(card, 'event-status')).to.equal('This event is over.');
    expect(parts(card, 'countdown')).to.deep.equal([]);
    expect(parts(card, 'calendar')).to.deep.equal([]);
  });

  it('shares one timer with the others, which goes with the last', async () => {
    const cards = [await mountCard(), await mountCard('limit="2"'), await mountCard('event="second"')];
    expect(clock.waiting).to.equal(1);
    cards.slice(1).forEach((card) => card.remove());
    expect(clock.waiting).to.equal(1);
    main.replaceChildren();
    expect(clock.waiting).to.equal(0);
  });

  it('is right again when it comes back into the page', async () => {
    const card = await mountCard();
    card.remove();
    await goOn(card, 48);
    main.append(card);
    await drawn(card);
    expect(textOf(card, 'countdown')).to.equal('now on');
  });

  it('has no timer in a tab that nobody sees, and is right when somebody does', async () => {
    const card = await mountCard();
    setHidden(true);
    expect(clock.waiting).to.equal(0);
    await goOn(card, 24);
    expect(textOf(card, 'countdown')).to.equal('in 2 days');
    setHidden(false);
    await drawn(card);
    expect(textOf(card, 'countdown')).to.equal('tomorrow');
    expect(clock.waiting).to.equal(1);
  });

  it('is not drawn where nothing changes', async () => {
    const card = await mountCard();
    let drawings = 0;
    card.addController({ hostUpdate: () => drawings++ });
    clock.minutes(8 * 60);
    expect(drawings).to.equal(0);
  });
});
