import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { FeedError } from '../../src/feed/feed-error.js';
import { readFeed } from '../../src/feed/read-feed.js';
import { configFormats } from '../../src/relay/config-formats.js';
import { loadConfig, parseConfig, sampleConfig } from '../../src/relay/config.js';
import { sourcesOf } from '../../src/relay/sources.js';

const folder = await mkdtemp(join(tmpdir(), 'cluster-feed-config-'));
const file = join(folder, 'cluster-feed.json');
await writeFile(
  join(folder, 'notices.json'),
  '{"_funding": [{"id": "n", "text": "Funded.", "links": [{"url": "a"}]}]}',
);
await writeFile(join(folder, 'news.json'), '{"items": []}');
await writeFile(join(folder, 'broken.json'), '{\n  "_funding": [}');

after(() => rm(folder, { recursive: true }));

/** The message for a text, without the name of the file. */
function messageOf(text: string): string {
  try {
    parseConfig(text, file);
  } catch (error) {
    expect(error).to.be.instanceOf(FeedError);
    const { code, message, url } = error as FeedError;
    expect({ code, url }).to.deep.equal({ code: 'config', url: file });
    expect(message.startsWith(file)).to.equal(true);
    return message.slice(file.length);
  }
  return 'no fault';
}

/** The faults of a configuration, without their places. */
const faultsOf = (config: unknown): string[] =>
  messageOf(JSON.stringify(config))
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^ {2}line \d+, column \d+: /, ''));

const withFeed = (feed: object) => ({ feeds: { news: { sources: ['https://x.example/feed'], ...feed } } });
const withSource = (source: unknown, feed: object = {}) => withFeed({ ...feed, sources: [source] });
const withNotice = (notice: unknown) => withFeed({ funding: [notice] });

const address = 'an http or https address, without a name and password in it';

