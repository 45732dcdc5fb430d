import { expect } from 'chai';
import {
  drawn,
  mount,
  mountFailed,
  mountLoaded,
  nextEvent,
  part,
  parts,
  server,
  statesOf,
  textOf,
} from './page.js';
import { feedOf, fullFeed, items, newsUrl } from './sample-feeds.js';

const tags = ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'] as const;

for (const tag of tags) {
  describe(`the skeleton of <${tag}>`, () => {
    it('is there while the feed is on its way, is heard by nobody, and cannot be reached', async () => {
      const element = mount(`<${tag} src="${newsUrl}"></${tag}>`);
      await server.request(newsUrl);
      await drawn(element);
      const skeleton = part(element, 'skeleton');
      expect(skeleton.ariaHidden).to.equal('true');
      expect(skeleton.querySelectorAll('a, button, [tabindex], img')).to.have.length(0);
      expect(textOf(element, 'loading')).to.equal('Loading…');
      expect(textOf(element, 'status')).to.equal('');
      expect(element.offsetHeight).to.be.greaterThan(60);
    });

    const endings = { ready: fullFeed(), empty: feedOf([]) };
    for (const [ending, feed] of Object.entries(endings))
      it(`loading -> ${ending}: gone`, async () => {
        server.serve(newsUrl, feed);
        expect(parts(await mountLoaded(`<${tag} src="${newsUrl}"></${tag}>`), 'skeleton')).to.deep.equal([]);
      });

    it('loading -> failed: gone', async () => {
      server.serve(newsUrl, (request) => request.fail());
      expect(parts(await mountFailed(`<${tag} src="${newsUrl}"></${tag}>`), 'skeleton')).to.deep.equal([]);
    });

    it('is not there again for a reload of what was empty', async () => {
      server.serve(newsUrl, feedOf([]));
      const element = await mountLoaded(`<${tag} src="${newsUrl}"></${tag}>`);
      const asked = server.requests.length;
      const reloaded = element.reload();
      await drawn(element);
      expect(server.requests).to.have.length(asked + 1);
      expect(statesOf(element)).to.deep.equal(['loading']);
      expect(parts(element, 'skeleton')).to.deep.equal([]);
      await reloaded;
    });

    it('is nowhere without an address', async () => {
      const element = mount(`<${tag}></${tag}>`);
      await drawn(element);
      expect(parts(element, 'skeleton')).to.deep.equal([]);
      expect(element.offsetHeight).to.equal(0);
    });
  });
}

describe('the skeleton of a list', () => {
  const mountLoading = async (attributes: string) => {
    const element = mount(`<cluster-news-list ${attributes} src="${newsUrl}"></cluster-news-list>`);
    await server.request(newsUrl);
    await drawn(element);
    return element;
  };

  for (const [attributes, count] of [
    ['', 5],
    ['limit="3"', 3],
    ['limit="2.5"', 2],
    ['limit="0"', 0],
    ['limit="-1"', 0],
    ['limit="5000"', 20],
  ] as const)
    it(`has ${count} items with ${attributes || 'no limit stated'}`, async () => {
      expect(parts(await mountLoading(attributes), 'item')).to.have.length(count);
    });

  it('has room for what visitors can do, out of reach', async () => {
    const element = await mountLoading('searchable filterable more="3"');
    const tools = () =>
      part(element, 'skeleton').querySelectorAll('[part~=search], [part~=choice], [part~=more]');
    // What draws them comes as a part of its own.
    while (!tools().length) {
      await import('../../src/elements/news-tools.js');
      await drawn(element);
    }
    expect(tools()).to.have.length(3);
    expect(part(element, 'skeleton').inert).to.equal(true);
  });

  for (const [attributes, shown] of [
    ['limit="1"', ['date', 'image', 'summary', 'tags']],
    ['limit="1" show="date summary"', ['date', 'summary']],
    ['limit="1" images="none"', ['date', 'summary', 'tags']],
  ] as const)
    it(`has ${shown.join(', ')} with ${attributes}`, async () => {
      const element = await mountLoading(attributes);
      const names = ['date', 'image', 'summary', 'tags'].filter((name) => parts(element, name).length);
      expect(names).to.deep.equal(shown);
    });

  it('is there again for another address, and not for a reload', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const other = `${newsUrl}?other`;
    element.src = other;
    const request = await server.request(other);
    await drawn(element);
    expect(parts(element, 'skeleton')).to.have.length(1);
    const loaded = nextEvent(element, 'cluster-load');
    request.respond(feedOf(items(2)));
    await loaded;
    await drawn(element);
    expect(parts(element, 'skeleton')).to.deep.equal([]);
    const reloaded = element.reload();
    await server.request(other);
    await drawn(element);
    expect(statesOf(element)).to.deep.equal(['loading']);
    expect(parts(element, 'skeleton')).to.deep.equal([]);
    server.requests.at(-1)!.respond(feedOf(items(2)));
    await reloaded;
  });
});
