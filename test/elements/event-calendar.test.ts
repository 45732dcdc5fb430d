import { expect } from 'chai';
import { can } from './engine.js';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from './axe.js';
import { setNow } from './fake-clock.js';
import { drawn, main, mountLoaded, part, parts, server, textOf, textsOf, warnings } from './page.js';
import { eventItem, eventsUrl, feedOf } from './sample-feeds.js';

type Card = HTMLElementTagNameMap['cluster-event-card'];

const event = (title: string, start: string, facts: object = {}) =>
  eventItem({ start, ...facts }, { id: title, url: `https://cluster.example/${title}`, title });

async function mountEvents(events: object[], attributes = ''): Promise<Card> {
  server.serve(eventsUrl, feedOf(events));
  return mountLoaded<Card>(`<cluster-event-card ${attributes} src="${eventsUrl}"></cluster-event-card>`);
}

const everything = 'calendar="ics google outlook office365 yahoo"';
const links = (card: Card) => parts(card, 'calendar-entry') as HTMLAnchorElement[];

beforeEach(() => setNow('2026-05-01T10:00:00Z'));

describe('one calendar', () => {
  it('is a link to a file that is in the link', async () => {
    const card = await mountEvents([event('Cluster days', '2026-06-18', { end: '2026-06-19' })]);
    const link = part<HTMLAnchorElement>(card, 'calendar');
    expect([link.textContent, link.ariaLabel, link.download]).to.deep.equal([
      'Add to calendar',
      'Add to calendar: Cluster days',
      'Cluster days.ics',
    ]);
    expect(decodeURIComponent(link.href)).to.match(
      /^data:text\/calendar;charset=utf-8,BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20260618\r\nDTEND;VALUE=DATE:20260620\r\n[^]*END:VCALENDAR\r\n$/,
    );
    expect(server.requests.length, 'requests').to.equal(1);
  });

  it('that is a service is a link to it', async () => {
    const card = await mountEvents([event('One', '2026-06-18')], 'calendar="google"');
    const link = part<HTMLAnchorElement>(card, 'calendar');
    expect(link.textContent).to.equal('Add to calendar (Google Calendar)');
    expect(link.ariaLabel).to.equal('Add to calendar (Google Calendar): One');
    expect([link.origin, link.rel, link.target, link.hasAttribute('download')]).to.deep.equal([
      'https://calendar.google.com',
      'noopener',
      '',
      false,
    ]);
  });

  it('is offered for attributes alone', async () => {
    const card = await mountLoaded<Card>(
      '<cluster-event-card name="Days" start="2026-06-18"></cluster-event-card>',
    );
    expect(decodeURIComponent(part<HTMLAnchorElement>(card, 'calendar').href)).to.contain('SUMMARY:Days\r\n');
  });

  for (const [why, events, attributes] of [
    ['with `none`', [event('One', '2026-06-18')], 'calendar="none"'],
    ['for what is over', [event('One', '2026-04-18')], 'past'],
    ['for what is cancelled', [event('One', '2026-06-18', { status: 'cancelled' })], ''],
    ['for what has no date any more', [event('One', '2026-06-18', { status: 'postponed' })], ''],
  ] as const)
    it(`is not offered ${why}`, async () => {
      const card = await mountEvents([...events], attributes);
      expect(textsOf(card, 'title')).to.deep.equal(['One']);
      expect(parts(card, 'calendar')).to.deep.equal([]);
    });

  it('that nobody knows is named in the console, and the others are offered', async () => {
    const card = await mountEvents([event('One', '2026-06-18')], 'calendar="apple ics"');
    expect(textOf(card, 'calendar')).to.equal('Add to calendar');
    expect(warnings).to.deep.equal([
      '<cluster-event-card> calendar="apple" is none of ics google outlook office365 yahoo none',
    ]);
  });
});

describe('a feed that is a calendar', () => {
  it('can be subscribed to, beside the file', async () => {
    const body =
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1@x.example\r\nSUMMARY:Days\r\nDTSTART:20260618T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR';
    server.serve(eventsUrl, (request) => request.respond(body));
    const card = await mountLoaded<Card>(`<cluster-event-card src="${eventsUrl}"></cluster-event-card>`);
    expect(links(card).map(({ textContent, href }) => [textContent, href.slice(0, 30)])).to.deep.equal([
      ['Calendar file (.ics)', 'data:text/calendar;charset=utf'],
      ['Subscribe to all dates', 'webcal://cluster.example/feeds'],
    ]);
  });
});

