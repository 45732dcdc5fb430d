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

/** All widgets of the demo pages that need no script of the page's own. */
const listTags = `[...document.querySelectorAll('cluster-news-list, cluster-event-card, cluster-funding-notice')]
  .filter((element) => element.src || !element.feed)
  .map((element) => ({
    tag: element.localName,
    language: element.closest('[lang]').lang,
    attributes: Object.fromEntries([...element.attributes].filter(({ name }) => name !== 'style').map(({ name, value }) => [name, value])),
  }))`;

/** What a reader gets of each widget, in its order. */
const textsOf = `[...document.querySelectorAll('cluster-news-list, cluster-event-card, cluster-funding-notice')].map(({ shadowRoot }) => {
  const walker = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest('style, script, .tools, .held, [part=more], [part=problem], [part=skeleton]')) texts.push(node.data);
  return texts.join(' ').replace(/\\s+/g, ' ').trim();
})`;

describe('without script', () => {
  let cluster: Site;
  let host: Site;
  let browser: Browser;

  before(async () => {
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
  });
  after(() => Promise.all([browser.close(), cluster.close(), host.close()]));

  const renderTag = async ({ tag, language, attributes }: Tag, light = false): Promise<string> => {
    const { src = '' } = attributes;
    const feeds = await Promise.all(
      src
        .split(/,?\s+/)
        .filter(Boolean)
        .map(async (address): Promise<Feed> => {
          const url = new URL(address.replace('{lang}', language), `${cluster.origin}/`).href;
          const answer = await fetch(url);
          const body = new Uint8Array(await answer.arrayBuffer());
          return {
            url,
            feed: await readFeed(body, { url, contentType: answer.headers.get('content-type') }),
          };
        }),
    );
    return render(tag, attributes, feeds, { language, light, page: `${cluster.origin}/` });
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

  for (const name of [
    'index.html',
    'en/index.html',
    'news-list.html',
    'event-card.html',
    'funding-notice.html',
  ]) {
    it(`each widget of demo/${name} shows what the live one shows, in its order`, async () => {
      const demo = await browser.newPage();
      await demo.goto(`${cluster.origin}/${name}`, { waitUntil: 'networkidle0' });
      const tags = (await demo.evaluate(listTags)) as Tag[];
      await demo.close();
      // What is in the page itself, is not there, or is chosen by a visitor.
      const known = tags.filter(({ attributes: { src = '' } }) => !/#|missing|nowhere/.test(src));
      expect(known).to.have.length.above(0);
      const standing: string[] = [];
      const plain: string[] = [];
      const kept: Tag[] = [];
      for (const tag of known) {
        const html = await renderTag(tag).catch(() => '');
        if (!html.includes('<template')) continue;
        kept.push(tag);
        standing.push(html);
        plain.push(await renderTag(tag, true));
      }
      expect(kept.length).to.be.above(known.length / 2);
      const bare = kept.map(({ tag, attributes, language }) => {
        const written = Object.entries({ ...attributes, lang: language, loading: 'eager' }).map(
          ([key, value]) => `${key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
        );
        return `<${tag} ${written.join(' ')}></${tag}>`;
      });
      const live = await openPage(bare.join('\n'), { script: true });
      const said = (await live.evaluate(textsOf)) as string[];
      await live.close();
      const still = await openPage(standing.join('\n'));
      // The page's own scripts are off, not those of who looks at it.
      const shown = (await still.evaluate(textsOf)) as string[];
      await still.close();
      for (const [index, text] of said.entries())
        expect(shown[index], JSON.stringify(kept[index])).to.equal(text);
      const light = await openPage(plain.join('\n'));
      const text = await light.$eval('main', (main) => main.innerText.replace(/\s+/g, ' '));
      for (const title of await light.$$eval('.cluster-title', (all) =>
        all.map((each) => each.textContent.trim()),
      ))
        expect(text).to.contain(title.replace(/\s+/g, ' '));
      await light.close();
    });
  }

  const sample: Tag[] = ['de', 'en', 'pl'].flatMap((language) => [
    { tag: 'cluster-news-list', language, attributes: { src: 'feeds/news.json', lang: language } },
    {
      tag: 'cluster-event-card',
      language,
      attributes: { src: 'feeds/events.json', limit: '2', lang: language },
    },
    { tag: 'cluster-funding-notice', language, attributes: { src: 'feeds/news.json', lang: language } },
  ]);

  for (const light of [false, true]) {
    it(`passes axe ${light ? 'as plain HTML' : 'with its shadow root'}`, async () => {
      const html = await Promise.all(sample.map((tag) => renderTag(tag, light)));
      // The page has no script; axe needs timers, which there are none of where scripts are off.
      const page = await openPage(html.join('\n'), { isOn: true });
      await page.evaluate(axe);
      const violations = (await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
      )) as string[];
      expect(violations).to.deep.equal([]);
      await page.close();
    });
  }

  it('plain HTML can be read where no style is allowed', async () => {
    const html = await Promise.all(sample.map((tag) => renderTag(tag, true)));
    const errors: string[] = [];
    const page = await openPage(html.join('\n'), {
      headers: { 'Content-Security-Policy': `default-src 'none'; style-src 'none'; img-src *; base-uri *` },
    });
    page.on('console', (message) => errors.push(message.text()));
    await page.reload({ waitUntil: 'networkidle0' });
    expect(errors).to.deep.equal([]);
    const widest = await page.$$eval('img, svg', (all) =>
      Math.max(...all.map((each) => each.getBoundingClientRect().width)),
    );
    expect(widest).to.be.at.most(320);
    const text = await page.$eval('main', (main) => main.innerText);
    expect(text).to.contain('Aktuelles').and.contain('Wydarzeni').and.contain('Zadanie publiczne');
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
