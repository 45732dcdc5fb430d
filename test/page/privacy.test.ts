import { expect } from 'chai';
import { ready, useBench } from './bench.js';
import { answerOf, openRawServer, type RawServer } from './raw-server.js';

/** Everything by which a feed may name somebody else's address. */
const newsOf = (other: string, own: string) => {
  const image = { url: `${other}/image.png`, alt: 'x', credit: 'x' };
  const party = {
    name: 'Party',
    url: `${other}/party`,
    logo: { url: `${other}/logo.png` },
    avatar: `${other}/avatar.png`,
  };
  const html = `<img src="${other}/pixel.gif" width="1" height="1"><link rel="preconnect" href="${other}"><script src="${other}/x.js"></script>
    <iframe src="${other}/frame"></iframe><style>@import "${other}/x.css"; * { background: url(${other}/b.png) }</style><p style="background: url(${other}/c.png)">Text
    <video poster="${other}/p.png" src="${other}/v.mp4"></video><object data="${other}/o"></object>`;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Feed',
    language: 'de',
    home_page_url: `${other}/home`,
    feed_url: `${other}/feed.json`,
    next_url: `${other}/next.json`,
    icon: `${other}/icon.png`,
    favicon: `${other}/favicon.ico`,
    hubs: [{ type: 'WebSub', url: `${other}/hub` }],
    authors: [party],
    _translations: { de: `${other}/de.json`, en: `${other}/en.json` },
    _sources: [{ url: `${other}/source`, title: 'Source' }],
    items: [1, 2, 3].map((number) => ({
      id: `${number}`,
      url: `${other}/item/${number}`,
      title: `Item ${number}`,
      content_html: html,
      image: number === 1 ? `${own}/images/hospital.svg` : image.url,
      banner_image: image.url,
      ...(number > 1 && { _image: image }),
      authors: [party],
      attachments: [{ url: `${other}/audio.mp3`, mime_type: 'audio/mpeg' }],
      _source: { title: 'Source', url: `${other}/source` },
      _event: {
        start: '2999-06-10T09:00:00+02:00',
        location: { name: 'Hall', url: `${other}/hall` },
        organizer: party,
        supporters: [party],
        attachments: [{ url: `${other}/programme.pdf`, title: 'Programme' }],
      },
    })),
    _funding: [
      {
        preset: 'eu-cohesion',
        statement: 'co-funded',
        language: 'de',
        project: { name: 'Project', url: `${other}/project` },
        beneficiary: party,
        funders: [party],
        links: [{ url: `${other}/link`, title: 'Link' }],
      },
    ],
  });
};
const rssOf = (
  other: string,
) => `<?xml version="1.0"?><?xml-stylesheet href="${other}/style.xsl" type="text/xsl"?>
  <!DOCTYPE rss SYSTEM "${other}/rss.dtd" [<!ENTITY x SYSTEM "${other}/entity"><!ENTITY % y SYSTEM "${other}/parameter"> %y;]>
  <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x ${other}/schema.xsd"><channel>
  <image><url>${other}/image.png</url></image><cloud domain="localhost" path="/x"/><atom:link rel="next" href="${other}/next.xml"/><atom:link rel="hub" href="${other}/hub"/>
  <item><title>RSS &x;</title><link>${other}/item</link><media:thumbnail url="${other}/thumbnail.png"/><enclosure url="${other}/e.png" type="image/png"/>
  <xi:include href="${other}/include"/><description>&lt;img src="${other}/d.png"&gt;Text</description></item></channel></rss>`;
