import { expect } from 'chai';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import { feedOf } from './adapted-widgets.js';
import { openBrowser, openClusterSite, type Site } from './serve.js';

const at = 'https://cluster.example';
const party = (name: string) => ({ name, url: `${at}/${name}` });
const notices = [
  {
    preset: 'eu-cohesion',
    statement: 'co-funded',
    project: { name: 'Lab', url: `${at}/lab` },
    beneficiary: party('Cluster'),
    funders: [party('Region'), party('City')],
    links: [{ title: 'Manual', url: `${at}/manual` }],
  },
  { preset: 'de-federal', project: { number: '1' }, funders: [{ name: 'Ministry' }] },
  { preset: 'custom', text: 'Thanks', links: [{ title: 'Award', url: `${at}/award` }] },
];
const calls = ['2999-06-10', '2999-07-10'].map((closes) => ({
  id: closes,
  title: `Until ${closes}`,
  url: `${at}/${closes}`,
  _call: { closes, timeZone: 'Europe/Berlin' },
}));
const events = ['One', 'Two'].map((title, index) => ({
  id: title,
  title,
  url: `${at}/${title}`,
  _event: { start: `2999-06-1${index}`, organizer: party('Cluster'), location: { name: 'Hall' } },
}));
/** Each with all that Tab comes to, one after the other. */
const walks: Record<string, [markup: string, stops: readonly string[]]> = {
  'funding notices': [
    '<cluster-funding-notice src="/notices.json"></cluster-funding-notice>',
    ['Lab', 'Cluster', 'Region', 'City', 'Manual', 'Award'],
  ],
  'open calls': [
    '<cluster-funding-notice kind="call" src="/calls.json"></cluster-funding-notice>',
    ['Until 2999-06-10', 'Until 2999-07-10'],
  ],
  'events with a menu each': [
    '<cluster-event-card limit="2" calendar="ics google" src="/events.json"></cluster-event-card>',
    ['One', 'Cluster', 'Add to calendar', 'Two', 'Cluster', 'Add to calendar'],
  ],
};

/** Where hosts put widgets. */
const hosts = {
  'a page': '',
  'a box that clips': 'main { overflow: hidden; block-size: 9em; inline-size: 22em }',
  'a box that is moved and contained, from right to left':
    'main { direction: rtl; overflow: hidden; contain: layout paint; transform: translate(2em, 3em) scale(0.9); block-size: 12em; inline-size: 22em }',
};

describe('the keyboard', () => {
  let cluster: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [cluster, browser] = await Promise.all([openClusterSite(), openBrowser()]);
    cluster.put('/notices.json', { body: feedOf([], notices) });
    cluster.put('/calls.json', { body: feedOf(calls) });
    cluster.put('/events.json', { body: feedOf(events) });
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());
  after(() => Promise.all([browser.close(), cluster.close()]));

  const show = async (markup: string, style: string) => {
    await page.setViewport({ width: 600, height: 500 });
    const body = `<!doctype html><html lang="en"><title>Host</title><style>${style}</style>
      <script type="module" src="/widgets/cluster-widgets.js"></script>
      <a href="#before">Before</a><main>${markup}</main><a href="#after">After</a>`;
    await page.goto(cluster.put('/keyboard', { body }), { waitUntil: 'networkidle0' });
    await page.waitForSelector('main > :state(ready)');
    await page.focus('a[href="#before"]');
  };

  /** What has the focus; marked where that is not to be seen. */
  const focus = () =>
    page.evaluate(() => {
      const root = document.activeElement?.shadowRoot ?? document;
      const active = root.activeElement!;
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      const [{ x, y, width, height }] = active.getClientRects() as unknown as [DOMRect];
      const met = root.elementFromPoint(x + width / 2, y + height / 2);
      const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && active.contains(met);
      return `${active.textContent.trim()}${isSeen ? '' : ' (not seen)'}`;
    });

  const walk = async (key: 'forth' | 'back', steps: number): Promise<string[]> => {
    const stops: string[] = [];
    for (let step = 0; step < steps; step++) {
      if (key === 'back') await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      if (key === 'back') await page.keyboard.up('Shift');
      stops.push(await focus());
    }
    return stops;
  };

  for (const [name, [markup, stops]] of Object.entries(walks))
    for (const [host, style] of Object.entries(hosts))
      it(`goes through ${name} in ${host}, seen at each stop, and out on either side`, async () => {
        await show(markup, style);
        expect(await walk('forth', stops.length + 1)).to.deep.equal([...stops, 'After']);
        expect(await walk('back', stops.length + 1)).to.deep.equal([...[...stops].reverse(), 'Before']);
      });

  for (const [host, style] of Object.entries(hosts))
    it(`opens a menu, goes through it, closes it and goes on, in ${host}`, async () => {
      await show(
        '<cluster-event-card calendar="ics google outlook office365 yahoo" src="/events.json"></cluster-event-card>',
        style,
      );
      expect((await walk('forth', 3)).at(-1)).to.equal('Add to calendar');
      const press = async (key: KeyInput, expected: string, isOpen: boolean) => {
        await page.keyboard.press(key);
        // That it opens moves the focus a moment later.
        await page.waitForFunction(
          (isOpen) => {
            const { shadowRoot } = document.querySelector('cluster-event-card')!;
            const menu = shadowRoot!.querySelector('[popover]')!;
            return menu.matches(':popover-open') === isOpen && menu.matches(':focus-within') === isOpen;
          },
          {},
          isOpen,
        );
        expect(await focus(), key).to.equal(expected);
      };
      await press('Enter', 'Calendar file (.ics)', true);
      await press('ArrowDown', 'Google Calendar', true);
      await press('ArrowDown', 'Outlook.com', true);
      await press('End', 'Yahoo Calendar', true);
      await press('ArrowDown', 'Calendar file (.ics)', true);
      await press('Escape', 'Add to calendar', false);
      await press('ArrowUp', 'Yahoo Calendar', true);
      await press('Tab', 'After', false);
    });
});
