import { expect } from 'chai';
import { readChoice, readForm, choiceQuery } from '../../src/relay/pages/choice.js';
import { embedPage } from '../../src/relay/pages/embed.js';
import { markup } from '../../src/relay/pages/markup.js';
import { pageLanguage } from '../../src/relay/pages/page-language.js';
import { writeSnippets } from '../../src/relay/pages/snippets.js';
import { words } from '../../src/relay/pages/words.js';
import { openSiteFiles, type SiteFiles } from '../../src/relay/site-files.js';
import { openRelay } from '../../src/relay/relay.js';
import type { RelayParts } from '../../src/relay/relay-parts.js';
import { fakeParts, feedConfig, openClock, openSite, readyRelay, relayConfig } from './fake-relay.js';

const feeds = [feedConfig('news', { languages: ['de', 'en'], title: 'A & B' }), feedConfig('events')];
const choose = (query: string) => readChoice(new URLSearchParams(query), feeds)!;
const fill = (query: string) => readForm(new URLSearchParams(query), feeds)!;
const fallback = { text: 'News <all>', url: 'https://cluster.example/?a=1&b=2' };
const files = { version: '1.2.3', integrity: { 'cluster-widgets.js': 'sha384-abc' } };
const hostile = `"><script>alert(1)</script>`;

