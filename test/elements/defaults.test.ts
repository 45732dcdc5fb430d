import { expect } from 'chai';
import '../../src/define.js';

describe('properties', () => {
  const defaults: Record<string, Record<string, unknown>> = {
    'cluster-news-list': {
      limit: 5,
      show: 'date image summary tags credit',
      excerpt: 240,
      tags: '',
      since: '',
    },
    'cluster-event-card': { limit: 1, past: false, status: 'scheduled', name: '', timeZone: '' },
    'cluster-funding-notice': { limit: Infinity, preset: '', grantingAuthority: '' },
  };
  const shared = {
    src: '',
    heading: undefined,
    headingLevel: 2,
    fallbackLang: '*',
    refresh: 0,
    images: 'feed',
  };

  for (const [tag, own] of Object.entries(defaults)) {
    it(`of ${tag} have the defaults of the contract`, () => {
      expect(document.createElement(tag)).to.include({ ...shared, ...own });
    });

    it(`of ${tag} go back to them when an attribute is taken away or is no number`, () => {
      const element = document.createElement(tag);
      element.setAttribute('limit', '3');
      expect(element).to.include({ limit: 3 });
      element.setAttribute('limit', 'many');
      expect(element).to.include({ limit: own.limit });
      element.setAttribute('images', 'none');
      element.removeAttribute('images');
      expect(element).to.include({ images: 'feed' });
    });
  }
});
