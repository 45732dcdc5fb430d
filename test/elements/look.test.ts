import { expect } from 'chai';
import { letGo, main, mount, mountLoaded, part, parts, server } from './page.js';
import { eventItem, eventsUrl, feedOf, fundingOf, fundingUrl, item, items, newsUrl } from './sample-feeds.js';
import type { FundingNotice } from '../../src/feed/model.js';

const notice: FundingNotice = {
  preset: 'pl-public-task',
  programme: 'A programme',
  project: { name: 'A project', number: '01KX2101' },
  beneficiary: {
    name: 'A cluster with a name of many words, so that it does not fit into one line of the page',
  },
  funders: [{ name: 'A ministry' }],
  contract: { number: 'DG-G/2918/13', signedOn: '2013-09-13' },
};

const boxOf = (element: Element) => element.getBoundingClientRect();

describe('facts', () => {
  const mountFacts = async (language: string) => {
    server.serve(`${fundingUrl}?${language}`, fundingOf({ ...notice, language }));
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}?${language}"></cluster-funding-notice>`,
    );
    const list = part(element, 'facts');
    return {
      list,
      labels: [...list.querySelectorAll('dt')].map(boxOf),
      values: [...list.querySelectorAll('dd')].map(boxOf),
      element,
    };
  };

  for (const language of ['de', 'en', 'pl']) {
    it(`have all values in one line and no label broken, ${language}`, async () => {
      main.style.cssText = 'inline-size: 30em; line-height: 20px';
      const { labels, values } = await mountFacts(language);
      expect(labels.length).to.be.at.least(6);
      expect(new Set(values.map(({ left }) => left))).to.have.length(1);
      for (const [index, label] of labels.entries()) {
        const value = values[index]!;
        expect(label.top).to.equal(value.top);
        expect(label.right).to.be.at.most(value.left - 8);
      }
      expect(new Set([...labels.slice(0, 3), ...labels.slice(4)].map(({ height }) => height))).to.deep.equal(
        new Set([20]),
      );
    });

    it(`have each value below its label where it is narrow, ${language}`, async () => {
      main.style.inlineSize = '18em';
      const { labels, values } = await mountFacts(language);
      for (const [index, label] of labels.entries()) {
        expect(values[index]!.left).to.equal(label.left);
        expect(values[index]!.top).to.be.at.least(label.bottom);
      }
    });
  }

  it('have room in a widget that is as wide as its content, and go no further than a narrow one', async () => {
    main.style.cssText = 'display: flex';
    const { list, element } = await mountFacts('en');
    expect(boxOf(list).width).to.be.at.least(160);
    element.remove();
    main.style.cssText = 'inline-size: 150px';
    server.serve(eventsUrl, feedOf([eventItem({ start: '2999-06-10', location: 'Strasbourg' })]));
    const event = await mountLoaded(`<cluster-event-card src="${eventsUrl}"></cluster-event-card>`);
    expect(boxOf(part(event, 'facts')).right).to.be.at.most(boxOf(main).right);
  });
});

describe('the space below a widget', () => {
  it('is a line, inside of it, so that a height that was reserved holds it', async () => {
    main.style.fontSize = '20px';
    server.serve(newsUrl, feedOf(items(1)));
    const after = mount<HTMLElement>('<p>After</p>');
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    main.insertBefore(element, after);
    letGo(element);
    expect(boxOf(element).bottom - boxOf(part(element, 'list')).bottom).to.equal(20);
    expect(boxOf(element).top).to.equal(boxOf(part(element, 'base')).top);
    const style = main.appendChild(document.createElement('style'));
    style.textContent = 'cluster-news-list::part(base) { padding: 0 }';
    expect(boxOf(element).bottom).to.equal(boxOf(part(element, 'list')).bottom);
  });
});

describe('long words', () => {
  it('are hyphenated by the rules of their language, a prescribed statement is not', async () => {
    server.serve(newsUrl, feedOf([item(1, { summary: 'Summary', language: 'de' })]));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    for (const name of ['title', 'summary'])
      expect(getComputedStyle(part(element, name)).hyphens, name).to.equal('auto');
    expect(part(element, 'summary').lang).to.equal('de');
    expect(getComputedStyle(element).hyphens).to.equal('manual');
    server.serve(
      fundingUrl,
      fundingOf({ ...notice, preset: 'eu-cohesion', statement: 'funded', text: 'Words' }),
    );
    const funding = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}"></cluster-funding-notice>`,
    );
    expect(getComputedStyle(part(funding, 'text')).hyphens).to.equal('auto');
    expect(parts(funding, 'statement').map((each) => getComputedStyle(each).hyphens)).to.deep.equal([
      'manual',
    ]);
  });
});
