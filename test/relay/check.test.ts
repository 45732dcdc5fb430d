import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { FeedError } from '../../src/feed/feed-error.js';
import { recogniseLanguage } from '../../src/relay/check/languages.js';
import {
  check,
  checkConfig,
  type CheckOptions,
  type Finding,
  type SourceReport,
} from '../../src/relay/check.js';
import type { fetchUpstream, UpstreamRequest } from '../../src/relay/fetch-upstream.js';
import type { FeedConfig, RelayConfig } from '../../src/relay/model.js';

const url = 'https://cluster.example/feed/';
const now = Date.parse('2026-05-01T12:00Z');

/** Headers of an answer with which nothing is wrong. */
const good = {
  'access-control-allow-origin': '*',
  'content-type': 'application/feed+json; charset=utf-8',
  'cache-control': 'max-age=300',
};

interface Answer {
  body: string;
  headers?: Record<string, string | undefined>;
  /** After redirects. */
  at?: string;
}

const asked: UpstreamRequest[] = [];
const answering =
  ({ body, headers = {}, at }: Answer): typeof fetchUpstream =>
  (request) => {
    asked.push(request);
    const stated = Object.entries({ ...good, ...headers }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    );
    return Promise.resolve({
      status: 'fresh',
      body: new TextEncoder().encode(body),
      url: at ?? request.url,
      headers: new Headers(stated),
    });
  };

/** Only our reader, where the other is of no interest. */
const alone: CheckOptions = {
  now: () => now,
  readBoth: async (body, context) => {
    const { readFeed } = await import('../../src/feed/read-feed.js');
    return { ours: await readFeed(body, context).catch((error: FeedError) => error), second: undefined };
  },
};

async function checkOne(answer: Answer, options: CheckOptions = {}): Promise<SourceReport> {
  const { sources } = await check([url], { ...alone, fetch: answering(answer), ...options });
  return sources[0]!;
}

const feed = (items: readonly object[], head: object = {}) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', language: 'en', ...head, items });
const item = (fields: object = {}) => ({
  id: 'a',
  url: 'https://cluster.example/a',
  title: 'A',
  date_published: '2026-04-01T00:00:00Z',
  ...fields,
});
const event = (_event: object, fields: object = {}) => feed([item({ _event, ...fields })]);
const write = ({ level, what, message }: Finding) => `${level} ${what}: ${message}`;

const image = (fields: object) =>
  feed([item({ _image: { url: 'https://cluster.example/a.jpg', alt: 'x', ...fields } })]);
const notice = (fields: object) =>
  feed([], { _funding: [{ preset: 'custom', language: 'pl', project: { name: 'P' }, ...fields }] });

const horizon = {
  preset: 'horizon',
  statement: 'funded',
  grantingAuthority: 'Agency',
  contract: { number: '1' },
};
const state = {
  preset: 'pl-state',
  programme: 'P',
  project: { name: 'P', description: 'D' },
  amounts: { grant: 2, total: 2 },
  contract: { signedOn: '2026-01-01' },
  funders: [{ name: 'Minister', logo: { url: 'https://cluster.example/flag.svg' } }],
};

