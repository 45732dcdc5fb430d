import { expect } from 'chai';
// Not the page of the other tests, which brings all words before the first of them.
import { ClusterNewsList } from '../../src/elements/news-list.js';
import { loadedTexts } from '../../src/i18n/words.js';
import { feedOf, item } from './sample-feeds.js';

describe('a widget whose words are on their way', () => {
  before(() => customElements.define('test-late-words', class extends ClusterNewsList {}));

  it('shows the host’s own content until they are there, then all at once', async () => {
    const element = document.createElement('test-late-words') as ClusterNewsList;
    element.lang = 'pl';
    element.feed = feedOf([item(1)], { language: 'pl' });
    element.append(Object.assign(document.createElement('p'), { textContent: 'Own' }));
    document.body.append(element);
    expect(await element.updateComplete, 'drawn at once').to.equal(true);
    expect(loadedTexts('pl')).to.equal(undefined);
    expect(element.shadowRoot!.textContent.trim()).to.equal('');
    expect(element.firstElementChild!.checkVisibility()).to.equal(true);

    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(
        () => element.shadowRoot!.querySelector('[part="list"]') && resolve(),
      );
      observer.observe(element.shadowRoot!, { childList: true, subtree: true });
    });
    expect(element.shadowRoot!.querySelector('[part="heading"]')!.textContent).to.equal('Aktualności');
    expect(element.firstElementChild!.getClientRects()).to.have.length(0);
    element.remove();
  });
});
