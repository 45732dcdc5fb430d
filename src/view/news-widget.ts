import type { ClusterItem } from '../feed/model.js';
import type { OpenFeed } from '../feed/open-feed.js';
import { type NewsFilter, selectItems } from '../feed/select.js';
import { splitWords } from '../feed/since.js';
import { attributes } from './attributes.js';
import { type Layout, newsList } from './news-list.js';
import type { Setting, Shown } from './widget.js';

export const layouts: readonly Layout[] = ['list', 'cards', 'compact'];

export const newsProperties = attributes('tags include exclude since languages', {
  limit: 5,
  layout: 'list',
  show: 'date image summary tags credit',
  excerpt: 240,
  more: 0,
  searchable: false,
  filterable: false,
});

/** What the attributes of a news list say of what it shows. */
export interface NewsAttributes extends NewsFilter {
  readonly layout: string;
  readonly show: string;
  readonly excerpt: number;
}

/** What a news list shows of its feeds at first. */
export function newsWidget(
  given: NewsAttributes,
  feeds: readonly OpenFeed[],
  { hooks, languages, level, now }: Setting,
): Shown<ClusterItem> {
  const options = {
    hooks,
    layout: layouts.find((name) => name === given.layout) ?? 'list',
    show: splitWords(given.show),
    level: level + 1,
    excerpt: given.excerpt,
  };
  return {
    items: selectItems(feeds, languages, given, now),
    draw: (speech, items) => newsList(items, options, speech),
    word: 'news',
  };
}
