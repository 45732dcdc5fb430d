import { expect } from 'chai';
import { expectWhole, ready, tags, until, useBench } from './bench.js';

describe('the place of an element', () => {
  const bench = useBench();
  const titles = () =>
    bench.page.evaluate(() =>
      [...document.querySelectorAll('cluster-news-list')].map(
        (list) => list.shadowRoot!.querySelectorAll('[part=title]').length,
      ),
    );

  it('may be a shadow root, open, closed or declared', async () => {
    const inside = JSON.stringify(`<p>Inside</p>${bench.widgets()}`);
    await bench.open(`${bench.script}<div id="open"></div><div id="closed"></div>
      <div><template shadowrootmode="open">${bench.widgets()}</template></div>
      <script>
        for (const mode of ['open', 'closed']) {
          const host = document.getElementById(mode);
          const root = host.attachShadow({ mode });
          root.innerHTML = ${inside};
          // A closed one is seen from outside only once this test asks for it.
          if (mode === 'closed') host.lookInside = () => Object.defineProperty(host, 'shadowRoot', { value: root });
        }
      </script>`);
    await ready(bench.page, 6);
    await expectWhole(bench.page, { count: 6 });
    await bench.page.$eval('#closed', (host) => (host as unknown as { lookInside(): void }).lookInside());
    await ready(bench.page, 9);
    await expectWhole(bench.page, { count: 9 });
    expect(bench.problems).to.deep.equal([]);
  });

  it('may be a clone of a template, which itself asks for nothing', async () => {
    const asked = () => bench.cluster.requests.filter((path) => path.startsWith('/feeds/'));
    bench.cluster.requests.length = 0;
    await bench.open(`${bench.script}<template>${bench.widgets()}</template><main></main>`);
    await bench.page.waitForFunction((names) => names.every((name) => customElements.get(name)), {}, tags);
    await bench.page.waitForNetworkIdle();
    expect(asked()).to.deep.equal([]);
    await bench.page.$eval('template', ({ content }) =>
      document.querySelector('main')!.append(content.cloneNode(true)),
    );
    await ready(bench.page);
    await expectWhole(bench.page);
    expect(asked()).to.have.length(2);
  });

  it('may be written by innerHTML, again and again', async () => {
    await bench.open(`${bench.script}<main></main>`);
    for (let time = 0; time < 3; time++) {
      await bench.page.$eval('main', (main, markup) => (main.innerHTML = markup), bench.widgets());
      await ready(bench.page);
      await expectWhole(bench.page);
    }
    expect(bench.problems).to.deep.equal([]);
  });

  it('may be a sandbox that allows scripts and nothing else', async () => {
    const markup = `<!doctype html><html lang=de><title>Frame</title>${bench.script}${bench.widgets()}`;
    await bench.open(
      `<iframe sandbox="allow-scripts" width="600" height="900" src="${bench.host.put('/frame', { body: markup })}"></iframe>`,
    );
    const frame = bench.page.frames().find((each) => each.url().endsWith('/frame'))!;
    await ready(frame);
    await expectWhole(frame);
    expect(bench.problems).to.deep.equal([]);
  });

  it('may be a frame without an address, which sends the page’s cookies no more than the page', async () => {
    const visitor = { name: 'visitor', value: '1', domain: 'localhost', path: '/' };
    const cookie = { ...visitor, expires: -1, size: 8, secure: false, session: true };
    await bench.browser.setCookie(cookie);
    const inside = `<!doctype html><html lang=de><title>Frame</title>${bench.script}${bench.widgets()}`;
    const markup = `<!doctype html><title>Host</title><link rel="icon" href="data:,"><iframe width="600" height="900" srcdoc="${inside.replaceAll('"', '&quot;')}"></iframe>`;
    bench.cluster.requests.length = bench.cluster.headers.length = 0;
    await bench.page.goto(bench.cluster.put('/srcdoc', { body: markup }));
    const frame = bench.page.frames().find((each) => each.url() === 'about:srcdoc')!;
    await ready(frame);
    await expectWhole(frame);
    const asked = bench.cluster.headers.filter((_, at) => bench.cluster.requests[at]!.startsWith('/feeds/'));
    expect(asked).to.have.length(2);
    expect(asked.map((headers) => headers.cookie)).to.deep.equal([undefined, undefined]);
    await bench.browser.deleteCookie(cookie);
  });

  it('may change by a routine that makes the page like other markup, as single-page sites do', async () => {
    const standIn = `<div data-cluster-widget="news-list" data-src="${bench.cluster.origin}/feeds/news.json"><a href="/news">Alle</a></div>`;
    await bench.show(`${bench.script}<main><h1>One</h1>${bench.widgets()}${standIn}</main>`);
    const first = await bench.page.$eval(
      'cluster-news-list',
      (list) => ((globalThis as unknown as { kept: Element }).kept = list).localName,
    );
    expect(first).to.equal('cluster-news-list');
    const asked = bench.cluster.requests.length;
    await bench.page.evaluate(
      (markup) => {
        // What morphdom and the like do: same tag, same node; attributes and children as the new markup has them.
        const morph = (from: Element, to: Element) => {
          for (const { name, value } of to.attributes)
            if (from.getAttribute(name) !== value) from.setAttribute(name, value);
          for (const name of from.getAttributeNames()) if (!to.hasAttribute(name)) from.removeAttribute(name);
          const wanted = [...to.childNodes];
          wanted.forEach((node, index) => {
            const old = from.childNodes[index];
            if (!old) from.append(node);
            else if (old instanceof Element && node instanceof Element && old.localName === node.localName)
              morph(old, node);
            else if (old.nodeType === 3 && node.nodeType === 3) old.nodeValue = node.nodeValue;
            else old.replaceWith(node);
          });
          while (from.childNodes.length > wanted.length) from.lastChild!.remove();
        };
        const next = document.createElement('template');
        next.innerHTML = markup;
        morph(document.querySelector('main')!, next.content.firstElementChild!);
      },
      `<main><h1>Two</h1>${bench.widgets('limit="2"')}${standIn}</main>`,
    );
    await ready(bench.page, 4);
    await bench.page.waitForFunction(
      () => document.querySelectorAll('[data-cluster-widget] > cluster-news-list').length === 1,
    );
    await ready(bench.page, 4);
    expect(await titles()).to.deep.equal([2, 5]);
    expect(
      await bench.page.evaluate(() => (globalThis as unknown as { kept: Element }).kept.isConnected),
    ).to.equal(true);
    expect(
      bench.cluster.requests.slice(asked).filter((path) => path === '/feeds/news.json'),
    ).to.have.length.at.most(1);
    expect(bench.problems).to.deep.equal([]);
  });

  it('may be a tab that is not shown yet', async () => {
    for (const loading of ['eager', 'lazy']) {
      await bench.open(`${bench.script}<main hidden>${bench.widgets(`loading="${loading}"`)}</main>`);
      if (loading === 'eager') await ready(bench.page);
      else {
        await until(bench.page, 'cluster-event-card:state(ready)');
        expect(await bench.page.$('cluster-news-list:state(ready)')).to.equal(null);
      }
      await bench.page.$eval('main', (main) => (main.hidden = false));
      await ready(bench.page);
      await expectWhole(bench.page);
    }
  });

  it('may be a page that comes back whole from the cache of the back button', async () => {
    await bench.show(`${bench.script}<main>${bench.widgets('refresh="5"')}</main>
      <script>addEventListener('pageshow', (event) => (cameBack = event.persisted));</script>`);
    const asked = bench.cluster.requests.length;
    await bench.page.goto(bench.host.put('/next', { body: '<!doctype html><title>Next</title>' }));
    await bench.page.goBack({ waitUntil: 'load' });
    expect(
      await bench.page.evaluate(() => (globalThis as unknown as { cameBack: boolean }).cameBack),
      'nothing of ours keeps a page out of that cache',
    ).to.equal(true);
    await ready(bench.page);
    await expectWhole(bench.page);
    expect(bench.cluster.requests.slice(asked).filter((path) => path.startsWith('/feeds/'))).to.deep.equal(
      [],
    );
    const changed = await bench.page.evaluate(async () => {
      const list = document.querySelector('cluster-news-list')! as HTMLElement & {
        reload(): Promise<void>;
        limit: number;
        updateComplete: Promise<boolean>;
      };
      await list.reload();
      list.limit = 1;
      await list.updateComplete;
      return list.shadowRoot!.querySelectorAll('[part=title]').length;
    });
    expect(changed, 'it goes on to work').to.equal(1);
  });
});

