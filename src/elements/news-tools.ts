import { type TemplateResult, html, nothing } from 'lit';
import { controlPages } from '../browser/feed-pages.js';
import { FeedError } from '../feed/feed-error.js';
import type { ClusterItem } from '../feed/model.js';
import { type Tag, countNew, keyOf, offerTags, supplyOf, taggedItems } from '../feed/search.js';
import { chooseItems, sameLanguage } from '../feed/select.js';
import { splitWords } from '../feed/since.js';
import { sayCount } from '../i18n/count.js';
import type { Speech } from '../i18n/words.js';
import {
  button,
  languageButtons,
  moreButton,
  newsTools,
  searchBox,
  topicButtons,
} from '../view/news-tools.js';
import { paragraph } from '../view/text.js';
import { newsToolsStyles } from '../view/news-tools.styles.js';
import type { ClusterNewsList } from './news-list.js';
import type { Drawing, Widget } from './widget.js';

/** Draws items. Not imported: what the list has loaded already would become a file of its own. */
export type DrawList = (speech: Speech, items: readonly ClusterItem[]) => TemplateResult;

/** What a list has where a visitor can do something with it: show more, search, choose topics or a language. */
export interface NewsListTools {
  render(drawList: DrawList): Drawing;
}

/** Where the topics will be, while their feed is on its way: one row of them. */
const placeholders = [{ name: 'nnnnnnn' } as Tag];
/** Most items on paper. */
const mostPrinted = 200;
/** How long a search rests before it is said what was found. */
const restMs = 500;

/**
 * Joins these for a list.
 * @param drawNow draws at once what has changed
 */
