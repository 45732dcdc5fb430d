import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import fc from 'fast-check';
import type { ClusterFeed, ClusterItem, FundingNotice } from '../../src/feed/model.js';
import { openFeed } from '../../src/feed/open-feed.js';
import { readFeed } from '../../src/feed/read-feed.js';
import { selectEvents } from '../../src/feed/select-events.js';
import type { FeedConfig, SourceRecord } from '../../src/relay/model.js';
import { pagesOf } from '../../src/relay/paging.js';
import { publish } from '../../src/relay/publish.js';
import { sampleConfig } from '../../src/relay/config.js';
import { sourcesOf } from '../../src/relay/sources.js';
import { feedOf, ids, now, published, read, recordsFor, recordsOf, sourceAt } from './merged-feeds.js';

const a = 'https://a.example/feed';
const baseUrl = 'https://out.example/feeds';

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(
  JSON.parse(await readFile('src/feed/cluster-feed.schema.json', 'utf8')) as object,
);

const numbered = (count: number, facts: Partial<ClusterItem> = {}): ClusterItem[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    title: `Item ${index}`,
    date_published: new Date(now - index * 36e5).toISOString(),
    ...facts,
  }));

/** Items as hostile sources may have them, once through the gate. */
const anyItems = fc
  .array(
    fc.record(
      {
        id: fc.oneof(fc.string(), fc.constantFrom('1', 'tag:x:1', 'https://x.example/1')),
        url: fc.constantFrom(
          'https://x.example/1',
          'http://www.x.example/1/',
          '/2#a',
          'javascript:1',
          'mailto:a@b.example',
        ),
        title: fc.oneof(
          fc.string(),
          fc.constantFrom('The cluster opens a laboratory', '[:de]Neu[:en]New[:]'),
        ),
        summary: fc.string(),
        content_html: fc.constantFrom('<p onclick="x">Text <img src="/i.png">', '<script>1</script>'),
        language: fc.constantFrom('de', 'en', 'xx_', ''),
        date_published: fc.constantFrom(
          '2026-03-01T12:00:00Z',
          '2026-03-02',
          '2027-01-01T00:00:00+01:00',
          'never',
        ),
        tags: fc.array(fc.string()),
        _pinned: fc.boolean(),
        _event: fc.record({
          start: fc.constantFrom('2015-03-18', '2026-05-06T09:00', '2026-05-06T09:00:00Z', 'x'),
        }),
        _call: fc.record({ closes: fc.constantFrom('2026-03-21', '2026-03-19') }),
        _translations: fc.constant({ pl: { title: 'Nowe' } }),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 30 },
  )
  .map((items) => JSON.stringify({ title: 'F', items }));

const configs = fc.record({
  limit: fc.integer({ min: 1, max: 40 }),
  pageSize: fc.integer({ min: 1, max: 7 }),
  languages: fc.constantFrom([], ['de'], ['de', 'pl']),
  pinned: fc.constantFrom([], ['1'], ['https://x.example/1']),
});

const sources = [sourceAt(a), sourceAt('https://b.example/feed'), sourceAt('https://a.example/other')];

async function readAll(bodies: readonly string[]): Promise<Map<string, SourceRecord>> {
  const feeds = await Promise.all(
    bodies.map((body, index) => readFeed(body, { url: sources[index]!.location })),
  );
  return recordsOf(Object.fromEntries(feeds.map((feed, index) => [sources[index]!.location, feed])));
}

/** The files of one edition in the order in which they link to each other. */
function follow(feeds: Readonly<Record<string, ClusterFeed>>, path: string): ClusterFeed[] {
  const feed = feeds[path]!;
  return feed.next_url ? [feed, ...follow(feeds, feed.next_url.split('/').at(-1)!)] : [feed];
}

describe('publishing', () => {
  it('gives files that the schema allows, that read back to the same, and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyItems, { minLength: 3, maxLength: 3 }),
        configs,
        async (bodies, settings) => {
          const config = feedOf({ ...settings, sources });
          const records = await readAll(bodies);
          const feeds = await published(config, records, { baseUrl });
          const reached = new Set<ClusterFeed>();
          for (const first of ['', ...settings.languages]) {
            const pages = follow(feeds, first ? `news.${first}.json` : 'news.json');
            for (const page of pages) reached.add(page);
            const items = pages.flatMap((page) => page.items);
            expect(new Set(items.map(({ id }) => id)).size).to.equal(items.length);
            const pinned = items.filter((item) => item._pinned);
            expect(items.length).to.be.at.most(Math.max(settings.limit, pinned.length));
            for (const page of pages.slice(1)) expect(page.items.length).to.be.within(1, settings.pageSize);
          }
          expect(reached.size).to.equal(Object.keys(feeds).length);
          for (const [path, feed] of Object.entries(feeds)) {
            expect(validate(feed), JSON.stringify(validate.errors)).to.equal(true);
            const back = await readFeed(JSON.stringify(feed), { url: `${baseUrl}/${path}` });
            const stated = feed.items.map((item) =>
              item.language || !feed.language ? item : { ...item, language: feed.language },
            );
            expect(back.items).to.deep.equal(stated);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same bytes for the same records, whatever the time', async () => {
    await fc.assert(
      fc.asyncProperty(anyItems, configs, async (body, settings) => {
        const config = feedOf({ ...settings, sources });
        const records = await readAll([body]);
        const later = new Map(
          [...records].map(([key, record]) => [key, { ...record, fetched: '2026-03-20T23:00:00Z' }]),
        );
        const [one, other] = [
          await publish(config, records, { now }),
          await publish(config, later, { now: now + 60_000 }),
        ];
        expect(other).to.deep.equal(one);
      }),
      { numRuns: 30 },
    );
  });

  it('says on the first page what the feed is, and on later ones no more than needed', async () => {
    const config = feedOf({
      title: 'News',
      description: 'D',
      homePage: 'https://a.example/',
      languages: ['de', 'pl'],
      pageSize: 2,
      funding: [{ id: 'n', text: 'Funded.' }],
    });
    const feeds = await published(config, recordsFor(config, numbered(3, { language: 'de' })), { baseUrl });
    expect(Object.keys(feeds)).to.deep.equal([
      'news.json',
      'news.2.json',
      'news.de.json',
      'news.de.2.json',
      'news.pl.json',
      'news.pl.2.json',
    ]);
    const { items: _, ...first } = feeds['news.de.json']!;
    expect(first).to.deep.equal({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'News',
      home_page_url: 'https://a.example/',
      description: 'D',
      language: 'de',
      feed_url: 'https://out.example/feeds/news.de.json',
      next_url: 'https://out.example/feeds/news.de.2.json',
      _updated: '2026-03-20T12:00:00Z',
      _translations: { pl: 'https://out.example/feeds/news.pl.json' },
      _funding: [{ id: 'n', text: 'Funded.' }],
      _sources: [{ url: a, title: 'A feed', fetched: '2026-03-20T00:00:00Z' }],
    });
    const { items: __, ...second } = feeds['news.de.2.json']!;
    expect(second).to.deep.equal({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'News',
      home_page_url: 'https://a.example/',
      description: 'D',
      language: 'de',
      feed_url: 'https://out.example/feeds/news.de.2.json',
    });
    expect(feeds['news.json']).to.deep.include({
      _translations: {
        de: 'https://out.example/feeds/news.de.json',
        pl: 'https://out.example/feeds/news.pl.json',
      },
    });
    expect(feeds['news.json']).not.to.have.property('language');
  });

  it('links by relative addresses where it does not know its own', async () => {
    const config = feedOf({ languages: ['de'], pageSize: 1 });
    const { 'news.json': feed } = await published(config, recordsFor(config, numbered(2)));
    expect(feed).to.deep.include({ next_url: 'news.2.json', _translations: { de: 'news.de.json' } });
    expect(feed).not.to.have.property('feed_url');
  });

  it('has what a feed of one source says of itself, where the configuration says nothing', async () => {
    const config = feedOf({ languages: ['de', 'pl'], sources: [sourceAt('https://a.example/{lang}')] });
    const records = recordsOf({
      'https://a.example/de': read([], { title: 'Neues', home_page_url: 'https://a.example/de/' }),
      'https://a.example/pl': read([], { title: 'Nowości', icon: 'https://a.example/i.png' }),
    });
    const feeds = await published(config, records);
    expect(feeds['news.de.json']).to.deep.include({ title: 'Neues', home_page_url: 'https://a.example/de/' });
    expect(feeds['news.pl.json']).to.deep.include({ title: 'Nowości', icon: 'https://a.example/i.png' });
    const merged = { ...config, sources: [...config.sources, sourceAt(a)] };
    expect((await published(merged, records))['news.json']).to.have.property('title', 'news');
  });

  it('does not count dates to come as changes', async () => {
    const config = feedOf();
    const items = [
      { id: '1', date_published: '2026-03-01T09:00:00+01:00', date_modified: '2026-03-02T09:00:00.5+01:00' },
      { id: '2', date_published: '2026-03-21T09:00:00Z' },
    ];
    const { 'news.json': feed } = await published(config, recordsFor(config, items));
    expect(feed).to.have.property('_updated', '2026-03-02T08:00:00.500Z');
  });

  it('leaves markup out', async () => {
    const config = feedOf();
    const items = [{ id: '1', summary: 'S', content_html: '<p>S</p>' }];
    expect((await published(config, recordsFor(config, items)))['news.json']!.items[0]).not.to.have.property(
      'content_html',
    );
  });

  it('has coming events on the first page, where a card finds them', async () => {
    const config = feedOf({ pageSize: 5 });
    const event = (id: string, start: string): ClusterItem => ({
      id,
      title: id,
      date_published: '2026-01-01T12:00:00Z',
      _event: { start },
    });
    const items = [
      ...numbered(12),
      event('later', '2026-06-01'),
      event('over', '2026-03-01'),
      event('soon', '2026-05-01'),
    ];
    const feeds = await published(config, recordsFor(config, items), { baseUrl });
    expect(ids(feeds['news.json'])).to.deep.equal(['n0', 'n1', 'n2', 'n3', 'n4', 'soon', 'later']);
    expect(ids(feeds['news.2.json'])).to.deep.equal(['n5', 'n6', 'n7', 'n8', 'n9']);
    expect(ids(feeds['news.3.json'])).to.deep.equal(['n10', 'n11', 'over']);
    const opened = await openFeed(JSON.stringify(feeds['news.json']), { url: baseUrl }, now);
    const selection = {
      language: 'en',
      fallbackLanguages: ['*'],
      limit: 1,
      event: undefined,
      past: false,
      now,
    };
    expect(selectEvents([opened], selection).map(({ id }) => id)).to.deep.equal(['soon']);
  });

  it('gives an empty feed of a source that was never read, and says why', async () => {
    const config = feedOf({ sources: [sourceAt(a), sourceAt('/srv/secret/notices.json')] });
    const records = new Map<string, SourceRecord>([
      [a, { key: a, failures: 1, error: `${a}: took longer than 20 s`, publicError: 'timeout: too late' }],
      // Of an earlier version of this program.
      ['/srv/secret/notices.json', { key: '', failures: 1, error: '/srv/secret/notices.json is no feed' }],
    ]);
    const { 'news.json': feed } = await published(config, records, { baseUrl });
    expect(feed).to.deep.include({
      items: [],
      _sources: [
        { url: a, error: 'timeout: too late' },
        {
          url: 'https://out.example/feeds/notices.json',
          title: 'notices.json',
          error: 'it could not be read',
        },
      ],
    });
    const back = await readFeed(JSON.stringify(feed), { url: `${baseUrl}/news.json` });
    expect(back._sources).to.deep.equal(feed!._sources);
    expect((await published(config, new Map()))['news.json']!._sources?.[0]).to.deep.equal({ url: a });
  });

  it('says when the last good copy of a failing source was read', async () => {
    const config = feedOf();
    const [record] = [...recordsFor(config, []).values()];
    const failing = new Map([
      [a, { ...record!, error: 'at 10.1.2.3', publicError: 'http: 500', failures: 3 }],
    ]);
    expect((await published(config, failing))['news.json']!._sources).to.deep.equal([
      { url: a, title: 'A feed', fetched: '2026-03-20T11:59:58Z', error: 'http: 500' },
    ]);
  });

  it('keeps keys in an address to itself', async () => {
    const key = 'https://a.example/feed?api_key=hunter2&lang=de';
    const config = feedOf({ sources: [sourceAt(key)] });
    const records = new Map([[key, { key, failures: 1, error: `http: ${key} says 500` }]]);
    const [file] = await publish(config, records, { now });
    expect(new TextDecoder().decode(file!.body)).to.contain('lang=de').and.not.to.contain('hunter2');
  });

  it('does not name hosts of one’s own network', async () => {
    const inside = ['http://wp.intern:8080/feed?lang=de', 'http://10.0.0.8/feed'];
    const config = feedOf({ sources: [sourceAt(inside[0]!), sourceAt(inside[1]!), sourceAt(a)] });
    const [record] = [...recordsFor(config).values()];
    const [error, publicError] = [
      `${inside[1]}: refused by 10.0.0.8`,
      'network: the server cannot be reached',
    ];
    const records = new Map<string, SourceRecord>([
      [inside[0]!, record!],
      [inside[1]!, { key: inside[1]!, failures: 1, error, publicError }],
    ]);
    const internalHosts = ['WP.intern:8080', '10.0.0.8'];
    const { 'news.json': feed } = await published(config, records, { internalHosts });
    expect(feed!._sources).to.deep.equal([
      { title: 'A feed', fetched: '2026-03-20T00:00:00Z' },
      { error: publicError },
      { url: a },
    ]);
    expect(JSON.stringify(feed)).not.to.match(/intern|10\.0\.0\.8/);
    const back = await readFeed(JSON.stringify(feed), { url: `${baseUrl}/news.json` });
    expect(back._sources).to.deep.equal(feed!._sources);
  });

  it('has the pictures of the sample where the relay serves them', async () => {
    for (const feed of sampleConfig().feeds) {
      const records = new Map<string, SourceRecord>();
      for (const { key, base } of sourcesOf(feed))
        records.set(key, { key, failures: 0, feed: await readFeed(await readFile(key), { url: base! }) });
      const { [`${feed.name}.json`]: all } = await published(feed, records);
      const back = await readFeed(JSON.stringify(all), { url: 'http://localhost:8787/feeds/news.json' });
      expect(back.items[0]!.image).to.match(/^http:\/\/localhost:8787\/sample\/images\/[\w-]+\.svg$/);
      expect(back.home_page_url).to.equal('http://localhost:8787/');
    }
  });
});

describe('images', () => {
  const image = { url: 'https://a.example/i.png', alt: 'A' };
  const notice: FundingNotice = {
    id: 'n',
    funders: [{ name: 'F', logo: { url: 'https://a.example/l.png' } }, { name: 'G' }],
  };
  const item: ClusterItem = { id: '1', image: image.url, _image: image };
  const copies = new Map([[image.url, { file: '../images/1.png', width: 640, height: 480 }]]);
  const cases: readonly (readonly [FeedConfig['images'], string | undefined, string | undefined])[] = [
    ['keep', image.url, 'https://a.example/l.png'],
    ['none', undefined, 'https://a.example/l.png'],
    ['copy', 'https://out.example/images/1.png', undefined],
  ];
  for (const [images, expected, logo] of cases)
    it(`are published as \`${images}\` says`, async () => {
      const config = feedOf({ images, funding: [notice] });
      const { 'news.json': feed } = await published(config, recordsFor(config, [item]), {
        baseUrl,
        imageAt: (url) => copies.get(url),
      });
      const [first] = feed!.items;
      expect([first!.image, first!._image?.url]).to.deep.equal([expected, expected]);
      expect(first!._image?.alt).to.equal(expected && 'A');
      expect(first!._image?.width).to.equal(images === 'copy' ? 640 : undefined);
      expect(feed!._funding![0]!.funders).to.deep.equal([
        { name: 'F', ...(logo && { logo: { url: logo } }) },
        { name: 'G' },
      ]);
    });
});

describe('the notices of a feed', () => {
  it('are those of the configuration, then those of the sources, each once, and of its own edition', async () => {
    const config = feedOf({
      languages: ['de', 'pl'],
      sources: [sourceAt('https://a.example/{lang}'), sourceAt(a)],
      funding: [{ id: 'own', text: 'Own.' }],
    });
    const records = recordsOf({
      'https://a.example/de': read([], {
        _funding: [{ text: 'Gefördert.' }, { id: 'own', text: 'Other words.' }],
      }),
      'https://a.example/pl': read([], { _funding: [{ text: 'Dofinansowano.' }] }),
      [a]: read([], { _funding: [{ text: 'Own.' }, { id: 'more', text: 'More.' }] }),
    });
    const feeds = await published(config, records);
    const texts = (path: string) => feeds[path]!._funding!.map(({ text }) => text);
    expect(texts('news.de.json')).to.deep.equal(['Own.', 'Gefördert.', 'More.']);
    expect(texts('news.pl.json')).to.deep.equal(['Own.', 'Dofinansowano.', 'More.']);
    expect(texts('news.json')).to.deep.equal(['Own.', 'Gefördert.', 'Dofinansowano.', 'More.']);
  });

  it('are those of other editions where its own has none', async () => {
    const config = feedOf({ languages: ['de', 'pl'], sources: [sourceAt('https://a.example/{lang}')] });
    const records = recordsOf({
      'https://a.example/pl': read([], { _funding: [{ text: 'Dofinansowano.' }] }),
    });
    expect((await published(config, records))['news.de.json']!._funding).to.deep.equal([
      { text: 'Dofinansowano.' },
    ]);
  });
});

describe('the pages of a feed', () => {
  it('have each item once, in order, the first one those that are current too', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat()),
        fc.integer({ min: 1, max: 9 }),
        fc.func(fc.boolean()),
        (items, size, isCurrent) => {
          const current = items.filter(isCurrent).slice(0, size);
          const [first, ...later] = pagesOf(items, current, size);
          expect([...first!, ...later.flat()]).to.have.members(items);
          expect(first!.length + later.flat().length).to.equal(items.length);
          expect(first).to.include.members(current);
          expect(later.flat()).to.deep.equal(items.filter((item) => !first!.includes(item)));
          for (const page of later) expect(page.length).to.be.within(1, size);
        },
      ),
    );
  });
});

