import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { build } from 'vite';
import { expectWhole, ready, tags, textsOf, useBench } from './bench.js';

/** What old libraries do to a page before our script comes, as they do it. */
const libraries: Record<string, string> = {
  'Prototype.js: Array.from, bind and toJSON': `
    Array.from = function (iterable) {
      if (!iterable) return [];
      if ('toArray' in Object(iterable)) return iterable.toArray();
      var length = iterable.length || 0, results = new Array(length);
      while (length--) results[length] = iterable[length];
      return results;
    };
    Array.prototype.toJSON = function () { return '[' + this.map(JSON.stringify).join(', ') + ']'; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Function.prototype.bind = function (context) {
      var method = this, first = Array.prototype.slice.call(arguments, 1);
      return function () { return method.apply(context, first.concat(Array.prototype.slice.call(arguments))); };
    };
    Array.prototype.each = Array.prototype.forEach;
    Array.prototype.first = function () { return this[0]; };
    Element.prototype.hide = function () {};
    Object.keys = function (object) { var keys = []; for (var key in object) keys.push(key); return keys; };
    String.prototype.strip = String.prototype.trim;
    $ = function (id) { return document.getElementById(id); };`,
  'MooTools: Event, Element and more on prototypes': `
    (function () {
      var Native = window.Element;
      window.Event = function (event) { this.event = event || window.event; this.type = event && event.type; };
      window.Element = function (tag) { return document.createElement(tag); };
      window.Element.prototype = Native.prototype;
      Array.prototype.contains = function (item) { return this.indexOf(item) >= 0; };
      Array.prototype.flatten = function () { return [].concat.apply([], this); };
      Function.prototype.delay = function (ms) { return setTimeout(this, ms); };
      Number.prototype.times = function () {};
      String.prototype.contains = function (text) { return this.indexOf(text) >= 0; };
    })();`,
  'enumerable additions to Object.prototype': `
    Object.prototype.each = function () {};
    Object.prototype.extend = function () { return this; };
    Object.prototype.isEmpty = function () { for (var key in this) return false; return true; };
    Array.prototype.remove = function () {};
    Function.prototype.method = function () {};`,
  'an AMD loader': `
    define = function () { throw new Error('Mismatched anonymous define() module'); };
    define.amd = { jQuery: true };
    require = function () { throw new Error('Module name has not been loaded yet'); };`,
  'CommonJS left behind': 'module = { exports: {} }; exports = module.exports; process = { env: {} };',
  'names that we might use': `
    name = 'frame'; html = css = version = texts = known = page = feeds = 1; registry = function () { throw new Error(); };
    ClusterFeed = {}; Speech = null; event = null;`,
};

/** A whole copy of Lit. */
async function bundleLit(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      rolldownOptions: {
        input: 'node_modules/lit/index.js',
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: false },
      },
    },
  });
  const [first] = [built].flat();
  return first && 'output' in first ? first.output[0].code : '';
}

const own = `<cluster-event-card name="Kongress, „groß“" start="2999-06-10" location="Halle 1"></cluster-event-card>
  <cluster-funding-notice preset="custom" text="Gefördert aus Mitteln des Freistaats" project="Netz"></cluster-funding-notice>`;

