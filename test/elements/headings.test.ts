import { expect } from 'chai';
import { mountLoaded, part, parts, server, textOf } from './page.js';
import { eventItem, feedOf, fundingOf, item, newsUrl, publicTask } from './sample-feeds.js';

const feed = () => ({
  ...feedOf([
    item(1),
    eventItem({ start: '2999-06-10' }, { title: 'One' }),
    eventItem({ start: '2999-06-11' }, { id: 'two' }),
  ]),
  ...{ _funding: [{ ...publicTask, scope: 'Scope' }] },
});

const levelOf = (element: Element, name: string) => Number(parts(element, name)[0]!.localName.slice(1));

describe('headings', () => {
  beforeEach(() => server.serve(newsUrl, feed()));

  for (const [attributes, own, items] of [
    ['', 2, 3],
    ['heading-level="3"', 3, 4],
    ['heading-level="5"', 5, 6],
    ['heading-level="6"', 6, 6],
    ['heading-level="9"', 6, 6],
    ['heading-level="1"', 2, 3],
    ['heading-level="0"', 2, 3],
    ['heading-level="two"', 2, 3],
  ] as const) {
    it(`${attributes || 'without an attribute'}: own h${own}, items h${items}`, async () => {
      for (const tag of ['cluster-news-list', 'cluster-event-card']) {
        const element = await mountLoaded(`<${tag} ${attributes} src="${newsUrl}"></${tag}>`);
        expect([levelOf(element, 'heading'), levelOf(element, 'title')], tag).to.deep.equal([own, items]);
      }
    });
  }

  it('say what they are about, one event or several', async () => {
    const texts = [];
    for (const tag of ['cluster-news-list', 'cluster-event-card', 'cluster-event-card limit="2"']) {
      texts.push(textOf(await mountLoaded(`<${tag} src="${newsUrl}"></${tag.split(' ')[0]!}>`), 'heading'));
    }
    expect(texts).to.deep.equal(['News', 'Event', 'Events']);
  });

  it('heading="…" says it in the words of the host', async () => {
    const element = await mountLoaded(
      `<cluster-news-list heading="From our cluster" src="${newsUrl}"></cluster-news-list>`,
    );
    expect(textOf(element, 'heading')).to.equal('From our cluster');
  });

  it('heading="" is none', async () => {
    for (const tag of ['cluster-news-list', 'cluster-event-card']) {
      const element = await mountLoaded(`<${tag} heading="" src="${newsUrl}"></${tag}>`);
      expect(parts(element, 'heading'), tag).to.deep.equal([]);
    }
  });

  it('slot heading takes the place of the word, and is no fallback content', async () => {
    const own = '<h2 slot="heading">Our <em>own</em></h2>';
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}">${own}</cluster-news-list>`);
    const slot = part(element, 'heading').closest<HTMLSlotElement>('slot')!;
    expect(slot.assignedElements().map(({ textContent }) => textContent)).to.deep.equal(['Our own']);
    expect(part(element, 'heading').checkVisibility()).to.equal(false);
  });

  it('of funding is none but what the host states', async () => {
    const tag = 'cluster-funding-notice';
    const without = await mountLoaded(`<${tag} src="${newsUrl}"></${tag}>`);
    expect(parts(without, 'heading')).to.deep.equal([]);
    expect(levelOf(without, 'scope')).to.equal(2);
    const named = await mountLoaded(`<${tag} heading="Funding" src="${newsUrl}"></${tag}>`);
    expect([levelOf(named, 'heading'), levelOf(named, 'scope')]).to.deep.equal([2, 3]);
  });

  it('of something that is not there are not there', async () => {
    server.serve(newsUrl, fundingOf());
    const element = await mountLoaded(
      `<cluster-news-list heading="News" src="${newsUrl}"></cluster-news-list>`,
    );
    expect(parts(element, 'heading')).to.deep.equal([]);
  });
});