describe('a CMS on the way', () => {
  const bench = useBench();
  const feed = () => `${bench.cluster.origin}/feeds/news.json`;
  const shown = async (markup: string) => {
    await bench.show(`${bench.script}<main>${markup}</main>`);
    return bench.page.evaluate(() => {
      const { shadowRoot } = document.querySelector('cluster-news-list')!;
      return `${shadowRoot!.querySelectorAll('[part=title]').length} ${shadowRoot!.querySelector('h2, h3')!.textContent}`;
    });
  };
  const list = (attributes: string) => `<cluster-news-list ${attributes}></cluster-news-list>${rest()}`;
  const rest = () => bench.widgets().slice(bench.widgets().indexOf('<cluster-event'));

  it('may write names in capitals, without quotes, or as XHTML', async () => {
    expect(await shown(list(`SRC=${feed()} LIMIT=2 HEADING=Neues`))).to.equal('2 Neues');
    expect(
      await shown(
        list(`src='${feed()}' limit='3' heading='Neues' xmlns="http://www.w3.org/1999/xhtml"`)
          .replace('<cluster', '<CLUSTER')
          .replace('news-list', 'NEWS-LIST'),
      ),
    ).to.equal('3 Neues');
  });

  it('may change the quotes of text, not those of attributes; may wrap in paragraphs and add breaks', async () => {
    expect(
      await shown(
        `<p>${list(`src="${feed()}" limit="2" heading="Neues"`).replace('></cluster-news', '><br>\n</p>\n<p></cluster-news')}</p>`,
      ),
    ).to.equal('2 Neues');
  });

  it('may write & as &amp;, and do so twice', async () => {
    bench.cluster.put('/feeds/two.json?lang=de&limit=1', {
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [{ id: '1', title: 'Eins', language: 'de' }],
      }),
      headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
    });
    for (const and of ['&', '&amp;', '&#038;', '&amp;amp;', '&amp;#038;']) {
      const src = `${bench.cluster.origin}/feeds/two.json?lang=de${and}limit=1`;
      expect(await shown(list(`src="${src}" heading="Neues"`)), and).to.equal('1 Neues');
    }
  });

  it('may strip attributes it does not know: data attributes of a div are enough', async () => {
    expect(
      await shown(
        `<div class="x" data-cluster-widget="news-list" data-src="${feed()}" data-limit="2" data-heading="Neues"><a href="/news">Alle</a></div>${rest()}`,
      ),
    ).to.equal('2 Neues');
  });

  it('may strip all attributes: the fallback content stands and nothing is asked', async () => {
    bench.cluster.requests.length = bench.host.requests.length = 0;
    await bench.open(`${bench.script}<main>${bench.widgets().replaceAll(/ src="[^"]*"/g, '')}</main>`);
    await bench.page.waitForFunction((names) => names.every((name) => customElements.get(name)), {}, tags);
    await bench.page.waitForNetworkIdle();
    expect(bench.cluster.requests).to.deep.equal(['/widgets/cluster-widgets.js']);
    expect(bench.host.requests).to.deep.equal(['/host']);
    expect(await bench.page.$eval('main a', (link) => link.checkVisibility())).to.equal(true);
    expect(bench.problems).to.deep.equal([]);
  });
});
