import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { readFeed } from '../../src/feed/read-feed.js';
import { openBrowser, openClusterSite, openHostSite, type Site } from './serve.js';

type Render = typeof import('../../src/relay/index.js').render;
type Feed = NonNullable<Parameters<Render>[2]>[number];
const built = '../../dist/relay.js';
const { render } = (await import(built)) as { render: Render };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Tag {
  tag: string;
  language: string;
  attributes: Record<string, string>;
}

/** All widgets of a page that need no script of the page's own. */
const listTags = `[...document.querySelectorAll('cluster-news-list, cluster-event-card, cluster-funding-notice')]
  .filter((element) => element.src || !element.feed)
  .map((element) => ({
    tag: element.localName,
    attributes: Object.fromEntries([...element.attributes].filter(({ name }) => !/^(?:style|lang|loading|class|id|data-.*)$/.test(name)).map(({ name, value }) => [name, value])),
  }))`;

/** What a reader gets of each widget, in its order, piece by piece. */
const piecesOf = `[...document.querySelectorAll('cluster-news-list, cluster-event-card, cluster-funding-notice')].map(({ shadowRoot }) => {
  const texts = [];
  const walker = document.createTreeWalker(shadowRoot ?? document.createElement('p'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.replace(/\\s+/g, ' ').trim();
    if (text && !node.parentElement.closest('style, script, .tools, .held, [part=more], [part=problem], [part=skeleton], [part=empty]'))
      texts.push([text, !!node.parentElement.closest('[part=date-block], [part^=calendar]')]);
  }
  return texts;
})`;
type Pieces = [text: string, isLeftOut: boolean][][];

/** Every demo page that has widgets. */
const demoPages = [
  'index.html',
  'en/index.html',
  'pl/index.html',
  'news-list.html',
  'event-card.html',
  'funding-notice.html',
  'acknowledging-funding.html',
  'bare.html',
  'partner/index.html',
];

