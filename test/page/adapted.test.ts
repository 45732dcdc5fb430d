import { resolve } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { linesOf, textsOf } from './accessibility-tree.js';
import { widgets } from './adapted-widgets.js';
import { openBrowser, openClusterSite, type Site } from './serve.js';

/** What the reader has set, and how wide the window is. */
const ways = {
  'wide text spacing': {
    style:
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    widths: [320, 1280],
  },
  'text twice as large': { style: ':host { font-size: 200% }', widths: [640, 1280] },
  '400 % zoom': { style: '', widths: [320] },
  'forced colours': { style: '', widths: [320, 1280], forced: true },
};

for (const [name, { markup, press, focused, feed, body, said, ...read }] of Object.entries(widgets))
  describe(name, () => {
    let cluster: Site;
    let browser: Browser;
    let page: Page;

    before(async () => {
      [cluster, browser] = await Promise.all([openClusterSite(), openBrowser()]);
      cluster.put(feed, { body });
    });
    beforeEach(async () => {
      page = await browser.newPage();
    });
    afterEach(() => page.close());
    after(() => Promise.all([browser.close(), cluster.close()]));

    const show = async (width: number, style = '') => {
      await page.setViewport({ width, height: 256 });
      const host = `<!doctype html><html lang="en"><title>Host</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>body { margin: 8px; background: #fff; color: #222 }</style>
        <script type="module" src="/widgets/cluster-widgets.js"></script>
        <main><h1>Host</h1>${markup}</main>`;
      await page.goto(cluster.put('/adapted', { body: host }), { waitUntil: 'networkidle0' });
      const widget = (await page.waitForSelector('main > :state(ready)'))!;
      await widget.evaluate((element, style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        element.shadowRoot!.adoptedStyleSheets.push(sheet);
      }, style);
      if (press) {
        await (await page.waitForSelector(`main > * >>> ${press}`))!.press('Enter');
        // At each frame: that the focus moves changes nothing in the tree.
        await page.waitForFunction(
          (element, selector) => !!element.shadowRoot!.activeElement?.matches(selector),
          {},
          widget,
          focused,
        );
      }
      return widget;
    };

    for (const [way, { style, widths, ...more }] of Object.entries(ways))
      for (const width of widths)
        it(`with ${way}, ${width} px wide: all is there, nothing is cut, axe finds nothing`, async () => {
          if ('forced' in more) {
            const session = await page.createCDPSession();
            const features = [{ name: 'forced-colors', value: 'active' }];
            await session.send('Emulation.setEmulatedMedia', { features });
          }
          const widget = await show(width, style);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(width);
          const lost = await widget.evaluate((element) =>
            [...element.shadowRoot!.querySelectorAll<HTMLElement>('[part=base] [part]')]
              .filter((each) => {
                const { left, right, width } = each.getBoundingClientRect();
                const { overflowX, clipPath } = getComputedStyle(each);
                const isCut = overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1;
                return width > 0 && clipPath === 'none' && (left < 0 || right > innerWidth || isCut);
              })
              .map((each) => each.part.value),
          );
          expect(lost).to.deep.equal([]);
          if ('forced' in more) {
            const bare = await widget.evaluate((element) =>
              [...element.shadowRoot!.querySelectorAll('button, input, [role=menu]')]
                .filter((each) => {
                  const { borderTopStyle, borderTopColor, textDecorationLine } = getComputedStyle(each);
                  const isPressed = each.matches('[aria-pressed=true]');
                  const isLine = textDecorationLine === 'underline';
                  const hasBorder = borderTopStyle === 'solid' && !/^rgba.*, 0\)|\/ 0\)/.test(borderTopColor);
                  return (!hasBorder && !isLine) || (isPressed && !isLine);
                })
                .map((each) => (each as HTMLElement).part.value),
            );
            expect(bare, 'without a border, or not seen to be pressed').to.deep.equal([]);
          }
          await page.addScriptTag({ path: resolve('node_modules/axe-core/axe.min.js') });
          const faults = await page.evaluate(async () => {
            const { axe } = globalThis as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            };
            return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
          });
          expect(faults).to.deep.equal([]);
        });

    it('is said whole by the accessibility tree', async () => {
      await show(1280);
      const tree = (await page.accessibility.snapshot({ interestingOnly: false }))!;
      expect(linesOf(tree)).to.deep.equal(['heading "Host"', ...said]);
      if ('texts' in read) expect(textsOf(tree)).to.deep.equal(['Host', ...read.texts]);
    });
  });
