import { expect } from 'chai';
import type { ClusterItem } from '../../src/feed/model.js';
import { openFeed, openFeedObject } from '../../src/feed/open-feed.js';
import { readFeed } from '../../src/feed/read-feed.js';

const URL_ = 'https://x.example/de/feed/';
const context = { url: URL_ };
const rss = (items: string, head = ''): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>${head}${items}</channel></rss>`;
const readItems = async (body: string): Promise<ClusterItem[]> => (await readFeed(body, context)).items;
const readItem = async (body: string): Promise<ClusterItem> => (await readItems(body))[0]!;
const failure = async (reading: Promise<unknown>): Promise<{ name: string; code: string; message: string }> =>
  reading.then(
    () => ({ name: 'nothing', code: '', message: '' }),
    (error: { name: string; code: string; message: string }) => error,
  );

describe('reading all of a large feed', () => {
  const now = performance.now.bind(performance);
  afterEach(() => {
    performance.now = now;
  });

  it('gives other tasks their turn, also while items are made', async () => {
    const body = rss('<item><title>a</title></item>'.repeat(160));
    // Each look at the clock finds that a slice is over.
    let looks = 0;
    performance.now = () => ++looks * 100;
    const countLooks = async (read: () => Promise<unknown>) => {
      looks = 0;
      await read();
      return looks;
    };
    // An opened feed makes its items when they are asked for.
    const opened = await countLooks(() => openFeed(body, context));
    const read = await countLooks(() => readFeed(body, context));
    // Slices of 8 items, two looks at each.
    expect(read - opened).to.be.at.least(2 * (160 / 8));
  });
});

describe('recognising a feed', () => {
  const formats: readonly [string, string][] = [
    ['RSS', rss('<item><title>a</title></item>')],
    [
      'RSS behind a warning of PHP',
      `<br />\n<b>Warning</b>: x <b>y</b><br />${rss('<item><title>a</title></item>')}`,
    ],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title></entry></feed>'],
    ['Atom without its namespace', '<feed><entry><title>a</title></entry></feed>'],
    ['a lone entry', '<entry xmlns="http://www.w3.org/2005/Atom"><title>a</title></entry>'],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item><title>a</title></item></rdf:RDF>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"title":"a"}]}',
    ],
    [
      'JSON behind a mark and a notice',
      '\ufeff<br />\n<b>Notice</b>:  Undefined variable $x in <b>a.php</b> on line <b>1</b><br />\n{"items":[{"title":"a"}]}',
    ],
    ['WordPress REST', '[{"id":1,"link":"https://x.example/1","title":{"rendered":"a"}}]'],
    [
      'The Events Calendar',
      '{"events":[{"id":1,"url":"https://x.example/1","title":"a","start_date":"2026-01-01 09:00:00"}]}',
    ],
    ['iCalendar', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:a\nEND:VEVENT\nEND:VCALENDAR'],
  ];
  for (const [name, body] of formats) {
    it(`reads ${name}`, async () =>
      expect((await readItems(body)).map(({ title }) => title)).to.deep.equal(['a']));
  }

  const failures: readonly [string, string, RegExp][] = [
    ['nothing', ' \n', /empty/],
    [
      'a page',
      '<!DOCTYPE html><html><head><title>News</title></head><body>x</body></html>',
      /HTML page.*“News”/,
    ],
    ['a login form', '<html><form><input name="p" type="password"></form></html>', /login form/],
    [
      'an error of WordPress',
      '{"code":"rest_no_route","message":"No route","data":{"status":404}}',
      /WordPress: rest_no_route No route/,
    ],
    ['other JSON', '{"a":1}', /no feed/],
    ['broken JSON', '{"items":[', /broken JSON/],
    ['a notice before broken JSON', '<b>Warning</b>: x\n{"items":[', /broken JSON/],
    ['other XML', '<note><to>x</to></note>', /<note>/],
    ['plain text', 'Hello', /text/],
  ];
  for (const [name, body, message] of failures) {
    it(`says that ${name} is no feed`, async () => {
      const error = await failure(openFeed(body, context));
      expect([error.name, error.code]).to.deep.equal(['FeedError', 'format']);
      expect(error.message).to.match(message);
    });
  }

  it('says so of objects and of what is none', async () => {
    for (const value of [null, 5, 'x', undefined, { a: 1 }, [1]]) {
      expect((await failure(openFeedObject(value))).code, JSON.stringify(value)).to.equal('format');
    }
  });

  it('takes a hand-kept file that holds nothing but notices', async () => {
    const { feed, entries } = await openFeedObject({ _funding: [{ text: 'Funded by X' }] });
    expect(feed._funding).to.deep.equal([{ text: 'Funded by X' }]);
    expect(entries).to.deep.equal([]);
  });
});

describe('a damaged feed', () => {
  it('keeps what is complete of one that was cut off', async () => {
    const items = await readItems(
      rss('<item><title>a</title><link>https://x.example/1</link></item><item><tit').slice(0, -17),
    );
    expect(items[0]).to.include({ title: 'a', url: 'https://x.example/1' });
  });

  it('is mended where an item does not end', async () => {
    const items = await readItems(rss('<item><title>a</title><item><title>b</title></item>'));
    expect(items.map(({ title }) => title)).to.deep.equal(['a', 'b']);
  });

  it('is mended where an end tag is misspelt', async () => {
    const items = await readItems(rss('<item><title>a</titel><guid>g</guid></item>'));
    expect(items[0]).to.deep.include({ id: 'g', title: 'a' });
  });
});

describe('a hostile feed', () => {
  it('does not make thousands of namespaces quadratic', async function () {
    this.timeout(5000);
    const many = (count: number, make: (index: number) => string): string =>
      Array.from({ length: count }, (_, index) => make(index)).join('');
    const outer = many(5000, (index) => ` xmlns:a${index}="https://x.example/${index}"`);
    const inner = many(20_000, () => '<a xmlns="b"/>');
    const items = await readItems(
      `<rss${outer}><channel>${inner}<item><title>a</title></item></channel></rss>`,
    );
    expect(items.map(({ title }) => title)).to.deep.equal(['a']);
  });

  it('may begin with an end tag', async () => {
    const items = await readItems(`</a> </b> ${rss('<item><title>a</title></item>')}`);
    expect(items.map(({ title }) => title)).to.deep.equal(['a']);
  });
});

describe('an opened feed', () => {
  it('has items whose title is empty but that say something', async () => {
    const { entries } = await openFeedObject({
      items: [
        { id: 1, title: '', content_text: 'a' },
        { id: 2, title: false, url: 'https://x.example/2' },
      ],
    });
    expect(entries.map(({ item }) => item.id)).to.deep.equal(['1', '2']);
  });

  it('has its other items where one holds what nothing can read', async () => {
    const odd = { toString: 0, valueOf: 0 };
    const deep: unknown = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000));
    const { entries } = await openFeedObject({
      version: odd,
      items: [
        { id: 1, title: 'a' },
        {
          id: 2,
          title: 'b',
          date_published: odd,
          _pinned: odd,
          _event: { start: '2026-01-01', recurrence: [odd] },
        },
        { title: 'c', date_published: deep, x: deep },
      ],
    });
    expect(entries.map(({ item }) => item.title)).to.deep.equal(['a', 'b', 'c']);
  });

  it('tells what choosing needs without making items', async () => {
    const { entries } = await openFeedObject({
      language: 'pl',
      items: [
        {
          id: '1',
          title: 'a',
          date_published: '2026-01-01T00:00:00Z',
          _pinned: true,
          _call: { closes: '2026-02-01' },
        },
        {
          id: '2',
          title: 'b',
          language: 'de_AT',
          _event: { start: '2026-01-01' },
          _translations: { en: { title: 'c' } },
        },
        { id: '3', title: '[:de]c[:en]d[:]', _event: { start: 'soon' } },
      ],
    });
    expect(entries.map(({ published }) => published)).to.deep.equal([Date.parse('2026-01-01'), NaN, NaN]);
    expect(entries.map(({ languages }) => languages)).to.deep.equal([['pl'], ['de-AT', 'en'], ['de', 'en']]);
    expect(entries.map(({ pinned, isCall, isEvent }) => [pinned, isCall, isEvent])).to.deep.equal([
      [true, true, false],
      [false, false, true],
      [false, false, false],
    ]);
    expect(entries[0]!.item).to.equal(entries[0]!.item);
  });

  it('has no items with nothing to show, which a read feed has', async () => {
    const body = rss('<item><guid>1</guid></item><item><title>a</title></item>');
    expect((await openFeed(body, context)).entries).to.have.lengthOf(1);
    expect(await readItems(body)).to.have.lengthOf(2);
  });

  it('holds a recurring event as its next occurrences', async () => {
    const feed = {
      items: [
        {
          id: 'e',
          title: 'a',
          _event: {
            start: '2020-01-06T18:00',
            end: '2020-01-06T20:00',
            timeZone: 'Europe/Warsaw',
            recurrence: ['RRULE:FREQ=WEEKLY'],
          },
        },
      ],
    };
    const { entries } = await openFeedObject(feed, '', Date.parse('2026-05-04T17:00:00Z'));
    expect(
      entries.slice(0, 2).map(({ item }) => [item.id, item._event?.start, item._event?.end]),
    ).to.deep.equal([
      ['e', '2026-05-04T18:00:00+02:00', '2026-05-04T20:00:00+02:00'],
      ['e@2026-05-11T18:00:00+02:00', '2026-05-11T18:00:00+02:00', '2026-05-11T20:00:00+02:00'],
    ]);
  });

  it('makes text of the content where there is no summary', async () => {
    const { entries } = await openFeedObject({
      items: [{ id: 1, content_html: '<p>a</p><p>b &amp; c</p>' }],
    });
    expect(entries[0]!.item).to.deep.equal({ id: '1', content_text: 'a b & c' });
  });
});

describe('ids', () => {
  it('are stated, or the address, or a hash', async () => {
    const items = await readItems(
      rss(
        '<item><guid>g</guid></item><item><link>https://x.example/1</link></item><item><title>a</title></item>',
      ),
    );
    expect(items[0]!.id).to.equal('g');
    expect(items[1]!.id).to.equal('https://x.example/1');
    expect(items[2]!.id).to.match(/^#\w+$/);
  });

  it('keep the first of two that say the same', async () => {
    const item = '<item><guid>g</guid><title>a</title><description>%</description></item>';
    expect(
      (await readItems(rss(item.replace('%', '1') + item.replace('%', '2')))).map(({ summary }) => summary),
    ).to.deep.equal(['1']);
  });

  it('are made different where a site repeats one for all', async () => {
    const items = await readItems(
      rss('<item><guid>g</guid><title>a</title></item><item><guid>g</guid><title>b</title></item>'),
    );
    expect(items.map(({ id }) => id)).to.deep.equal(['g', 'g#2']);
  });
});

describe('images', () => {
  const media =
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
  const all = {
    media:
      '<media:content url="m.jpg" medium="image" width="600" height="400"><media:credit>C</media:credit></media:content>',
    thumbnail: '<media:thumbnail url="t.jpg"/>',
    enclosure: '<enclosure url="e.jpg" type="image/jpeg" length="1"/>',
    itunes: '<itunes:image href="i.jpg"/>',
    content: '<description>&lt;img src="/c.jpg"&gt;</description>',
  };
  const imageOf = async (parts: readonly string[]): Promise<ClusterItem['_image']> =>
    (await readItem(`<rss ${media}><channel><item><title>a</title>${parts.join('')}</item></channel></rss>`))
      ._image;

  const order = Object.values(all);
  const names = ['m.jpg', 't.jpg', 'e.jpg', 'i.jpg'];
  for (const [index, name] of names.entries()) {
    it(`are taken in order: ${name}`, async () =>
      expect((await imageOf(order.slice(index)))?.url).to.equal(`${URL_}${name}`));
  }
  it('are taken from the text last', async () =>
    expect((await imageOf([all.content]))?.url).to.equal('https://x.example/c.jpg'));
  it('come with credit and size', async () =>
    expect(await imageOf([all.media])).to.deep.equal({
      url: `${URL_}m.jpg`,
      credit: 'C',
      width: 600,
      height: 400,
    }));
  it('are not what is smaller than 30 pixels', async () =>
    expect(await imageOf(['<media:thumbnail url="t.gif" width="1" height="1"/>'])).to.equal(undefined));

  it('are not what five items have', async () => {
    const items = ['s', 's', 's', 's', 's', 'o'].map(
      (name, index) =>
        `<item><title>${index}</title><description>&lt;img src="${name}.jpg"&gt;</description></item>`,
    );
    const { entries } = await openFeed(rss(items.join('')), context);
    expect(entries.map(({ item }) => item.image)).to.deep.equal([
      ...new Array<undefined>(5).fill(undefined),
      `${URL_}o.jpg`,
    ]);
  });
});

describe('WordPress texts', () => {
  it('lose it in other words, with markup in the title, or without a paragraph', async () => {
    const link = '<a href="a"><em>x</em></a>';
    for (const last of [
      `<p>The post ${link} first appeared on ${link}.</p>`,
      `<p>Artykuł ${link} pochodzi z ${link}.</p>`,
      `The post ${link} appeared first on ${link}.`,
    ]) {
      const item = await readItem(
        rss(`<item><description><![CDATA[<p>y</p> ${last}]]></description></item>`),
      );
      expect(item.summary, last).to.equal('y');
    }
  });

  it('have times of events on the wall where no zone is known', async () => {
    const post = { url: 'https://x.example/1', title: 'a', start_date: '2026-05-06 09:00:00' };
    expect((await readItem(JSON.stringify({ events: [post] })))._event?.start).to.equal(
      '2026-05-06T09:00:00',
    );
  });

  it('have entities also in the alternative text of an image', async () => {
    const post = {
      link: 'https://x.example/1',
      title: { rendered: 'a' },
      _embedded: { 'wp:featuredmedia': [{ source_url: '/a.png', alt_text: 'A &amp; B' }] },
    };
    expect((await readItem(JSON.stringify([post])))._image?.alt).to.equal('A & B');
  });

  it('lose where they appeared first', async () => {
    const signature = (words: string) =>
      `<p>x</p>\n<p>The <a href="a">x</a> ${words} <a rel="nofollow" href="b">y</a>.</p>`;
    for (const words of ['appeared first on', 'erschien zuerst auf', 'pochodzi z serwisu']) {
      expect(
        (await readItem(rss(`<item><description><![CDATA[${signature(words)}]]></description></item>`)))
          .summary,
      ).to.equal('x');
    }
  });

  it('keep what only looks like it', async () => {
    const item = await readItem(
      rss(
        '<item><description><![CDATA[<p>See <a href="a">x</a> and <a href="b">y</a>.</p>]]></description></item>',
      ),
    );
    expect(item.summary).to.equal('See x and y.');
  });
});

describe('languages', () => {
  it('of one item are the first in it and translations beside', async () => {
    const item = await readItem(
      rss(
        '<item><title>&lt;!--:de--&gt;Fest&lt;!--:--&gt;&lt;!--:pl--&gt;Święto&lt;!--:--&gt;</title><description>{:de}Ja{:pl}Tak{:}</description></item>',
      ),
    );
    expect(item).to.include({ title: 'Fest', summary: 'Ja', language: 'de' });
    expect(item._translations).to.deep.equal({ pl: { title: 'Święto', summary: 'Tak' } });
  });

  it('are those of the title, the item, the feed, in that order, and forgotten by an empty one', async () => {
    const body = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en_us"><entry><title xml:lang="pl">a</title></entry>
      <entry xml:lang="de"><title>b</title></entry><entry><title>c</title></entry></feed>`;
    expect((await readItems(body)).map(({ language }) => language)).to.deep.equal(['pl', 'de', 'en-US']);
  });

  it('come from the header last', async () => {
    const { language } = await readFeed(rss(''), { ...context, contentLanguage: 'de' });
    expect(language).to.equal('de');
  });
});

