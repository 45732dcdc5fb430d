import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { until } from './bench.js';
import { openBrowser, openClusterSite, openHostSite, type Answer, type Site } from './serve.js';

const tags = ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'] as const;
/** High enough that all of a page is seen, so that whatever moves is counted. */
const viewports = [320, 768, 1280].map((width) => ({ width, height: width < 700 ? 7000 : 3000 }));

/** In the page, before all others: notes every shift that no visitor has caused. A text, since functions get a compiler's names. */
const watch = `
  shifts = [];
  heard = [];
  done = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput)
        shifts.push({
          value,
          nodes: sources.map(({ node, previousRect, currentRect }) =>
            [node?.outerHTML?.slice(0, 80) ?? node?.textContent, previousRect.y, currentRect.y].join(' ')),
        });
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('error', ({ message }) => heard.push(message));
  addEventListener('click', () => (pressed = performance.now()), true);
  for (const type of ['cluster-load', 'cluster-error']) addEventListener(type, () => done++);`;

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    url: `https://cluster.example/${index}`,
    title: `Neues Verbundprojekt für digitale Rehabilitation startet, Teil ${index}`,
    summary: 'Im Labor am Fluss arbeiten Klinik, Hochschule und drei Betriebe zusammen. '.repeat(3).trim(),
    date_published: `2026-03-${String(20 - index).padStart(2, '0')}T09:00:00+01:00`,
    tags: ['Forschung', 'Projekte'],
    _event: { start: '2126-05-06', location: { name: 'Musterau, Haus der Kliniken' } },
  }));
// In the page's language: the words of another one, in files of their own, come after the notice.
const notice = {
  preset: 'pl-public-task',
  language: 'de',
  project: { name: 'Rozwój Klastra Innowacyjna Medycyna' },
  funders: [{ name: 'Samorząd Województwa Dolnośląskiego' }],
  contract: { number: 'DG-G/2918/13', signedOn: '2013-09-13' },
};
const feedOf = (count: number, _funding: unknown[] = [notice]) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Feed',
    language: 'de',
    items: items(count),
    _funding,
  });

