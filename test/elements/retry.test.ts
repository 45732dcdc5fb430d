import { expect } from 'chai';
import type { ClusterNewsList } from '../../src/elements/news-list.js';
import { drawn, mountFailed, mountLoaded, nextEvent, part, parts, server, statesOf, textOf } from './page.js';
import { feedOf, items, newsUrl } from './sample-feeds.js';

const failure = 'The content could not be loaded at the moment.';
const fail = () => server.serve(newsUrl, (request) => request.respond('', { status: 503 }));
const pressRetry = (element: Element) => {
  part(element, 'retry').focus();
  part(element, 'retry').click();
};
const focused = (element: Element) => element.shadowRoot!.activeElement;

describe('the button after a failure', () => {
  let element: ClusterNewsList;

  beforeEach(async () => {
    fail();
    element = await mountFailed(`<cluster-news-list src="${newsUrl}"><p>Own</p></cluster-news-list>`);
    server.serve(newsUrl, () => undefined);
  });

  it('keeps the focus while it loads, and says that it does', async () => {
    pressRetry(element);
    await drawn(element);
    expect(statesOf(element)).to.deep.equal(['loading']);
    expect(focused(element)).to.equal(part(element, 'retry'));
    expect(textOf(element, 'status')).to.equal('Loading…');
    expect(part(element, 'status').getAttribute('aria-live')).to.equal('polite');
  });

  it('hands the focus on to the first link of the content', async () => {
    pressRetry(element);
    const loaded = nextEvent(element, 'cluster-load');
    server.requests.at(-1)!.respond(feedOf(items(2)));
    await loaded;
    await drawn(element);
    expect(parts(element, 'retry')).to.deep.equal([]);
    expect(focused(element)).to.equal(parts(element, 'link')[0]);
  });

  it('keeps the focus when it fails again, and says so again', async () => {
    pressRetry(element);
    await drawn(element);
    const failed = nextEvent(element, 'cluster-error');
    server.requests.at(-1)!.respond('', { status: 503 });
    await failed;
    await drawn(element);
    expect(focused(element)).to.equal(part(element, 'retry'));
    expect(textOf(element, 'status')).to.equal(failure);
    expect(part(element, 'status').getAttribute('aria-live')).to.equal('polite');
  });

  it('takes no focus from where the reader has gone meanwhile', async () => {
    pressRetry(element);
    const elsewhere = document.createElement('button');
    element.before(elsewhere);
    elsewhere.focus();
    const loaded = nextEvent(element, 'cluster-load');
    server.requests.at(-1)!.respond(feedOf(items(2)));
    await loaded;
    await drawn(element);
    expect(document.activeElement).to.equal(elsewhere);
  });
});

describe('the button after a failed reload', () => {
  it('keeps the focus while it loads, and hands it on when it goes', async () => {
    server.serve(newsUrl, feedOf(items(2)));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    fail();
    await element.reload();
    await drawn(element);
    expect(statesOf(element)).to.deep.equal(['failed', 'stale']);

    server.serve(newsUrl, () => undefined);
    pressRetry(element);
    await drawn(element);
    expect(statesOf(element)).to.deep.equal(['loading']);
    expect(focused(element)).to.equal(part(element, 'retry'));

    const loaded = nextEvent(element, 'cluster-load');
    server.requests.at(-1)!.respond(feedOf(items(2)));
    await loaded;
    await drawn(element);
    expect(parts(element, 'retry')).to.deep.equal([]);
    expect(focused(element)).to.equal(parts(element, 'link')[0]);
  });
});

describe('three widgets that fail for one reason', () => {
  it('say so once to who listens, and each to who looks', async () => {
    // Another reason than above, since what was said within some seconds is not said again.
    const url = 'https://cluster.example/not-a-feed';
    server.serve(url, '<!doctype html><p>Hello');
    const widgets = [];
    for (let count = 0; count < 3; count++) {
      widgets.push(await mountFailed(`<cluster-news-list lang="pl" src="${url}"></cluster-news-list>`));
    }
    const live = widgets.map((widget) => part(widget, 'status').getAttribute('aria-live'));
    expect(live).to.deep.equal(['polite', 'off', 'off']);
    expect(new Set(widgets.map((widget) => textOf(widget, 'status')))).to.have.length(1);
  });
});
