import { expect } from 'chai';
import {
  drawn,
  main,
  mount,
  mountFailed,
  mountLoaded,
  nextEvent,
  parts,
  server,
  statesOf,
  textsOf,
} from './page.js';
import { feedOf, item, items, newsUrl } from './sample-feeds.js';

const otherUrl = 'https://other.example/feed.json';

describe('src', () => {
  it('changed while loading: the late answer of the first does not win', async () => {
    const element = mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const first = await server.request(newsUrl);
    element.src = otherUrl;
    const second = await server.request(otherUrl);
    expect(first.isAborted).to.equal(true);
    const loaded = nextEvent(element, 'cluster-load');
    second.respond(feedOf([item(2)]));
    await loaded;
    first.respond(feedOf([item(1)]));
    await first.response.catch(() => undefined);
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2']);
  });

  it('changed while another widget waits for the first: that one gets it, this one does not', async () => {
    const element = mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const other = mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const first = await server.request(newsUrl);
    element.src = otherUrl;
    const second = await server.request(otherUrl);
    const loaded = [nextEvent(other, 'cluster-load'), nextEvent(element, 'cluster-load')] as const;
    first.respond(feedOf([item(1)]));
    await loaded[0];
    await drawn(element);
    expect(statesOf(element)).to.deep.equal(['loading']);
    second.respond(feedOf([item(2)]));
    await loaded[1];
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2']);
    expect(textsOf(other, 'title')).to.deep.equal(['Item 1']);
  });

  it('changed back while loading shows the feed asked for last', async () => {
    const element = mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    await server.request(newsUrl);
    element.src = otherUrl;
    await server.request(otherUrl);
    element.src = newsUrl;
    const third = await server.request(newsUrl);
    const loaded = nextEvent(element, 'cluster-load');
    third.respond(feedOf([item(1)]));
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
  });

  it('removed gives the request up and goes back to having nothing', async () => {
    const element = mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const request = await server.request(newsUrl);
    element.removeAttribute('src');
    await request.aborted;
    await drawn(element);
    expect(statesOf(element)).to.deep.equal([]);
  });

  it('{lang} is the language of the element, and follows it', async () => {
    server.serve('https://cluster.example/de/feed', feedOf([item(1)], { language: 'de' }));
    server.serve('https://cluster.example/pl/feed', feedOf([item(2)], { language: 'pl' }));
    const element = await mountLoaded(
      '<cluster-news-list lang="de-AT" src="https://cluster.example/{lang}/feed"></cluster-news-list>',
    );
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
    const loaded = nextEvent(element, 'cluster-load');
    element.lang = 'pl';
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2']);
    expect(server.urls).to.deep.equal(['https://cluster.example/de/feed', 'https://cluster.example/pl/feed']);
  });
});

describe('several addresses in src', () => {
  it('are merged into one list, newest first', async () => {
    server.serve(newsUrl, feedOf([item(1), item(3)]));
    server.serve(otherUrl, feedOf([item(2)]));
    const element = await mountLoaded(
      `<cluster-news-list src="\n ${newsUrl}\n\t${otherUrl} "></cluster-news-list>`,
    );
    expect(textsOf(element, 'title')).to.deep.equal(['Item 3', 'Item 2', 'Item 1']);
  });

  it('of which one fails: the others are shown, and the failure is reported', async () => {
    server.serve(newsUrl, feedOf(items(2)));
    server.serve(otherUrl, (request) => request.respond('', { status: 404 }));
    const failed = nextEvent(main, 'cluster-error');
    const element = await mountLoaded(`<cluster-news-list src="${otherUrl} ${newsUrl}"></cluster-news-list>`);
    expect((await failed).error.url).to.equal(otherUrl);
    expect(statesOf(element)).to.deep.equal(['ready']);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
    expect(parts(element, 'retry')).to.deep.equal([]);
  });

  it('of which one fails later keeps what that one had', async () => {
    server.serve(newsUrl, feedOf([item(1)]));
    server.serve(otherUrl, feedOf([item(2)]));
    const element = await mountLoaded(`<cluster-news-list src="${otherUrl} ${newsUrl}"></cluster-news-list>`);
    server.serve(otherUrl, (request) => request.respond('', { status: 503 }));
    await element.reload();
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
    expect(statesOf(element)).to.deep.equal(['ready']);
  });

  it('of which all fail: each is reported, and the widget has failed', async () => {
    for (const url of [newsUrl, otherUrl])
      server.serve(url, (request) => request.respond('', { status: 404 }));
    const failures: string[] = [];
    main.addEventListener('cluster-error', ({ error }) => failures.push(error.url));
    const element = await mountFailed(`<cluster-news-list src="${newsUrl} ${otherUrl}"></cluster-news-list>`);
    expect(failures).to.deep.equal([newsUrl, otherUrl]);
    expect(statesOf(element)).to.deep.equal(['failed']);
  });
});
