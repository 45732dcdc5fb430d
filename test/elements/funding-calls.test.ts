import { expect } from 'chai';
import { expectAccessible } from './axe.js';
import { FakeClock, setNow } from './fake-clock.js';
import {
  drawn,
  main,
  mountLoaded,
  nextEvent,
  part,
  parts,
  server,
  setHidden,
  showsFallback,
  statesOf,
  textOf,
  textsOf,
  warnings,
} from './page.js';
import { feedOf, fundingUrl } from './sample-feeds.js';

type Notice = HTMLElementTagNameMap['cluster-funding-notice'];

const call = (id: string, _call: object, facts: object = {}) => ({
  id,
  title: `Call ${id}`,
  url: `https://cluster.example/calls/${id}`,
  language: 'en',
  _call,
  ...facts,
});

/** Open calls of a feed, once the part that draws them is there. */
async function mountCalls(items: readonly object[], attributes = '', content = ''): Promise<Notice> {
  server.serve(fundingUrl, feedOf(items));
  const element = await mountLoaded<Notice>(
    `<cluster-funding-notice kind="call" ${attributes} src="${fundingUrl}">${content}</cluster-funding-notice>`,
  );
  // Only the first time.
  while (!element.shadowRoot!.querySelector('[part~=list]:not([part=skeleton] *), slot[name=empty]'))
    await task();
  await drawn(element);
  return element;
}

/** Lets the page do what waits, by no timer, since those are the test's. */
function task(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  port2.postMessage('');
  return new Promise((resolve) => (port1.onmessage = resolve));
}

// 12:00 in Berlin, as everywhere in these tests.
const noon = '2026-05-04T10:00:00Z';
const berlin = { timeZone: 'Europe/Berlin' };