const cases: readonly (readonly [config: unknown, ...faults: string[]])[] = [
  [5, 'the configuration must be an object, not 5'],
  [{}, 'the configuration lacks "feeds"'],
  [{ feeds: {} }, 'feeds must not be empty'],
  [{ feeds: [] }, 'feeds must be an object, not a list'],
  [{ ...withFeed({}), base_url: 'x' }, 'the configuration has no "base_url"; did you mean "baseUrl"?'],
  [
    { ...withFeed({}), colour: 'x' },
    'the configuration has no "colour"; there are baseUrl, out, cache, internalHosts, frameAncestors, timeZone, limits, feeds',
  ],
  [
    { ...withFeed({}), baseUrl: 'cluster.example/feeds' },
    'baseUrl must be an http or https address, without a password or a query in it, not "cluster.example/feeds"',
  ],
  [
    { ...withFeed({}), baseUrl: 'https://x.example/?a' },
    'baseUrl must be an http or https address, without a password or a query in it, not "https://x.example/?a"',
  ],
  [{ ...withFeed({}), out: '' }, 'out must not be empty'],
  [
    { ...withFeed({}), out: 'a', cache: './a' },
    'cache must be another folder than out, whose files are public',
  ],
  [
    { ...withFeed({}), internalHosts: ['http://localhost:1'] },
    'internalHosts[0] must be a host such as `cms.internal` or `localhost:8080`, without a scheme or a path, not "http://localhost:1"',
  ],
  [{ ...withFeed({}), internalHosts: ['a', 'a'] }, 'internalHosts has "a" twice'],
  [{ ...withFeed({}), limits: { timeoutSeconds: 0 } }, 'limits.timeoutSeconds must be from 1 to 300, not 0'],
  [{ ...withFeed({}), limits: { maxItems: '9' } }, 'limits.maxItems must be a whole number, not "9"'],
  [
    { ...withFeed({}), limits: { timeout: 5 } },
    'limits has no "timeout"; there are timeoutSeconds, maxMegabytes, maxItems',
  ],
  [
    { feeds: { 'a b': { sources: ['news.json'] } } },
    '"a b" cannot name a feed: use letters, digits and hyphens, as in "news"',
  ],
  [{ feeds: { '2024': null } }, 'feeds[2024] must be an object, not null'],
  [
    { feeds: { news: { sources: ['news.json'] }, News: { sources: ['news.json'] } } },
    'feeds has "news" and "News", which differ only in case',
  ],
  [{ feeds: { news: {} } }, 'feeds.news has no "sources": what is it to be made of?'],
  [withFeed({ titel: 'News' }), 'feeds.news has no "titel"; did you mean "title"?'],
  [withFeed({ langauges: ['de'] }), 'feeds.news has no "langauges"; did you mean "languages"?'],
  [withFeed({ title: 5 }), 'feeds.news.title must be a text, not 5'],
  [withFeed({ homePage: '/' }), `feeds.news.homePage must be ${address}, not "/"`],
  [
    withFeed({ languages: ['German'] }),
    'feeds.news.languages[0] must be a language tag such as `de` or `de-AT`, not "German"',
  ],
  [
    withFeed({ languages: ['de', 'de-AT'] }),
    'feeds.news.languages has "de" and "de-AT", which are one language to readers',
  ],
  [withFeed({ languages: 'de' }), 'feeds.news.languages must be a list, not "de"'],
  [
    withFeed({ fallbackLanguages: ['de_DE'] }),
    'feeds.news.fallbackLanguages[0] must be a language tag such as `de`, or `*`, or `none`, not "de_DE"',
  ],
  [withFeed({ limit: 1.5 }), 'feeds.news.limit must be a whole number, not 1.5'],
  [withFeed({ pageSize: 0 }), 'feeds.news.pageSize must be from 1 to 1000, not 0'],
  [withFeed({ tags: 'a, b' }), 'feeds.news.tags must be a list, not "a, b"'],
  [
    withFeed({ since: '90 days' }),
    'feeds.news.since must be a date such as `2026-01-31`, or an age such as `90d`, `6w`, `3m`, `1y`, not "90 days"',
  ],
  [
    withFeed({ images: 'kopy' }),
    'feeds.news.images must be "keep" or "copy" or "none", not "kopy"; did you mean "copy"?',
  ],
  [withFeed({ pinned: ['a'], hidden: ['b', 'a'] }), 'feeds.news.hidden[1] is pinned as well: "a"'],
  [
    withSource('ftp://x.example/'),
    'feeds.news.sources[0] must be an http or https address without a password, or a file, not "ftp://x.example/"',
  ],
  [
    withSource('https://u:p@x.example/'),
    'feeds.news.sources[0] must be an http or https address without a password, or a file, not "https://u:p@x.example/"',
  ],
  [
    withSource('x.example/feed'),
    'feeds.news.sources[0] names the file x.example/feed, which is not there; an address begins with https://',
  ],
  [withSource('none.json'), 'feeds.news.sources[0] names the file none.json, which is not there'],
  [withSource(''), 'feeds.news.sources[0] must not be empty'],
  [withSource(5), 'feeds.news.sources[0] must be a text or an object, not 5'],
  [withSource({}), 'feeds.news.sources[0] lacks "url" or "file"'],
  [withSource({ url: 'https://x.example/', file: 'a' }), 'feeds.news.sources[0] has both "url" and "file"'],
  [withSource({ url: 'news.json' }), `feeds.news.sources[0].url must be ${address}, not "news.json"`],
  [
    withSource({ url: 'https://x.example/', base: 'https://x.example/' }),
    'feeds.news.sources[0] has a "base", which is for a "file" only',
  ],
  [
    withSource({ file: 'news.json', timezone: 'UTC' }),
    'feeds.news.sources[0] has no "timezone"; did you mean "timeZone"?',
  ],
  [
    withSource({ file: 'news.json', timeZone: 'Berlin' }),
    'feeds.news.sources[0].timeZone must be a time zone by its IANA name, such as `Europe/Warsaw`, not "Berlin"',
  ],
  [
    withSource({ file: 'news.json', refresh: 0 }),
    'feeds.news.sources[0].refresh must be from 1 to 10080, not 0',
  ],
  [
    withSource('https://x.example/{lang}/'),
    'feeds.news.sources[0] has {lang} in it, but feeds.news has no "languages" to fill in',
  ],
  [
    withSource('https://x.example/{language}/', { languages: ['de'] }),
    'feeds.news.sources[0] has {language} in it; only {lang} is filled in',
  ],
  [
    withSource('news.{lang}.json', { languages: ['de', 'pl'] }),
    'feeds.news.sources[0] names the file news.de.json, which is not there',
    'feeds.news.sources[0] names the file news.pl.json, which is not there',
  ],
  [
    withFeed({ sources: ['news.json', { file: 'news.json' }] }),
    'feeds.news.sources[1] is the same as feeds.news.sources[0]',
  ],
  [withFeed({ funding: 'none.json' }), 'feeds.news.funding names none.json, a file that cannot be read'],
  [
    withFeed({ funding: 'news.json' }),
    'feeds.news.funding names news.json, a file that has no list "_funding"',
  ],
  [
    withNotice('broken.json'),
    'feeds.news.funding[0] names broken.json, where in line 2, column 16: this is no JSON: a value is missing',
  ],
  [withNotice(5), 'feeds.news.funding[0] must be a text or an object, not 5'],
  [withNotice({ projekt: 'a' }), 'feeds.news.funding[0] has no "projekt"; did you mean "project"?'],
  [
    withNotice({ preset: 'horizont' }),
    'feeds.news.funding[0].preset must be "eu-cohesion" or "interreg" or "horizon" or "next-generation-eu" or "pl-state" or "pl-public-task" or "de-federal" or "custom", not "horizont"; did you mean "horizon"?',
  ],
  [
    withNotice({ beneficiary: '', project: 5 }),
    'feeds.news.funding[0].beneficiary must be a name that is not empty, not ""',
    'feeds.news.funding[0].project must be a text or an object, not 5',
  ],
  [
    withNotice({ amounts: { grant: '17 000' } }),
    'feeds.news.funding[0].amounts.grant must be a plain number, not negative; in quotes, too, not "17 000"',
  ],
  [
    withNotice({ contract: { signedOn: '13.09.2013' } }),
    'feeds.news.funding[0].contract.signedOn must be a whole day, or a time (RFC 3339), with its offset or in the zone that is named beside it, not "13.09.2013"',
  ],
  [withNotice({ funders: [{ role: 'a' }] }), 'feeds.news.funding[0].funders[0] lacks "name"'],
];

