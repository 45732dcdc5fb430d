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
  it('keeps the room for a list that visitors can do something with', async () => {
    // So that it is here before the words, as it is in the single file.
    await import('../../src/elements/news-tools.js');
    const element = document.createElement('test-late-words') as ClusterNewsList;
    Object.assign(element, {
      lang: 'de',
      src: '/never',
      limit: 2,
      more: 3,
      searchable: true,
      filterable: true,
    });
    document.body.append(element);
    expect(loadedTexts('de')).to.equal(undefined);
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(
        () => element.shadowRoot!.querySelector('[part=skeleton] [part~=more]') && resolve(),
      );
      observer.observe(element.shadowRoot!, { childList: true, subtree: true });
    });
    const skeleton = element.shadowRoot!.querySelector<HTMLElement>('[part=skeleton]')!;
    expect(skeleton.inert).to.equal(true);
    expect(skeleton.querySelectorAll('[part~=search], [part~=choice]')).to.have.length(2);
    element.remove();
  });
});