describe('the menu of calendars', () => {
  let card: Card;
  const button = () => part<HTMLButtonElement>(card, 'calendar');
  const menu = () => part(card, 'calendar-menu');
  const focused = () => card.shadowRoot!.activeElement?.textContent.trim();
  const isOpen = () => menu().matches(':popover-open');
  const press = async (...keys: string[]) => {
    for (const key of keys) await sendKeys({ press: key === 'Space' ? ' ' : key });
    // What opening does comes with an event of its own.
    await new Promise((resolve) => setTimeout(resolve));
  };

  beforeEach(async function () {
    // A menu is opened by a key in all of these.
    if (!can('keys')) this.skip();
    card = await mountEvents(
      [event('One', '2026-06-18'), event('Two', '2026-06-19')],
      `limit="1" ${everything}`,
    );
  });

  it('offers each by a name of its own', async () => {
    expect(links(card).map(({ textContent, ariaLabel }) => [textContent, ariaLabel])).to.deep.equal([
      ['Calendar file (.ics)', 'Calendar file (.ics): One'],
      ['Google Calendar', 'Add One to Google Calendar'],
      ['Outlook.com', 'Add One to Outlook.com'],
      ['Microsoft 365', 'Add One to Microsoft 365'],
      ['Yahoo Calendar', 'Add One to Yahoo Calendar'],
    ]);
    card.limit = 2;
    await drawn(card);
    const names = [...parts(card, 'calendar'), ...links(card)].map(({ ariaLabel }) => ariaLabel);
    expect(new Set(names).size).to.equal(12);
  });

  it('is a menu button', () => {
    expect(button().textContent.trim()).to.equal('Add to calendar');
    expect([button().getAttribute('aria-haspopup'), button().getAttribute('aria-expanded')]).to.deep.equal([
      'menu',
      'false',
    ]);
    expect(menu().role).to.equal('menu');
    expect(new Set(links(card).map(({ role }) => role))).to.deep.equal(new Set(['menuitem']));
    expect(isOpen()).to.equal(false);
  });

  for (const key of ['Enter', 'Space', 'ArrowDown', 'ArrowUp'])
    it(`is opened by ${key}`, async () => {
      button().focus();
      await press(key);
      expect(isOpen()).to.equal(true);
      expect(button().getAttribute('aria-expanded')).to.equal('true');
      expect(focused()).to.equal(key === 'ArrowUp' ? 'Yahoo Calendar' : 'Calendar file (.ics)');
    });

  it('is walked through by arrows, around its ends, and by Home and End', async () => {
    button().focus();
    await press('ArrowDown');
    const seen: (string | undefined)[] = [];
    for (const key of ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home']) {
      await press(key);
      seen.push(focused());
    }
    expect(seen).to.deep.equal([
      'Google Calendar',
      'Yahoo Calendar',
      'Calendar file (.ics)',
      'Yahoo Calendar',
      'Calendar file (.ics)',
    ]);
  });

  it('closed, leaves Home and End to the page', async () => {
    button().focus();
    await press('Home', 'End');
    expect(isOpen()).to.equal(false);
  });

  it('is closed by Escape, with the focus back on its button', async () => {
    button().focus();
    await press('Enter', 'ArrowDown', 'Escape');
    expect([isOpen(), focused(), button().getAttribute('aria-expanded')]).to.deep.equal([
      false,
      'Add to calendar',
      'false',
    ]);
  });

  it('is closed by Tab, which goes on in the page', async () => {
    const after = main.appendChild(document.createElement('button'));
    button().focus();
    await press('Enter', 'Tab');
    expect(isOpen()).to.equal(false);
    expect(document.activeElement === after).to.equal(true);
  });

  it('is closed by a choice, with the focus back on its button', async () => {
    button().focus();
    await press('Enter');
    const [file] = links(card);
    file!.addEventListener('click', (click) => click.preventDefault());
    file!.click();
    await press();
    expect([isOpen(), focused()]).to.deep.equal([false, 'Add to calendar']);
  });

  it('stays open, and keeps the focus, while the card is drawn anew', async () => {
    button().focus();
    await press('Enter', 'ArrowDown');
    card.heading = 'Drawn anew';
    await drawn(card);
    expect([isOpen(), focused()]).to.deep.equal([true, 'Google Calendar']);
    expect(button().getAttribute('aria-expanded')).to.equal('true');
  });

  it('lies below its button and is seen, whatever the host clips', async () => {
    main.style.cssText = 'overflow: hidden; contain: paint; block-size: 12em; inline-size: 20em';
    button().focus();
    await press('Enter');
    const [at, of] = [menu().getBoundingClientRect(), button().getBoundingClientRect()];
    expect(at.top).to.be.closeTo(of.bottom, 1);
    expect(at.left).to.be.closeTo(of.left, 1);
    const last = links(card).at(-1)!;
    const { x, y, width, height } = last.getBoundingClientRect();
    expect(card.shadowRoot!.elementFromPoint(x + width / 2, y + height / 2) === last).to.equal(true);
  });

  it('lies there, too, where a browser has no anchors', async () => {
    const { supports } = CSS;
    CSS.supports = () => false;
    button().focus();
    await press('Enter');
    CSS.supports = supports;
    const style = menu().style;
    expect(style.left).to.match(/px/);
    expect(parseFloat(style.insetBlockStart)).to.be.closeTo(
      button().getBoundingClientRect().bottom + scrollY,
      0.01,
    );
  });

  it('is accessible, open', async () => {
    main.insertAdjacentHTML('afterbegin', '<h1>Page</h1>');
    button().focus();
    await press('Enter');
    await expectAccessible(main);
  });
});