const broken: readonly (readonly [text: string, message: string])[] = [
  ['', ', line 1, column 1: this is no JSON: a value is missing'],
  ['{\n  "a": 1\n  "b": 2}', ', line 3, column 3: this is no JSON: a comma is missing before this'],
  [
    "{'a': 1}",
    ', line 1, column 2: this is no JSON: a word that is neither in double quotes nor true, false or null',
  ],
  ['{"a": "b\n}', ', line 1, column 7: this is no JSON: a closing double quote is missing'],
  ['{"a": 1', ', line 1, column 8: this is no JSON: a closing } is missing'],
  ['{"a": 1}}', ', line 1, column 9: this is no JSON: something follows after the end'],
  [
    '<rss/>',
    ', line 1, column 1: this is no JSON: a word that is neither in double quotes nor true, false or null',
  ],
];

describe('a configuration', () => {
  describe('with a fault is refused in words:', () => {
    for (const [config, ...faults] of cases) {
      it(JSON.stringify(config).slice(0, 90), () => {
        expect(faultsOf(config)).to.deep.equal(faults.length ? faults : ['no fault']);
      });
    }
  });

  describe('that is no JSON is refused by the place where it ends to be some:', () => {
    for (const [text, message] of broken) {
      it(JSON.stringify(text), () => {
        expect(messageOf(text)).to.equal(message);
      });
    }
  });

  it('has all its faults named at once, in their order, each by its line', () => {
    const text = `{
  "feeds": {
    "news": {
      "langauges": ["de"],
      "sources": ["none.json"],
      "limit": 5,
      "limit": "many"
    },
  },
  // A comment, and a comma too many, are let through.
  "outt": "x",
}`;
    expect(messageOf(text)).to.equal(` has 5 faults:
  line 4, column 7: feeds.news has no "langauges"; did you mean "languages"?
  line 5, column 19: feeds.news.sources[0] names the file none.json, which is not there
  line 7, column 7: feeds.news has "limit" twice
  line 7, column 16: feeds.news.limit must be a whole number, not "many"
  line 11, column 3: the configuration has no "outt"; did you mean "out"?`);
  });

  it('gets its defaults, and paths from where it is', () => {
    const { feeds, ...config } = parseConfig('\ufeff{"feeds": {"news": {"sources": ["news.json"]}}}', file);
    expect(config).to.deep.equal({
      file,
      out: join(folder, 'public/feeds'),
      cache: join(folder, '.cluster-feed'),
      internalHosts: [],
      limits: { timeout: 20_000, maxBytes: 20_000_000, maxItems: 2000 },
      warnings: [],
    });
    expect(feeds).to.deep.equal([
      {
        name: 'news',
        languages: [],
        fallbackLanguages: ['*'],
        sources: [
          { location: join(folder, 'news.json'), base: 'http://cluster-feed.invalid/feeds/', refresh: 1 },
        ],
        limit: 100,
        pageSize: 20,
        tags: [],
        include: [],
        exclude: [],
        pinned: [],
        hidden: [],
        funding: [],
        images: 'keep',
      },
    ]);
  });

  it('is taken as it is written', () => {
    const { feeds, ...config } = parseConfig(
      JSON.stringify({
        $schema: './cluster-feed-config.schema.json',
        baseUrl: 'https://x.example/feeds/',
        out: '/srv/feeds',
        limits: { timeoutSeconds: 1.5, maxMegabytes: 0.5, maxItems: 10 },
        internalHosts: ['cms.internal', '[::1]:8080'],
        feeds: {
          news: {
            title: ' The\u202e news ',
            homePage: 'https://x.example',
            languages: ['DE', 'pl'],
            sources: [
              { url: 'https://x.example/{lang}/', language: 'de-at', timeZone: 'Europe/Vienna', refresh: 60 },
              { file: 'news.json', base: 'https://x.example/a/' },
            ],
          },
        },
      }),
      file,
    );
    expect(config).to.deep.include({ baseUrl: 'https://x.example/feeds', out: '/srv/feeds' });
    expect(config.limits).to.deep.equal({ timeout: 1500, maxBytes: 500_000, maxItems: 10 });
    expect(feeds[0]).to.deep.include({
      title: 'The news',
      homePage: 'https://x.example/',
      languages: ['de', 'pl'],
      sources: [
        {
          location: 'https://x.example/{lang}/',
          language: 'de-AT',
          timeZone: 'Europe/Vienna',
          refresh: 60,
        },
        { location: join(folder, 'news.json'), base: 'https://x.example/a/', refresh: 1 },
      ],
    });
  });

  it('has its notices, and those of the files it names, as the gate lets them through', () => {
    const { feeds, warnings } = parseConfig(
      JSON.stringify({
        baseUrl: 'https://x.example/feeds',
        feeds: {
          news: {
            funding: [
              'notices.json',
              { preset: 'interreg', project: 'P\u0000', links: [{ url: '../award' }] },
            ],
          },
        },
      }),
      file,
    );
    expect(feeds[0]!.funding).to.deep.equal([
      { id: 'n', text: 'Funded.', links: [{ url: 'https://x.example/feeds/a' }] },
      {
        preset: 'interreg',
        project: { name: 'P' },
        links: [{ url: 'https://x.example/award' }],
      },
    ]);
    expect(warnings).to.deep.equal([
      `${file}, line 1, column 81: feeds.news.funding[1]: interreg lacks beneficiary.name, programme (required by Regulation (EU) 2021/1060, art. 47, 50, Annex IX)`,
    ]);
  });

  it('is read from its file', async () => {
    await writeFile(file, JSON.stringify(withSource('news.json')));
    expect((await loadConfig(file)).file).to.equal(file);
  });

  it('that is not there is refused with what to do', async () => {
    const path = join(folder, 'none', 'cluster-feed.json');
    const error = await loadConfig(path).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(FeedError).with.property('code', 'config');
    expect((error as FeedError).message).to.equal(
      `There is no ${path}. Write a cluster-feed.json there, or name another file with --config.`,
    );
  });
});

