import { expect } from 'chai';
import { expectAccessible } from './axe.js';
import {
  cleanUp,
  drawn,
  main,
  mount,
  mountFailed,
  mountLoaded,
  nextEvent,
  server,
  statesOf,
} from './page.js';
import { feedOf, fullFeed, newsUrl } from './sample-feeds.js';

const tags = ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'] as const;
const schemes = [
  ['light', '#fff', '#333'],
  ['dark', '#111', '#ddd'],
] as const;

/** The page around the widget: a heading above, so that the widget's own has its place in an order. */
function setScheme(ground: string, ink: string): void {
  Object.assign(document.body.style, { background: ground, color: ink });
  document.title = 'A page';
  main.append(Object.assign(document.createElement('h1'), { textContent: 'A page of a partner' }));
  cleanUp(() => document.body.removeAttribute('style'));
}

for (const tag of tags) {
  const heading = tag === 'cluster-funding-notice' ? 'heading="Funding"' : '';
  describe(`axe finds nothing in <${tag}>`, () => {
    for (const [scheme, ground, ink] of schemes) {
      beforeEach(() => document.documentElement.setAttribute('lang', 'en'));

      it(`loading, ${scheme}`, async () => {
        setScheme(ground, ink);
        const element = mount(`<${tag} src="${newsUrl}" ${heading}></${tag}>`);
        await server.request(newsUrl);
        await drawn(element);
        await expectAccessible(main);
        expect(statesOf(element)).to.deep.equal(['loading']);
      });

      for (const lang of ['en', 'de', 'pl']) {
        it(`ready, ${scheme}, ${lang}`, async () => {
          setScheme(ground, ink);
          server.serve(newsUrl, fullFeed());
          const all = 'show="date image summary tags credit author source" limit="9" past';
          const element = await mountLoaded(
            `<${tag} lang="${lang}" src="${newsUrl}" ${heading} ${all}></${tag}>`,
          );
          await expectAccessible(main);
          expect(statesOf(element)).to.deep.equal(['ready']);
        });
      }

      it(`empty, ${scheme}`, async () => {
        setScheme(ground, ink);
        server.serve(newsUrl, feedOf([]));
        const element = await mountLoaded(`<${tag} src="${newsUrl}"></${tag}>`);
        await expectAccessible(main);
        expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
      });

      it(`failed, ${scheme}`, async () => {
        setScheme(ground, ink);
        server.serve(newsUrl, (request) => request.respond('', { status: 500 }));
        await mountFailed(`<${tag} src="${newsUrl}"></${tag}>`);
        await expectAccessible(main);
      });

      it(`stale, ${scheme}`, async () => {
        setScheme(ground, ink);
        server.serve(newsUrl, fullFeed());
        const element = await mountLoaded(`<${tag} src="${newsUrl}" ${heading} limit="9"></${tag}>`);
        server.serve(newsUrl, (request) => request.respond('', { status: 500 }));
        const failed = nextEvent(element, 'cluster-error');
        await element.reload();
        await failed;
        await drawn(element);
        await expectAccessible(main);
        expect(statesOf(element)).to.deep.equal(['failed', 'stale']);
      });
    }
  });
}
