import { expect } from 'chai';
import type { ClusterFeed } from '../../src/feed/model.js';
import { renderFragments } from '../../src/relay/fragments.js';
import { renderWidget, type RenderOptions } from '../../src/relay/render.js';
import { fakeParts, feedConfig, noon, openClock, openSite, relayConfig } from './fake-relay.js';
import { openRelay } from '../../src/relay/relay.js';

const url = 'https://cluster.example/feeds/news.json';
const feed: ClusterFeed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Cluster',
  home_page_url: 'https://cluster.example/',
  items: [
    {
      id: 'a',
      title: 'Robots & <b>nurses</b>',
      url: 'https://cluster.example/a',
      language: 'en',
      date_published: '2026-03-17T23:30:00Z',
      summary: '</script><!-- "quoted" -->',
      tags: ['Digital'],
      image: 'https://cluster.example/a.jpg',
      _image: { url: 'https://cluster.example/a.jpg', alt: 'A robot', width: 1200, height: 800 },
    },
    { id: 'b', title: 'Second', url: 'https://cluster.example/b', language: 'en' },
    {
      id: 'c',
      title: 'Congress',
      url: 'https://cluster.example/c',
      language: 'en',
      _event: { start: '2026-05-06T09:00:00+02:00', location: { name: 'Hall' } },
    },
  ],
};
const at: RenderOptions = { now: noon, timeZone: 'Europe/Berlin', language: 'en' };
const write = (tag: string, attributes: Record<string, string> = {}, options: RenderOptions = {}) =>
  renderWidget(tag, { src: url, ...attributes }, [{ feed, url }], { ...at, ...options });
const dataOf = (html: string) =>
  JSON.parse(/<script type="application\/json">(.*?)<\/script>/.exec(html)![1]!) as {
    at: string;
    asks: unknown[];
    language: string;
    feeds: { url: string; feed: ClusterFeed }[];
  };

