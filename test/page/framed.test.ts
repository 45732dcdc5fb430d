import { expect } from 'chai';
import type { Frame } from 'puppeteer-core';
import { type RunningRelay, serveRelay } from '../../src/relay/serve-relay.js';
import { fakeParts, feedConfig, goodRecord, openClock, relayConfig } from '../relay/fake-relay.js';
import { useBench } from './bench.js';
import { openHostSite, type Site } from './serve.js';

const sandboxes = {
  'no sandbox': '',
  'a sandbox with scripts and no origin': 'sandbox="allow-scripts"',
  'a sandbox with scripts and an origin': 'sandbox="allow-scripts allow-same-origin"',
};
/** What the README has a page do. */
const listening = `<script>
  addEventListener('message', ({ data, source }) => {
    if (data?.type !== 'cluster-height') return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.height = data.height;
  });
</script>`;

describe('a frame on another site', () => {
  const bench = useBench();
  let relay: RunningRelay;
  let stranger: Site;

  before(async () => {
    stranger = await openHostSite();
    const record = (key: string) => {
      const { feed, ...rest } = goodRecord(key, 'Lab opened', 'Summer school');
      const items = feed!.items.map((item) => ({ ...item, url: `${bench.host.origin}/article` }));
      return { ...rest, feed: { ...feed!, items } };
    };
    const { parts } = fakeParts({ readSource: ({ key }) => Promise.resolve(record(key)) });
    const config = relayConfig([feedConfig('news', { languages: ['de', 'en', 'pl'] })], {
      frameAncestors: [bench.host.origin],
    });
    const { now, setTimer } = openClock();
    const load = () => Promise.resolve(config);
    relay = await serveRelay({ load, parts, port: 0, log: () => {}, relay: { now, setTimer } });
    await relay.refresh();
  });
  after(() => Promise.all([relay.close(), stranger.close()]));

  async function frame(attributes = '', query = 'lang=de', more = ''): Promise<Frame> {
    await bench.open(
      `<style>body { margin: 0 } iframe { border: 0 }</style>
      <iframe src="${relay.url}/embed?feed=news&amp;${query}" title="News" width="100%" height="60" ${attributes}></iframe>${more}`,
    );
    return await (await bench.page.$('iframe'))!.contentFrame();
  }
  const textOf = (inside: Frame) =>
    inside.$eval('cluster-news-list', ({ shadowRoot }) => shadowRoot!.textContent);
  const live = (inside: Frame) =>
    inside.waitForFunction(() => document.querySelector('cluster-news-list')!.matches(':state(ready)'));
  const room = (inside: Frame) =>
    inside.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return { isWhole: scrollHeight <= innerHeight, isWide: scrollWidth > innerWidth };
    });

  for (const [what, attributes] of Object.entries(sandboxes)) {
    it(`is as high as what is in it: ${what}`, async () => {
      const inside = await frame(attributes, 'lang=de', listening);
      await live(inside);
      await bench.page.waitForFunction(() => document.querySelector('iframe')!.height !== '60');
      await inside.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight);
      expect(await room(inside)).to.deep.equal({ isWhole: true, isWide: false });
      expect(bench.problems).to.deep.equal([]);
    });

    it(`scrolls, and only down, where nobody listens: ${what}`, async () => {
      await bench.page.setViewport({ width: 320, height: 600 });
      const inside = await frame(attributes);
      await live(inside);
      expect(await room(inside)).to.deep.equal({ isWhole: false, isWide: false });
      expect(await textOf(inside)).to.contain('Summer school');
      expect(bench.problems).to.deep.equal([]);
    });
  }

  it('shows its items in a sandbox that allows nothing', async () => {
    const inside = await frame('sandbox', 'lang=pl', listening);
    expect(await textOf(inside))
      .to.contain('Aktualności')
      .and.contain('Lab opened');
    expect(await room(inside)).to.deep.equal({ isWhole: false, isWide: false });
    expect(await inside.evaluate(() => getComputedStyle(document.body).margin)).to.equal('0px');
    expect(bench.problems.filter((problem) => !problem.includes('Blocked script execution'))).to.deep.equal(
      [],
    );
  });

  for (const [theme, isDark] of [
    ['dark', true],
    ['light', false],
  ] as const)
    it(`is ${theme} where that is asked for, whatever its reader has`, async () => {
      const { page } = bench;
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: isDark ? 'light' : 'dark' }]);
      const inside = await frame('', `lang=en&amp;theme=${theme}`);
      await live(inside);
      const [ground, text, links] = await inside.evaluate(() => {
        const link = document.querySelector('cluster-news-list')!.shadowRoot!.querySelector('h3 a')!;
        const { backgroundColor, color } = getComputedStyle(document.body);
        return [backgroundColor, color, getComputedStyle(link).color].map((each) => {
          const [red = 0, green = 0, blue = 0] = each.match(/[\d.]+/g)!.map(Number);
          return (red * 2 + green * 7 + blue) / 10;
        });
      });
      expect(ground! < 100).to.equal(isDark);
      expect(text! < 100).to.equal(!isDark);
      expect(links! < 100).to.equal(!isDark);
    });

  for (const [lang, word] of [
    ['de', 'Aktuelles'],
    ['en', 'News'],
    ['pl', 'Aktualności'],
  ] as const)
    it(`speaks ${lang} where that is asked for`, async () => {
      const inside = await frame('', `lang=${lang}`);
      await live(inside);
      expect(await textOf(inside)).to.contain(word);
      expect(await inside.evaluate(() => document.documentElement.lang)).to.equal(lang);
    });

  it('leads the page around it to what is pressed', async () => {
    const inside = await frame();
    await live(inside);
    bench.host.put('/article', { body: '<!doctype html><title>Article</title>' });
    const link = await inside.$('cluster-news-list >>> h3 a');
    await Promise.all([bench.page.waitForNavigation(), link!.click()]);
    expect(bench.page.url()).to.equal(`${bench.host.origin}/article`);
  });

  it('opens a window for what is pressed in the sandbox that the README has', async () => {
    const inside = await frame('sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"');
    await live(inside);
    bench.host.put('/article', { body: '<!doctype html><title>Article</title>' });
    const link = await inside.$('cluster-news-list >>> h3 a');
    const opened = bench.browser.waitForTarget((target) => target.url() === `${bench.host.origin}/article`);
    await link!.click();
    const page = await (await opened).page();
    expect(bench.page.url()).to.equal(`${bench.host.origin}/host`);
    await page!.close();
  });

  it('is refused on a site that the configuration does not name', async () => {
    const { page } = bench;
    const body = `<!doctype html><title>Stranger</title><iframe src="${relay.url}/embed?lang=de" title="x"></iframe>`;
    await page.goto(stranger.put('/', { body }), { waitUntil: 'networkidle0' });
    expect(bench.problems.join()).to.contain('frame-ancestors');
    const inside = await (await page.$('iframe'))!.contentFrame();
    expect(await inside.$('cluster-news-list')).to.equal(null);
  });
});
