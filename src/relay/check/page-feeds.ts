import { readResource } from '../../feed/links.js';
import { MARKUP, parseAttributes } from '../../feed/markup.js';

const FEED_TYPE = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)|text\/calendar)/i;

/** Addresses of the feeds that an HTML page names in its `<link rel="alternate">`, each once. */
export function listPageFeeds(html: string, url: string): string[] {
  const found = [...html.matchAll(MARKUP)].flatMap(([, , name = '', attributes = '']) => {
    if (name.toLowerCase() !== 'link') return [];
    const stated = new Map(
      [...parseAttributes(attributes)].map(([key, value]) => [key.toLowerCase(), value]),
    );
    const isFeed = /\balternate\b/i.test(stated.get('rel') ?? '') && FEED_TYPE.test(stated.get('type') ?? '');
    return (isFeed && readResource(stated.get('href'), url)) || [];
  });
  return [...new Set(found)];
}
