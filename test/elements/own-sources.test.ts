import { expect } from 'chai';
import type { ClusterNewsList } from '../../src/elements/news-list.js';
import {
  drawn,
  main,
  mount,
  mountFailed,
  mountLoaded,
  nextEvent,
  server,
  statesOf,
  textsOf,
} from './page.js';
import { feedOf, item, newsUrl } from './sample-feeds.js';

const json = JSON.stringify(feedOf([item(1, { url: '/one' })]));

describe('a feed on the page itself', () => {
  afterEach(() => expect(server.requests, 'requests').to.deep.equal([]));

  it('is read from a script', async () => {
    mount(`<script type="application/json" id="own">${json}</script>`);
    const element = await mountLoaded('<cluster-news-list src="#own"></cluster-news-list>');
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
  });

  it('is read from a template, whose markup is not that of the page', async () => {
    mount(`<template id="own">${json.replace('Item 1', 'R&amp;D &amp;lt;b&amp;gt;')}</template>`);
    const element = await mountLoaded('<cluster-news-list src="#own"></cluster-news-list>');
    expect(textsOf(element, 'title')).to.deep.equal(['R&D &lt;b&gt;']);
  });

  it('is looked for in the shadow root of the widget first', async () => {
    const other = JSON.stringify(feedOf([item(2)]));
    mount(`<script type="application/json" id="own">${json}</script>`);
    const root = main.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    mount(`<script type="application/json" id="own">${other}</script>`, root);
    const loaded = nextEvent(main, 'cluster-load');
    const element = mount('<cluster-news-list src="#own"></cluster-news-list>', root);
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2']);
  });

  it('that is no feed is a failure of its format', async () => {
    mount('<script type="application/json" id="own">{"title": "no items"}</script>');
    const failed = nextEvent(main, 'cluster-error');
    await mountFailed('<cluster-news-list src="#own"></cluster-news-list>');
    expect((await failed).error.code).to.equal('format');
  });
});

describe('the property feed', () => {
  it('is shown without a request', async () => {
    const element = mount('<cluster-news-list></cluster-news-list>');
    const loaded = nextEvent(element, 'cluster-load');
    element.feed = feedOf([item(1)]);
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
    expect(server.requests).to.deep.equal([]);
  });

  it('wins over src, and gives way to it when it is taken back', async () => {
    server.serve(newsUrl, feedOf([item(2)]));
    const element = document.createElement('cluster-news-list');
    element.src = newsUrl;
    element.feed = feedOf([item(1)]);
    const own = nextEvent(main, 'cluster-load');
    main.append(element);
    await own;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
    const fetched = nextEvent(main, 'cluster-load');
    element.feed = undefined;
    await fetched;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2']);
  });

  it('goes through the same gate as any other feed', async () => {
    const element = mount('<cluster-news-list></cluster-news-list>');
    const loaded = nextEvent(element, 'cluster-load');
    element.feed = feedOf([item(1, { url: 'javascript:alert(1)', title: 'Danger' })]);
    await loaded;
    await drawn(element);
    expect(element.shadowRoot!.querySelector('a')).to.equal(null);
  });

  it('that is no feed fails', async () => {
    const element = mount('<cluster-news-list></cluster-news-list>');
    const failed = nextEvent(element, 'cluster-error');
    (element as { feed: unknown } & ClusterNewsList).feed = { neither: 'items', nor: 'notices' } as never;
    expect((await failed).error.code).to.equal('format');
    await drawn(element);
    expect(statesOf(element)).to.deep.equal(['failed']);
  });
});
