import { expect } from 'chai';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import { linesOf } from './accessibility-tree.js';
import { openBrowser, openClusterSite, type Site } from './serve.js';

const topics = ['Medicine', 'Research', 'Łódź'];

/** A feed of items with falling numbers, every third with the same topic. */
function feed(from: number, to: number, more: object = {}): string {
  const items = Array.from({ length: from - to + 1 }, (_, index) => ({
    id: `https://cluster.example/${from - index}`,
    url: `https://cluster.example/${from - index}`,
    title: `News ${from - index}`,
    summary: 'What happened in a sentence or two. '.repeat(5),
    tags: [topics[(from - index) % 3]],
    date_published: new Date(Date.UTC(2000, 0, 1) + (from - index) * 36e5).toISOString(),
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'News',
    language: 'en',
    items,
    ...more,
  });
}

/** Without the words around those items. */
const said = /^(?:heading|group|button|searchbox|status|list|listitem|link) /;

for (const script of ['cluster-widgets.js', 'news-list.js']) {
  describe(`a list that visitors can do something with, by ${script}`, () => {
    let cluster: Site;
    let browser: Browser;
    let page: Page;
    const errors: string[] = [];

    const show = async (attributes: string) => {
      await page.goto(
        cluster.put('/tools', {
          body: `<!doctype html><html lang="en"><title>Host</title>
            <script type="module" src="${cluster.origin}/widgets/${script}"></script>
            <cluster-news-list ${attributes}></cluster-news-list>`,
        }),
        { waitUntil: 'networkidle0' },
      );
    };
    const press = async (...keys: KeyInput[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** What has the focus: its part, and what it says. */
    const focus = () =>
      page.$eval('cluster-news-list', ({ shadowRoot }) => {
        const { activeElement: active } = shadowRoot!;
        return `${active?.getAttribute('part')}: ${active?.textContent.replace(/\s+/g, ' ').trim()}`;
      });
    const until = (isTrue: string) =>
      page.waitForFunction(
        `(({ shadowRoot: root }) => ${isTrue})(document.querySelector('cluster-news-list'))`,
      );
    const titles = () =>
      page.$eval('cluster-news-list', ({ shadowRoot }) =>
        [...shadowRoot!.querySelectorAll('[part=title]')].map((each) => each.textContent.trim()),
      );
    const tree = async () =>
      linesOf((await page.accessibility.snapshot({ interestingOnly: false }))!).filter((line) =>
        said.test(line),
      );

    before(async () => {
      [cluster, browser] = await Promise.all([openClusterSite(), openBrowser()]);
      cluster.put('/news-2.json', { body: feed(4, 1) });
      cluster.put('/news.json', { body: feed(9, 5, { next_url: `${cluster.origin}/news-2.json` }) });
      const language = { language: 'de' };
      cluster.put('/news.en.json', { body: feed(9, 5) });
      cluster.put('/news.de.json', { body: feed(19, 15, language) });
    });
    beforeEach(async () => {
      page = await browser.newPage();
      errors.length = 0;
      page.on('pageerror', (error) => errors.push(String(error)));
    });
    afterEach(async () => {
      await page.close();
      expect(errors).to.deep.equal([]);
    });
    after(() => Promise.all([browser.close(), cluster.close()]));

    const all = 'src="/news.json" limit="2" more="4" searchable filterable languages="en de" show="date"';

    it('is said whole by the accessibility tree, in the order of the keyboard', async () => {
      await show(all);
      expect(await tree()).to.deep.equal([
        'heading "News"',
        'group "Language"',
        'button "English", pressed true',
        'button "Deutsch", pressed false',
        'group "Topics"',
        'button "Medicine", pressed false',
        'button "Łódź", pressed false',
        'button "Research", pressed false',
        'searchbox "Search"',
        'status ""',
        'list ""',
        'listitem ""',
        'heading "News 9"',
        'link "News 9"',
        'listitem ""',
        'heading "News 8"',
        'link "News 8"',
        'button "Show 4 more"',
        'status ""',
      ]);
    });

    it('can be walked with the Tab key alone', async () => {
      await show(all);
      const stops = [];
      for (let count = 0; count < 9; count++) {
        await press('Tab');
        stops.push(await focus());
      }
      expect(stops).to.deep.equal([
        'choice: English',
        'choice: Deutsch',
        'choice: Medicine',
        'choice: Łódź',
        'choice: Research',
        'search: ',
        'link: News 9',
        'link: News 8',
        'more: Show 4 more',
      ]);
    });

    it('shows more by Enter, from a further page too', async () => {
      await show('src="/news.json" limit="4" more="4"');
      await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter');
      await until(`root.querySelectorAll('[part=item]').length === 8`);
      expect(await focus()).to.equal('link: News 5');
      await press('Tab', 'Tab', 'Tab', 'Tab');
      expect(await focus()).to.equal('more: Show 1 more');
      await press('Space');
      await until(`root.querySelectorAll('[part=item]').length === 9`);
      expect(await focus()).to.equal('link: News 1');
      expect((await tree()).at(-1)).to.equal('status "Items shown: 9"');
    });

    it('is searched and cleared by keys', async () => {
      await show('src="/news.json" searchable filterable show="date"');
      await press('Tab', 'Tab', 'Tab', 'Tab');
      await page.keyboard.type('lodz');
      await until(`root.querySelector('[part=results]').textContent.trim() === '2 results'`);
      expect(await titles()).to.deep.equal(['News 8', 'News 5']);
      expect((await tree()).slice(5)).to.deep.equal([
        'searchbox "Search", focused',
        'button "Show all"',
        'status "2 results"',
        'list ""',
        'listitem ""',
        'heading "News 8"',
        'link "News 8"',
        'listitem ""',
        'heading "News 5"',
        'link "News 5"',
        'status ""',
      ]);
      await page.keyboard.type(' nothing');
      await until(`root.querySelector('[part=results]').textContent.trim() === '0 results'`);
      await press('Tab');
      // The browser's own cross in the box may be a stop, too.
      expect(await focus()).to.equal('clear: Show all');
      await press('Enter');
      await until(`root.querySelectorAll('[part=item]').length === 5`);
      expect(await focus()).to.equal('search: ');
      await page.keyboard.type('lodz');
      await until(`root.querySelectorAll('[part=item]').length === 2`);
      await press('Escape');
      await until(`root.querySelectorAll('[part=item]').length === 5`);
    });

    it('is narrowed to topics by keys', async () => {
      await show('src="/news.json" filterable');
      await press('Tab', 'Tab', 'Space');
      await until(`root.querySelectorAll('[part=item]').length === 2`);
      expect(await focus()).to.equal('choice: Łódź');
      expect(await tree()).to.include('button "Łódź", pressed true, focused');
    });

    it('speaks another language by a key, words and feed', async () => {
      await show('src="/news.{lang}.json" languages="en de"');
      await press('Tab', 'Tab', 'Enter');
      await until(`root.querySelector('[part=link]').textContent === 'News 19'`);
      expect((await tree()).slice(0, 4)).to.deep.equal([
        'heading "Aktuelles"',
        'group "Sprache"',
        'button "English", pressed false',
        'button "Deutsch", pressed true, focused',
      ]);
    });

    it('shows more and searches without a shift that the visitor has not asked for', async () => {
      await show(all);
      await page.evaluate(() => {
        const shifts: number[] = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[])
            if (!entry.hadRecentInput) shifts.push(entry.value);
        }).observe({ type: 'layout-shift' });
      });
      await press(...Array.from({ length: 6 }, (): KeyInput => 'Tab'));
      await page.keyboard.type('lodz');
      await until(`root.querySelector('[part=results]').textContent.trim() === '2 results'`);
      await press('Escape');
      await press('Tab', 'Tab', 'Tab', 'Enter');
      await until(`root.querySelectorAll('[part=item]').length === 6`);
      expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).to.deep.equal(
        [],
      );
    });

    it('stays within a column of 280 pixels, with large targets', async () => {
      await page.setViewport({ width: 280, height: 900 });
      await show(all);
      const [width, smallest] = await page.$eval('cluster-news-list', ({ shadowRoot }) => [
        document.documentElement.scrollWidth,
        Math.min(
          ...[...shadowRoot!.querySelectorAll('button, input')].map(
            (each) => each.getBoundingClientRect().height,
          ),
        ),
      ]);
      expect(width).to.equal(280);
      expect(smallest).to.be.at.least(24);
    });
  });
}