describe('ten thousand items of five sources', () => {
  const config = feedOf({
    languages: ['de', 'en'],
    sources: [1, 2, 3, 4, 5].map((site) => sourceAt(`https://s${site}.example/feed`)),
    limit: 10_000,
  });
  const recordsOfSize = (count: number) =>
    recordsFor(
      config,
      ...config.sources.map(({ location }, site) =>
        Array.from({ length: count / 5 }, (_, index): ClusterItem => ({
          id: `${location}/${index}`,
          url: `${location}/${index}`,
          language: index % 2 ? 'de' : 'en',
          title: `The cluster reports on matter ${(index * 7919) % 4001} of site ${site} and its partners`,
          date_published: new Date(now - index * 6e5).toISOString(),
        })),
      ),
    );
  const timeOf = async (count: number): Promise<number> => {
    const records = recordsOfSize(count);
    const times: number[] = [];
    for (let round = 0; round < 2; round++) {
      const start = process.cpuUsage();
      await publish(config, records, { now });
      // Of the processor: whatever else the machine does takes none of it.
      times.push(process.cpuUsage(start).user);
    }
    return Math.min(...times);
  };

  it('take little more than twice as long as five thousand', async function () {
    this.timeout(60_000);
    await timeOf(1000);
    // A comparison of each with each would take four times as long.
    expect((await timeOf(10_000)) / (await timeOf(5000))).to.be.below(3.2);
  });
});
