import { expect } from 'chai';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import { linesOf } from './accessibility-tree.js';
import { openBrowser, openClusterSite, type Site } from './serve.js';

const feed = (newest: number): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'News',
    language: 'en',
    items: Array.from({ length: newest }, (_, index) => ({
      id: String(newest - index),
      url: `https://cluster.example/${newest - index}`,
      title: `News ${newest - index}`,
      date_published: new Date(Date.UTC(2000, 0, newest - index)).toISOString(),
    })),
  });

const itemLines = (...numbers: number[]): string[] =>
  numbers.flatMap((number) => ['listitem ""', `heading "News ${number}"`, `link "News ${number}"`]);

describe('the states of a list that has changed, by its accessibility tree and by keys alone', () => {
  let cluster: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [cluster, browser] = await Promise.all([openClusterSite(), openBrowser()]);
  });
  beforeEach(async () => {
    page = await browser.newPage();
    // A refresh comes when the test says so.
    await page.evaluateOnNewDocument(() => {
      const { setTimeout } = globalThis;
      globalThis.setTimeout = ((call: () => void, delay: number) => {
        if (delay < 300_000) return setTimeout(call, delay);
        Object.assign(globalThis, { refreshNow: call });
        return 0;
      }) as typeof setTimeout;
    });
  });
  afterEach(() => page.close());
  after(() => Promise.all([browser.close(), cluster.close()]));

  const serve = (body: string, status = 200) => cluster.put('/state.json', { body, status });
  const show = async () => {
    const body = `<!doctype html><html lang="en"><title>Host</title>
      <script type="module" src="/widgets/cluster-widgets.js"></script>
      <cluster-news-list src="/state.json" refresh="10" limit="9" show=""></cluster-news-list>`;
    await page.goto(cluster.put('/state', { body }), { waitUntil: 'networkidle0' });
  };
  const refresh = () => page.evaluate(() => (globalThis as unknown as { refreshNow(): void }).refreshNow());
  const press = async (...keys: KeyInput[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const until = (isTrue: string) =>
    page.waitForFunction(
      `(({ shadowRoot: root }) => ${isTrue})(document.querySelector('cluster-news-list'))`,
    );
  const tree = async () => linesOf((await page.accessibility.snapshot({ interestingOnly: false }))!);

  it('new items are held back behind a button, said politely, and shown by a key with the focus on the first', async () => {
    serve(feed(2));
    await show();
    serve(feed(4));
    await refresh();
    await until(`root.querySelector('[part=new]')`);
    expect(await tree()).to.deep.equal([
      'heading "News"',
      'button "Show 2 new items"',
      'list ""',
      ...itemLines(2, 1),
      'status "2 new items"',
    ]);

    await press('Tab');
    expect(await tree()).to.include('button "Show 2 new items", focused');
    await press('Enter');
    await until(`!root.querySelector('[part=new]')`);
    const lines = itemLines(4, 3, 2, 1);
    lines[2] += ', focused';
    expect(await tree()).to.deep.equal(['heading "News"', 'list ""', ...lines, 'status ""']);
  });

  it('a failure is said with a button, which says that it loads, fails again or hands the focus on', async () => {
    const failure = 'status "The content could not be loaded at the moment."';
    serve('', 503);
    await show();
    expect(await tree()).to.deep.equal([failure, 'button "Try again"']);

    let answer!: () => void;
    const pressRetry = async (body: string, status: number) => {
      const after = new Promise<void>((resolve) => (answer = resolve));
      cluster.put('/state.json', { body, status, after });
      await press('Enter');
      await until(`root.querySelector('[part=status]').textContent === 'Loading…'`);
      expect(await tree()).to.deep.equal(['status "Loading…"', 'button "Try again", focused']);
      answer();
    };
    await press('Tab');
    await pressRetry('', 503);
    await until(`root.querySelector('[part=status]').textContent.includes('could not')`);
    expect(await tree()).to.deep.equal([failure, 'button "Try again", focused']);

    await pressRetry(feed(2), 200);
    await until(`!root.querySelector('[part=retry]')`);
    const lines = itemLines(2, 1);
    lines[2] += ', focused';
    expect(await tree()).to.deep.equal(['heading "News"', 'list ""', ...lines, 'status ""']);
  });

  it('a reload that failed is said below what stays, and gone after the button has helped', async () => {
    serve(feed(2));
    await show();
    serve('', 503);
    await refresh();
    await until(`root.querySelector('[part=retry]')`);
    const stale = await tree();
    expect(stale.slice(0, -2)).to.deep.equal(['heading "News"', 'list ""', ...itemLines(2, 1)]);
    expect(stale.at(-2)).to.match(/^status "The content could not be updated\. .+ \d.+"$/);
    expect(stale.at(-1)).to.equal('button "Try again"');

    serve(feed(3));
    await press('Tab', 'Tab', 'Tab', 'Enter');
    await until(`!root.querySelector('[part=retry]')`);
    const lines = itemLines(3, 2, 1);
    lines[2] += ', focused';
    expect(await tree()).to.deep.equal(['heading "News"', 'list ""', ...lines, 'status "1 new item"']);
  });
});
