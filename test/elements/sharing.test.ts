import { expect } from 'chai';
import { drawn, main, mount, mountLoaded, nextEvent, server, textsOf } from './page.js';
import { feedOf, fullFeed, items, newsUrl } from './sample-feeds.js';

describe('one feed and several widgets', () => {
  it('is asked for once, by elements of three kinds', async () => {
    mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>
      <cluster-event-card src="${newsUrl}"></cluster-event-card>
      <cluster-funding-notice src="${newsUrl}"></cluster-funding-notice>`);
    const widgets = [...main.children] as HTMLElement[];
    const loaded = widgets.map((widget) => nextEvent(widget, 'cluster-load'));
    (await server.request(newsUrl)).respond(fullFeed());
    await Promise.all(loaded);
    expect(server.urls).to.deep.equal([newsUrl]);
  });

  it('is asked for once across shadow roots, and by one that comes later', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const roots = [1, 2].map(() =>
      main.appendChild(document.createElement('div')).attachShadow({ mode: 'open' }),
    );
    const loaded = roots.map((root) => nextEvent(root, 'cluster-load'));
    roots.forEach((root) => mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`, root));
    await Promise.all(loaded);
    const late = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(textsOf(late, 'title')).to.deep.equal(['Item 1']);
    expect(server.urls).to.deep.equal([newsUrl]);
  });

  it('is one feed however its address is written', async () => {
    server.serve(`${location.origin}/feed.json`, feedOf(items(1)));
    await mountLoaded('<cluster-news-list src="/feed.json"></cluster-news-list>');
    await mountLoaded(`<cluster-news-list src=" ${location.origin}/x/../feed.json "></cluster-news-list>`);
    expect(server.urls).to.deep.equal([`${location.origin}/feed.json`]);
  });

  it('failed -> another widget asks anew', async () => {
    const failed = nextEvent(main, 'cluster-error');
    mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    (await server.request(newsUrl)).respond('', { status: 503 });
    await failed;
    server.serve(newsUrl, feedOf(items(1)));
    const second = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(textsOf(second, 'title')).to.deep.equal(['Item 1']);
    expect(server.requests).to.have.length(2);
  });

  it('is given up with its last widget, not before', async () => {
    const one = mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const other = mount(`<cluster-event-card src="${newsUrl}"></cluster-event-card>`);
    const request = await server.request(newsUrl);
    one.remove();
    await drawn(one);
    expect(request.isAborted).to.equal(false);
    other.remove();
    await request.aborted;
    expect(request.isAborted).to.equal(true);
  });

  it('is asked for again by the next once all widgets have left', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    element.remove();
    await drawn(element);
    await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(server.requests).to.have.length(2);
  });

  it('reload() of one asks the server again, and leaves the others what they have', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const one = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const other = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    server.serve(newsUrl, feedOf(items(2)));
    await one.reload();
    await drawn(one);
    expect(server.requests).to.have.length(2);
    expect(textsOf(one, 'title')).to.deep.equal(['Item 2', 'Item 1']);
    expect(textsOf(other, 'title')).to.deep.equal(['Item 1']);
  });

  it('reload() of two at once makes one request', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const one = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const other = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    await Promise.all([one.reload(), other.reload()]);
    expect(server.requests).to.have.length(2);
  });

  it('loading -> reload(): waits for the request that is under way', async () => {
    const element = mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const request = await server.request(newsUrl);
    const reloaded = element.reload();
    expect(request.isAborted).to.equal(false);
    request.respond(feedOf(items(1)));
    await reloaded;
    expect(server.urls).to.deep.equal([newsUrl]);
  });

  it('loading -> reload() -> ready -> removed: leaves no share behind', async () => {
    const element = mount(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const request = await server.request(newsUrl);
    const reloaded = element.reload();
    request.respond(feedOf(items(1)));
    await reloaded;
    element.remove();
    await drawn(element);
    server.serve(newsUrl, feedOf(items(2)));
    const next = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(textsOf(next, 'title')).to.deep.equal(['Item 2', 'Item 1']);
  });

  it('sends neither cookies nor a referrer', async () => {
    const own = `${location.origin}/feed.json`;
    for (const url of [newsUrl, own]) {
      server.serve(url, feedOf([]));
      await mountLoaded(`<cluster-news-list src="${url}"></cluster-news-list>`);
    }
    const [other, same] = server.requests.map(({ options }) => options);
    expect(other).to.include({ credentials: 'same-origin', referrerPolicy: 'no-referrer' });
    expect(same).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(server.requests.every(({ options }) => !options.headers)).to.equal(true);
  });
});