describe('HTML of the pages', () => {
  it('escapes what is put into it, as text and as an attribute', () => {
    expect(markup`<a title="${`"'<>&`}">${hostile}</a>`.html).to.equal(
      '<a title="&quot;&#39;&lt;&gt;&amp;">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</a>',
    );
    expect(markup`${[markup`<b>${1}</b>`, markup`<i></i>`]}${undefined}`.html).to.equal('<b>1</b><i></i>');
  });
});

describe('a choice', () => {
  it('is the news of the first feed where nothing is said', () => {
    expect(choose('')).to.deep.equal({ feed: feeds[0], widget: 'news-list', attributes: {} });
    expect(readChoice(new URLSearchParams(), [])).to.equal(undefined);
  });

  it('has only attributes that the widget knows', () => {
    const { attributes } = choose(
      'widget=event-card&limit=3&src=https://evil.example&onload=x&style=x&show=date&past&heading=&time-zone=Europe/Berlin',
    );
    expect(attributes).to.deep.equal({ heading: '', limit: '3', past: '', 'time-zone': 'Europe/Berlin' });
  });

  it('knows no other widget, feed, language or theme than there is', () => {
    const choice = choose('widget=script&feed=__proto__&lang=%22%3E&theme=pink');
    expect(choice).to.deep.equal({ feed: feeds[0], widget: 'news-list', attributes: {} });
  });

  it('comes from a form, in which an empty field is one that was left alone', () => {
    const query =
      'lang=pl&widget-lang=de&heading=&limit=&heading-level=2&images=feed&show=date&show=image&tags=';
    expect(fill(query)).to.deep.equal({
      feed: feeds[0],
      widget: 'news-list',
      language: 'de',
      attributes: { show: 'date image' },
    });
    expect(fill('no-heading=1&heading=Own').attributes).to.deep.equal({ heading: '' });
    expect(fill('heading=Own').attributes).to.deep.equal({ heading: 'Own' });
  });

  it('has a layout of the news list, unless it is the usual one', () => {
    expect(fill('layout=cards').attributes).to.deep.equal({ layout: 'cards' });
    expect(fill('layout=list').attributes).to.deep.equal({});
    expect(fill('widget=event-card&layout=cards').attributes).to.deep.equal({});
  });

  it('is the same again when read from its own address', () => {
    const choice = choose('feed=events&widget=event-card&lang=de-AT&heading=&past&limit=3&theme=dark');
    expect(readChoice(choiceQuery(choice), feeds)).to.deep.equal(choice);
  });
});

describe('code to paste', () => {
  const write = (query: string) =>
    writeSnippets(choose(query), { root: 'https://cluster.example', files, fallback });

  it('has a script of one version with its hash, and a tag with a link in it', () => {
    expect(write('lang=de&limit=3&heading=').page).to.equal(
      [
        '<script type="module" src="https://cluster.example/widgets/1.2.3/cluster-widgets.js" integrity="sha384-abc" crossorigin="anonymous"></script>',
        '<cluster-news-list src="https://cluster.example/feeds/news.de.json" lang="de" heading="" limit="3">',
        '  <a href="https://cluster.example/?a=1&amp;b=2">News &lt;all&gt;</a>',
        '</cluster-news-list>',
      ].join('\n'),
    );
  });

  it('lets the page decide the language where none was chosen', () => {
    const { page, head } = write('');
    expect(page)
      .to.contain('src="https://cluster.example/feeds/news.json?lang={lang}"')
      .and.not.contain(' lang=');
    expect(head).to.contain('modulepreload').and.not.contain('as="fetch"');
  });

  it('says what to load early, by the address that the widget will ask for, and without a referrer', () => {
    const { page, head } = write('feed=events&lang=de');
    expect(page).to.contain('src="https://cluster.example/feeds/events.json" lang="de"');
    expect(head).to.contain(
      '<link rel="preload" as="fetch" href="https://cluster.example/feeds/events.json" crossorigin="anonymous" referrerpolicy="no-referrer">',
    );
  });

  it('has no hash that is not known', () => {
    const { page } = writeSnippets(choose(''), {
      root: 'https://cluster.example',
      files: { version: '1.2.3', integrity: {} },
      fallback,
    });
    expect(page).not.to.contain('integrity');
  });

  it('escapes whatever was chosen', () => {
    const { page, frame } = write(`heading=${encodeURIComponent(hostile)}&tags=${encodeURIComponent('a&b')}`);
    expect(page).to.contain('heading="&quot;&gt;&lt;script&gt;').and.contain('tags="a&amp;b"');
    expect(frame).not.to.contain('<script');
  });
});

describe('the page for a frame', () => {
  it('holds the widget, with every attribute escaped', () => {
    const choice = choose(`heading=${encodeURIComponent(hostile)}&limit=2&theme=dark`);
    const { html } = embedPage({ choice, language: 'de', version: '1.2.3', fallback });
    expect(html).to.contain('<html lang="de" data-theme="dark">');
    expect(html).to.contain('src="widgets/1.2.3/news-list.js"');
    expect(html).to.contain(
      '<cluster-news-list src="feeds/news.json?lang=de" heading="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" limit="2">',
    );
    // That of the widget, and that which says how high the page is.
    expect(html.match(/<script/g)).to.have.length(2);
  });
});

describe('the language of a page', () => {
  const table: [asked: string | null, accepted: string | null, language: string][] = [
    ['pl', 'de', 'pl'],
    ['de-AT', 'en', 'de'],
    ['fr', 'de, en', 'de'],
    [null, 'fr, pl;q=0.5, de;q=0.9', 'de'],
    [null, 'en-US,en;q=0.9,de;q=0.8', 'en'],
    [null, 'de;q=0, pl;q=0.1', 'pl'],
    ['delphi', 'plx', 'en'],
    [null, null, 'en'],
  ];
  for (const [asked, accepted, language] of table)
    it(`is ${language} where ${asked ?? 'none'} is asked for and ${accepted ?? 'none'} accepted`, () => {
      expect(pageLanguage(asked, accepted)).to.equal(language);
    });
});

describe('the pages over HTTP', () => {
  let site: SiteFiles;
  before(async () => {
    site = await openSiteFiles();
  });
  const open = async (baseUrl?: string) =>
    openSite(await readyRelay(relayConfig(feeds, baseUrl === undefined ? {} : { baseUrl })), site);

  it('the builder allows nothing that is not its own, and no frame around it', async () => {
    const { get } = await open();
    const policy = (await get('/')).headers.get('content-security-policy')!;
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy.split('; ')).to.contain(part);
    expect(policy).not.to.contain('unsafe');
  });

  it('the page for a frame may be framed by anybody, and still loads nothing from elsewhere', async () => {
    const { get } = await open();
    const { headers } = await get('/embed?feed=news');
    const policy = headers.get('content-security-policy')!;
    const own = 'http://relay.example';
    expect(policy).to.contain('frame-ancestors *').and.contain(`img-src 'self' data: ${own};`);
    // WebKit knows no 'self' in a sandbox without an origin.
    for (const what of ['script', 'style', 'connect'])
      expect(policy).to.match(new RegExp(`${what}-src 'self'[^;]* ${own};`));
    expect(policy).not.to.contain('unsafe');
    expect(headers.get('vary')).to.equal('Accept-Language');
    expect(headers.get('x-robots-tag')).to.equal('noindex, indexifembedded');
  });

  for (const language of ['de', 'en', 'pl'] as const)
    it(`the builder speaks ${language}, as text and in what it gives to its script`, async () => {
      const { get } = await open();
      const page = await (await get('/', { 'accept-language': language })).text();
      expect(page).to.contain(`<html lang="${language}">`).and.contain(words[language].title);
      const { privacy } = (await (await get(`/embed.json?lang=${language}`)).json()) as { privacy: string };
      expect(page).to.contain(privacy);
    });

  it('the builder shows what was chosen without any script', async () => {
    const { get } = await open();
    const page = await (await get('/?widget=event-card&feed=events&limit=3&past=past&widget-lang=pl')).text();
    expect(page).to.contain('&lt;cluster-event-card src=&quot;http://relay.example/feeds/events.json&quot;');
    expect(page).to.match(/value="event-card"\s+checked/);
    expect(page).to.match(/<option value="pl"\s+selected/);
    expect(page).to.contain(
      'src="embed?feed=events&amp;widget=event-card&amp;lang=pl&amp;limit=3&amp;past="',
    );
  });

  it('the builder offers the layouts of the news list, and the code has the one that was chosen', async () => {
    const { get } = await open();
    const page = await (await get('/?lang=pl&layout=cards')).text();
    expect(page).to.contain('<label for="layout">Układ</label>');
    expect(page).to.match(/<option value="cards"\s+selected>karty</);
    expect(page).to.contain('&lt;cluster-news-list').and.contain(' layout=&quot;cards&quot;');
    expect(await (await get('/')).text()).not.to.contain('layout=&quot;');
  });

  it('the builder offers what visitors can do with a list, and the code has what was chosen', async () => {
    const { get } = await open();
    const page = await (await get('/?lang=de&more=5&searchable=1&widget=news-list')).text();
    expect(page).to.match(/name="searchable"\s+value="1"\s+checked/);
    expect(page).to.not.match(/name="filterable"\s+value="1"\s+checked/);
    expect(page).to.contain(' more=&quot;5&quot; searchable&gt;');
    expect(await (await get('/?widget=event-card&more=5&searchable=1')).text()).to.not.contain(
      ' more=&quot;',
    );
  });

  it('the builder survives whatever stands in its address', async () => {
    const { get } = await open();
    const query = ['feed', 'widget', 'heading', 'tags', 'widget-lang', 'lang', 'limit', 'images', 'show']
      .map((name) => `${name}=${encodeURIComponent(hostile)}`)
      .join('&');
    for (const [path, scripts] of [
      ['/', 1],
      ['/embed', 2],
    ] as const) {
      const page = await (await get(`${path}?${query}`)).text();
      expect(page.match(/<script/g), path).to.have.length(scripts);
      expect(page, path).not.to.contain('alert(1)</script>');
    }
  });

  it('code names the address of the configuration, else that of the request', async () => {
    const snippetOf = async (baseUrl?: string, headers = {}) => {
      const { get } = await open(baseUrl);
      const { snippets } = (await (await get('/embed.json', headers)).json()) as {
        snippets: { page: string };
      };
      return snippets.page;
    };
    expect(await snippetOf('https://cluster.example/relay/feeds')).to.contain(
      '"https://cluster.example/relay/widgets/',
    );
    expect(await snippetOf()).to.contain('"http://relay.example/widgets/');
    expect(await snippetOf(undefined, { 'x-forwarded-proto': 'https' })).to.contain(
      '"https://relay.example/widgets/',
    );
  });

  const homes: [published: string | undefined, link: string][] = [
    ['https://home.example/news', 'https://home.example/news'],
    ['../', 'http://relay.example/'],
    [undefined, 'http://relay.example/'],
  ];
  for (const [home, link] of homes)
    it(`the link in the tag is ${link} for the home page ${home ?? 'of none'}`, async () => {
      const publish: RelayParts['publish'] = ({ name }) => {
        const feed = {
          version: 'https://jsonfeed.org/version/1.1',
          title: 'A',
          home_page_url: home,
          items: [],
        };
        const body = new TextEncoder().encode(JSON.stringify(feed));
        return Promise.resolve([{ path: `${name}.json`, type: 'application/feed+json', body }]);
      };
      const relay = openRelay(
        relayConfig([feedConfig('news', { sources: [] })]),
        fakeParts({ publish }).parts,
        openClock(),
      );
      await relay.start();
      const { get } = await openSite(relay, site);
      expect(await (await get('/embed')).text()).to.contain(`<a href="${link}">`);
    });

  it('say so where there are no feeds', async () => {
    const { get } = await openSite(await readyRelay(relayConfig([])), site);
    expect(await (await get('/?lang=de')).text()).to.contain(words.de.noFeeds);
    expect((await get('/embed')).status).to.equal(404);
  });
});