const icsOf = (other: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nIMAGE;VALUE=URI:${other}/i.png\r\nREFRESH-INTERVAL:PT1M\r\nSOURCE:${other}/source.ics\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Calendar\r\n` +
  `DTSTART:29990610T090000Z\r\nATTACH:${other}/a.png\r\nIMAGE;VALUE=URI:${other}/j.png\r\nURL:${other}/u\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

describe('the privacy of a visitor', () => {
  const bench = useBench();
  let other: RawServer;

  before(async () => {
    other = await openRawServer((socket) =>
      socket.end(
        answerOf('200 OK', ['Content-Type: image/svg+xml'], '<svg xmlns="http://www.w3.org/2000/svg"/>'),
      ),
    );
  });
  after(() => other.close());

  /** Writes down whatever a script does that is of no use to show a feed. Before any script of the page. */
  const watch = () => {
    const used: string[] = [];
    Object.assign(globalThis, { used });
    const spy = (owner: object, name: string, label = name) => {
      const found = Object.getOwnPropertyDescriptor(owner, name) as Partial<
        Record<'get' | 'set' | 'value', (...args: unknown[]) => unknown>
      >;
      const note = (original: (...args: unknown[]) => unknown) =>
        new Proxy(original, {
          apply: (target, self, args) => (used.push(label), Reflect.apply(target, self, args)),
          construct: (target, args) => (used.push(label), Reflect.construct(target, args) as object),
        });
      for (const kind of ['get', 'set', 'value'] as const)
        if (typeof found?.[kind] === 'function') found[kind] = note(found[kind]);
      if (found) Object.defineProperty(owner, name, found);
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
      spy(globalThis, name);
    for (const name of ['cookie', 'hasStorageAccess', 'requestStorageAccess']) spy(Document.prototype, name);
    for (const name of [
      'sendBeacon',
      'geolocation',
      'permissions',
      'clipboard',
      'mediaDevices',
      'serviceWorker',
      'userAgentData',
      'connection',
      'locks',
      'storage',
      'share',
      'getBattery',
      'plugins',
      'hardwareConcurrency',
      'deviceMemory',
    ])
      spy(Navigator.prototype, name, `navigator.${name}`);
    for (const name of [
      'XMLHttpRequest',
      'WebSocket',
      'EventSource',
      'RTCPeerConnection',
      'Notification',
      'Worker',
      'SharedWorker',
      'BroadcastChannel',
      'open',
      'postMessage',
      'Image',
      'Audio',
    ])
      spy(globalThis, name);
    spy(HTMLCanvasElement.prototype, 'toDataURL');
    spy(CanvasRenderingContext2D.prototype, 'getImageData');
    for (const name of ['pushState', 'replaceState']) spy(History.prototype, name);
  };

  it('is kept whatever a feed says: its origin alone is asked, nothing is stored, no address of the page is sent', async () => {
    const { page, cluster, browser } = bench;
    // Of the same site as the feed and of another origin: there browsers withhold no cookie of their own accord.
    const hostOrigin = bench.host.origin.replace('127.0.0.1', 'localhost');
    const headers = {
      // Who is after cookies would let them come.
      'Access-Control-Allow-Origin': hostOrigin,
      'Access-Control-Allow-Credentials': 'true',
      'Set-Cookie': 'tracker=1; Path=/',
      // Not `rel=preconnect`: that of any answer to any request is followed by Chromium before a page hears of it.
      Link: `<${other.origin}/style.css>; rel=preload; as=style`,
      Refresh: `0; url=${other.origin}/refresh`,
      'Report-To': `{"group":"x","max_age":9,"endpoints":[{"url":"${other.origin}/report"}]}`,
      NEL: '{"report_to":"x","max_age":9,"success_fraction":1}',
    };
    const news = cluster.put('/feeds/spy.json', {
      body: newsOf(other.origin, cluster.origin),
      headers: { ...headers, 'Content-Type': 'application/json' },
    });
    const rss = cluster.put('/feeds/spy.xml', {
      body: rssOf(other.origin),
      headers: { ...headers, 'Content-Type': 'application/rss+xml' },
    });
    const ics = cluster.put('/feeds/spy.ics', {
      body: icsOf(other.origin),
      headers: { ...headers, 'Content-Type': 'text/calendar' },
    });

    // From the browser's own records, which preflights and prefetches are in, too.
    const asked: string[] = [];
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    session.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url));
    session.on('Network.webSocketCreated', ({ url }) => asked.push(url));
    await page.evaluateOnNewDocument(watch);
    await browser.setCookie({ name: 'visitor', value: '1', domain: 'localhost', path: '/', expires: -1 });
    cluster.requests.length = cluster.headers.length = other.connections = 0;

    const show = 'show="date image summary tags credit author source"';
    const body = `<!doctype html><html lang="de"><title>Host</title><link rel="icon" href="data:,">${bench.script}<main>
      <cluster-news-list src="${news}" ${show}></cluster-news-list>
      <cluster-news-list src="${rss}" ${show}></cluster-news-list>
      <cluster-event-card src="${news}" limit="9"></cluster-event-card>
      <cluster-event-card src="${ics}"></cluster-event-card>
      <cluster-funding-notice src="${news}"></cluster-funding-notice></main>`;
    const path = '/secret/path?with=words';
    bench.host.put(path, { body });
    await page.goto(hostOrigin + path);
    await ready(page, 5);
    await page.evaluate(async () => {
      for (const widget of document.querySelectorAll<HTMLElement & { reload(): Promise<void> }>('main > *')) {
        widget.scrollIntoView();
        await widget.reload();
        for (const link of widget.shadowRoot!.querySelectorAll('a')) {
          link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
          link.focus();
        }
      }
    });
    await page.waitForNetworkIdle();

    const origins = new Set(asked.filter((url) => url.startsWith('http')).map((url) => new URL(url).origin));
    expect([...origins].sort()).to.deep.equal([hostOrigin, cluster.origin].sort());
    expect(other.connections, 'connections to somebody else, made in advance too').to.equal(0);
    const feeds = cluster.headers.filter((_, at) => cluster.requests[at]!.startsWith('/feeds/'));
    expect(feeds).to.have.length.above(5);
    for (const each of cluster.headers.filter((_, at) => !cluster.requests[at]!.startsWith('/widgets/'))) {
      expect(each.referer).to.equal(undefined);
      expect(JSON.stringify(each)).not.to.contain('secret');
    }
    for (const each of feeds) expect(each.cookie).to.equal(undefined);
    expect(
      asked.filter((url) => /hospital/.test(url)),
      'the picture from the feed’s own origin',
    ).to.have.length.above(0);

    expect(await page.evaluate(() => (globalThis as unknown as { used: string[] }).used)).to.deep.equal([]);
    const cookies = await browser.cookies();
    expect(cookies.map(({ name }) => name)).to.deep.equal(['visitor']);
    await browser.deleteCookie(...cookies);
    for (const origin of [hostOrigin, cluster.origin]) {
      const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
      expect(usage, origin).to.equal(0);
    }
    expect(
      bench.problems.filter(
        (text) => !/eu-cohesion|is on another origin than its feed|does not allow/.test(text),
      ),
    ).to.deep.equal([]);
  });

  it('is watched well enough for that: what the widgets do not do is noticed', async () => {
    await bench.page.evaluateOnNewDocument(watch);
    await bench.open('<p>Text');
    const used = await bench.page.evaluate(() => {
      localStorage.setItem('a', '1');
      document.cookie = 'a=1';
      navigator.sendBeacon('/x');
      new XMLHttpRequest();
      void navigator.permissions;
      localStorage.clear();
      return [...new Set((globalThis as unknown as { used: string[] }).used)];
    });
    expect(used).to.have.members([
      'localStorage',
      'cookie',
      'navigator.sendBeacon',
      'XMLHttpRequest',
      'navigator.permissions',
    ]);
  });
});
