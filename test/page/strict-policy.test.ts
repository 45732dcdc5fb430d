import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { expectWhole, ready, until, useBench } from './bench.js';

const corpus = {
  json: [
    'application/feed+json',
    '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Eins","content_html":"<p>Text <b>fett</b>"}]}',
  ],
  rss: [
    'application/rss+xml',
    '<rss version="2.0"><channel><title>X</title><item><title>Eins</title><description>&lt;p&gt;Text</description></item></channel></rss>',
  ],
  atom: [
    'application/atom+xml',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>X</title><entry><id>1</id><title>Eins</title><summary type="html">&lt;p&gt;Text</summary></entry></feed>',
  ],
  rdf: [
    'application/rdf+xml',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item><title>Eins</title></item></rdf:RDF>',
  ],
  wordpress: [
    'application/json',
    '[{"id":1,"date_gmt":"2026-03-01T12:00:00","link":"https://cluster.example/1","title":{"rendered":"Eins"},"excerpt":{"rendered":"<p>Text</p>"},"content":{"rendered":"<p>Text</p>"}}]',
  ],
  tribe: [
    'application/json',
    '{"events":[{"id":1,"url":"https://cluster.example/1","title":"Eins","start_date":"2999-06-10 11:00:00","utc_start_date":"2999-06-10 09:00:00","timezone":"Europe/Berlin"}]}',
  ],
  ics: [
    'text/calendar',
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Eins\r\nDTSTART:29990610T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  ],
} as const;

