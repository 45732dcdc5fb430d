import { expect } from 'chai';
import {
  drawn,
  main,
  mount,
  mountLoaded,
  nextEvent,
  part,
  server,
  showsFallback,
  statesOf,
  textsOf,
} from './page.js';
import { feedOf, items, newsUrl } from './sample-feeds.js';

const markup = `<cluster-news-list src="${newsUrl}"><p>Own</p></cluster-news-list>`;

describe('a widget that moves', () => {
  it('loading -> moved: goes on with its one request', async () => {
    const element = mount(markup);
    const request = await server.request(newsUrl);
    main.appendChild(document.createElement('section')).append(element);
    await drawn(element);
    expect(request.isAborted).to.equal(false);
    const loaded = nextEvent(element, 'cluster-load');
    request.respond(feedOf(items(1)));
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
    expect(server.requests).to.have.length(1);
  });

  it('ready -> removed and inserted in one task: keeps its content and asks nothing', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = await mountLoaded(markup);
    const list = part(element, 'list');
    element.remove();
    main.append(element);
    await drawn(element);
    expect(part(element, 'list')).to.equal(list);
    expect(statesOf(element)).to.deep.equal(['ready']);
    expect(server.requests).to.have.length(1);
  });

  it('ready -> insertBefore elsewhere: keeps its content and asks nothing', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = await mountLoaded(markup);
    const list = part(element, 'list');
    main.insertBefore(element, main.insertBefore(document.createElement('p'), main.firstChild));
    await drawn(element);
    expect(part(element, 'list')).to.equal(list);
    expect(server.requests).to.have.length(1);
  });

  it('ready -> moved under another language: speaks that, with its one request', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = await mountLoaded(markup);
    const section = main.appendChild(document.createElement('section'));
    section.lang = 'pl';
    section.append(element);
    await drawn(element);
    expect(part(element, 'heading').textContent).to.equal('Aktualności');
    expect(server.requests).to.have.length(1);
  });
});

describe('a widget that leaves', () => {
  it('loading -> removed -> back: asks again and shows the answer', async () => {
    const element = mount(markup);
    const first = await server.request(newsUrl);
    element.remove();
    await first.aborted;
    main.append(element);
    const second = await server.request(newsUrl);
    const loaded = nextEvent(element, 'cluster-load');
    second.respond(feedOf(items(1)));
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
  });

  it('loading -> removed: reports no error', async () => {
    const element = mount(markup);
    let errors = 0;
    element.addEventListener('cluster-error', () => errors++);
    const request = await server.request(newsUrl);
    element.remove();
    await request.aborted;
    await request.response.catch(() => undefined);
    await drawn(element);
    expect(errors).to.equal(0);
    expect(statesOf(element)).not.to.include('failed');
  });

  it('ready -> removed -> back: shows what it had at once, then what is new', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = await mountLoaded(markup);
    element.remove();
    await drawn(element);
    main.append(element);
    const request = server.requests.length;
    expect(textsOf(element, 'title')).to.deep.equal(['Item 1']);
    expect(showsFallback(element)).to.equal(false);

    server.serve(newsUrl, feedOf(items(2)));
    await nextEvent(element, 'cluster-load');
    await drawn(element);
    expect(request).to.equal(1);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
  });

  it('removed: reload() asks nothing and settles', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = await mountLoaded(markup);
    element.remove();
    await drawn(element);
    await element.reload();
    expect(server.requests).to.have.length(1);
  });

  it('changed while away -> back: shows the other feed', async () => {
    server.serve(newsUrl, feedOf(items(1)));
    const element = await mountLoaded(markup);
    element.remove();
    element.src = 'https://other.example/feed';
    await drawn(element);
    expect(server.requests).to.have.length(1);
    server.serve('https://other.example/feed', feedOf([{ id: 'x', title: 'Another' }]));
    const loaded = nextEvent(element, 'cluster-load');
    main.append(element);
    await loaded;
    await drawn(element);
    expect(textsOf(element, 'title')).to.deep.equal(['Another']);
  });
});