describe('check says of', () => {
  const plain = feed([item()]);
  // Each with what is found beside what is fine.
  const table: Record<string, [answer: Answer, found: readonly string[]]> = {
    'a feed with which nothing is wrong': [{ body: plain }, []],
    'an answer that other sites’ pages may not read': [
      { body: plain, headers: { 'access-control-allow-origin': undefined } },
      ["unfit cors: Other sites' pages may not read it: no Access-Control-Allow-Origin."],
    ],
    'one that only a certain site may read': [
      { body: plain, headers: { 'access-control-allow-origin': 'https://a.example' } },
      ["unfit cors: Other sites' pages may not read it: Access-Control-Allow-Origin is “https://a.example”."],
    ],
    'one whose permission is stated twice': [
      { body: plain, headers: { 'access-control-allow-origin': '*, *' } },
      ["unfit cors: Other sites' pages may not read it: Access-Control-Allow-Origin is “*, *”."],
    ],
    'one that allows who asks, for caches too': [
      { body: plain, headers: { 'access-control-allow-origin': 'https://partner.example', vary: 'Origin' } },
      [],
    ],
    'one that allows who asks, and caches know nothing of it': [
      { body: plain, headers: { 'access-control-allow-origin': 'https://partner.example' } },
      [
        'problem cors: It allows the origin that asks, but lacks Vary: Origin: a cache may give one site what is for another.',
      ],
    ],
    'a redirect': [
      { body: plain, at: 'https://www.cluster.example/feed' },
      ['note redirect: The address leads to https://www.cluster.example/feed.'],
    ],
    'an address without encryption': [
      { body: plain, at: 'http://cluster.example/feed/' },
      [
        'note redirect: The address leads to http://cluster.example/feed/.',
        'unfit https: It comes unencrypted, which pages that are on https may not load.',
      ],
    ],
    'a type that is no feed’s': [
      { body: plain, headers: { 'content-type': 'text/html' } },
      ['note type: Its type is said to be text/html: read all the same, but other software may refuse it.'],
    ],
    'no type': [
      { body: plain, headers: { 'content-type': undefined } },
      ['note type: It states no Content-Type: read all the same, but other software may refuse it.'],
    ],
    'characters that cannot be read': [
      { body: feed([item({ title: 'Gr\ufffd\ufffde ß' })]) },
      ['problem charset: 2 characters cannot be read in the encoding that is stated.'],
    ],
    'two encodings': [
      {
        body: `<?xml version="1.0" encoding="iso-8859-2"?><rss><channel><language>en</language><item><title>A</title><link>${url}a</link><pubDate>Tue, 10 Feb 2015 09:00:00 +0100</pubDate></item></channel></rss>`,
        headers: { 'content-type': 'text/xml; charset=utf-8' },
      },
      ['note charset: The answer says utf-8, the document iso-8859-2: the answer counts.'],
    ],
    'an answer that says nothing of keeping it': [
      { body: plain, headers: { 'cache-control': undefined } },
      ['note caching: It has neither ETag, Last-Modified nor Cache-Control: every visit fetches it anew.'],
    ],
    'an answer that may not be kept': [
      { body: plain, headers: { 'cache-control': 'no-store' } },
      ['note caching: It may not be kept (Cache-Control: no-store): every visit fetches it anew.'],
    ],
    'a feed of nothing': [{ body: feed([]) }, ['problem items: It holds nothing to show.']],
    'many items': [
      { body: feed(Array.from({ length: 201 }, (_, id) => item({ id, url: `${url}${id}` }))) },
      ['note size: 201 items, 21 kB: much for every visitor to load.'],
    ],
    'many bytes': [
      { body: feed([item({ content_text: 'x'.repeat(600_000) })]) },
      ['note size: 1 item, 600 kB: much for every visitor to load.'],
    ],
    'items without a title, a link or a date': [
      { body: feed([item(), { id: 'b', content_text: 'B' }]) },
      [
        'problem titles: 1 of 2 items without a title.',
        'problem dates: 1 of 2 items without a date: they come last.',
        'note links: 1 of 2 items without a link that can be followed.',
      ],
    ],
    'a title that was escaped twice': [
      { body: feed([item({ title: 'R&amp;D <em>now</em>' })]) },
      ['problem titles: 1 title with visible markup: “R&amp;D <em>now</em>”.'],
    ],
    'a title that is about a comparison': [{ body: feed([item({ title: 'a < b & c > d' })]) }, []],
    'a date that is none': [
      { body: feed([item({ date_published: 'yesterday' })]) },
      [
        'problem dates: 1 date not understood: “yesterday”.',
        'problem dates: 1 of 1 item without a date: they come last.',
      ],
    ],
    'a date of RSS that is none': [
      {
        body: `<rss><channel><language>en</language><item><title>A</title><link>${url}a</link><pubDate>soon</pubDate></item></channel></rss>`,
      },
      [
        'problem dates: 1 date not understood: “soon”.',
        'problem dates: 1 of 1 item without a date: they come last.',
      ],
    ],
    'a date that is yet to come': [
      { body: feed([item({ date_published: '2026-05-03T00:00:00Z' })]) },
      ['problem dates: 1 item published in the future, so before all others.'],
    ],
    'an id that comes twice': [
      { body: feed([item(), item({ title: 'B', url: `${url}b` })]) },
      ['note duplicates: 1 item with the id of another.'],
    ],
    'a link that comes twice': [
      { body: feed([item(), item({ id: 'b', title: 'B' })]) },
      ['note duplicates: 1 item with the link of another: “https://cluster.example/a”.'],
    ],
    'languages that are not stated': [
      { body: feed([item(), item({ id: 'b', url: `${url}b`, language: 'pl' })], { language: undefined }) },
      ['problem languages: 1 of 2 items in a language that nobody states; otherwise pl (1).'],
    ],
    'a language that the text is not in': [
      { body: feed([item({ content_text: 'Der Cluster und die Region sind mit dabei. '.repeat(9) })]) },
      ['problem languages: 1 item said to be in “en”, but the words look like “de”.'],
    ],
    'images on another origin': [
      { body: image({ url: 'https://cdn.example/a.jpg' }) },
      ['note images: 1 image on another origin than the feed, not shown by default: “https://cdn.example”.'],
    ],
    'an image without encryption': [
      { body: image({ url: 'http://cdn.example/a.jpg' }) },
      [
        'problem images: 1 image unencrypted (http), which pages on https may not show.',
        'note images: 1 image on another origin than the feed, not shown by default: “http://cdn.example”.',
      ],
    ],
    'an image without a text': [
      { body: image({ alt: undefined }) },
      ['note images: 1 of 1 image without a text for who does not see it.'],
    ],
    'an event that is over': [
      { body: event({ start: '2026-04-01' }) },
      ['note events: 1 event, none still to come.'],
    ],
    'an event on its last day': [{ body: event({ start: '2026-04-01', end: '2026-05-01' }) }, []],
    'a recurring event that goes on': [
      { body: event({ start: '2025-01-01T09:00:00Z', recurrence: ['RRULE:FREQ=WEEKLY'] }) },
      [],
    ],
    'an event without a zone': [
      { body: event({ start: '2026-06-01T09:00:00' }) },
      ['problem events: 1 time without a zone: “A”. Each visitor takes it for their own.'],
    ],
    'an event in a zone': [{ body: event({ start: '2026-06-01T09:00:00', timeZone: 'Europe/Warsaw' }) }, []],
    'a call without an end': [
      { body: feed([item({ _call: { programme: 'P' } })]) },
      ['problem calls: 1 call without a closing date: “A”.'],
    ],
    'a call that closes on a day in no zone': [
      { body: feed([item({ _call: { closes: '2026-06-01' } })]) },
      ['problem calls: 1 time without a zone: “A”. Each visitor takes it for their own.'],
    ],
    'a notice that is whole': [{ body: notice({}) }, []],
    'a notice that lacks what its preset requires': [
      { body: notice({ preset: 'pl-public-task', contract: { signedOn: '2013-09-13' } }) },
      [
        'problem funding: P: pl-public-task lacks funders.0.name, contract.number (required by ustawa o działalności pożytku publicznego i o wolontariacie).',
      ],
    ],
    'a notice without language and preset': [
      { body: notice({ language: undefined, preset: undefined }) },
      ['problem funding: P: no language.', 'note funding: P: no preset, or one that is not known.'],
    ],
    'a notice in another official language': [
      {
        body: notice({
          preset: 'eu-cohesion',
          language: 'cs',
          statement: 'funded',
          beneficiary: { name: 'B' },
        }),
      },
      [],
    ],
    'a notice in a language whose wording is unverified': [
      {
        body: notice({
          preset: 'eu-cohesion',
          language: 'sk',
          statement: 'funded',
          beneficiary: { name: 'B' },
        }),
      },
      ['note funding: P: “Financované Európskou úniou” is unverified: compare the official wording.'],
    ],
    'a notice in a language whose wording is not known': [
      {
        body: notice({
          preset: 'eu-cohesion',
          language: 'tr',
          statement: 'funded',
          beneficiary: { name: 'B' },
        }),
      },
      ['note funding: P: no statement is known in “tr”.'],
    ],
    'a notice whose disclaimer is unverified': [
      { body: notice({ ...horizon, language: 'pl' }) },
      [
        'note funding: P: “Sfinansowane ze środków UE. Wyrażone poglądy i opinie są jedynie opiniami autora lub autorów i niekoniecznie odzwierciedlają poglądy i opinie Unii Europejskiej lub organu przyznającego dotację (Agency). Unia Europejska ani organ przyznający dotację nie ponoszą za nie odpowiedzialności.” is unverified: compare the official wording.',
      ],
    ],
    'a notice whose disclaimer is not known in its language': [
      { body: notice({ ...horizon, language: 'cs' }) },
      ['note funding: P: no disclaimer is known in “cs”.'],
    ],
    'a notice whose state funded it in full': [
      { body: notice(state) },
      [
        'note funding: P: “Sfinansowano ze środków budżetu państwa” is unverified: compare the official wording.',
      ],
    ],
    'a notice whose state funded it by a fund': [
      { body: notice({ ...state, programme: undefined, fund: 'F', amounts: { grant: 1, total: 2 } }) },
      [
        'note funding: P: “Dofinansowano ze środków państwowego funduszu celowego” is unverified: compare the official wording.',
      ],
    ],
    'a notice of a state without its flag and coat of arms': [
      { body: notice({ ...state, amounts: { grant: 1, total: 2 }, funders: [{ name: 'Minister' }] }) },
      ['note funding: P: no logos: the flag and the coat of arms.'],
    ],
    'a notice that says how much, and by no rules': [
      { body: notice({ preset: undefined, statement: 'funded' }) },
      [
        'note funding: P: statement="funded" needs a preset: there are eu-cohesion, interreg, horizon, next-generation-eu, pl-state, pl-public-task, de-federal, custom.',
        'note funding: P: no preset, or one that is not known.',
      ],
    ],
    'a notice that is no longer valid': [
      { body: notice({ validTo: '2026-04-30' }) },
      ['note funding: P: not shown today: it is valid to 2026-04-30.'],
    ],
  };
  const ranks = ['unfit', 'problem', 'note'];
  for (const [what, [answer, expected]] of Object.entries(table)) {
    it(what, async () => {
      const { findings, fit } = await checkOne(answer);
      const found = findings.filter(({ level }) => level !== 'ok');
      const byRank = (one: string, other: string) =>
        ranks.indexOf(one.split(' ')[0]!) - ranks.indexOf(other.split(' ')[0]!);
      expect(found.map(write).sort(byRank)).to.deep.equal([...expected].sort(byRank));
      expect(fit).to.equal(!expected.some((line) => line.startsWith('unfit')));
      expect(found.filter(({ fix }) => !fix)).to.deep.equal([]);
    });
  }
});

