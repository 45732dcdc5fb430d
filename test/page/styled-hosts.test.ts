import { expect } from 'chai';
import { expectWhole, ready, useBench } from './bench.js';

/** A page around the widgets, in `main`, and what else must be so. */
interface StyledHost {
  name: string;
  css?: string;
  /** By default a plain page. */
  page?: (widgets: string, script: string) => string;
  width?: number;
  /** Colour scheme that the visitor prefers. */
  scheme?: string;
  /** An expression for the page that gives what is wrong there when all widgets are ready. */
  wrong?: string;
}

/** A check in the page, with `list`, `style(selector)` and `textBox(selector)` at hand; gives what is wrong. */
const inPage = (code: string) => `(() => {
  const list = document.querySelector('cluster-news-list');
  const style = (selector) => getComputedStyle(list.shadowRoot.querySelector(selector));
  const textBox = (selector) => {
    const range = document.createRange();
    range.selectNodeContents(list.shadowRoot.querySelector(selector));
    return range.getBoundingClientRect();
  };
  return [${code}].filter(Boolean);
})()`;

const hosts: StyledHost[] = [
  {
    name: 'a reset with !important',
    css: `* { margin: 0 !important; padding: 0 !important; border: 0 !important; outline: 0 !important; list-style: none !important;
      background: none !important; box-sizing: content-box !important; float: none !important; position: static !important;
      min-width: 0 !important; text-decoration: none !important } img, svg { width: auto !important; height: auto !important; max-width: none !important }`,
    wrong: inPage(
      `parseFloat(style('[part=list] > li + li').paddingTop) < 10 && 'no distance', style('a').textDecorationLine === 'none' && 'no underline'`,
    ),
  },
  {
    name: 'all: unset !important',
    css: '* { all: unset !important } head, script, style, title { display: none !important }',
  },
  {
    name: 'a theme that hides what it does not know',
    css: `main * { display: none } ul li a { visibility: hidden } cluster-news-list, cluster-event-card, cluster-funding-notice { display: block }`,
  },
  {
    name: 'a theme of floats and of text in capitals',
    css: `main > * { float: left; width: 100% } a, li, h2, h3, p, dd { position: absolute !important; opacity: 0 !important; font-size: 0 !important }
      main { text-transform: uppercase; letter-spacing: .2em; line-height: 1 }`,
  },
  {
    name: 'text that does not wrap, and is indented away, in a cell',
    css: 'main { display: table; width: 300px; table-layout: fixed } .cell { display: table-cell; white-space: nowrap; text-indent: -9999px }',
    page: (widgets, script) => `${script}<main><div class="cell">${widgets}</div></main>`,
  },
  {
    name: 'rem at 62.5 %',
    css: 'html { font-size: 62.5% } body { font-size: 1.6rem }',
    wrong: inPage(
      `style('li').fontSize !== '16px' && style('li').fontSize, style('[part=list] > li + li').paddingTop !== '20px' && style('[part=list] > li + li').paddingTop`,
    ),
  },
  {
    name: 'rem at 32 px with text of 15 px',
    css: 'html { font-size: 32px } body { font-size: 15px }',
    wrong: inPage(
      `style('li').fontSize !== '15px' && style('li').fontSize, style('[part=list] > li + li').paddingTop !== '18.75px' && style('[part=list] > li + li').paddingTop`,
    ),
  },
  {
    name: '400 % zoom of 1280 px',
    width: 320,
    wrong: inPage(`document.documentElement.scrollWidth > 320 && document.documentElement.scrollWidth`),
  },
  {
    name: 'quirks mode',
    page: (widgets, script) => `<html lang="de"><title>Host</title><link rel="icon" href="data:,">${script}
      <body bgcolor="#ffffcc" text="#333366" link="red"><table width="600"><tr><td><font size="2"><main>${widgets}</main></font></table>`,
    wrong: inPage(
      `document.compatMode !== 'BackCompat' && document.compatMode, style('li').color !== 'rgb(51, 51, 102)' && style('li').color`,
    ),
  },
  {
    name: '<base href> of another site, which addresses without an origin belong to',
    page: (widgets, script) => {
      const [origin] = /http:..localhost:\d+/.exec(script)!;
      return `<base href="${origin}/demo/deep/">${script}<main>${widgets.replaceAll(`"${origin}/`, '"../../')}</main>`;
    },
    // In a feed addresses without an origin belong to the feed.
    wrong: inPage(
      `!/localhost:\\d+.article.html#/.test(list.shadowRoot.querySelector('a').href) && list.shadowRoot.querySelector('a').href`,
    ),
  },
  {
    name: 'right to left',
    page: (widgets, script) => `${script}<main dir="rtl">${widgets}</main>`,
    wrong: inPage(`
      // The page's side is where text begins, and pictures come first.
      Math.abs(textBox('h2').right - list.getBoundingClientRect().right) > 1 && 'heading at the left',
      style('h2').direction !== 'rtl' && 'not rtl'`),
  },
  {
    name: 'color-scheme dark',
    css: ':root { color-scheme: dark } body { background: #111; color: #eee }',
    scheme: 'dark',
    wrong: inPage(
      `style('li').color !== 'rgb(238, 238, 238)' && style('li').color, style('[part=base]').backgroundColor !== 'rgba(0, 0, 0, 0)' && 'a ground of its own'`,
    ),
  },
  {
    name: 'color-scheme dark without a colour of the page',
    css: ':root { color-scheme: light dark }',
    scheme: 'dark',
    wrong: inPage(
      `style('li').color !== 'rgb(255, 255, 255)' && style('li').color, style('a').color === 'rgb(0, 0, 0)' && 'black links'`,
    ),
  },
  {
    name: 'a font of odd metrics',
    css: `@font-face { font-family: Odd; src: local("DejaVu Sans"), local("Liberation Sans"); ascent-override: 220%; descent-override: 120%; line-gap-override: 90%; size-adjust: 160% }
      main { font: 18px Odd, serif; inline-size: 300px }`,
  },
  { name: 'a line height of nothing', css: 'main { line-height: 1px } main > * { line-height: normal }' },
  { name: 'a narrow flex row', css: 'main { display: flex; width: 640px } main > * { flex: 1 }' },
  {
    name: 'a grid of columns',
    css: 'main { display: grid; grid-template-columns: repeat(3, 1fr); width: 900px }',
  },
  { name: 'columns of a newspaper', css: 'main { columns: 2; width: 800px }' },
  {
    name: 'a box of fixed height that scrolls',
    css: 'main { height: 100px; overflow: auto; contain: strict; width: 400px }',
  },
];

