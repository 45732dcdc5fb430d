import { type TemplateResult, html, nothing } from 'lit';
import { controlPages } from '../browser/feed-pages.js';
import { FeedError } from '../feed/feed-error.js';
import type { ClusterItem } from '../feed/model.js';
import { type Tag, countTags, supplyOf } from '../feed/search.js';
import { type NewsFilter, chooseItems, countNew, sameLanguage, selectItems } from '../feed/select.js';
import { splitWords } from '../feed/since.js';
import { sayCount } from '../i18n/format.js';
import type { Speech } from '../i18n/words.js';
import { type NewsListOptions, newsList } from '../view/news-list.js';
import { type NewsActions, type NewsTools, moreButton, newsTools } from '../view/news-tools.js';
import { paragraph } from '../view/text.js';
import type { ClusterNewsList } from './news-list.js';
import { newsToolsStyles } from './news-tools.styles.js';
import type { Widget } from './widget.js';

/** What a list has where a visitor can do something with it: show more, search, choose topics or a language. */
export interface NewsListTools {
  render(options: NewsListOptions): TemplateResult;
}

/** Most topics to choose from, and of how many items. */
const mostTags = 12;
const taggedItems = 100;
/** Most items on paper. */
const mostPrinted = 200;
/** Most pages of a feed that one press loads. */
const mostPages = 10;
/** How long a search rests before it is said what was found. */
const restMs = 500;

/**
 * Joins these for a list.
 * @param drawNow draws at once what has changed
 */