describe('links', () => {
  it('are relative to xml:base, then Content-Location, then the address', async () => {
    const item = (attribute = ''): string =>
      rss(`<item ${attribute}><title>a</title><link>../n/1</link></item>`);
    expect((await readItem(item('xml:base="https://y.example/b/c/"'))).url).to.equal(
      'https://y.example/b/n/1',
    );
    expect((await readItem(item())).url).to.equal('https://x.example/de/n/1');
    const feed = await readFeed(item(), { url: URL_, contentLocation: '/pl/x/' });
    expect(feed.items[0]!.url).to.equal('https://x.example/pl/n/1');
  });

  it('are dropped where nothing says what they are relative to', async () => {
    const feed = await readFeed(rss('<item><title>a</title><link>/n/1</link></item>'), { url: '' });
    expect(feed.items[0]!.url).to.equal(undefined);
  });

  it('of a title stand in for a missing one', async () => {
    expect(
      (await readItem(rss('<item><title>&lt;a href="/n/1"&gt;a&lt;/a&gt;</title></item>'))).url,
    ).to.equal('https://x.example/n/1');
  });
});

describe('Atom', () => {
  const entry = (inner: string, head = ''): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:lang="de" ${head}><title>a</title>${inner}</entry></feed>`;
  const page = 'https://x.example/de';

  for (const [name, body, expected] of [
    ['a relation in capitals', entry('<link rel="ALTERNATE" href="/de"/>'), page],
    ['a relation that is an IRI', entry('<link rel="http://www.iana.org/x/alternate" href="/de"/>'), page],
    ['no relation that only ends alike', entry('<link rel="http://x/not-alternate" href="/x"/>'), undefined],
    [
      'the page in its own language, not in one that begins alike',
      entry('<link hreflang="den" href="/x"/><link hreflang="de" href="/de"/>'),
      page,
    ],
  ] as const) {
    it(`knows ${name}`, async () => expect((await readItem(body)).url).to.equal(expected));
  }

  it('says what a text is in capitals, too', async () => {
    const body = entry('<summary type="HTML">&lt;b&gt;x&lt;/b&gt;</summary>');
    expect((await readItem(body)).summary).to.equal('x');
  });

  it('may be in base64, or only claim to be', async () => {
    const body = (type: string, text: string): Promise<ClusterItem> =>
      readItem(entry(`<summary ${type}>${text}</summary>`));
    expect((await body('type="application/octet-stream"', 'xYHDs2TFug==')).summary).to.equal('Łódź');
    expect((await body('mode="base64" type="text/plain"', 'xYHDs2TFug==')).summary).to.equal('Łódź');
    expect((await body('type="application/x-made-up"', 'test')).summary).to.equal('test');
  });

  it('has names of its own before it was one', async () => {
    for (const space of ['http://purl.org/echo/', 'http://example.com/necho', 'http://purl.org/pie/']) {
      const feed = await readFeed(
        `<feed version="0.3" xmlns="${space}"><title>T</title><info>I</info><entry><title>a</title></entry></feed>`,
        context,
      );
      expect(feed).to.include({ title: 'T', description: 'I' });
      expect(feed.items[0]?.title).to.equal('a');
    }
  });

  it('is in the language of the feed, not of its title', async () => {
    const body =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title xml:lang="fr">T</title></feed>';
    expect((await readFeed(body, context)).language).to.equal('en');
  });

  it('has a base inside of XHTML', async () => {
    const { content_html } = await readItem(
      entry(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="https://y.example/w/"><a href="q">x</a></div></content>',
      ),
    );
    expect(content_html).to.equal('<a href="https://y.example/w/q">x</a>');
  });

  it('names the feed that an entry was taken from', async () => {
    const { _source } = await readItem(
      entry('<source><id>1</id><title>S</title><link href="https://y.example/"/></source>'),
    );
    expect(_source).to.deep.equal({ title: 'S', url: 'https://y.example/' });
  });
});

describe('what an item says', () => {
  const read = (inner: string): Promise<ClusterItem> =>
    readItem(
      `<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:ev="http://purl.org/rss/1.0/modules/event/" xmlns:mec="http://webnus.net/rss/mec/"><channel><item><title>a</title>${inner}</item></channel></rss>`,
    );

  it('has an author by name before one by address', async () => {
    const { authors } = await read('<author>no@x.example</author><dc:creator>N. N.</dc:creator>');
    expect(authors).to.deep.equal([{ name: 'N. N.' }]);
  });

  it('has no permalink in a guid that says so in capitals', async () => {
    expect((await read('<guid isPermaLink="FALSE">https://x.example/1</guid>')).url).to.equal(undefined);
  });

  it('was published when it was created, not when it was changed', async () => {
    const item = await read(
      '<dcterms:created>2020-01-01</dcterms:created><dcterms:modified>2021-01-01</dcterms:modified>',
    );
    expect(item.date_published).to.equal('2020-01-01T00:00:00Z');
  });

  it('is an event of whole days where a day is written out, and at an hour where only that is', async () => {
    expect((await read('<ev:startdate>18.03.2015</ev:startdate>'))._event?.start).to.equal('2015-03-18');
    const { _event } = await read(
      '<mec:startDate>2026-01-02</mec:startDate><mec:startHour>9 am</mec:startHour>',
    );
    expect(_event?.start).to.equal('2026-01-02T09:00:00');
  });

  it('is told from others of the same address by its words and its date', async () => {
    const items = ['<description>1</description>', '<description>2</description>'];
    const again = '<title>a</title><pubDate>2026-01-01</pubDate>';
    const body = [...items, again, again.replace('01<', '02<'), again].map(
      (inner) => `<item><link>https://x.example/</link>${inner}</item>`,
    );
    expect(await readItems(rss(body.join('')))).to.have.lengthOf(4);
  });

  it('is plain where it only looks as if it held several languages', async () => {
    const item = await read(
      '<description>x = {:en} in Ruby, then {:de} done</description><category>[:de]Neues[:en]News[:]</category>',
    );
    expect(item).to.deep.include({ summary: 'x = {:en} in Ruby, then {:de} done', tags: ['Neues'] });
    expect(item.language).to.equal(undefined);
  });

  it('is in no known language where it says so, whatever the feed is in', async () => {
    const body =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><entry xml:lang=""><title>a</title></entry></feed>';
    expect((await readItem(body)).language).to.equal(undefined);
  });

  it('has in JSON an image of its markup, and authors by either name', async () => {
    const items = [
      { id: 1, title: 'a', content_html: '<img src="/a.png">', authors: [], author: { name: 'A' } },
    ];
    const item = await readItem(JSON.stringify({ items }));
    expect(item).to.deep.include({ image: 'https://x.example/a.png', authors: [{ name: 'A' }] });
  });

  it('may be in UTF-16 without a mark', async () => {
    const bytes = [...'{"items":[{"title":"a"}]}'].flatMap((character) => [character.charCodeAt(0), 0]);
    expect((await readFeed(new Uint8Array(bytes), context)).items[0]?.title).to.equal('a');
  });
});

