import { expect } from 'chai';
import { drawn, mount, mountLoaded, server, textOf } from './page.js';
import { feedOf, fullFeed, newsUrl } from './sample-feeds.js';

const words = {
  en: {
    loading: 'Loading…',
    news: 'There is no news at present.',
    event: 'No event is coming up.',
    stale: /^The content could not be updated. It is from \d\d:\d\d\.$/,
  },
  de: {
    loading: 'Wird geladen …',
    news: 'Zurzeit gibt es keine Meldungen.',
    event: 'Zurzeit sind keine Veranstaltungen angekündigt.',
    stale: /^Der Inhalt konnte nicht aktualisiert werden. Er ist von \d\d:\d\d Uhr\.$/,
  },
  pl: {
    loading: 'Ładowanie…',
    news: 'Obecnie nie ma żadnych aktualności.',
    event: 'Obecnie nie zapowiedziano żadnych wydarzeń.',
    stale: /^Nie udało się zaktualizować treści. Pochodzi z godz. \d\d:\d\d\.$/,
  },
};

for (const [lang, said] of Object.entries(words)) {
  describe(`the words of a state, in ${lang}`, () => {
    const tags = { news: 'cluster-news-list', event: 'cluster-event-card' } as const;

    for (const tag of [...Object.values(tags), 'cluster-funding-notice']) {
      it(`<${tag}> is loading`, async () => {
        const element = mount(`<${tag} lang="${lang}" src="${newsUrl}"></${tag}>`);
        await server.request(newsUrl);
        await drawn(element);
        expect(textOf(element, 'loading')).to.equal(said.loading);
      });

      it(`<${tag}> is stale`, async () => {
        server.serve(newsUrl, fullFeed());
        const element = await mountLoaded(`<${tag} lang="${lang}" src="${newsUrl}"></${tag}>`);
        server.serve(newsUrl, (request) => request.fail());
        await element.reload();
        await drawn(element);
        expect(textOf(element, 'status')).to.match(said.stale);
      });
    }

    for (const [word, tag] of Object.entries(tags)) {
      it(`<${tag}> is empty`, async () => {
        server.serve(newsUrl, feedOf([]));
        const element = await mountLoaded(`<${tag} lang="${lang}" src="${newsUrl}"></${tag}>`);
        expect(textOf(element, 'empty')).to.equal(said[word as keyof typeof tags]);
      });
    }
  });
}
