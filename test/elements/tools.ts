import type { ClusterNewsList } from '../../src/elements/news-list.js';
import { drawn, mountLoaded, parts, server, textsOf } from './page.js';
import { newsUrl } from './sample-feeds.js';

/** Puts a list with a feed into the page, and waits until it has drawn what visitors can do with it. */
export async function mountTools(attributes: string, feed: object): Promise<ClusterNewsList> {
  server.serve(newsUrl, feed);
  const element = await mountLoaded(`<cluster-news-list ${attributes} src="${newsUrl}"></cluster-news-list>`);
  // The list has asked for it before.
  await import('../../src/elements/news-tools.js');
  await drawn(element);
  return element;
}

/** Waits until something is true of what an element has drawn. */
export async function until(element: ClusterNewsList, isTrue: () => boolean): Promise<void> {
  await drawn(element);
  if (isTrue()) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isTrue()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element.shadowRoot!, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}

/** Presses a button as a keyboard does, with the focus on it. */
export async function press(element: ClusterNewsList, name: string, text?: string): Promise<void> {
  const button = parts(element, name).find((each) => !text || each.textContent.trim() === text)!;
  button.focus();
  button.click();
  await drawn(element);
}

/** Types into the search box, and waits until the list shows what is found, which is not what it shows before. */
export async function search(element: ClusterNewsList, words: string, titles: string[]): Promise<void> {
  const isFound = () => textsOf(element, 'title').join() === titles.join();
  if (isFound()) throw new Error(`${titles.join()} are there before the search`);
  const box = parts(element, 'search')[0] as HTMLInputElement;
  box.focus();
  box.value = words;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await until(element, isFound);
}

export const focused = (element: Element) => element.shadowRoot!.activeElement;