describe("the cluster's namespace", () => {
  it('puts events, calls and notices into RSS', async () => {
    const feed = await readFeed(
      `<rss xmlns:c="https://cluster-widgets.example/ns/1"><channel><title>T</title>
        <c:funding><c:language>pl</c:language><c:emblem>false</c:emblem><c:project><c:name>Rozwój</c:name></c:project><c:funders><c:name>A</c:name></c:funders><c:funders>B</c:funders></c:funding>
        <item><title>a</title><c:call><c:closes>2026-05-06T12:00</c:closes><c:timeZone>Europe/Warsaw</c:timeZone></c:call></item>
        <item><title>b</title><c:event><c:start>2026-05-06</c:start><c:location>Kraków</c:location></c:event></item></channel></rss>`,
      context,
    );
    expect(feed._funding).to.deep.equal([
      { language: 'pl', emblem: false, project: { name: 'Rozwój' }, funders: [{ name: 'A' }, { name: 'B' }] },
    ]);
    expect(feed.items[0]!._call).to.deep.equal({
      closes: '2026-05-06T12:00:00+02:00',
      timeZone: 'Europe/Warsaw',
    });
    expect(feed.items[1]!._event).to.deep.equal({ start: '2026-05-06', location: { name: 'Kraków' } });
  });
});

describe('a page that opens a feed', () => {
  // Less than a slice has gone by, whatever is done.
  const now = performance.now.bind(performance);
  before(() => (performance.now = () => 0));
  after(() => (performance.now = now));

  for (const [count, order] of [
    [999, ['feed', 'page']],
    [1000, ['page', 'feed']],
  ] as const)
    it(`has its turn ${order[0] === 'page' ? 'before' : 'after'} ${count} items are looked at: parsing them was a task`, async () => {
      const items = Array.from({ length: count }, (_, id) => ({ id, title: 'A' }));
      const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
      const done: string[] = [];
      const page = new Promise<void>((resolve) => setTimeout(() => resolve(void done.push('page'))));
      await openFeed(body, { url: 'https://x.example/' });
      done.push('feed');
      await page;
      expect(done).to.deep.equal(order);
    });
});