export function joinTools(host: ClusterNewsList, hooks: Widget, drawNow: () => void): NewsListTools {
  const pages = controlPages(host, hooks);
  const root = host.shadowRoot!;
  const { styleSheet } = newsToolsStyles;
  root.adoptedStyleSheets.push(styleSheet ?? (newsToolsStyles as unknown as CSSStyleSheet));

  const { before, feeds } = hooks.feed.state;
  /** The feeds that came last, or those before them, where that is still to be told. */
  let latest = before?.[0] ? before : feeds;
  /** Those that are shown: the same unless new items are held back, and how many. */
  let current = latest;
  let held = 0;
  /** Items that the visitor has asked for beside the first. */
  let extra = 0;
  let query = '';
  const pressed = new Set<string>();
  /** How many items were found, once the search rests. */
  let results: number | undefined;
  let isResting = false;
  let timer = 0;
  let isLoading = false;
  let isFilling = false;
  let isPrinting = false;
  let hasChosen = false;
  let say: ((speech: Speech) => string) | undefined;
  let error: FeedError | undefined;

  /** All items, and what they were chosen by. */
  let supply = supplyOf([].values());
  let key: readonly unknown[] = [];
  /** Those that match what is sought, and those of them that are shown. */
  let found: readonly ClusterItem[] = [];
  let shown: readonly ClusterItem[] = [];
  let tags: readonly Tag[] = [];

  const update = () => host.requestUpdate();
  const isNarrowed = () => !!query.trim() || pressed.size > 0;
  const step = () => Math.max(0, host.more);
  const room = () => host.limit + extra;
  const seek = (count: number) => (isNarrowed() ? supply.find(query, pressed) : supply.take(count));

  /** Where something else can be sought. */
  const searcher = () =>
    root.querySelector<HTMLElement>(host.searchable ? '[part=search]' : '[part=filters] button');
  const elements = () => [...root.querySelectorAll<HTMLElement>('[part=item]')];
  const focusItem = (find: (item: ClusterItem) => boolean) =>
    hooks.focusNext(() => {
      const element = elements().at(shown.findIndex(find));
      const link = element?.querySelector('a');
      // One without a link can have the focus, too.
      if (element && !link) element.tabIndex = -1;
      return link ?? element ?? searcher();
    });
  /** Focuses the first item that is not shown now, else the last one. */
  const newFocuser = () => {
    const before = new Set(shown.map(keyOf));
    return () => focusItem((item) => !before.has(keyOf(item)));
  };

  /** Brings up to date what is to be shown. */
  const choose = () => {
    const feeds = pages.join(current);
    const { tags: only, include, exclude, since, filterable, limit } = host;
    const by = [feeds.length, hooks.languages, only, include, exclude, since, filterable, limit];
    const next = [JSON.stringify(by), ...feeds];
    if (next.some((each, index) => each !== key[index])) {
      key = next;
      supply = supplyOf(chooseItems(feeds, hooks.languages, host));
      tags = filterable ? offerTags(supply.take(taggedItems), tags, pressed) : [];
      void fill();
    }
    const size = isPrinting && host.more ? mostPrinted : room();
    const all = seek(size + step());
    // While everything is made ready to be searched, the list stays as it was.
    if (all) found = all;
    else void supply.prepare().then(update);
    if (!isNarrowed()) results = undefined;
    else if (isResting && all) results = all.length;
    shown = found.slice(0, size);
  };

  /** Loads further pages until there are as many items as are wanted; resolves with whether the feeds are still those. */
  const loadPages = (wanted: number) =>
    pages.follow(
      () => seek(wanted)?.[wanted - 1],
      async () => {
        choose();
        if (isNarrowed()) await supply.prepare();
      },
    );

  /** A page of a feed may have fewer items than the list is to show at first. */
  const fill = async () => {
    if (isFilling || isLoading) return;
    isFilling = true;
    try {
      await loadPages(room());
      update();
    } catch (failure) {
      // Nobody has asked for more than is there.
      hooks.feed.report(failure as FeedError);
    }
    isFilling = false;
  };

  const seekAll = () => {
    query = '';
    pressed.clear();
  };

  /** What has come is shown at once, unless somebody may be reading who has not asked for it. */
  const receive = () => {
    const { state } = hooks.feed;
    if (state.status === 'loading' && !held) say = undefined;
    if (state.feeds === latest) return;
    latest = state.feeds;
    error = undefined;
    const count =
      state.before?.[0] &&
      countNew(supplyOf(chooseItems(latest, hooks.languages, host)).take(room()), supply.take(room()));
    const { top, bottom } = host.getBoundingClientRect();
    const isInView = top < innerHeight && bottom > 0;
    held = (state.isDue && isInView && count) || 0;
    say = count ? (speech) => sayCount('news.new', count, speech) : undefined;
    if (!held) current = latest;
    // The page has asked for something else.
    if (!latest[0]) {
      extra = 0;
      seekAll();
    }
  };

  const narrow = (change: () => unknown) => {
    change();
    isResting = false;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      isResting = true;
      update();
    }, restMs);
    update();
  };

  const showMore = async (): Promise<void> => {
    if (isLoading) return;
    const where = () => root.activeElement ?? document.activeElement;
    const [wanted, from, focusNew] = [room() + step(), where(), newFocuser()];
    error = undefined;
    isLoading = pages.lacks();
    update();
    try {
      if (!(await loadPages(wanted))) return;
      extra += step();
      choose();
      const count = String(shown.length);
      say = ({ texts }) => texts['news.shown'](count);
      // Whoever has gone elsewhere meanwhile stays there.
      if (where() === from) focusNew();
    } catch (failure) {
      hooks.feed.report((error = failure as FeedError));
    } finally {
      isLoading = false;
      update();
    }
  };

  const letIn = () => {
    current = latest;
    held = 0;
    say = undefined;
  };
  const showNew = () => {
    newFocuser()();
    letIn();
    // What is new may not be what was sought.
    narrow(seekAll);
  };

  const isLanguage = (tag: string) => sameLanguage(tag, hooks.language.tag);
  const chooseLanguage = async (tag: string) => {
    if (isLanguage(tag)) return;
    hasChosen = true;
    error = undefined;
    // In that language there may be others, or none.
    letIn();
    try {
      await hooks.language.choose(tag);
    } catch {
      hooks.feed.report((error = new FeedError('network', `no words of ${tag}`)));
      update();
    }
  };

  const print = ({ type }: Event) => {
    isPrinting = type === 'beforeprint';
    update();
    drawNow();
  };
  const onPrint = (change: typeof addEventListener) => () => {
    change('beforeprint', print);
    change('afterprint', print);
  };
  host.addController({
    hostConnected: onPrint(addEventListener),
    hostDisconnected: onPrint(removeEventListener),
    hostUpdate() {
      receive();
      const focused = elements().findIndex((element) => element.contains(root.activeElement));
      const before = shown[focused];
      choose();
      const isSame = (item: ClusterItem) => keyOf(item) === keyOf(before!);
      const index = before ? shown.findIndex(isSame) : -1;
      // An item that moves takes the focus with it.
      if (index >= 0 && index !== focused) focusItem(isSame);
    },
  });

  const press = (folded: string) => narrow(() => pressed.delete(folded) || pressed.add(folded));
  const showAll = () => {
    narrow(seekAll);
    hooks.focusNext(searcher);
  };

  const draw = (drawList: DrawList, speech: Speech, items: readonly ClusterItem[], isFiller?: boolean) => {
    const { texts } = speech;
    const isAll = !isNarrowed();
    const coming = isFiller || pages.lacks() ? step() : Math.min(step(), found.length - shown.length);
    return newsTools(
      {
        languages: languageButtons(splitWords(host.languages), isLanguage, chooseLanguage),
        topics: topicButtons(isFiller && host.filterable ? placeholders : tags, pressed, press, speech),
        search: host.searchable
          ? searchBox(
              texts['search.label'],
              query,
              (words) => narrow(() => (query = words)),
              () => supply.prepare(),
            )
          : nothing,
        clear: isAll ? nothing : button('clear', texts['search.clear'], showAll),
        results: results === undefined ? nothing : sayCount('search.results', results, speech),
        held: held ? button('new', sayCount('news.held', held, speech), showNew) : nothing,
        list: items[0]
          ? drawList(speech, items)
          : isAll && hooks.feed.state.status === 'ready'
            ? html`<slot name="empty">${paragraph('empty', texts['news.empty'])}</slot>`
            : nothing,
        more: moreButton(coming, isLoading, showMore, speech),
      },
      texts,
    );
  };

  choose();
  return {
    render: (drawList) =>
      hooks.render(
        {
          items: isNarrowed() ? supply.take(1) : shown,
          draw: (speech, items, isFiller) => draw(drawList, speech, isFiller ? items : shown, isFiller),
          word: 'news',
        },
        { say, error, isDrawn: hasChosen },
      ),
  };
}
