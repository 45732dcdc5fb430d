import { expect } from 'chai';
import {
  drawn,
  letGo,
  mount,
  mountFailed,
  mountLoaded,
  nextEvent,
  parts,
  server,
  showsFallback,
  statesOf,
  textOf,
} from './page.js';
import { feedOf, fullFeed, newsUrl } from './sample-feeds.js';

const tags = ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'] as const;

for (const tag of tags) {
  describe(`<${tag}> in each state`, () => {
    const own = `<a href="https://cluster.example/">Own words of the host</a>`;

    it('without src is in none, says nothing and shows its own content', async () => {
      const element = mount(`<${tag}>${own}</${tag}>`);
      await drawn(element);
      expect(statesOf(element)).to.deep.equal([]);
      expect(textOf(element, 'status')).to.equal('');
      expect(showsFallback(element)).to.equal(true);
      expect(server.requests).to.deep.equal([]);
    });

    it('loading, with own content, shows that and no word of loading', async () => {
      const element = mount(`<${tag} src="${newsUrl}">${own}</${tag}>`);
      await server.request(newsUrl);
      await drawn(element);
      expect(statesOf(element)).to.deep.equal(['loading']);
      expect(showsFallback(element)).to.equal(true);
      expect(parts(element, 'loading')).to.deep.equal([]);
    });

    it('loading, without own content, says so', async () => {
      const element = mount(
        `<${tag} src="${newsUrl}"> <!-- nothing but white space and a note --> </${tag}>`,
      );
      await server.request(newsUrl);
      await drawn(element);
      expect(statesOf(element)).to.deep.equal(['loading']);
      expect(textOf(element, 'loading')).to.equal('Loading…');
    });

    it('ready shows its content instead of the own', async () => {
      server.serve(newsUrl, fullFeed());
      const element = await mountLoaded(`<${tag} src="${newsUrl}">${own}</${tag}>`);
      expect(statesOf(element)).to.deep.equal(['ready']);
      expect(parts(element, 'list')).to.have.length(1);
      expect(showsFallback(element)).to.equal(false);
    });

    it('empty, with own content, keeps that', async () => {
      server.serve(newsUrl, feedOf([]));
      const element = await mountLoaded(`<${tag} src="${newsUrl}">${own}</${tag}>`);
      expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
      expect(showsFallback(element)).to.equal(true);
      expect(parts(element, 'empty')).to.deep.equal([]);
    });

    it('empty, with words of the host for that, shows those', async () => {
      server.serve(newsUrl, feedOf([]));
      const element = await mountLoaded(
        `<${tag} src="${newsUrl}"><p slot="empty">Come back soon</p></${tag}>`,
      );
      expect(showsFallback(element)).to.equal(true);
      expect(
        element.shadowRoot!.querySelector<HTMLSlotElement>('slot[name="empty"]')!.assignedElements(),
      ).to.have.length(1);
    });

    it('words for an empty list are not shown while it is loading', async () => {
      const element = mount(`<${tag} src="${newsUrl}"><p slot="empty">Come back soon</p></${tag}>`);
      await server.request(newsUrl);
      await drawn(element);
      expect(showsFallback(element)).to.equal(false);
      expect(textOf(element, 'loading')).to.equal('Loading…');
    });

    it('failed shows the own content, what happened and a way on', async () => {
      server.serve(newsUrl, (request) => request.respond('', { status: 500 }));
      const element = await mountFailed(`<${tag} src="${newsUrl}">${own}</${tag}>`);
      expect(statesOf(element)).to.deep.equal(['failed']);
      expect(showsFallback(element)).to.equal(true);
      expect(textOf(element, 'status')).to.equal('The content could not be loaded at the moment.');
      expect(textOf(element, 'retry')).to.equal('Try again');
    });

    it('ready -> failed reload -> stale shows what it had, and of when that is', async () => {
      server.serve(newsUrl, fullFeed());
      const element = await mountLoaded(`<${tag} src="${newsUrl}">${own}</${tag}>`);
      server.serve(newsUrl, (request) => request.respond('', { status: 500 }));
      const failed = nextEvent(element, 'cluster-error');
      await element.reload();
      await failed;
      await drawn(element);
      expect(statesOf(element)).to.deep.equal(['failed', 'stale']);
      expect(parts(element, 'list')).to.have.length(1);
      expect(textOf(element, 'status')).to.match(
        /^The content could not be updated. It is from \d\d:\d\d\.$/,
      );
    });
  });
}

describe('what is said of an empty feed', () => {
  it('is something for news and for events', async () => {
    server.serve(newsUrl, feedOf([]));
    expect(
      textOf(await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`), 'empty'),
    ).to.equal('There is no news at present.');
    expect(
      textOf(await mountLoaded(`<cluster-event-card src="${newsUrl}"></cluster-event-card>`), 'empty'),
    ).to.equal('No event is coming up.');
  });

  it('is nothing where there is nothing to acknowledge, and that takes no room', async () => {
    server.serve(newsUrl, feedOf([]));
    const element = await mountLoaded(`<cluster-funding-notice src="${newsUrl}"></cluster-funding-notice>`);
    expect(parts(element, 'empty')).to.deep.equal([]);
    letGo(element);
    expect(element.getBoundingClientRect().height).to.equal(0);
  });
});