describe('open calls', () => {
  const full = {
    ...berlin,
    closes: '2026-05-29',
    programme: 'Sample programme',
    id: 'MU-2026-03',
    rate: 'up to 60 %',
    budget: 2500000,
    currency: 'EUR',
    eligible: 'Small firms',
    region: 'Musterau',
    authority: 'Sample bank',
    url: 'https://bank.example/call',
  };

  it('say when they close, who may apply, how much there is, where, and by whom, and link to their page', async () => {
    new FakeClock(noon);
    const element = await mountCalls([call('1', full, { summary: 'What it is for.' })]);
    expect(textOf(element, 'heading')).to.equal('Open calls');
    expect(part<HTMLAnchorElement>(element, 'link').href).to.equal('https://bank.example/call');
    expect(textOf(element, 'description')).to.equal('What it is for.');
    const facts = element.shadowRoot!.querySelectorAll('dt, dd');
    expect([...facts].map((each) => each.textContent)).to.deep.equal([
      ...['Deadline', '29 May 2026 at 23:59 CEST', 'Who may apply', 'Small firms'],
      ...['Share of funding', 'up to 60 %', 'Budget', '€2,500,000.00', 'Region', 'Musterau'],
      ...['Programme', 'Sample programme', 'Call', 'MU-2026-03', 'Granting authority', 'Sample bank'],
    ]);
    expect(part(element, 'deadline').firstElementChild!.getAttribute('datetime')).to.equal('2026-05-29');
  });

  for (const [lang, said] of [
    ['de', '29. Mai 2026 um 23:59 Uhr MESZ'],
    ['pl', '29 maja 2026 23:59 CEST'],
    ['en', '29 May 2026 at 23:59 CEST'],
  ]) {
    it(`say in ${lang}: ${said}`, async () => {
      new FakeClock(noon);
      const element = await mountCalls([call('1', full)], `lang="${lang}"`);
      expect(textOf(element, 'deadline')).to.equal(said);
    });
  }

  for (const [closes, said, isUrgent] of [
    ['2026-05-19', '', false],
    ['2026-05-18', 'Closes in 14 days', false],
    ['2026-05-08', 'Closes in 4 days', false],
    ['2026-05-07', 'Closes in 3 days', true],
    ['2026-05-05', 'Closes tomorrow', true],
    ['2026-05-05T11:00:00+02:00', 'Closes in 23 hours', true],
    ['2026-05-04', 'Closes in 11 hours', true],
    ['2026-05-04T14:00', 'Closes in 2 hours', true],
    ['2026-05-04T12:30', 'Closes in 30 minutes', true],
    ['2026-05-04T12:01', 'Closes in 1 minute', true],
  ] as const) {
    it(`that close ${closes} say at noon of 4 May: ${said || 'nothing'}`, async () => {
      new FakeClock(noon);
      const element = await mountCalls([call('1', { ...berlin, closes })]);
      expect(textsOf(element, 'countdown')).to.deep.equal(said ? [said] : []);
      expect(textsOf(element, 'urgent')).to.deep.equal(isUrgent ? ['Closing soon'] : []);
    });
  }

  for (const [lang, said, urgent] of [
    ['de', 'Frist endet in 3 Tagen', 'Bald vorbei'],
    ['pl', 'Nabór kończy się za 3 dni', 'Wkrótce koniec'],
  ] as const) {
    it(`say that in ${lang}: ${urgent}, ${said}`, async () => {
      new FakeClock(noon);
      const element = await mountCalls([call('1', { ...berlin, closes: '2026-05-07' })], `lang="${lang}"`);
      expect([textOf(element, 'countdown'), textOf(element, 'urgent')]).to.deep.equal([said, urgent]);
    });
  }

  it('have no gap before the mark of a language where nothing is said of the time left', async () => {
    new FakeClock(noon);
    const far = { ...berlin, closes: '2026-12-01' };
    const element = await mountCalls([call('1', far, { language: 'pl' })]);
    expect(parts(element, 'countdown')).to.deep.equal([]);
    const [mark, line] = [part(element, 'language'), part(element, 'meta')].map((piece) =>
      piece.getBoundingClientRect(),
    );
    expect(mark!.left).to.equal(line!.left);
  });

  it('count on while the page is open, and are gone at their deadline; the next takes its place', async () => {
    const clock = new FakeClock('2026-05-04T20:58:30Z');
    const element = await mountCalls(
      [call('1', { ...berlin, closes: '2026-05-04' }), call('2', { ...berlin, closes: '2026-05-18' })],
      'limit="1"',
    );
    const seen: (string | undefined)[] = [];
    for (let minute = 0; minute < 62; minute++) {
      seen.push(`${textOf(element, 'title')}: ${textOf(element, 'countdown')}`);
      clock.minutes(1);
      await drawn(element);
    }
    expect([...new Set(seen)].slice(0, 3)).to.deep.equal([
      ...['Call 1: Closes in 1 hour', 'Call 1: Closes in 60 minutes', 'Call 1: Closes in 59 minutes'],
    ]);
    seen.push(`${textOf(element, 'title')}: ${textOf(element, 'countdown')}`);
    expect(seen.slice(-3)).to.deep.equal([
      ...['Call 1: Closes in 2 minutes', 'Call 1: Closes in 1 minute', 'Call 2: Closes in 13 days'],
    ]);
    expect(server.requests).to.have.length(1);
  });

  it('change their days at midnight of their own zone', async () => {
    const clock = new FakeClock('2026-05-04T21:59:00Z');
    const element = await mountCalls([call('1', { ...berlin, closes: '2026-05-14' })]);
    expect(textOf(element, 'countdown')).to.equal('Closes in 10 days');
    clock.minutes(2);
    await drawn(element);
    expect(textOf(element, 'countdown')).to.equal('Closes in 9 days');
  });

  it('have one timer for all, and none when they have left the page', async () => {
    const clock = new FakeClock(noon);
    const element = await mountCalls([call('1', { ...berlin, closes: '2026-05-14' })]);
    const other = element.cloneNode() as Notice;
    const loaded = nextEvent(other, 'cluster-load');
    main.append(other);
    await loaded;
    await drawn(other);
    expect(clock.waiting).to.equal(1);
    main.replaceChildren();
    expect(clock.waiting).to.equal(0);
  });

  it('do not count where nobody looks, and are right once somebody does', async () => {
    const clock = new FakeClock(noon);
    const element = await mountCalls([call('1', { ...berlin, closes: '2026-05-14' })]);
    setHidden(true);
    clock.minutes(1);
    clock.minutes(24 * 60);
    expect(clock.waiting).to.equal(0);
    expect(textOf(element, 'countdown')).to.equal('Closes in 10 days');
    setHidden(false);
    await drawn(element);
    expect(textOf(element, 'countdown')).to.equal('Closes in 9 days');
  });

  it('to come say when they open, and open then', async () => {
    const clock = new FakeClock('2026-05-04T21:59:00Z');
    const item = call('1', { ...berlin, opens: '2026-05-05', closes: '2026-05-12' });
    const element = await mountCalls([item]);
    expect(textOf(element, 'countdown')).to.equal('Opens on 5 May 2026');
    clock.minutes(1);
    await drawn(element);
    expect(textOf(element, 'countdown')).to.equal('Closes in 7 days');
  });

  it('in another language say which', async () => {
    new FakeClock(noon);
    const element = await mountCalls([
      call('1', { eligible: 'Firmen' }, { language: 'de', title: 'Aufruf' }),
    ]);
    expect(textOf(element, 'language')).to.equal('German');
    expect(part(element, 'link').lang).to.equal('de');
    expect(part(element, 'eligible').firstElementChild!.getAttribute('lang')).to.equal('de');
  });

  for (const [lang, said] of [
    ['en', 'No call is open at present.'],
    ['de', 'Zurzeit ist kein Aufruf offen.'],
    ['pl', 'Obecnie nie trwa żaden nabór.'],
  ] as const) {
    it(`none in ${lang}: ${said}`, async () => {
      setNow(noon);
      const element = await mountCalls([call('1', { closes: '2026-05-03' })], `lang="${lang}"`);
      expect(textOf(element, 'empty')).to.equal(said);
      expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
      await expectAccessible(main);
    });
  }

  it('none: what the host says itself stands', async () => {
    new FakeClock(noon);
    const element = await mountCalls([], '', '<p>Own</p>');
    expect(showsFallback(element)).to.equal(true);
    expect(textsOf(element, 'empty')).to.deep.equal([]);
  });

  it('tell before their link is followed', async () => {
    new FakeClock(noon);
    const element = await mountCalls([call('1', full)]);
    const selected = nextEvent(element, 'cluster-select');
    element.addEventListener('cluster-select', (event) => event.preventDefault());
    part(element, 'link').click();
    expect((await selected).item.id).to.equal('1');
  });

  it('have nothing that axe finds, and no acknowledgement among them', async () => {
    setNow(noon);
    const element = await mountCalls([
      call('1', { ...full, closes: '2026-05-06' }),
      call('2', { opens: '2026-06-01' }),
    ]);
    await expectAccessible(main);
    expect(parts(element, 'notice')).to.deep.equal([]);
    expect(warnings).to.deep.equal([]);
  });
});

describe('a notice of kind call', () => {
  it('is no acknowledgement', async () => {
    server.serve(fundingUrl, { ...feedOf([]), _funding: [{ kind: 'call', text: 'Apply now' }] });
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}"></cluster-funding-notice>`,
    );
    expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
  });
});
