import { expect } from 'chai';
import { sourcesOf } from '../../src/relay/sources.js';
import { feedOf, sourceAt } from './merged-feeds.js';

describe('the sources of a feed', () => {
  it('are one for each language where a location has {lang} in it', () => {
    const config = feedOf({
      languages: ['de', 'pl'],
      sources: [sourceAt('https://a.example/{lang}/feed?l={lang}', { title: 'A' }), sourceAt('/srv/b.json')],
    });
    expect(sourcesOf(config)).to.deep.equal([
      {
        key: 'https://a.example/de/feed?l=de',
        location: 'https://a.example/de/feed?l=de',
        edition: 'de',
        title: 'A',
        refresh: 15,
      },
      {
        key: 'https://a.example/pl/feed?l=pl',
        location: 'https://a.example/pl/feed?l=pl',
        edition: 'pl',
        title: 'A',
        refresh: 15,
      },
      { key: '/srv/b.json', location: '/srv/b.json', refresh: 15 },
    ]);
  });

  it('have each address once', () => {
    const sources = ['a', '{lang}', 'de', 'a'].map((path) => sourceAt(`https://a.example/${path}`));
    const keys = sourcesOf(feedOf({ languages: ['de'], sources })).map(({ key }) => key);
    expect(keys).to.deep.equal(['https://a.example/a', 'https://a.example/de']);
  });
});