describe('without script', () => {
  let cluster: Site;
  let host: Site;
  let browser: Browser;

  before(async () => {
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
  });
  after(() => Promise.all([browser.close(), cluster.close(), host.close()]));

  const renderTag = async (
    { tag, language, attributes }: Tag,
    light = false,
    inlined = '',
  ): Promise<string> => {
    const { src = '' } = attributes;
    const feeds = await Promise.all(
      src
        .split(/,?\s+/)
        .filter(Boolean)
        .map(async (address): Promise<Feed> => {
          const url = new URL(address.replace('{lang}', language), `${cluster.origin}/`).href;
          if (address.startsWith('#')) {
            const [, json = ''] = new RegExp(`id="${address.slice(1)}"[^>]*>([^]*?)</script>`).exec(inlined)!;
            return { url, feed: JSON.parse(json) as Feed['feed'] };
          }
          const answer = await fetch(url);
          const body = new Uint8Array(await answer.arrayBuffer());
          return {
            url,
            feed: await readFeed(body, { url, contentType: answer.headers.get('content-type') }),
          };
        }),
    );
    // The reader of these pages is in the zone of the machine.
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return render(tag, attributes, feeds, { language, light, page: `${cluster.origin}/`, timeZone });
  };

  const openPage = async (
    body: string,
    { script = false, isOn = false, headers = {} } = {},
  ): Promise<Page> => {
    const page = await browser.newPage();
    const scripts = script
      ? `<script type="module" src="${cluster.origin}/widgets/cluster-widgets.js"></script>`
      : '';
    await page.setJavaScriptEnabled(script || isOn);
    const base = `<base href="${cluster.origin}/">`;
    await page.goto(
      host.put('/', {
        body: `<!doctype html><html lang="de"><head><title>Host</title>${base}${scripts}</head><body><main><h1>Host</h1>${body}</main></body></html>`,
        headers,
      }),
      { waitUntil: 'networkidle0' },
    );
    return page;
  };

  /** What axe finds on a page with nothing but this. It needs timers, which there are none of where scripts are off. */
  async function violations(body: string): Promise<string[]> {
    const page = await openPage(body, { isOn: true });
    await page.evaluate(axe);
    const found = (await page.evaluate(
      `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)))`,
    )) as string[];
    await page.close();
    return found;
  }

  describe('each widget of the demo pages', () => {
    const known = new Map<string, Omit<Tag, 'language'>>();
    let inlined = '';

    before(async () => {
      for (const name of demoPages) {
        const demo = await browser.newPage();
        await demo.goto(`${cluster.origin}/${name}`);
        const tags = (await demo.evaluate(listTags)) as Tag[];
        inlined += (
          await demo.$$eval('script[type="application/json"][id]', (all) => all.map((each) => each.outerHTML))
        ).join('');
        await demo.close();
        expect(tags, name).not.to.deep.equal([]);
        for (const { tag, attributes } of tags) {
          const { src } = attributes;
          if (src && !src.startsWith('#'))
            attributes.src = src
              .split(/,?\s+/)
              // Pages that play another site name the one that `npm start` serves.
              .map((each) => each.replace('http://localhost:4173', cluster.origin))
              .map((each) => decodeURI(new URL(each, `${cluster.origin}/${name}`).href))
              .join(' ');
          known.set(JSON.stringify([tag, attributes]), { tag, attributes });
        }
      }
    });

    for (const language of ['de', 'en', 'pl']) {
      it(`shows what the live one shows, in its order, and passes axe, in ${language}`, async function () {
        this.timeout(60_000);
        // What is not there cannot be rendered.
        const tags = [...known.values()].filter(
          ({ attributes: { src = '' } }) => !/missing|nowhere/.test(src),
        );
        const all = tags.map((tag) => ({ ...tag, language }));
        const standing: string[] = [];
        const plain: string[] = [];
        for (const tag of all) {
          standing.push(await renderTag(tag, false, inlined));
          plain.push(`<section>${await renderTag(tag, true, inlined)}</section>`);
        }
        const bare = all.map(({ tag, attributes }) => {
          const written = Object.entries({ ...attributes, lang: language }).map(
            ([key, value]) => `${key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
          );
          return `<${tag} ${written.join(' ')}></${tag}>`;
        });
        const live = await openPage(inlined + bare.join('\n'), { script: true });
        const said = (await live.evaluate(piecesOf)) as Pieces;
        await live.close();
        const still = await openPage(standing.join('\n'));
        // The page's own scripts are off, not those of who looks at it.
        const shown = (await still.evaluate(piecesOf)) as Pieces;
        await still.close();
        const light = await openPage(plain.join('\n'));
        const texts = await light.$$eval('section', (sections) =>
          sections.map((section) => section.textContent.replace(/\s+/g, ' ')),
        );
        await light.close();
        expect(said.filter(([first]) => first)).to.have.length.above(60);
        expect(await violations(standing.join('\n'))).to.deep.equal([]);
        expect(await violations(plain.join('\n'))).to.deep.equal([]);
        for (const [index, pieces] of said.entries()) {
          expect(shown[index], standing[index]!.slice(0, 300)).to.deep.equal(pieces);
          let at = 0;
          for (const [text, isLeftOut] of pieces) {
            if (isLeftOut) continue;
            const found = texts[index]!.indexOf(text, at);
            expect(found, `${text} in ${plain[index]!}`).to.be.at.least(at);
            at = found + text.length;
          }
        }
      });
    }
  });

  const sample: Tag[] = ['de', 'en', 'pl'].flatMap((language) => [
    { tag: 'cluster-news-list', language, attributes: { src: 'feeds/news.json', lang: language } },
    {
      tag: 'cluster-event-card',
      language,
      attributes: { src: 'feeds/events.json', limit: '2', lang: language },
    },
    { tag: 'cluster-funding-notice', language, attributes: { src: 'feeds/news.json', lang: language } },
  ]);

  it('plain HTML can be read where no style is allowed', async () => {
    const html = await Promise.all(sample.map((tag) => renderTag(tag, true)));
    const errors: string[] = [];
    const page = await openPage(html.join('\n'), {
      headers: { 'Content-Security-Policy': `default-src 'none'; style-src 'none'; img-src *; base-uri *` },
    });
    page.on('console', (message) => errors.push(message.text()));
    await page.reload({ waitUntil: 'networkidle0' });
    expect(errors).to.deep.equal([]);
    await page.setViewport({ width: 320, height: 800 });
    const farthest = await page.$$eval('img, svg', (all) =>
      Math.max(...all.map((each) => each.getBoundingClientRect().right)),
    );
    expect(farthest).to.be.at.most(320);
    const text = await page.$eval('main', (main) => main.innerText);
    expect(text).to.contain('Aktuelles').and.contain('Wydarzeni').and.contain('Zadanie publiczne');
    await page.close();
  });

  it('plain HTML within the tag gives way to the live one, which is styled where the page forbids styles', async () => {
    const [list] = sample;
    const src = `${cluster.origin}/feeds/news.json`;
    const page = await openPage(
      `<cluster-news-list src="${src}" lang="de">${await renderTag(list!, true)}</cluster-news-list>`,
      {
        script: true,
        headers: {
          'Content-Security-Policy': `default-src 'none'; style-src 'none'; script-src ${cluster.origin}; connect-src ${cluster.origin}; img-src *; base-uri *`,
        },
      },
    );
    const [plain, live] = await page.$eval('cluster-news-list', (element) => [
      element.querySelector('h3')!.checkVisibility(),
      getComputedStyle(element.shadowRoot!.querySelector('[part=list]')!).listStyleType,
    ]);
    expect({ plain, live }).to.deep.equal({ plain: false, live: 'none' });
    await page.close();
  });

  describe('nothing of a hostile feed survives', function () {
    const corpus = '../shared/corpus';
    const manifest = existsSync(corpus)
      ? (JSON.parse(readFileSync(`${corpus}/manifest.json`, 'utf8')) as {
          injectionRule: { elements: string[] };
          files: { id: string; category: string; file: string; http?: { contentType?: string } }[];
        })
      : undefined;
    before(function () {
      if (!manifest) this.skip();
    });

    it('in any form of any widget', async () => {
      const remains: string[] = [];
      const page = await browser.newPage();
      page.on('dialog', (dialog) => {
        remains.push('a dialog');
        void dialog.dismiss();
      });
      for (const { id, category, file, http } of manifest!.files) {
        if (category !== 'injection') continue;
        const url = `${cluster.origin}/feeds/${id}`;
        const feed = await readFeed(readFileSync(`${corpus}/${file}`), {
          url,
          contentType: http?.contentType ?? 'application/xml',
        }).catch(() => undefined);
        if (!feed) continue;
        const all: string[] = [];
        for (const tag of ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'])
          for (const light of [false, true]) {
            const attributes = {
              src: url,
              images: 'all',
              ...(tag !== 'cluster-funding-notice' && { limit: '99' }),
              ...(tag === 'cluster-event-card' && { past: '' }),
              ...(tag === 'cluster-news-list' && { show: 'date image summary tags credit author source' }),
            };
            all.push(await render(tag, attributes, [{ feed, url }], { light, language: 'en' }));
          }
        await page.goto(host.put(`/${id}`, { body: `<!doctype html><title>Host</title>${all.join('')}` }));
        remains.push(
          ...(
            (await page.evaluate(
              `(${look})(${JSON.stringify(manifest!.injectionRule.elements)})`,
            )) as string[]
          ).map((each) => `${id}: ${each}`),
        );
      }
      await page.close();
      expect(remains).to.deep.equal([]);
    });
  });
});

// Ours are the style sheet and the data in a shadow root, and the emblem.
const look = `(forbidden) => {
  const remains = [];
  const check = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) check(element.shadowRoot);
      const isOurs =
        (element.parentNode === root && root instanceof ShadowRoot && (element.matches('style') || element.type === 'application/json')) ||
        element.matches('svg[part=emblem], svg.cluster-emblem, head > title, meta[charset]');
      if (forbidden.includes(element.localName) && !isOurs) remains.push('<' + element.localName + '>');
      for (const { name, value } of element.attributes) {
        if (/^(on|style$|srcdoc|formaction|action|ping|background)/.test(name)) remains.push(name + '=' + value);
        if (/^(href|src|xlink:href)$/.test(name) && !/^(https?|mailto):/.test(value)) remains.push(name + '=' + value);
      }
    }
  };
  check(document);
  return remains;
}`;