describe('a page with a strict policy', () => {
  const bench = useBench();
  const readme = readFileSync('README.md', 'utf8');
  const example = 'https://cluster.example';
  /** The policy to paste from the README, beside the strictest there are for all else; the nonce is of the page's own script. */
  const policy = (trustedTypes = 'lit-html') => {
    const [, pasted = ''] = /```\n(script-src [^`]*)```/.exec(readme) ?? [];
    const ours = pasted.replaceAll(example, bench.cluster.origin).replace(/\s+/g, ' ');
    return {
      'Content-Security-Policy': `default-src 'none'; style-src 'none'; ${ours}`
        .replace('script-src', "script-src 'nonce-test'")
        .replace('trusted-types lit-html', `trusted-types ${trustedTypes}`),
    };
  };
  /** Counts what the policy refuses; the page's own script, by a nonce that ours does not have. */
  const count = `<script nonce="test">
    violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      if (!/^data|favicon/.test(blockedURI)) violations.push(violatedDirective + ' ' + blockedURI + ' ' + sample);
    });</script>`;
  const violations = () =>
    bench.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
  const integrity = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;
  const hashed = (name: string) =>
    `<script ${name.includes('iife') ? '' : 'type="module"'} src="${bench.cluster.origin}/widgets/${name}" integrity="${integrity[name]}" crossorigin="anonymous"></script>`;
  const own = `<cluster-event-card name="Kongress" start="2999-06-10" calendar="ics google" json-ld></cluster-event-card>
    <cluster-funding-notice preset="eu-cohesion" statement="co-funded" project="Netz" beneficiary="Klinikum"></cluster-funding-notice>`;

  for (const name of ['cluster-widgets.js', 'cluster-widgets.iife.js']) {
    it(`lets every element work, from a script with its hash: ${name}`, async () => {
      const attributes =
        'layout="cards" show="date image summary tags credit author source" refresh="5" images="feed"';
      await bench.open(`${count}${hashed(name)}<main>${bench.widgets(attributes)}${own}</main>`, policy());
      await ready(bench.page, 5);
      await expectWhole(bench.page, { count: 5 });
      expect(await bench.page.$eval('cluster-event-card', (card) => getComputedStyle(card).display)).to.equal(
        'block',
      );
      // Chromium reports any script that is written, also one of data, which is there all the same and never runs.
      const isData = (text: string) => /schema\.org|TrustedScript/.test(text);
      expect((await violations()).filter((text) => !isData(text))).to.deep.equal([]);
      expect(bench.problems.filter((text) => !text.includes('data:,') && !isData(text))).to.deep.equal([]);
    });
  }

  it('lets every layout, state and language work', async () => {
    const { origin } = bench.cluster;
    await bench.open(
      `${count}${bench.script}<main>${['list', 'cards', 'compact'].map((layout) => `<cluster-news-list lang="pl" layout="${layout}" src="${origin}/feeds/news.json"></cluster-news-list>`).join('')}
       <cluster-news-list id="failed" src="${origin}/feeds/gone.json"></cluster-news-list>
       <cluster-news-list id="empty" tags="none" src="${origin}/feeds/news.json"></cluster-news-list></main>`,
      policy(),
    );
    await until(bench.page, '#failed', 'button');
    await until(bench.page, '#empty', '[part=empty]');
    await until(bench.page, '[layout=compact]:state(ready)', '[part=list]');
    expect(await violations()).to.deep.equal([]);
  });

  for (const name of ['cluster-widgets.js', 'news-list.js']) {
    it(`lets everything that a visitor can do work: ${name}`, async () => {
      const { page } = bench;
      const attributes = 'limit="1" more="1" searchable filterable languages="de en" refresh="5"';
      await bench.open(
        `${count}${hashed(name)}${name === 'news-list.js' ? hashed('event-card.js') : ''}
        <cluster-news-list src="${bench.cluster.origin}/feeds/news.json" ${attributes}></cluster-news-list>
        <cluster-event-card name="Kongress" start="2999-06-10" calendar="ics google"></cluster-event-card>`,
        policy(),
      );
      await ready(page, 2);
      const press = (tag: string, button: string) =>
        page.$eval(`${tag} >>> ${button}`, (found) => (found as HTMLElement).click());
      await press('cluster-news-list', '[part=more]');
      await until(page, 'cluster-news-list', '[part=item] + [part=item]');
      await press('cluster-news-list', '[part=filters] button');
      await until(page, 'cluster-news-list', '[part=filters] [aria-pressed=true]');
      await page.type('cluster-news-list >>> [part=search]', 'a');
      await until(page, 'cluster-news-list', '[part=results]:not(:empty)');
      await press('cluster-news-list', '[part=languages] [lang=en]');
      await until(page, 'cluster-news-list', '[part=base][lang=en]');
      await page.$eval('cluster-news-list', (list) => list.reload());
      await press('cluster-event-card', 'button');
      await until(page, 'cluster-event-card', '[popover]:popover-open');
      expect(await violations()).to.deep.equal([]);
      expect(bench.problems.filter((text) => !text.includes('data:,'))).to.deep.equal([]);
    });
  }

  for (const [name, [type, body]] of Object.entries(corpus)) {
    it(`lets every format be read: ${name}`, async () => {
      const src = bench.cluster.put(`/feeds/${name}`, {
        body,
        headers: { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' },
      });
      await bench.open(
        `${count}${bench.script}<cluster-news-list src="${src}"></cluster-news-list><cluster-event-card src="${src}"></cluster-event-card>`,
        policy(),
      );
      const tag = /tribe|ics/.test(name) ? 'cluster-event-card' : 'cluster-news-list';
      await until(bench.page, `${tag}`, '[part=title]');
      expect(
        await bench.page.$eval(`${tag} >>> [part=title]`, (title) => title.textContent.trim()),
      ).to.contain('Eins');
      expect(await violations()).to.deep.equal([]);
    });
  }

  it('is told what to allow where it forbids Lit’s policy, and keeps the fallback content', async () => {
    for (const name of ['cluster-widgets.js', 'cluster-widgets.iife.js', 'news-list.js']) {
      bench.problems.length = 0;
      await bench.open(`${count}${hashed(name)}<main>${bench.widgets()}</main>`, policy("'none'"));
      await bench.page.waitForFunction(
        () => (globalThis as unknown as { violations: string[] }).violations.length > 0,
      );
      expect(await bench.page.$eval('main a', (link) => link.checkVisibility())).to.equal(true);
      expect(await bench.page.evaluate(() => !customElements.get('cluster-news-list'))).to.equal(true);
      const ours = bench.problems.filter((text) => text.startsWith('cluster-widgets'));
      expect(ours, bench.problems.join('\n')).to.have.length(1);
      expect(ours[0]).to.contain('trusted-types lit-html').and.contain("'allow-duplicates'");
    }
  });

  it('is told so, too, where another script has taken the name', async () => {
    const other = `<script nonce="test">trustedTypes.createPolicy('lit-html', { createHTML: (html) => html });</script>`;
    await bench.open(`${count}${other}${bench.script}<main>${bench.widgets()}</main>`, policy());
    await bench.page.waitForFunction(
      () => (globalThis as unknown as { violations: string[] }).violations.length > 0,
    );
    expect(bench.problems.filter((text) => text.startsWith('cluster-widgets'))).to.have.length(1);
    bench.problems.length = 0;
    await bench.show(
      `${count}${other}${bench.script}<main>${bench.widgets()}</main>`,
      policy("lit-html 'allow-duplicates'"),
    );
    await expectWhole(bench.page);
    expect(await violations()).to.deep.equal([]);
  });

  it('lets the tag run that the README’s command prints for the file that was built', async () => {
    const [, command = ''] = /```sh\n(node -p .*integrity.*)\n```/.exec(readme) ?? [];
    const printed = execFileSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(printed).to.contain(`integrity="${integrity['cluster-widgets.js']}"`);
    const tag = printed.replaceAll(example, bench.cluster.origin);
    await bench.show(`${tag}<main>${bench.widgets()}</main>`, policy());
    await expectWhole(bench.page);
  });

  it('does not run another file than the one that was reviewed', async () => {
    const changed = bench.cluster.put('/changed.js', {
      body: `${readFileSync('dist/cluster-widgets.js', 'utf8')}\n;`,
      headers: { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' },
    });
    const tag = hashed('cluster-widgets.js').replace(/src="[^"]*"/, `src="${changed}"`);
    await bench.open(`${tag}<main>${bench.widgets()}</main>`);
    expect(await bench.page.evaluate(() => !customElements.get('cluster-news-list'))).to.equal(true);
    expect(await bench.page.$eval('main a', (link) => link.checkVisibility())).to.equal(true);
    expect(bench.problems.join()).to.contain('integrity');
  });
});
