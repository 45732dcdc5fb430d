import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { until, useBench } from './bench.js';
import { answerOf, openRawServer, type RawServer } from './raw-server.js';

const feed = (title: string) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ id: title, title, language: 'de' }],
  });
const rss = (title: string) =>
  `<rss version="2.0"><channel><title>X</title><item><title>${title}</title></item></channel></rss>`;
const json = 'Content-Type: application/feed+json';
const good = (title: string) =>
  answerOf('200 OK', [json, `Content-Length: ${Buffer.byteLength(feed(title))}`], feed(title));
const html = '<!doctype html><title>Please log in</title><form><input type=password></form>';

/** Sends on and on until the other side has had enough. */
function pour(socket: Socket, head: Buffer, limit: number): void {
  const chunk = Buffer.alloc(65_536, ' ');
  let sent = 0;
  socket.write(head);
  const more = () => {
    while (sent < limit && !socket.destroyed) {
      sent += chunk.length;
      if (!socket.write(chunk)) return void socket.once('drain', more);
    }
    socket.end();
  };
  more();
}

const faults: [name: string, answer: (socket: Socket) => void, code: string, message: RegExp][] = [
  ['reset', (socket) => socket.resetAndDestroy(), 'network', /no answer/],
  ['closed without a word', (socket) => socket.end(), 'network', /no answer/],
  ['stalled before its headers', () => {}, 'timeout', /no complete answer in 15 s/],
  ['stalled in its headers', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-'), 'timeout', /15 s/],
  [
    'stalled in its body',
    (socket) => socket.write(answerOf('200 OK', [json, 'Content-Length: 999'], feed('x').slice(0, 20))),
    'timeout',
    /15 s/,
  ],
  [
    'cut off',
    (socket) => socket.end(answerOf('200 OK', [json, 'Content-Length: 999'], feed('x').slice(0, 20))),
    'network',
    /no answer|cut/,
  ],
  [
    'cut off between chunks',
    (socket) => socket.end(answerOf('200 OK', [json, 'Transfer-Encoding: chunked'], '5\r\n{"ite\r\n')),
    'network',
    /no answer|cut/,
  ],
  [
    'said to be shorter than it is',
    (socket) => socket.end(answerOf('200 OK', [json, 'Content-Length: 20'], feed('x'))),
    'format',
    /broken JSON/,
  ],
  ['not HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'network', /no answer/],
  [
    'redirected in a circle',
    (socket) => socket.end(answerOf('302 Found', ['Location: /feed'])),
    'network',
    /no answer/,
  ],
  [
    'redirected to a file',
    (socket) => socket.end(answerOf('302 Found', ['Location: file:///etc/passwd'])),
    'network',
    /no answer/,
  ],
  ['204', (socket) => socket.end(answerOf('204 No Content', [])), 'format', /empty/],
  [
    '304 without having been asked for',
    (socket) => socket.end(answerOf('304 Not Modified', [])),
    'http',
    /304/,
  ],
  [
    '401 with HTML',
    (socket) =>
      socket.end(
        answerOf('401 Unauthorized', ['WWW-Authenticate: Basic realm="x"', 'Content-Type: text/html'], html),
      ),
    'http',
    /401/,
  ],
  [
    'a page to log in at',
    (socket) => socket.end(answerOf('200 OK', ['Content-Type: text/html'], html)),
    'format',
    /./,
  ],
  [
    '429 with Retry-After',
    (socket) => socket.end(answerOf('429 Too Many Requests', ['Retry-After: 3600'])),
    'http',
    /429/,
  ],
  ['500', (socket) => socket.end(answerOf('500 Internal Server Error', [])), 'http', /500/],
  [
    'garbage said to be compressed',
    (socket) => socket.end(answerOf('200 OK', [json, 'Content-Encoding: gzip'], 'not gzip at all')),
    'network',
    /./,
  ],
  [
    'garbage',
    (socket) =>
      socket.end(
        answerOf(
          '200 OK',
          [json],
          Uint8Array.from({ length: 999 }, (_, index) => (index * 131) % 256),
        ),
      ),
    'format',
    /./,
  ],
  [
    'a gigabyte, as stated',
    (socket) => pour(socket, answerOf('200 OK', [json, 'Content-Length: 1000000000']), 1e9),
    'too-large',
    /10 MB/,
  ],
  ['a gigabyte without end', (socket) => pour(socket, answerOf('200 OK', [json]), 1e9), 'too-large', /10 MB/],
  [
    'a gigabyte in a small parcel',
    (socket) => socket.end(answerOf('200 OK', [json, 'Content-Encoding: gzip'], parcel)),
    'too-large',
    /10 MB/,
  ],
];
const parcel = gzipSync(Buffer.alloc(100_000_000, ' '));

describe('a feed on a bad line', () => {
  const bench = useBench();
  let server: RawServer;
  let answer: (socket: Socket, number: number) => void;

  before(async () => {
    server = await openRawServer((socket, number) => answer(socket, number));
  });
  after(() => server.close());
  beforeEach(() => (server.heads.length = 0));

  const pageOf = (deadline = 15_000) => `<script>
      errors = [];
      addEventListener('cluster-error', ({ error: { code, message, url } }) => errors.push({ code, message, url }));
      // The deadline passes sooner for the page than for the reader of this test.
      ((native) => (setTimeout = (task, ms, ...rest) => native(task, ms === 15000 ? ${deadline} : ms, ...rest)))(setTimeout);
    </script>${bench.script}
    <main><cluster-news-list src="${server.origin}/feed"><a href="/news">Alle Meldungen</a></cluster-news-list>
    <cluster-event-card src="${bench.cluster.origin}/feeds/events.json"></cluster-event-card></main><p id="rest">Rest der Seite</p>`;
  const seen = () =>
    bench.page.$eval('cluster-news-list', (list) => ({
      titles: [...list.shadowRoot!.querySelectorAll('[part=title]')].map((title) => title.textContent.trim()),
      message: list.shadowRoot!.querySelector('[part=status]')?.textContent,
      button: list.shadowRoot!.querySelector('button')?.textContent ?? null,
      fallback: (list.firstElementChild as HTMLElement).checkVisibility(),
      failed: list.matches(':state(failed)'),
      errors: (globalThis as unknown as { errors: object[] }).errors,
    }));
  const uncaught = () => bench.problems.filter((text) => /Uncaught|^\w*Error/.test(text));

  for (const [name, fault, code, message] of faults) {
    it(`${name}: is ${code}; fallback, sentence and button stand, the rest works, and trying again helps`, async () => {
      answer = fault;
      await bench.open(pageOf(code === 'timeout' ? 300 : undefined));
      await until(bench.page, 'cluster-news-list', 'button');
      await until(bench.page, 'cluster-event-card:state(ready)');
      const shown = await seen();
      const [error] = shown.errors as { code: string; message: string; url: string }[];
      expect(error).to.include({ code, url: `${server.origin}/feed` });
      expect(error!.message).to.match(message);
      expect(shown.errors).to.have.length(1);
      expect(shown.message).to.match(/^Der Inhalt k(ann|onnte)/);
      expect(shown).to.include({ button: 'Erneut versuchen', fallback: true, failed: true });
      expect(await bench.page.$eval('#rest', (rest) => rest.checkVisibility())).to.equal(true);

      answer = (socket) => socket.end(good('Wieder da'));
      await bench.page.$eval('cluster-news-list >>> button', (button) => (button as HTMLElement).click());
      await until(bench.page, 'cluster-news-list:state(ready)', '[part=title]');
      expect((await seen()).titles).to.deep.equal(['Wieder da']);
      expect(await seen()).to.include({ button: null, fallback: false, failed: false });
      expect(uncaught()).to.deep.equal([]);
    });
  }

  it('a wrong type says nothing: what is there counts', async () => {
    for (const type of ['image/png', 'text/html', 'application/octet-stream', 'nonsense']) {
      answer = (socket) =>
        socket.end(
          answerOf('200 OK', [`Content-Type: ${type}`, 'X-Content-Type-Options: nosniff'], feed(type)),
        );
      await bench.open(pageOf());
      await until(bench.page, 'cluster-news-list:state(ready)', '[part=title]');
      expect((await seen()).titles).to.deep.equal([type]);
    }
  });

  it('an insecure feed on a secure page is network, and says where to look', async () => {
    const { page, cluster } = bench;
    await page.setRequestInterception(true);
    const script = await (await fetch(`${cluster.origin}/widgets/cluster-widgets.js`)).text();
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/w.js') void request.respond({ contentType: 'text/javascript', body: script });
      else if (url.protocol === 'https:')
        void request.respond({
          contentType: 'text/html',
          body: `<!doctype html><script>errors = []; addEventListener('cluster-error', (event) => errors.push(event.error.code));</script>
            <script type="module" src="/w.js"></script><cluster-news-list src="http://cluster.example/feed.json"><a>Alle</a></cluster-news-list>`,
        });
      else void request.respond({ headers: { 'Access-Control-Allow-Origin': '*' }, body: feed('x') });
    });
    await page.goto('https://host.example/');
    await until(bench.page, 'cluster-news-list', 'button');
    const shown = await seen();
    expect(shown.errors).to.deep.equal(['network']);
    expect(shown.fallback).to.equal(true);
    expect(bench.problems.join('\n')).to.contain('Mixed Content');
  });

  it('a visitor who goes offline keeps what was there; back again, the button brings the news', async () => {
    answer = (socket, number) => socket.end(good(`Nummer ${number}`));
    await bench.open(pageOf());
    await until(bench.page, 'cluster-news-list:state(ready)');
    await bench.page.setOfflineMode(true);
    await bench.page.$eval('cluster-news-list', (list) =>
      (list as HTMLElement & { reload(): Promise<void> }).reload(),
    );
    await until(bench.page, 'cluster-news-list:state(stale)', 'button');
    const offline = await seen();
    expect(offline.titles).to.deep.equal(['Nummer 0']);
    expect(offline.errors).to.have.length(1);
    await bench.page.setOfflineMode(false);
    await bench.page.$eval('cluster-news-list >>> button', (button) => (button as HTMLElement).click());
    await bench.page.waitForFunction(
      () => !document.querySelector('cluster-news-list')!.shadowRoot!.querySelector('button'),
    );
    expect((await seen()).titles).to.deep.equal(['Nummer 1']);
    expect(uncaught()).to.deep.equal([]);
  });

  it('a feed that is another thing each time is read for what it is, and kept while it is none', async () => {
    const answers: [body: string, titles: string[], isStale: boolean][] = [
      [feed('JSON'), ['JSON'], false],
      [rss('RSS'), ['RSS'], false],
      [html, ['RSS'], true],
      ['[]', [], false],
      ['{"items": "none", "version": "https://jsonfeed.org/version/1.1"}', [], false],
      [rss('RSS &amp; mehr'), ['RSS & mehr'], false],
      ['null', ['RSS & mehr'], true],
      [feed('JSON'), ['JSON'], false],
    ];
    answer = (socket, number) =>
      socket.end(answerOf('200 OK', ['Content-Type: text/plain'], answers[number]![0]));
    await bench.open(pageOf());
    for (const [index, [, titles, isStale]] of answers.entries()) {
      if (index === 0) await until(bench.page, 'cluster-news-list:state(ready)');
      else
        await bench.page.$eval('cluster-news-list', async (list) => {
          const element = list as HTMLElement & { reload(): Promise<void>; updateComplete: Promise<boolean> };
          await element.reload();
          await element.updateComplete;
        });
      expect((await seen()).titles, `answer ${index}`).to.deep.equal(titles);
      expect(
        await bench.page.$eval('cluster-news-list', (list) => list.matches(':state(stale)')),
        `answer ${index}`,
      ).to.equal(isStale);
    }
    expect(uncaught()).to.deep.equal([]);
  });

  for (const year of [1970, 2010, 2090]) {
    it(`a clock that says ${year} hides no news and breaks no event`, async () => {
      await bench.page.evaluateOnNewDocument(
        (start) => {
          const shift = start - Date.now();
          const Native = Date;
          globalThis.Date = class extends Native {
            constructor(...parts: []) {
              super(...(parts.length ? parts : ([Native.now() + shift] as unknown as [])));
            }
            static override now() {
              return Native.now() + shift;
            }
          } as DateConstructor;
        },
        Date.UTC(year, 5, 1),
      );
      await bench.open(`${bench.script}<main>${bench.widgets('refresh="5"')}</main>`);
      await until(bench.page, 'cluster-funding-notice:state(ready)');
      await until(bench.page, 'cluster-event-card:state(ready)');
      await until(bench.page, 'cluster-news-list:state(ready)', '[part=title]');
      expect(
        await bench.page.$eval(
          'cluster-news-list',
          (list) => list.shadowRoot!.querySelectorAll('[part=title]').length,
        ),
      ).to.equal(5);
      const card = await bench.page.$eval('cluster-event-card', (each) => each.shadowRoot!.textContent);
      // An event that recurs has no last one.
      expect(card).to.match(year > 2050 ? /2090/ : /20[12]\d/);
      expect(bench.problems).to.deep.equal([]);
    });
  }
});