describe('the scripts of a host', () => {
  const bench = useBench();
  const single = () => `${bench.cluster.origin}/widgets/cluster-widgets.js`;
  const classic = () => `<script src="${bench.cluster.origin}/widgets/cluster-widgets.iife.js"></script>`;

  for (const [name, code] of Object.entries(libraries)) {
    for (const kind of ['module', 'classic']) {
      it(`are no danger to the widgets: ${name}; ${kind} script`, async () => {
        const tag = kind === 'module' ? bench.script : classic();
        await bench.open(`<script>${code}</script>${tag}<main>${bench.widgets()}${own}</main>`);
        // Without functions of the page's own, which a library may have replaced under the test, too.
        await ready(bench.page, 5);
        await expectWhole(bench.page, { count: 5 });
        const texts = await textsOf(bench.page);
        expect(texts[3]).to.contain('Kongress, „groß“').and.contain('Halle 1');
        expect(texts[4]).to.contain('Gefördert aus Mitteln des Freistaats');
        const stars = await bench.page.$eval(
          'cluster-funding-notice >>> [part=emblem] path + path',
          (path) => path.getAttribute('d')!.match(/M-?\d/g)?.length,
        );
        expect(stars, 'stars of the emblem').to.equal(12);
        expect(bench.problems).to.deep.equal([]);
      });
    }
  }

  it('may hold another copy of Lit, before and after', async () => {
    bench.cluster.put('/lit.js', {
      body: await bundleLit(),
      headers: { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' },
    });
    // An element of its own, as another vendor would bring it.
    const other = (tag: string) => `<script type="module">
      import { LitElement, html } from '${bench.cluster.origin}/lit.js';
      customElements.define('${tag}', class extends LitElement { render() { return html\`<b>Other</b>\`; } });
    </script><${tag}></${tag}>`;
    await bench.show(
      `${other('other-one')}${bench.script}<main>${bench.widgets()}</main>${other('other-two')}`,
    );
    await expectWhole(bench.page);
    expect(
      await bench.page.$$eval('other-one, other-two', (all) =>
        all.map((each) => each.shadowRoot!.textContent),
      ),
    ).to.deep.equal(['Other', 'Other']);
    expect(bench.problems).to.deep.equal([]);
  });

  describe('another version of this script', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const old = '0.0.9';
    beforeEach(() => {
      for (const name of ['cluster-widgets.js', 'cluster-widgets.iife.js']) {
        bench.cluster.put(`/old/${name}`, {
          body: readFileSync(`dist/${name}`, 'utf8').replaceAll(version, old),
          headers: { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' },
        });
      }
    });
    const tagOf = (folder: string, name: string) =>
      `<script ${name.includes('iife') ? '' : 'type="module"'} src="${bench.cluster.origin}/${folder}/${name}"></script>`;

    for (const [first, second] of [
      ['old', 'widgets'],
      ['widgets', 'old'],
    ] as const) {
      for (const [one, two] of [
        ['cluster-widgets.js', 'cluster-widgets.js'],
        ['cluster-widgets.iife.js', 'cluster-widgets.js'],
        ['cluster-widgets.iife.js', 'cluster-widgets.iife.js'],
      ] as const) {
        it(`leaves working widgets and one line in the console: ${first}/${one}, ${second}/${two}`, async () => {
          await bench.show(`${tagOf(first, one)}${tagOf(second, two)}<main>${bench.widgets()}</main>`);
          await expectWhole(bench.page);
          const [used, unused] = first === 'old' ? [old, version] : [version, old];
          expect(bench.problems).to.deep.equal([
            `cluster-widgets ${unused} is not used: this page already has version ${used}`,
          ]);
          expect(await bench.page.evaluate(() => globalThis.ClusterWidgets.version)).to.equal(used);
          expect(bench.cluster.requests.filter((path) => path === '/feeds/news.json')).to.have.length.above(
            0,
          );
        });
      }
    }
  });

  const places: [name: string, markup: () => string][] = [
    ['in the head', () => `${bench.script}<body><main>${bench.widgets()}</main>`],
    [
      'in the head, async',
      () => `${bench.script.replace('<script', '<script async')}<main>${bench.widgets()}</main>`,
    ],
    ['classic in the head', () => `${classic()}<main>${bench.widgets()}</main>`],
    [
      'classic, deferred',
      () => `${classic().replace('<script', '<script defer')}<main>${bench.widgets()}</main>`,
    ],
    [
      'classic, async',
      () => `${classic().replace('<script', '<script async')}<main>${bench.widgets()}</main>`,
    ],
    ['after the elements', () => `<main>${bench.widgets()}</main>${bench.script}`],
    ['classic after the elements', () => `<main>${bench.widgets()}</main>${classic()}`],
    [
      'classic between the elements',
      () => `<main>${bench.widgets().replace('<cluster-event', `${classic()}<cluster-event`)}</main>`,
    ],
    [
      'injected by a tag manager',
      () => `<main>${bench.widgets()}</main><script>
        addEventListener('load', () => {
          const script = document.createElement('script');
          script.type = 'module';
          script.src = '${single()}';
          document.getElementsByTagName('script')[0].parentNode.insertBefore(script, document.getElementsByTagName('script')[0]);
        });</script>`,
    ],
    [
      'imported by a script of the page',
      () => `<main>${bench.widgets()}</main><script>import('${single()}')</script>`,
    ],
    [
      'twice',
      () =>
        `${bench.script}${bench.script.replace('.js"', '.js?v=2"')}${classic()}<main>${bench.widgets()}</main>`,
    ],
  ];
  for (const [name, markup] of places) {
    it(`may bring ours wherever they like: ${name}`, async () => {
      await bench.show(markup());
      await expectWhole(bench.page);
      expect(bench.problems).to.deep.equal([]);
    });
  }

  it('may never bring ours: the fallback content stands', async () => {
    await bench.open(
      `<script type="module" src="${bench.cluster.origin}/gone.js"></script><main>${bench.widgets()}</main>`,
    );
    expect(
      await bench.page.$eval('main a', (link) => [link.checkVisibility(), link.textContent]),
    ).to.deep.equal([true, 'Alle Meldungen']);
    expect(
      await bench.page.evaluate((names) => names.filter((name) => customElements.get(name)), tags),
    ).to.deep.equal([]);
  });
});