describe('check', () => {
  it('asks as a page of a partner would, and trusts the host of a typed address', async () => {
    asked.length = 0;
    await checkOne({ body: feed([item()]) });
    expect(asked[0]).to.deep.include({
      origin: 'https://partner.example',
      internalHosts: ['cluster.example:80', 'cluster.example:443'],
    });
  });

  it('reports in a form that programs may rely on', async () => {
    const report = await checkOne({ body: feed([item()]) });
    const { findings, ...facts } = report;
    expect(facts).to.deep.equal({
      source: url,
      fit: true,
      format: 'JSON Feed 1.1',
      title: 'T',
      items: 1,
      bytes: 181,
      ms: 0,
    });
    expect(findings[0]).to.deep.equal({ level: 'ok', what: 'reach', message: 'It was read in 0.0 s.' });
  });

  it('does not mind for the relay what only browsers ask', async () => {
    const headers = { 'access-control-allow-origin': undefined };
    const body = feed([item({ _image: { url: 'https://cdn.example/a.jpg', alt: 'x' } })]);
    const at = 'http://cluster.example/feed/';
    const { fit, findings } = await checkOne({ body, headers, at }, { relay: true });
    expect(fit).to.equal(true);
    expect(findings.filter(({ level }) => level === 'unfit' || level === 'problem')).to.deep.equal([]);
    expect(findings.map(({ what }) => what)).to.include.members(['cors', 'https']);
  });

  it('says why an address gives nothing, and what to do', async () => {
    const fetch = () => Promise.reject(new FeedError('http', `${url}: the server answers 404`, url));
    const { fit, findings } = await checkOne({ body: '' }, { fetch });
    expect(fit).to.equal(false);
    expect(findings).to.deep.equal([
      {
        level: 'unfit',
        what: 'reach',
        message: 'the server answers 404',
        fix: 'open the address in a browser; ask who runs the server',
      },
    ]);
  });

  it('names the feeds of a page that is none', async () => {
    const body = `<!doctype html><title>Cluster</title>
      <link rel="alternate" type="application/rss+xml" href="/rss.xml">
      <LINK REL="Alternate" TYPE="text/calendar" HREF="events.ics"><link rel=stylesheet href=a.css>
      <link rel="alternate" type="application/atom+xml" href="javascript:alert(1)">`;
    const { fit, findings } = await checkOne({ body });
    expect(fit).to.equal(false);
    expect(findings.at(-1)).to.deep.equal({
      level: 'unfit',
      what: 'format',
      message: 'It holds an HTML page (“Cluster”), not a feed.',
      fix: 'the page names 2 feeds: https://cluster.example/rss.xml https://cluster.example/feed/events.ics',
    });
  });

  it('counts for the relay what the second reader saves, and for pages not', async () => {
    const saved: CheckOptions = {
      readBoth: async (body, context) => {
        const { ours } = await alone.readBoth!(body, context);
        const second = { version: 'https://jsonfeed.org/version/1.1', title: 'S', items: [] } as const;
        return { ours, second: { reader: 'rss-parser', feed: { ...second, items: [] } } };
      },
    };
    expect((await checkOne({ body: 'damaged' }, saved)).fit).to.equal(false);
    expect((await checkOne({ body: 'damaged' }, { ...saved, relay: true })).fit).to.equal(true);
  });

  it('says what takes so long that visitors wait', async () => {
    let time = now;
    const fetch: typeof fetchUpstream = (request) => {
      time += 4000;
      return answering({ body: feed([item()]) })(request);
    };
    const { findings, ms } = await checkOne({ body: '' }, { fetch, now: () => time });
    expect(ms).to.equal(4000);
    expect(findings[0]).to.include({ level: 'note', what: 'time' });
  });

  it('tells the progress, and is unfit when one source is', async () => {
    const done: string[] = [];
    const report = (number: number, all: number) => done.push(`${number}/${all}`);
    const fetch = answering({ body: feed([item()]) });
    const { fit, sources } = await check([url, 'ftp://x.example/'], { ...alone, fetch, report });
    expect(fit).to.equal(false);
    expect(sources.map((source) => source.fit)).to.deep.equal([true, false]);
    expect(sources[1]?.findings[0]?.message).to.equal('only http and https can be fetched');
    expect(done).to.deep.equal(['1/2', '2/2']);
  });
});

