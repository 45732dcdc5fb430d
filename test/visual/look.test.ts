import { expect } from 'chai';
import { readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'puppeteer-core';
import { hostPage } from '../../scripts/host-page.mjs';
import { openBrowser, openClusterSite, type Site } from '../page/serve.js';
import { blockFont } from './block-font.js';

// What every piece of the widgets looks like, in a dozen pages: place, size, font and colours, one line each. Pictures
// would be of one machine's fonts; with a font of blocks these lines are the same on all.
const file = new URL('looks.json', import.meta.url);
const looks = JSON.parse(await readFile(file, 'utf8')) as Record<string, string[]>;
const isWriting = !!process.env.WRITE_LOOKS;

const layout = (name: string) => `<cluster-news-list layout="${name}" src="/look.json"></cluster-news-list>`;
const widgets = {
  list: layout('list'),
  cards: layout('cards'),
  compact: layout('compact'),
  event: `<cluster-event-card name="European Cluster Days in the quarter of the Parliament" start="2999-03-18"
    end="2999-03-19" location="Strasbourg" organizer="France Clusters" status="cancelled" attendance="mixed"
    description="Two days of talks, with a programme and a report." image="/images/congress-hall.svg"></cluster-event-card>`,
  funding: '<cluster-funding-notice src="/look.json" heading="EU"></cluster-funding-notice>',
};

const cases = [
  ['list', 320, 'light', 'de', 'plain'],
  ['list', 768, 'dark', 'en', 'wordpress'],
  ['list', 1280, 'light', 'pl', 'government'],
  ['cards', 320, 'dark', 'pl', 'government'],
  ['cards', 768, 'light', 'de', 'wordpress'],
  ['cards', 1024, 'dark', 'en', 'plain'],
  ['cards', 1280, 'light', 'en', 'plain'],
  ['compact', 320, 'light', 'en', 'wordpress'],
  ['compact', 768, 'light', 'pl', 'plain'],
  ['compact', 1280, 'dark', 'de', 'government'],
  ['event', 320, 'light', 'pl', 'plain'],
  ['event', 768, 'dark', 'de', 'government'],
  ['funding', 320, 'dark', 'en', 'plain'],
  ['funding', 1280, 'light', 'de', 'wordpress'],
] as const;

const url = 'https://cluster.example/';
const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Example cluster',
  items: [
    'Training laboratory for doctors and nurses opens its doors to all members of the cluster',
    'Medizinprodukteaufbereitungsdienstleistungsverzeichnis is online',
    'A prosthesis of the hand passes its first everyday test',
    'Vouchers for travels of small companies: apply by January',
    'A visit from the partner region',
  ].map((title, index) => ({
    id: String(index),
    url: `${url}${index}`,
    title,
    summary:
      'Whoever sterilises, checks and packs instruments in the region finds forty-two companies there. '.repeat(
        1 + (index % 2),
      ),
    date_published: `2026-0${6 - index}-1${index}T09:00:00Z`,
    tags: ['News', 'Digital health', 'Care'].slice(0, 1 + (index % 3)),
    ...(index === 4 && { language: 'fr' }),
    ...(index !== 3 && {
      _image: { url: '/images/laboratory.svg', width: 600, height: 400, credit: 'Example cluster' },
    }),
  })),
  _funding: [
    {
      language: 'en',
      preset: 'eu-cohesion',
      statement: 'co-funded',
      project: { name: 'A project', url },
      beneficiary: { name: 'A cluster' },
      amounts: { grant: 480000, currency: 'EUR' },
    },
    {
      language: 'pl',
      preset: 'pl-public-task',
      project: { name: 'Rozwój klastra' },
      funders: [{ name: 'Samorząd' }],
      contract: { number: '1/13', signedOn: '2013-09-13' },
    },
  ],
};

/** Runs in the page, so that its functions may have no names: those would call for a helper of the test's loader. */
function readLook(): string[] {
  const widget = document.querySelector('main > :state(ready)')!;
  const origin = widget.getBoundingClientRect();
  return [...widget.shadowRoot!.querySelectorAll('[part], .text, .facts, dt, b, small')]
    .filter((each) => each.getClientRects().length)
    .map((each) => {
      const { left, top, width, height } = each.getBoundingClientRect();
      const style = getComputedStyle(each);
      const place = [left - origin.left, top - origin.top, width, height].map(Math.round).join(' ');
      const border = ['top', 'right', 'bottom', 'left']
        .map((side) => style.getPropertyValue(`border-${side}-width`))
        .join(' ');
      return [
        `${each.getAttribute('part') ?? (each.className || each.localName)} ${place}`,
        `${Math.round(parseFloat(style.fontSize) * 10) / 10} ${style.fontWeight} ${style.color}`,
        ...(/[1-9]/.test(border) ? [`${border} ${style.borderTopColor} ${style.borderRadius}`] : []),
        ...(style.backgroundColor === 'rgba(0, 0, 0, 0)' ? [] : [style.backgroundColor]),
        ...(style.textDecorationLine === 'none' ? [] : [style.textDecoration]),
        ...(style.visibility === 'visible' ? [] : [style.visibility]),
      ].join(' | ');
    });
}

describe('the look of', () => {
  let cluster: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [cluster, browser] = await Promise.all([openClusterSite(), openBrowser()]);
    cluster.put('/look.json', {
      body: JSON.stringify(feed),
      headers: { 'Content-Type': 'application/json' },
    });
    cluster.put('/block.ttf', { body: blockFont(), headers: { 'Content-Type': 'font/ttf' } });
    page = await browser.newPage();
  });
  after(async () => {
    await Promise.all([browser.close(), cluster.close()]);
    if (isWriting) await writeFile(file, `${JSON.stringify(looks, null, 1)}\n`);
  });

  // The dictionaries that words are hyphenated by differ, too; and a prescribed statement has fonts of its own.
  const head = `<link rel="preload" href="/block.ttf" as="font" crossorigin>
    <style>
      @font-face { font-family: Blocks; src: url(/block.ttf); font-weight: 1 1000 }
      body, main * { font-family: Blocks !important }
      ::part(list) { hyphens: manual }
      ::part(statement) { font-family: Blocks }
    </style>`;

  for (const [widget, width, scheme, lang, host] of cases) {
    const name = `${widget}, ${width} px, ${scheme}, ${lang}, ${host}`;
    it(name, async () => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 800 });
      cluster.put('/host', { body: await hostPage({ host, lang, widget: widgets[widget], head }) });
      await page.goto(`${cluster.origin}/host`);
      await page.waitForSelector('main > :state(ready)');
      await page.evaluate(() => document.fonts.load('1em Blocks'));
      const look = await page.evaluate(readLook);
      if (isWriting) looks[name] = look;
      expect(look).to.have.length.above(8);
      expect(look).to.deep.equal(looks[name]);
    });
  }

  it('is kept for these and no others', () => {
    const names = cases.map(
      ([widget, width, scheme, lang, host]) => `${widget}, ${width} px, ${scheme}, ${lang}, ${host}`,
    );
    expect(Object.keys(looks)).to.have.members(names);
  });
});
