import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { until, useBench } from './bench.js';

type Render = typeof import('../../src/relay/index.js').render;
type Feed = NonNullable<Parameters<Render>[2]>[number]['feed'];
const built = '../../dist/relay.js';
const { render } = (await import(built)) as { render: Render };

/** A page with some of everything, also with the attributes that ours have. */
const zoo = [
  ...'h1 h2 h3 h4 p ul ol dl blockquote figure div span b i a button table details fieldset'.split(' '),
]
  .flatMap((name) => ['', ' part="item"', ' class="text cards"'].map((more) => `<${name}${more}>x</${name}>`))
  .concat(
    '<ul part="list"><li part="item"><a href="#" part="link">x</a></li><li>x</li></ul>',
    '<svg width="20" height="20"></svg><img alt="x"><dl><div class="fact"><dt>x</dt><dd>x</dd></div></dl>',
    '<div></div><p part="statement">x <span>y</span></p><input type="search" part="search">',
  )
  .join('');

/** What every element outside of ours looks like, `::after` too. */
const looks = `[...document.querySelectorAll('.page *, body, html')].flatMap((element) =>
  [undefined, '::before', '::after'].map((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return element.outerHTML.slice(0, 60) + (pseudo ?? '') + ' ' +
      [...style].filter((name) => !/^(?:block|inline)-size$|^(?:height|width)$|origin$/.test(name)).map((name) => name + ':' + style[name]).join(';');
  }))`;

/** What a CMS may do to a fragment that is pasted into it. */
const ways: [what: string, how: (html: string) => string][] = [
  ['the <template>', (html) => html.replace(/<\/?template[^>]*>/g, '')],
  ['the <template> and the data', (html) => html.replace(/<\/?template[^>]*>|<script[^]*?<\/script>/g, '')],
  ['every tag it does not know', (html) => html.replace(/<\/?(?:template|slot|cluster-)[^>]*>/g, '')],
];

describe('a prerendered widget of which a CMS takes away', () => {
  const bench = useBench();
  const fragment = (tag: string, name: string, attributes: Record<string, string> = {}) => {
    const feed = JSON.parse(readFileSync(`demo/feeds/${name}.json`, 'utf8')) as Feed;
    const url = `${bench.cluster.origin}/feeds/${name}.json`;
    return render(tag, { src: url, ...attributes }, [{ feed, url }], { language: 'de' });
  };
  const all = async () =>
    (
      await Promise.all([
        fragment('cluster-news-list', 'news', { more: '3', searchable: '', filterable: '' }),
        fragment('cluster-news-list', 'news', { layout: 'cards' }),
        fragment('cluster-news-list', 'news', { layout: 'compact' }),
        fragment('cluster-event-card', 'events', { limit: '2' }),
        fragment('cluster-funding-notice', 'news'),
      ])
    ).join('\n');
  const looksOf = (page: Page) => page.evaluate(looks) as Promise<string[]>;

  for (const [what, how] of ways)
    it(`${what} leaves the page around it as it is, on paper too`, async () => {
      await bench.open(`<div class="page">${zoo}</div><main>${how(await all())}</main>`);
      const { page } = bench;
      expect(await page.$$('style')).to.have.length(5);
      const styled: string[][] = [];
      for (const media of ['screen', 'print']) {
        await page.emulateMediaType(media);
        styled.push(await looksOf(page));
      }
      await page.$$eval('style', (styles) => styles.forEach((style) => style.remove()));
      for (const media of ['print', 'screen']) {
        await page.emulateMediaType(media);
        expect(await looksOf(page)).to.deep.equal(styled.pop());
      }
    });

  it('the <template> can be read, and gives way to the live one', async () => {
    const [, how] = ways[0]!;
    await bench.open(how(await fragment('cluster-news-list', 'news')));
    const { page } = bench;
    const read = await page.$eval('cluster-news-list', (list) => list.innerText);
    expect(read).to.contain('Aktuelles').and.not.contain('{');
    expect(await page.$$('cluster-news-list h3 a[href^=http]')).to.have.length(5);
    await page.addScriptTag({
      type: 'module',
      url: `${bench.cluster.origin}/widgets/cluster-widgets.js`,
    });
    await until(page, 'cluster-news-list:state(ready)', '[part=list]');
    expect(await page.$eval('cluster-news-list h3', (title) => title.checkVisibility())).to.equal(false);
    expect(bench.problems).to.deep.equal([]);
  });
});