export function joinTools(host: ClusterNewsList, hooks: Widget, drawNow: () => void): NewsListTools {
  const pages = controlPages(host, (message) => hooks.warn(message));
  const root = host.shadowRoot!;
  const { styleSheet } = newsToolsStyles;
  root.adoptedStyleSheets.push(styleSheet ?? (newsToolsStyles as unknown as CSSStyleSheet));

  /** The feeds that came last. */
  let latest = hooks.feed.state.feeds;
  /** Those that are shown: the same unless new items are held back, and how many. */
  let current = latest;
  let held = 0;
  /** Items that the visitor has asked for beside the first. */
  let extra = 0;
  let query = '';
  let pressed: ReadonlySet<string> = new Set();
  /** How many items were found, once the search rests. */
  let results: number | undefined;
  let isResting = false;
  let timer = 0;
  let isLoading = false;
  let isPrinting = false;
  let isInView = false;
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
  const filter = (): NewsFilter => {
    const { tags, include, exclude, since } = host;
    return { tags, include, exclude, since };
  };
  const seek = (count: number) => (isNarrowed() ? supply.find({ query, tags: pressed }) : supply.take(count));

  const elements = () => [...root.querySelectorAll<HTMLElement>('[part~="item"]')];
  const focusItem = (find: (item: ClusterItem) => boolean) =>
    hooks.focusNext(() => {
      const element = elements()[shown.findIndex(find)];
      const link = element?.querySelector('a');
      // One without a link can have the focus, too.
      if (element && !link) element.tabIndex = -1;
      return link ?? element;
    });
  /** Focuses the first item that is not shown now. */
  const newFocuser = () => {
    const before = new Set(shown.map(({ id }) => id));
    return () => focusItem(({ id }) => !before.has(id));
  };
  const focus = (selector: string) => hooks.focusNext(() => root.querySelector<HTMLElement>(selector));

  /** Brings up to date what is to be shown. */
  const choose = () => {
    const feeds = pages.join(current);
    const next = [...feeds, JSON.stringify([hooks.languages, filter(), host.filterable])];
    if (next.length !== key.length || next.some((each, index) => each !== key[index])) {
      key = next;
      supply = supplyOf(chooseItems(feeds, hooks.languages, filter()));
      const recent = host.filterable ? countTags(supply.take(taggedItems)) : [];
      // One that is pressed stays, to be let go.
      const isKept = ({ folded }: Tag) => pressed.has(folded);
      const gone = tags.filter((tag) => isKept(tag) && !recent.some(({ folded }) => folded === tag.folded));
      tags = [...recent.filter((tag, index) => index < mostTags || isKept(tag)), ...gone];
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

  const seekAll = () => {
    query = '';
    pressed = new Set();
  };

  /** What has come is shown at once, unless somebody may be reading who has not asked for it. */
  const receive = () => {
    const { state } = hooks.feed;
    if (state.status === 'loading' && !held) say = undefined;
    if (state.feeds === latest) return;
    latest = state.feeds;
    error = undefined;
    const limit = room();
    const count =
      state.before?.[0] &&
      countNew(selectItems(latest, hooks.languages, { ...filter(), limit }), supply.take(limit));
    held = (state.status === 'ready' && state.isDue && isInView && count) || 0;
    say = count ? (speech) => sayCount('news.new', count, speech) : undefined;
    if (!held) current = latest;
    // The page has asked for something else.
    if (!latest[0]) {
      extra = 0;
      seekAll();
    }
  };

  const narrow = (change: () => void) => {
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
      for (let count = 0; count < mostPages; count++) {
        const items = seek(wanted)?.slice(0, wanted) ?? [];
        const last = items[wanted - 1];
        // With several feeds, a further page of one may have what comes before the last item of another.
        const until = last ? Date.parse(last.date_published!) : -Infinity;
        if (!pages.lacks(until)) break;
        if (!(await pages.load(until))) return;
        choose();
        if (isNarrowed()) await supply.prepare();
      }
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

  const showNew = () => {
    newFocuser()();
    current = latest;
    held = 0;
    say = undefined;
    // What is new may not be what was sought.
    narrow(seekAll);
  };

  const isLanguage = (tag: string) => sameLanguage(tag, hooks.language.tag);
  const chooseLanguage = async (tag: string) => {
    hasChosen = true;
    error = undefined;
    try {
      await hooks.language.choose(tag);
    } catch (cause) {
      hooks.feed.report((error = new FeedError('network', `no words of ${tag}`, '', { cause })));
      update();
    }
  };

  const print = ({ type }: Event) => {
    isPrinting = type === 'beforeprint';
    update();
    drawNow();
  };

  host.addController({
    hostConnected() {
      addEventListener('beforeprint', print);
      addEventListener('afterprint', print);
    },
    hostDisconnected() {
      removeEventListener('beforeprint', print);
      removeEventListener('afterprint', print);
    },
    hostUpdate() {
      receive();
      const focused = elements().findIndex((element) => element.contains(root.activeElement));
      const before = shown[focused];
      choose();
      const isSame = ({ id }: ClusterItem) => id === before?.id;
      // An item that moves takes the focus with it.
      if (before && shown.findIndex(isSame) !== focused) focusItem(isSame);
    },
  });
  new IntersectionObserver((entries) => {
    isInView = entries.at(-1)!.isIntersecting;
  }).observe(host);

  const actions: NewsActions = {
    onLanguage(tag) {
      if (!isLanguage(tag)) void chooseLanguage(tag);
    },
    onSearch: () => void supply.prepare(),
    onQuery: (words) => narrow(() => (query = words)),
    onTag: (folded) =>
      narrow(() => {
        const next = new Set(pressed);
        if (!next.delete(folded)) next.add(folded);
        pressed = next;
      }),
    onClear() {
      narrow(seekAll);
      focus(host.searchable ? '[part="search"]' : '[part="filters"] button');
    },
    onNew: showNew,
    onMore: () => void showMore(),
  };

  const draw = (options: NewsListOptions, speech: Speech) => {
    const isAll = !isNarrowed();
    const view: NewsTools = {
      languages: splitWords(host.languages),
      isLanguage,
      isSearchable: host.searchable,
      query,
      tags,
      pressed,
      results,
      isNarrowed: !isAll,
      held,
      coming: pages.lacks() ? step() : Math.min(step(), found.length - shown.length),
      isLoading,
    };
    const nothingThere = isAll && hooks.feed.state.status === 'ready';
    return html`${newsTools(view, actions, speech)}
    ${
      shown[0]
        ? newsList(shown, options, speech)
        : nothingThere
          ? html`<slot name="empty">${paragraph('empty', speech.texts['news.empty'])}</slot>`
          : nothing
    }
    ${moreButton(view, actions, speech)}`;
  };

  return {
    render: (options) =>
      hooks.render(isNarrowed() ? supply.take(1) : shown, (speech) => draw(options, speech), 'news', {
        say,
        error,
        isDrawn: hasChosen,
      }),
  };
}