describe('a widget as HTML', () => {
  it('is its tag with a declarative shadow root, its styles, and the way to the publisher beside it', async () => {
    const html = await write('cluster-news-list', { limit: '2' });
    expect(html).to.match(
      /^<cluster-news-list src="https:\/\/cluster\.example\/feeds\/news\.json" limit="2" lang="en"><template shadowrootmode="open"><style>/,
    );
    expect(html).to.match(
      /<\/template><a href="https:\/\/cluster\.example\/">Cluster<\/a><\/cluster-news-list>$/,
    );
    expect(html).to.contain('<h2 part="heading">News</h2>').and.contain('<slot name="heading">');
    expect(html).not.to.contain('<!--').and.not.to.contain(' style=');
  });

  it('takes along what it shows, and no more', async () => {
    const { feeds, ...rest } = dataOf(await write('cluster-news-list', { limit: '1' }));
    const { asks, ...when } = rest;
    expect(when).to.deep.equal({ at: '2026-03-18T12:00:00.000Z', language: 'en' });
    expect(asks).to.include(url).and.include(1).and.not.include(5);
    expect(feeds.map((each) => each.feed.items.map(({ id }) => id))).to.deep.equal([['a']]);
  });

  it('takes along all of a list that can be searched, and the next event where the first may end', async () => {
    const ids = async (tag: string, attributes: Record<string, string>) =>
      dataOf(await write(tag, attributes)).feeds[0]!.feed.items.map(({ id }) => id);
    expect(await ids('cluster-news-list', { limit: '1', searchable: '' })).to.deep.equal(['a', 'b', 'c']);
    expect(await ids('cluster-event-card', {})).to.deep.equal(['c']);
  });

  it('has no markup of the feed in it, be it in text, in attributes or in its data', async () => {
    const html = await write('cluster-news-list');
    expect(html).to.contain('Robots &amp; &lt;b&gt;nurses');
    expect(html.match(/<script/g)).to.have.length(1);
    expect(html.match(/<\/script/g)).to.have.length(1);
    expect(dataOf(html).feeds[0]!.feed.items[0]!.summary).to.equal('</script><!-- "quoted" -->');
  });

  it('escapes what attributes say', async () => {
    const hostile = '"><script>alert(1)</script>';
    for (const light of [false, true]) {
      const html = await write('cluster-news-list', { heading: hostile, id: hostile }, { light });
      expect(html).to.contain('&lt;script&gt;alert(1)');
      expect(html).not.to.contain('<script>');
    }
  });

  it('without a shadow root is plain HTML with classes, without script and without styles', async () => {
    const html = await write('cluster-news-list', { limit: '1' }, { light: true });
    expect(html).to.match(/^<div class="cluster-news-list" lang="en"><h2 class="cluster-heading">News<\/h2>/);
    expect(html).to.match(
      /<h3 class="cluster-title"><a href="https:\/\/cluster\.example\/a" class="cluster-link">/,
    );
    expect(html).to.match(/<img alt="A robot"[^>]* width="200" height="133" \/>/);
    expect(html).not.to.match(/<(script|style|slot|template|button|cluster-)| style=| part=|banner|\bad\b/);
  });

  it('shows the emblem in its size also where no style sheet says so', async () => {
    const notice = { preset: 'eu-cohesion', statement: 'co-funded', project: 'Lab' };
    for (const light of [false, true]) {
      const html = await renderWidget('cluster-funding-notice', notice, [], { ...at, light });
      expect(html).to.match(/<svg[^>]* width="90" height="60">/);
      expect(html).to.contain('Co-funded by the European Union');
    }
  });

  it('has the dates of the zone that its readers are in', async () => {
    const dates = await Promise.all(
      ['Europe/Berlin', 'UTC'].map((timeZone) => write('cluster-news-list', {}, { timeZone, light: true })),
    );
    expect(dates[0]).to.contain('>18 Mar 2026<');
    expect(dates[1]).to.contain('>17 Mar 2026<');
  });

  it('has the dates of Central Europe where the machine keeps UTC, as servers do', async () => {
    const before = process.env.TZ;
    try {
      process.env.TZ = 'UTC';
      expect(await write('cluster-news-list', {}, { timeZone: undefined })).to.contain('>18 Mar 2026<');
      const card = await write('cluster-event-card', {}, { timeZone: undefined, light: true });
      expect(card).to.contain('09:00').and.not.to.contain('your-time');
      process.env.TZ = 'America/New_York';
      expect(await write('cluster-news-list', {}, { timeZone: undefined })).to.contain('>17 Mar 2026<');
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('sets the pieces of a line apart in plain HTML, which no style sheet does', async () => {
    const german = {
      ...feed,
      items: [{ ...feed.items[0]!, language: 'de', _source: { title: 'Clinic', url } }],
    };
    const html = await renderWidget('cluster-news-list', { show: 'date source' }, [{ feed: german, url }], {
      ...at,
      light: true,
    });
    expect(html.replace(/<[^>]*>/g, '')).to.contain('18 Mar 2026 · German · Clinic');
    expect(await write('cluster-news-list', { show: 'title' }, { light: true })).not.to.contain(
      'cluster-meta',
    );
  });

  it('has the styles of its layout alone, and none of what comes with the script', async () => {
    const styles = async (layout: string) =>
      /<style>([^]*)<\/style>/.exec(await write('cluster-news-list', { layout }))![1]!;
    const list = await styles('list');
    expect(list).to.contain(':host').and.contain('@media print').and.contain('figure');
    expect(list).not.to.match(/\.cards|\.compact|^\[part='?skeleton|\.unseen|\.room/m);
    expect(await styles('cards'))
      .to.contain('.cards [part')
      .and.not.contain('.compact');
    expect(await styles('compact'))
      .to.contain('.compact')
      .and.not.contain('.cards');
  });

  it('is the same every time, also in several languages at the same time', async () => {
    const languages = ['de', 'en', 'pl', 'de-AT'];
    const one = (language: string) => write('cluster-event-card', {}, { language });
    const first: string[] = [];
    for (const language of languages) first.push(await one(language));
    const mixed = await Promise.all([...languages, ...languages].map(one));
    expect(mixed).to.deep.equal([...first, ...first]);
    expect(new Set(first).size).to.equal(4);
    expect(first[2]).to.contain('Wydarzenie').and.not.to.contain('Veranstaltung');
  });

  it('says what it lacks in plain HTML, and leaves the tag alone where nothing is to be shown', async () => {
    const empty = { ...feed, items: [] };
    const of = (light: boolean) =>
      renderWidget('cluster-news-list', { src: url }, [{ feed: empty, url }], { ...at, light });
    expect(await of(true)).to.contain('<p class="cluster-empty">');
    expect(await of(false)).to.equal(
      `<cluster-news-list src="${url}" lang="en"><a href="https://cluster.example/">Cluster</a></cluster-news-list>`,
    );
  });

  it('names what there is where a tag or an attribute is none', async () => {
    const said = (tag: string, attributes: Record<string, string>) =>
      renderWidget(tag, attributes).then(
        () => '',
        (error: unknown) => (error as Error).message,
      );
    expect(await said('cluster-nws', {})).to.contain('cluster-news-list');
    expect(await said('cluster-news-list', { limt: '1' })).to.contain('did you mean "limit"?');
    expect(await said('cluster-news-list', { onclick: 'x' })).to.contain('no attribute onclick');
  });

  it('lets no link through that the gate would not, from the facts of the feed either', async () => {
    const hostile = {
      ...feed,
      home_page_url: 'javascript:alert(1)',
    } as ClusterFeed;
    const html = await renderWidget('cluster-news-list', { src: url }, [{ feed: hostile, url }], at);
    expect(html.replace(/<script.*<\/script>/, '')).not.to.contain('javascript:');
  });
});

describe('fragments of a feed', () => {
  const render = [
    { tag: 'cluster-news-list', file: 'news-list', light: false, attributes: { limit: '1' } },
    { tag: 'cluster-event-card', file: 'next', light: true, attributes: {} },
  ] as const;
  const config = feedConfig('news', { languages: ['de'], render });
  const files = ['news.json', 'news.de.json'].map((path) => ({
    path,
    type: 'application/feed+json',
    body: new TextEncoder().encode(JSON.stringify(feed)),
  }));
  const textOf = (body: Uint8Array) => new TextDecoder().decode(body);

  it('are made for all readers and for those of each language', async () => {
    const made = await renderFragments(config, files, {
      baseUrl: 'https://cluster.example/feeds',
      now: noon,
    });
    expect(made.map(({ path }) => path)).to.deep.equal([
      'news-list.html',
      'news-list.de.html',
      'next.html',
      'next.de.html',
    ]);
    expect(textOf(made[1]!.body)).to.contain(
      'src="https://cluster.example/feeds/news.de.json" limit="1" lang="de"',
    );
  });

  it('go by the clock that the configuration names', async () => {
    const dateOf = async (timeZone: string) =>
      textOf((await renderFragments(config, files, { now: noon, timeZone }))[0]!.body);
    expect(await dateOf('Europe/Warsaw')).to.contain('>18 Mar 2026<');
    expect(await dateOf('UTC')).to.contain('>17 Mar 2026<');
  });

  it('link to the site that they become part of where no address is known', async () => {
    const [first] = await renderFragments(config, files, { now: noon });
    expect(textOf(first!.body)).to.contain('src="/feeds/news.json"').and.not.to.contain('.invalid');
  });

  it('are served ready for includes: typed, compressed, cached, and inert when opened as a page', async () => {
    const { parts } = fakeParts({ publish: () => Promise.resolve(files) });
    const relay = openRelay(relayConfig([feedConfig('news', { sources: [], render })]), parts, openClock());
    await relay.start();
    const { get } = await openSite(relay);
    const answer = await get('/render/news-list.html', { 'accept-encoding': 'gzip' });
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('content-type')).to.equal('text/html; charset=utf-8');
    expect(answer.headers.get('content-encoding')).to.equal('gzip');
    expect(answer.headers.get('cache-control')).to.match(/^public, max-age=\d+/);
    expect(answer.headers.get('content-security-policy'))
      .to.contain("default-src 'none'")
      .and.contain('sandbox');
    const etag = answer.headers.get('etag')!;
    expect(
      (await get('/render/news-list.html', { 'accept-encoding': 'gzip', 'if-none-match': etag })).status,
    ).to.equal(304);
    expect((await get('/render/other.html')).status).to.equal(404);
  });
});

describe('the page for a frame', () => {
  const open = async (change = {}) => {
    const body = new TextEncoder().encode(JSON.stringify(feed));
    const { parts } = fakeParts({
      publish: () => Promise.resolve([{ path: 'news.json', type: 'application/feed+json', body }]),
    });
    const relay = openRelay(relayConfig([feedConfig('news', { sources: [] })], change), parts, openClock());
    await relay.start();
    return openSite(relay);
  };

  it('shows its widget without script, whose style sheet its policy names', async () => {
    const { get } = await open();
    const answer = await get('/embed?feed=news&lang=de&theme=light');
    const page = await answer.text();
    expect(page).to.contain('<template shadowrootmode="open">').and.contain('Robots &amp; &lt;b&gt;nurses');
    expect(page).to.contain('data-theme="light"').and.contain('<meta name="robots" content="noindex">');
    expect(answer.headers.get('content-security-policy')).to.match(/style-src 'self' 'sha256-[\w+/=]{44}'/);
  });

  it('may be framed by whom the configuration names', async () => {
    const { get } = await open({ frameAncestors: ['https://partner.example'] });
    const policy = (await get('/embed')).headers.get('content-security-policy');
    expect(policy).to.contain("frame-ancestors 'self' https://partner.example;");
  });
});