describe('nothing on the page shifts', () => {
  let cluster: Site;
  let host: Site;
  let browser: Browser;
  let page: Page;
  let send: () => void;
  const errors: string[] = [];

  before(async () => {
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.evaluateOnNewDocument(watch);
    page.on('pageerror', (error) => errors.push(String(error)));
  });
  afterEach(() => page.close());
  after(() => Promise.all([browser.close(), cluster.close(), host.close()]));

  /** Puts the feed that the widgets of the page show; it waits until `send` is called. */
  const putFeed = (body: string, answer: Partial<Answer> = {}) => {
    const after = new Promise<void>((resolve) => (send = resolve));
    const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/feed+json' };
    cluster.put('/feeds/shift.json', { body, after, headers, ...answer });
  };

  /** The ways to have the widgets in place before the first paint, or a place for them. */
  const ways = {
    'a classic script in the head': () =>
      `<script src="${cluster.origin}/widgets/cluster-widgets.iife.js"></script>`,
    'a module that the first paint waits for': () =>
      `<script type="module" async blocking="render" src="${cluster.origin}/widgets/cluster-widgets.js"></script>`,
    'a module of one element, words of its own': () =>
      tags
        .map((tag) => `${cluster.origin}/widgets/${tag.replace('cluster-', '')}.js`)
        .map((src) => `<script type="module" async blocking="render" src="${src}"></script>`)
        .join(''),
    'a place that the page keeps, and any script': () =>
      `<script type="module" src="${cluster.origin}/widgets/cluster-widgets.js"></script>
      <style>${tags.join()} { display: block; min-block-size: 3000px }</style>`,
  };
  type Way = keyof typeof ways;

  const visit = async (way: Way = 'a classic script in the head', own = '', attributes = '') => {
    const widgets = tags.map(
      (tag) =>
        `<${tag} src="${cluster.origin}/feeds/shift.json" ${attributes}>${own}</${tag}><p>Below ${tag}</p>`,
    );
    const body = `<!doctype html><html lang="de"><title>Host</title>
      <meta name="viewport" content="width=device-width">${ways[way]()}
      <style>body { font: 16px/1.5 sans-serif }</style><h1>Host</h1>${widgets.join('')}`;
    await page.goto(host.put('/', { body }));
  };
  const open = async (...options: Parameters<typeof visit>) => {
    await visit(...options);
    await frames();
  };
  /** Until what has been drawn was painted, and what follows from that, too. */
  const frames = async () => {
    for (let count = 0; count < 4; count++)
      await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
  };
  /** Until so many loads have come to an end, and are seen. */
  const settled = async (loads: number) => {
    await page.waitForFunction(`done >= ${loads}`);
    await frames();
  };
  const expectStill = async () => {
    expect(errors).to.deep.equal([]);
    expect(await page.evaluate('heard')).to.deep.equal([]);
    expect(await page.evaluate('shifts')).to.deep.equal([]);
  };
  const heightOf = (tag: string): Promise<number> =>
    page.$eval(tag, (element) => element.getBoundingClientRect().height);
  const heights = () => Promise.all(tags.map(heightOf));
  const reload = () =>
    page.evaluate(`document.querySelectorAll('${tags.join()}').forEach((each) => void each.reload())`);

  for (const viewport of viewports) {
    describe(`${viewport.width} px wide`, () => {
      beforeEach(() => page.setViewport(viewport));

      for (const [name, own] of [
        ['nothing', ''],
        ['fallback content', '<p><a href="/news">Alle Meldungen</a></p>'],
      ] as const) {
        for (const way of Object.keys(ways) as Way[]) {
          it(`${way}, ${name} of the page: loading -> ready`, async () => {
            putFeed(feedOf(5));
            await open(way, own);
            const before = await heights();
            send();
            await settled(3);
            expect(await heights()).to.deep.equal(before);
            expect(before[0]).to.be.greaterThan(900);
            await expectStill();
          });
        }
        it(`a feed that is there from the cache, ${name} of the page`, async () => {
          const session = await page.createCDPSession();
          const cached = { 'Cache-Control': 'max-age=600', 'Access-Control-Allow-Origin': '*' };
          putFeed(feedOf(5), { headers: { ...cached, 'Content-Type': 'application/feed+json' } });
          send();
          await open(undefined, own);
          await settled(3);
          await page.reload();
          await settled(3);
          await expectStill();
          await session.send('Network.clearBrowserCache');
        });
      }

      for (const way of Object.keys(ways) as Way[])
        it(`${way}: a first page that has fewer items than are wanted, then the next`, async () => {
          const feed = JSON.parse(feedOf(5)) as { items: object[] };
          const next_url = `${cluster.origin}/feeds/shift-2.json`;
          const headers = { 'Access-Control-Allow-Origin': '*' };
          let sendNext!: () => void;
          const after = new Promise<void>((resolve) => (sendNext = resolve));
          cluster.put('/feeds/shift-2.json', {
            body: JSON.stringify({ ...feed, items: feed.items.slice(3) }),
            headers,
            after,
          });
          putFeed(JSON.stringify({ ...feed, items: feed.items.slice(0, 3), next_url }));
          await open(way);
          send();
          await settled(3);
          const titles = () => page.$$('cluster-news-list >>> h3');
          expect(await titles()).to.have.length(3);
          sendNext();
          await page.waitForFunction(
            `document.querySelector('cluster-news-list').shadowRoot.querySelectorAll('h3').length === 5`,
          );
          await frames();
          await expectStill();
        });

      it('loading -> empty', async () => {
        putFeed(feedOf(0, []));
        await open();
        send();
        await settled(3);
        await expectStill();
      });

      it('loading -> failed -> retried -> ready', async () => {
        putFeed('', { status: 500 });
        await open();
        send();
        await settled(3);
        await expectStill();
        putFeed(feedOf(5));
        for (const tag of tags) {
          await page.click(`${tag} >>> button`);
          await frames();
        }
        // Longer than what browsers count as the visitor's doing.
        await page.waitForFunction(`pressed + 600 < performance.now()`);
        send();
        await settled(6);
        expect(await page.$$('cluster-news-list >>> h3')).to.have.length(5);
        await expectStill();
      });

      it('ready -> reload -> fewer, then failed: says so only to who listens', async () => {
        putFeed(feedOf(5));
        send!();
        await open();
        await settled(3);
        const before = await heights();
        putFeed(feedOf(2));
        send();
        await reload();
        await settled(6);
        expect(await page.$$('cluster-news-list >>> h3')).to.have.length(2);
        expect(await heights()).to.deep.equal(before);
        putFeed('', { status: 500 });
        send();
        await reload();
        await settled(9);
        expect(await heights()).to.deep.equal(before);
        expect(
          await page.$eval('cluster-news-list >>> [role=status]', (status) => status.textContent),
        ).to.match(/^Der Inhalt konnte nicht aktualisiert werden/);
        await expectStill();
      });

      it('widgets that wait until they are near', async () => {
        putFeed(feedOf(5));
        await open(undefined, '', 'loading="lazy"');
        send();
        await settled(3);
        await expectStill();
      });

      it('broken images', async () => {
        const feed = JSON.parse(feedOf(5)) as { items: object[] };
        for (const item of feed.items)
          Object.assign(item, { _image: { url: `${cluster.origin}/no.png`, width: 300, height: 900 } });
        putFeed(JSON.stringify(feed));
        await open();
        send();
        await settled(3);
        await until(page, 'cluster-news-list', 'span[part=image]');
        await frames();
        await expectStill();
      });
    });
  }

  describe('room that was kept in vain', () => {
    beforeEach(() => page.setViewport({ width: 1280, height: 700 }));

    /** Opens the page, whose feed then has but one item. */
    const openShort = async (attributes = '') => {
      putFeed(feedOf(1, []));
      await open(undefined, '', attributes);
      send();
      await settled(3);
    };
    /** Where a widget ends, and where what it shows does. */
    const ends = (): Promise<[number, number]> =>
      page.$eval('cluster-news-list', (list): [number, number] => [
        list.getBoundingClientRect().bottom,
        list.shadowRoot!.querySelector('[part=base]')!.getBoundingClientRect().bottom,
      ]);
    const scrollTo = async (top: number) => {
      await page.evaluate(`scrollTo(0, ${top})`);
      await frames();
    };

    it('goes at once as far as it was below the window', async () => {
      await openShort();
      const [end, shown] = await ends();
      expect(end).to.be.closeTo(700, 1);
      expect(shown).to.be.lessThan(500);
      await expectStill();
    });

    it('goes when the reader has left it behind below the window', async () => {
      await openShort('limit="2"');
      const [end, shown] = await ends();
      expect(end).to.be.greaterThan(shown + 100);
      await page.evaluate(`document.querySelector('h1').style.marginBlockStart = '2000px'`);
      await scrollTo(1900);
      await scrollTo(0);
      expect((await ends()).map(Math.round)).to.deep.equal(
        (await ends()).map(() => Math.round(shown + 2000 - 21)),
      );
    });

    it('goes where the window becomes wider', async () => {
      await openShort('limit="2"');
      await page.setViewport({ width: 1300, height: 700 });
      await frames();
      const [end, shown] = await ends();
      expect(end).to.equal(shown);
    });

    it('goes in print, as does a skeleton', async () => {
      await openShort('limit="2"');
      await page.emulateMediaType('print');
      const [end, shown] = await ends();
      expect(end).to.equal(shown);
      putFeed(feedOf(1));
      await open();
      expect(await heights()).to.deep.equal([0, 0, 0]);
      send();
    });

    it('goes when the visitor acts on the widget', async () => {
      await openShort('limit="2"');
      await page.evaluate(`document.querySelector('cluster-news-list').addEventListener('click', (event) => {
        event.preventDefault();
        event.currentTarget.limit = 1;
      })`);
      await page.click('cluster-news-list >>> h3 a');
      await frames();
      const [end, shown] = await ends();
      expect(end).to.equal(shown);
    });

    it('is none where nobody saw it: a feed that is in the page', async () => {
      await page.goto(
        host.put('/inline', {
          body: `<!doctype html><html lang="de"><title>Host</title>${ways['a classic script in the head']()}
            <script type="application/json" id="feed">${feedOf(1)}</script>
            <cluster-news-list src="#feed"></cluster-news-list><p>Below</p>`,
        }),
      );
      await settled(1);
      const [end, shown] = await ends();
      expect(end).to.equal(shown);
      await expectStill();
    });
  });

  describe('a reload', () => {
    beforeEach(() => page.setViewport({ width: 1280, height: 700 }));

    /** Loads `before`, and `after` once the page has changed; the height of the list before that reload and after. */
    const reloadAfter = async (change: () => Promise<unknown>, before: string, after: string) => {
      putFeed(before);
      await open();
      send();
      await settled(3);
      await change();
      await frames();
      const heightBefore = await heightOf('cluster-news-list');
      await page.evaluate('shifts = []');
      putFeed(after);
      await reload();
      await frames();
      send();
      await settled(6);
      await expectStill();
      return [heightBefore, await heightOf('cluster-news-list')] as const;
    };

    it('leaves the end where it has come to when the reader gets there', async () => {
      const scroll = () => page.evaluate(`document.body.style.paddingBlockEnd = '3000px'; scrollTo(0, 300)`);
      const [before, after] = await reloadAfter(scroll, feedOf(1, []), feedOf(2, []));
      expect(after).to.equal(before);
    });

    it('holds no height from before the text has become smaller', async () => {
      const shrink = () =>
        page.evaluate(`scrollTo(0, 0); document.querySelector('cluster-news-list').style.fontSize = '12px'`);
      await page.setViewport({ width: 1280, height: 3000 });
      const [before, after] = await reloadAfter(shrink, feedOf(8), feedOf(8));
      expect(after).to.equal(before);
    });

    it('holds the height that is there, in a page that shows it larger', async () => {
      await page.setViewport({ width: 1280, height: 3000 });
      const enlarge = () =>
        page.evaluate(`{
          const { style } = document.querySelector('cluster-news-list');
          style.transform = 'scale(1.5)';
          style.transformOrigin = 'top left';
        }`);
      const [before, after] = await reloadAfter(enlarge, feedOf(5), feedOf(5));
      expect(after).to.be.closeTo(before, 0.1);
    });

    it('is no error to the page, drawn while a size is told there', async () => {
      putFeed(feedOf(5));
      await open();
      send();
      await settled(3);
      await page.evaluate(`{
        const list = document.querySelector('cluster-news-list');
        new ResizeObserver(() => (list.limit = 1)).observe(list.shadowRoot.querySelector('h3'));
      }`);
      await frames();
      expect(await page.$$('cluster-news-list >>> h3')).to.have.length(1);
      await expectStill();
    });
  });

  it('a failed reload is seen as soon as that moves nothing, or when the keyboard comes to it', async () => {
    await page.setViewport({ width: 1280, height: 700 });
    putFeed(feedOf(1, []));
    send();
    await open(undefined, '', 'limit="1"');
    await settled(3);
    putFeed('', { status: 500 });
    send();
    await reload();
    await settled(6);
    const isSeen = () =>
      page.$eval(
        'cluster-news-list >>> [part=retry]',
        (button) =>
          button.getBoundingClientRect().width > 5 &&
          getComputedStyle(button.parentElement!).clipPath === 'none',
      );
    expect(await isSeen()).to.equal(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await isSeen()).to.equal(true);
    await page.keyboard.press('Tab');
    expect(await isSeen()).to.equal(false);
    await page.evaluate(`document.body.style.paddingBlockEnd = '3000px'; scrollTo(0, 2000)`);
    await frames();
    expect(await isSeen()).to.equal(true);
    await page.evaluate(`scrollTo(0, 0)`);
    await frames();
    expect(await isSeen()).to.equal(true);
    await expectStill();
  });

  it('a skeleton shows no letters, in forced colours neither', async () => {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    putFeed(feedOf(1));
    await open();
    const colour = await page.$eval(
      'cluster-news-list >>> [part=skeleton] [part=summary]',
      (summary) => getComputedStyle(summary).webkitTextFillColor,
    );
    expect(colour).to.equal('rgba(0, 0, 0, 0)');
    send();
  });
});
