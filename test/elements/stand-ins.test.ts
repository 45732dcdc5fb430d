import { expect } from 'chai';
import type { ClusterEventCard } from '../../src/elements/event-card.js';
import type { ClusterNewsList } from '../../src/elements/news-list.js';
import { drawn, main, mount, nextEvent, server, textsOf } from './page.js';
import { feedOf, items, newsUrl } from './sample-feeds.js';

const standIn = (more = '') =>
  `<div data-cluster-widget="news-list" data-src="${newsUrl}" data-limit="2" ${more}><a href="/news">All news</a></div>`;

/** The widget in a div, once its feed is there. */
async function widgetIn(div: Element): Promise<ClusterNewsList> {
  await nextEvent(main, 'cluster-load');
  const widget = div.querySelector('cluster-news-list')!;
  await drawn(widget);
  return widget;
}

describe('a div that stands in for a tag', () => {
  beforeEach(() => server.serve(newsUrl, feedOf(items(4))));

  it('gets the widget, with the attributes and the fallback content of the div', async () => {
    const div = mount<HTMLElement>(standIn('data-heading-level="3" data-lang="pl"'));
    const widget = await widgetIn(div);
    expect(textsOf(widget, 'title')).to.deep.equal(['Item 4', 'Item 3']);
    expect(widget.shadowRoot!.querySelector('h3')!.textContent).to.equal('Aktualności');
    expect([...div.children]).to.deep.equal([widget]);
    expect(widget.querySelector('a')!.textContent).to.equal('All news');
  });

  it('stays one widget however much the page changes, and moves with its div', async () => {
    const div = mount<HTMLElement>(standIn());
    const widget = await widgetIn(div);
    const place = main.appendChild(document.createElement('section'));
    place.append(div);
    mount('<p>Something else</p>');
    await Promise.resolve();
    expect([...main.querySelectorAll('cluster-news-list')]).to.deep.equal([widget]);
    expect(server.requests).to.have.length(1);
  });

  it('may be told late what it stands for', async () => {
    const div = mount<HTMLElement>(standIn().replace('data-cluster-widget', 'data-was'));
    // Once what is new has been looked at.
    await Promise.resolve();
    div.dataset.clusterWidget = 'news-list';
    expect(textsOf(await widgetIn(div), 'title')).to.have.length(2);
  });

  it('states an event without a feed', async () => {
    const div = mount(
      '<div data-cluster-widget="event-card" data-name="European Cluster Days" data-start="2015-03-18"></div>',
    );
    await nextEvent(main, 'cluster-load');
    const card = div.querySelector<ClusterEventCard>('cluster-event-card')!;
    await drawn(card);
    expect(textsOf(card, 'title')).to.deep.equal(['European Cluster Days']);
  });

  it('hands on nothing but what the element knows', async () => {
    const widget = await widgetIn(
      mount<HTMLElement>(standIn('data-onclick="window.ran = 1" data-style="color: red" data-slot="x"')),
    );
    expect(widget.getAttributeNames()).to.have.members(['src', 'limit']);
  });

  for (const name of ['ticker', 'x><img', ''])
    it(`is left alone where it names nothing there is: "${name}"`, async () => {
      const div = mount<HTMLElement>('<div>Kept</div>');
      div.dataset.clusterWidget = name;
      await Promise.resolve();
      expect(div.innerHTML).to.equal('Kept');
    });
});
