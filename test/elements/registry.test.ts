import { expect } from 'chai';
import { ClusterNewsList } from '../../src/elements/news-list.js';
import { define, version } from '../../src/registry.js';
import { cleanUp, drawn, mount, nextEvent, textOf, warnings } from './page.js';
import { feedOf, item } from './sample-feeds.js';

const page = globalThis as unknown as Record<symbol, Set<string>>;
const key = Symbol.for('cluster-widgets/versions/1');

describe('a script that is loaded twice', () => {
  beforeEach(() => {
    const before = page[key]!;
    page[key] = new Set();
    cleanUp(() => (page[key] = before));
  });

  it('leaves the tags to the first copy', () => {
    const first = customElements.get('cluster-news-list');
    define('cluster-news-list', class extends ClusterNewsList {});
    expect(customElements.get('cluster-news-list')).to.equal(first);
  });

  it('says nothing of two copies of one version', () => {
    define('cluster-news-list', ClusterNewsList);
    define('cluster-news-list', class extends ClusterNewsList {});
    expect(warnings).to.deep.equal([]);
  });

  it('warns once of another version, and says which stays', () => {
    page[key]!.add('0.0.1-first');
    define('cluster-news-list', ClusterNewsList);
    define('cluster-news-list', ClusterNewsList);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('version 0.0.1-first').and.to.contain(`cluster-widgets ${version}`);
  });

  it('keeps the global of the first copy, and words the page has set before', async () => {
    const texts = { de: { 'news.heading': 'Neues' } };
    Object.assign(globalThis, { ClusterWidgets: { texts } });
    cleanUp(() => Reflect.deleteProperty(globalThis, 'ClusterWidgets'));
    await import('../../src/script.js');
    const first = globalThis.ClusterWidgets;
    expect(first.version).to.equal(version);
    expect(first.texts).to.equal(texts);

    const element = mount<ClusterNewsList>('<cluster-news-list lang="de"></cluster-news-list>');
    element.feed = feedOf([item(1)]);
    await nextEvent(element, 'cluster-load');
    await drawn(element);
    expect(textOf(element, 'heading')).to.equal('Neues');
    first.texts = { de: { 'news.heading': 'Meldungen' } };
    expect(first.texts.de).to.deep.equal({ 'news.heading': 'Meldungen' });
    await drawn(element);
    expect(textOf(element, 'heading'), 'words set after drawing').to.equal('Meldungen');

    const again = '../../src/script.ts?another-copy';
    await import(again);
    expect(globalThis.ClusterWidgets).to.equal(first);
    expect(() => first.defineAll()).not.to.throw();
  });
});
