import { nothing } from 'lit';
import type { ClusterItem } from '../feed/model.js';
import type { OpenFeed } from '../feed/open-feed.js';
import { offerTags, taggedItems } from '../feed/search.js';
import { sameLanguage } from '../feed/language.js';
import { chooseItems, selectItems } from '../feed/select.js';
import { splitWords } from '../feed/since.js';
import { languageButtons, moreButton, newsTools, searchBox, topicButtons } from '../view/news-tools.js';
import type { Setting, Shown } from '../view/widget.js';
import type { Given } from './widget-kinds.js';

/** Whether a visitor can do something with a list. */
export const hasTools = ({ more, searchable, filterable, languages }: Given): boolean =>
  more > 0 || searchable || filterable || !!languages;

/**
 * A list with what a visitor can do with it, which does nothing before the script is there: out of sight and reach it keeps
 * the room, so that nothing moves then.
 */
export function withIdleTools(
  shown: Shown<ClusterItem>,
  given: Given,
  feeds: readonly OpenFeed[],
  { languages, tag, now }: Setting,
): Shown<ClusterItem> {
  const { more, limit } = given;
  const all = selectItems(feeds, languages, { ...given, limit: limit + more }, now);
  const coming = feeds.some(({ feed }) => feed.next_url)
    ? more
    : Math.min(more, all.length - shown.items.length);
  const recent: ClusterItem[] = [];
  for (const item of given.filterable ? chooseItems(feeds, languages, given, now) : [])
    if (recent.push(item) >= taggedItems) break;
  const idle = () => {};
  const none = new Set<string>();
  return {
    ...shown,
    draw: (speech, items) =>
      newsTools(
        {
          languages: languageButtons(
            splitWords(given.languages),
            (language) => sameLanguage(language, tag),
            idle,
          ),
          topics: topicButtons(offerTags(recent, [], none), none, idle, speech),
          search: given.searchable ? searchBox(speech.texts['search.label'], '', idle, idle) : nothing,
          clear: nothing,
          results: nothing,
          held: nothing,
          list: shown.draw(speech, items),
          more: moreButton(coming, false, idle, speech),
        },
        speech.texts,
      ),
  };
}

/** What keeps them out of sight and reach in a shadow root, and without the room where they will never be of use. */
export const idleStyles =
  '.tools,[part=more]{visibility:hidden}@media (scripting:none){.tools,[part=more]{display:none}}';