describe('check of files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-feed-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('asks nothing of headers, and says which links will be relative', async () => {
    const path = join(folder, 'news.json');
    await writeFile(path, feed([item({ url: '/a', _image: { url: 'a.jpg', alt: 'x' } })]));
    const { fit, sources } = await check([path], alone);
    expect(fit).to.equal(true);
    const found = sources[0]!.findings;
    expect(found.filter(({ level }) => level !== 'ok').map(write)).to.deep.equal([
      'note links: 1 link relative to wherever the file will be published.',
    ]);
    expect(found.map(({ what }) => what)).not.to.include.members(['cors', 'caching']);
  });
});

describe('check of a configuration', () => {
  const settings: Omit<RelayConfig, 'feeds'> = {
    out: '/out',
    cache: '/cache',
    internalHosts: ['intranet.example'],
    limits: { timeout: 1000, maxBytes: 1000, maxItems: 10 },
  };
  const feedConfig = (name: string, source: Partial<FeedConfig['sources'][number]> = {}): FeedConfig => ({
    name,
    languages: [],
    fallbackLanguages: ['*'],
    sources: [{ location: url, refresh: 15, ...source }],
    limit: 100,
    pageSize: 20,
    tags: [],
    include: [],
    exclude: [],
    pinned: [],
    hidden: [],
    funding: [],
    images: 'keep',
  });

  it('reads each address once, as the relay would', async () => {
    asked.length = 0;
    const fetch = answering({ body: feed([item()]), headers: { 'access-control-allow-origin': undefined } });
    const config = { ...settings, feeds: [feedConfig('news'), feedConfig('all')] };
    const { fit, sources } = await checkConfig(config, { ...alone, fetch });
    expect(fit).to.equal(true);
    expect(sources).to.have.length(1);
    expect(sources[0]).to.deep.include({ source: url, feeds: ['news', 'all'] });
    expect(asked).to.have.length(1);
    expect(asked[0]).to.deep.include({ limits: settings.limits, internalHosts: ['intranet.example'] });
  });

  it('counts what the configuration states for a source', async () => {
    const body = feed([item({ _event: { start: '2026-06-01T09:00:00' } })], { language: undefined });
    const config = {
      ...settings,
      feeds: [feedConfig('news', { language: 'pl', timeZone: 'Europe/Warsaw' })],
    };
    const { sources } = await checkConfig(config, { ...alone, fetch: answering({ body }) });
    const found = sources[0]!.findings;
    expect(found.filter(({ level }) => level === 'problem')).to.deep.equal([]);
    expect(found.map(write)).to.include('ok languages: Languages are stated: pl (1).');
  });
});

describe('the language of a text', () => {
  it('is said only where it is plain to see', () => {
    const german = 'Der Cluster und die Region sind nicht allein mit dem Projekt. ';
    expect(recogniseLanguage(german.repeat(8))).to.equal('de');
    expect(recogniseLanguage('The cluster and the region are with us for this. '.repeat(8))).to.equal('en');
    expect(
      recogniseLanguage('Klaster i region są w projekcie na rzecz zdrowia oraz nauki. '.repeat(8)),
    ).to.equal('pl');
    expect(recogniseLanguage(german)).to.equal(undefined);
    expect(
      recogniseLanguage(german.repeat(8) + 'The cluster and the region are with us. '.repeat(8)),
    ).to.equal(undefined);
    expect(recogniseLanguage('Klaster Dolnośląski '.repeat(100))).to.equal(undefined);
  });
});
