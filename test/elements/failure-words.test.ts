import { expect } from 'chai';
import type { FeedErrorCode } from '../../src/feed/feed-error.js';
import { limitBytes } from '../../src/browser/fetch-feed.js';
import type { FakeRequest } from './fake-server.js';
import {
  drawn,
  mount,
  mountFailed,
  nextEvent,
  server,
  showsFallback,
  statesOf,
  textOf,
  warnings,
} from './page.js';
import { FakeClock } from './fake-clock.js';
import { newsUrl } from './sample-feeds.js';

const passing = {
  en: 'The content could not be loaded at the moment.',
  de: 'Der Inhalt konnte gerade nicht geladen werden.',
  pl: 'Nie udało się teraz wczytać treści.',
};
const lasting = {
  en: 'The content cannot be shown here.',
  de: 'Der Inhalt kann hier nicht angezeigt werden.',
  pl: 'Nie można tutaj wyświetlić tej treści.',
};
const retry = { en: 'Try again', de: 'Erneut versuchen', pl: 'Spróbuj ponownie' };

const isProbe = ({ options }: FakeRequest) => options.mode === 'no-cors';

/** How each failure comes about, and what is said of it. */
const failures: [FeedErrorCode, answer: (request: FakeRequest) => void, said: typeof passing][] = [
  ['network', (request) => request.fail(), passing],
  ['cors', (request) => (isProbe(request) ? request.respond(null) : request.fail()), lasting],
  ['http', (request) => request.respond('Not here', { status: 404 }), passing],
  [
    'too-large',
    (request) => request.respond('', { headers: { 'content-length': `${limitBytes + 1}` } }),
    lasting,
  ],
  ['format', (request) => request.respond('<!doctype html><title>A page</title><p>Hello'), lasting],
];

describe('what is said of a failure', () => {
  for (const [code, answer, said] of failures) {
    for (const lang of ['en', 'de', 'pl'] as const) {
      it(`${code}, in ${lang}`, async () => {
        server.serve(newsUrl, answer);
        const failed = nextEvent(document, 'cluster-error');
        const element = await mountFailed(
          `<cluster-news-list lang="${lang}" src="${newsUrl}"><p>Own</p></cluster-news-list>`,
        );
        expect((await failed).error.code).to.equal(code);
        expect(textOf(element, 'status')).to.equal(said[lang]);
        expect(textOf(element, 'retry')).to.equal(retry[lang]);
        expect(statesOf(element)).to.deep.equal(['failed']);
        expect(showsFallback(element)).to.equal(true);
      });
    }
  }

  it('timeout, once the deadline has passed, although the body has begun', async () => {
    const clock = new FakeClock();
    const failed = nextEvent(document, 'cluster-error');
    const element = mount(`<cluster-news-list src="${newsUrl}"><p>Own</p></cluster-news-list>`);
    const request = await server.request(newsUrl);
    clock.seconds(14.9);
    expect(request.isAborted).to.equal(false);
    clock.seconds(0.1);
    expect((await failed).error.code).to.equal('timeout');
    await drawn(element);
    expect(request.isAborted).to.equal(true);
    expect(textOf(element, 'status')).to.equal(passing.en);
  });

  it('config, for an address that is none, without any request', async () => {
    const failed = nextEvent(document, 'cluster-error');
    const element = await mountFailed(
      '<cluster-news-list src="javascript:alert(1)"><p>Own</p></cluster-news-list>',
    );
    const { error } = await failed;
    expect([error.code, error.url]).to.deep.equal(['config', 'javascript:alert(1)']);
    expect(textOf(element, 'status')).to.equal(lasting.en);
    expect(server.requests).to.deep.equal([]);
  });

  it('config, for an id that no element has', async () => {
    const failed = nextEvent(document, 'cluster-error');
    await mountFailed('<cluster-news-list src="#nobody"></cluster-news-list>');
    expect((await failed).error.code).to.equal('config');
  });

  it('names tag, code and address in the console', async () => {
    server.serve(newsUrl, (request) => request.respond('', { status: 503 }));
    await mountFailed(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('<cluster-news-list> http: HTTP status 503').and.to.contain(newsUrl);
  });
});
