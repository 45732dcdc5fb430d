import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openClusterSite, openHostSite, type Site } from './serve.js';

const tags = ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'];

/** Names of the packages that a file of dist imports at once, itself or through other files. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(join('dist', file), 'utf8');
  const specifiers = [...code.matchAll(/^(?:import|export)\b[^;]*?["']([^"']+)["'];/gm)].map(
    (match) => match[1] ?? '',
  );
  const packages = specifiers.flatMap((specifier) =>
    specifier.startsWith('.') ? packagesOf(join(dirname(file), specifier), seen) : [specifier],
  );
  return [...new Set(packages)];
}

describe('what the build leaves', () => {
  it('has every file the contract names', () => {
    const names = [
      ...[
        'cluster-widgets.js',
        'cluster-widgets.iife.js',
        'news-list.js',
        'event-card.js',
        'funding-notice.js',
      ],
      ...['index.js', 'define.js', 'feed.js', 'index.d.ts', 'define.d.ts', 'feed.d.ts'],
      ...['relay.js', 'relay/index.d.ts', 'cluster-feed.js'],
      ...['custom-elements.json', 'integrity.json', 'third-party-licenses.md'],
    ];
    expect(names.filter((name) => !existsSync(`dist/${name}`))).to.deep.equal([]);
  });

  it('hashes every script a page can name', () => {
    const integrity = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;
    const scripts = readdirSync('dist').filter(
      (name) => name.endsWith('.js') && !/^(?:relay|cluster-feed)\./.test(name),
    );
    const hash = (name: string) =>
      createHash('sha384')
        .update(readFileSync(`dist/${name}`))
        .digest('base64');
    expect(integrity).to.deep.equal(
      Object.fromEntries(scripts.map((name) => [name, `sha384-${hash(name)}`])),
    );
  });

  it('keeps the licence of Lit although the scripts have no comments', () => {
    expect(readFileSync('dist/third-party-licenses.md', 'utf8'))
      .to.contain('BSD 3-Clause')
      .and.contain('Google LLC');
    expect(readFileSync('dist/cluster-widgets.js', 'utf8')).not.to.contain('@license');
  });

  it('needs nothing beside the single files', () => {
    for (const name of ['cluster-widgets.js', 'cluster-widgets.iife.js']) {
      expect(readFileSync(`dist/${name}`, 'utf8'), name).not.to.match(
        /\bimport\s*[({*"'`]|\bfrom\s*["'`]\.\.?\//,
      );
    }
  });

  for (const entry of ['index', 'feed']) {
    it(`imports dist/${entry}.js on Node, without a document`, () => {
      const script = `const m = await import('./dist/${entry}.js'); process.stdout.write(Object.keys(m).join());`;
      const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
      });
      expect(output).to.contain(entry === 'feed' ? 'readFeed' : 'ClusterNewsList');
    });
  }

  it('reads feeds without Lit, whatever the two share', () => {
    expect(packagesOf('feed.js')).to.deep.equal([]);
    expect(packagesOf('index.js')).to.include('lit');
  });

  it('describes the three elements and nothing private in the manifest', () => {
    const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as {
      modules: { declarations: { tagName: string; members: { name: string; privacy?: string }[] }[] }[];
    };
    const elements = modules.flatMap((module) => module.declarations);
    expect(elements.map((element) => element.tagName)).to.have.members(tags);
    const members = elements.flatMap((element) => element.members);
    expect(members.filter(({ name, privacy }) => name.startsWith('#') || privacy)).to.deep.equal([]);
  });
});

describe('the built scripts on a page of another origin', () => {
  let cluster: Site;
  let host: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
  });
  after(() => Promise.all([browser.close(), cluster.close(), host.close()]));
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  const defined = () => page.evaluate((names) => names.filter((name) => customElements.get(name)), tags);

  const scripts: [script: string, attributes: string, tags: string[]][] = [
    ['cluster-widgets.js', 'type="module"', tags],
    ['cluster-widgets.iife.js', '', tags],
    ['news-list.js', 'type="module"', ['cluster-news-list']],
    ['event-card.js', 'type="module"', ['cluster-event-card']],
    ['funding-notice.js', 'type="module"', ['cluster-funding-notice']],
  ];

  for (const [script, attributes, expected] of scripts) {
    it(`${script} registers ${expected.length} of 3`, async () => {
      const errors: unknown[] = [];
      page.on('pageerror', (error) => errors.push(error));
      const integrity = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>;
      const source = `${cluster.origin}/widgets/${script}`;
      const body = `<!doctype html><script ${attributes} src="${source}" integrity="${integrity[script] ?? ''}" crossorigin="anonymous"></script>`;
      await page.goto(host.put('/', { body }));
      expect(await defined()).to.deep.equal(expected);
      expect(errors).to.deep.equal([]);
    });
  }

  it('draws nothing without its words where they are in the script', async () => {
    const source = `${cluster.origin}/widgets/cluster-widgets.iife.js`;
    const body = `<!doctype html><html lang="de"><script src="${source}"></script>`;
    await page.goto(host.put('/', { body }));
    // A text, since functions get a compiler's names.
    const headings = await page.evaluate(`(async () => {
      const headings = [];
      const { prototype } = customElements.get('cluster-news-list');
      const { performUpdate } = prototype;
      prototype.performUpdate = function () {
        performUpdate.call(this);
        headings.push(this.shadowRoot.querySelector('[part=heading]').textContent);
      };
      document.body.innerHTML = '<cluster-news-list src="/nowhere"></cluster-news-list>';
      await document.body.firstElementChild.updateComplete;
      return headings;
    })()`);
    expect(headings)
      .to.include('Aktuelles')
      .and.satisfy((all: string[]) => new Set(all).size === 1);
  });
});