describe('the schema of the configuration', () => {
  interface Schema {
    description?: string;
    properties?: Record<string, Schema>;
    items?: Schema;
    $defs?: Record<string, Schema>;
    examples?: unknown[];
  }
  const read = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as Schema;

  it('is one in strict mode, and has no example that it refuses', async () => {
    const schema = await read('src/relay/cluster-feed-config.schema.json');
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    addFormats.default(ajv);
    for (const [name, isRight] of Object.entries(configFormats)) ajv.addFormat(name, isRight);
    ajv.addSchema(await read('src/feed/cluster-feed.schema.json'), 'cluster-feed.schema.json');
    const validate = ajv.compile(schema);
    expect(schema.examples?.map((example) => validate(example))).to.deep.equal([true]);
  });

  it('describes every field', async () => {
    const silent: string[] = [];
    const visit = (node: Schema, path: string): void => {
      for (const [name, field] of Object.entries({ ...node.properties, ...node.$defs })) {
        if (!field.description && name !== 'Words') silent.push(`${path}.${name}`);
        visit(field, `${path}.${name}`);
      }
      if (node.items) visit(node.items, `${path}[]`);
    };
    visit(await read('src/relay/cluster-feed-config.schema.json'), '');
    expect(silent).to.deep.equal([]);
  });
});

describe('the sample', () => {
  it('has news and events in three languages, which are there', async () => {
    const { feeds } = sampleConfig();
    expect(feeds.map(({ name }) => name)).to.deep.equal(['news', 'events']);
    for (const feed of feeds) {
      expect(feed.languages).to.deep.equal(['de', 'en', 'pl']);
      const [source] = sourcesOf(feed);
      const { items } = await readFeed(await readFile(source!.key), { url: source!.base! });
      expect(items).not.to.be.empty;
      for (const { _image } of items)
        if (_image)
          expect(_image.url).to.match(/^http:\/\/cluster-feed\.invalid\/sample\/images\/[\w-]+\.svg$/);
    }
  });
});