describe('a search through 10,000 items', () => {
  let cluster: Site;
  let browser: Browser;
  before(async () => {
    [cluster, browser] = await Promise.all([openClusterSite(), openBrowser()]);
    cluster.put('/many.json', { body: feed(10_000, 1) });
  });
  after(() => Promise.all([browser.close(), cluster.close()]));

  it('takes less than 50 ms for a key, once it is prepared', async () => {
    const page = await browser.newPage();
    const body = `<!doctype html><html lang="en"><title>Host</title>
      <script type="module" src="/widgets/cluster-widgets.js"></script>
      <cluster-news-list src="/many.json" limit="20" more="20" searchable filterable></cluster-news-list>`;
    await page.goto(cluster.put('/many', { body }), { waitUntil: 'networkidle0' });
    const times = await page.$eval('cluster-news-list', async (list) => {
      const box = list.shadowRoot!.querySelector<HTMLInputElement>('[part=search]')!;
      const results = list.shadowRoot!.querySelector('[part=results]')!;
      box.focus();
      box.value = 'n';
      box.dispatchEvent(new Event('input'));
      while (!results.textContent.includes('10000')) await new Promise(requestAnimationFrame);
      const found: number[] = [];
      for (const text of [
        'ne',
        'new',
        'news',
        'news 9',
        'news 99',
        'news 999',
        'news 9999',
        'news 9999x',
        '',
      ]) {
        const start = performance.now();
        box.value = text;
        box.dispatchEvent(new Event('input'));
        await (list as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
        // With styles and layout.
        list.getBoundingClientRect();
        found.push(performance.now() - start);
      }
      return found.sort((one, other) => one - other);
    });
    // The median: another process may have the machine for one of them.
    expect(times[times.length >> 1]).to.be.below(50);
    await page.close();
  });
});