describe('the look of a host', () => {
  const bench = useBench();

  for (const { name, css = '', page: markup, width, scheme, wrong } of hosts) {
    it(`is no danger to the widgets: ${name}`, async () => {
      const { page } = bench;
      if (width) await page.setViewport({ width, height: 400 });
      if (scheme) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const plain = (widgets: string, script: string) => `${script}<main>${widgets}</main>`;
      const style = css && `<style>${css}</style>`;
      await bench.show((markup ?? plain)(bench.widgets(), style + bench.script));
      await expectWhole(page);
      if (wrong) expect(await page.evaluate(wrong)).to.deep.equal([]);
      expect(bench.problems).to.deep.equal([]);
    });
  }

  it('stays as it was: no style, no attribute, no global but one', async () => {
    const look = () => ({
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      attributes: [...document.querySelectorAll('html, head, body, main, p')].map((each) => [
        ...each.getAttributeNames(),
      ]),
      elements: document.querySelectorAll('*').length,
      box: document.querySelector('p')!.getBoundingClientRect().toJSON() as object,
      globals: Object.getOwnPropertyNames(globalThis),
      prototypes: [Object, Array, String, Function, Promise, Element, HTMLElement, Node, Event, Document].map(
        ({ prototype }) => Object.getOwnPropertyNames(prototype).length,
      ),
    });
    const markup = `<style>p { color: red }</style><main><p>Text</p>${bench.widgets()}</main>`;
    await bench.open(markup);
    const before = await bench.page.evaluate(look);
    const source = `${bench.cluster.origin}/widgets/cluster-widgets.iife.js`;
    await bench.page.evaluate((source) => import(source), source);
    await ready(bench.page);
    const after = await bench.page.evaluate(look);
    const added = after.globals.filter((name) => !before.globals.includes(name));
    // Lit counts its copies for those who develop with it.
    expect(
      added.filter((name) => !/^(lit|reactiveElement)|puppeteer|^__aria|^widgets$/.test(name)),
    ).to.deep.equal(['ClusterWidgets']);
    expect({ ...after, globals: [] }).to.deep.equal({ ...before, globals: [] });
  });
});
