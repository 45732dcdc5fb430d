import type { LitElement } from 'lit';
import '../../src/define.js';
// Here, so that no test has to wait for it.
import '../../src/elements/news-tools.js';
import { type ClusterEventCard, loadCalendarPart } from '../../src/elements/event-card.js';
import type { ClusterFundingNotice } from '../../src/elements/funding-notice.js';
import type { ClusterNewsList } from '../../src/elements/news-list.js';
import { loadWordings } from '../../src/feed/funding-statements.js';
import { loadTexts } from '../../src/i18n/words.js';
import { FakeServer } from './fake-server.js';

// Here, so that no test has to wait for words; how they arrive has a test of its own.
await Promise.all([loadTexts('de'), loadTexts('en'), loadTexts('pl'), loadWordings(), loadCalendarPart()]);

export type AnyWidget = ClusterNewsList | ClusterEventCard | ClusterFundingNotice;

/** The place that widgets are mounted in, empty before each test. */
export let main: HTMLElement;
/** Every server of the page, new for each test. */
export let server: FakeServer;

const undo: (() => void)[] = [];
const warn = console.warn;
/** What was written to the console as a warning, one line each. */
export const warnings: string[] = [];

beforeEach(() => {
  document.documentElement.lang = 'en';
  main = document.body.appendChild(document.createElement('main'));
  server = new FakeServer();
  warnings.length = 0;
  console.warn = (...parts: unknown[]) => warnings.push(parts.map(String).join(' '));
  // Of several pages that are tested at once one is in front.
  setHidden(false);
});

afterEach(() => {
  main.remove();
  server.restore();
  undo.splice(0).forEach((each) => each());
  console.warn = warn;
});

/** Hides the page, or shows it again. */
export function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Something to be put back after the test. */
export function cleanUp(task: () => void): void {
  undo.push(task);
}

/** Puts markup into the page; the first element of it. */
export function mount<E extends Element = ClusterNewsList>(
  markup: string,
  place: Element | ShadowRoot = main,
): E {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const first = template.content.firstElementChild as E;
  place.append(template.content);
  return first;
}

/** The first event of a type. */
export function nextEvent<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  type: K,
): Promise<HTMLElementEventMap[K]> {
  return new Promise((resolve) =>
    target.addEventListener(type, (event) => resolve(event as HTMLElementEventMap[K]), { once: true }),
  );
}

/** Puts a widget into the page and waits until its feed was read and drawn. */
export async function mountLoaded<E extends LitElement = ClusterNewsList>(markup: string): Promise<E> {
  const loaded = nextEvent(main, 'cluster-load');
  const element = mount<E>(markup);
  await loaded;
  await drawn(element);
  return element;
}

/** Puts a widget into the page and waits until its feed could not be had and that is drawn. */
export async function mountFailed<E extends LitElement = ClusterNewsList>(markup: string): Promise<E> {
  const failed = nextEvent(main, 'cluster-error');
  const element = mount<E>(markup);
  await failed;
  await drawn(element);
  return element;
}

/** Waits until an element has drawn what it knows. */
export async function drawn(element: LitElement): Promise<void> {
  while (!(await element.updateComplete));
}

/** The pieces of a widget with a part name. */
export function parts(element: Element, name: string): HTMLElement[] {
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
}

/** Takes away the height that a widget holds until nobody sees it go. */
export function letGo(element: Element): void {
  const box = element.shadowRoot!.firstElementChild as HTMLElement;
  box.style.minBlockSize = '';
  // Chromium writes the attribute only when it is asked for.
  if (!box.getAttribute('style')) box.removeAttribute('style');
}

/** The one piece with a part name; throws where there is none. */
export function part<E extends Element = HTMLElement>(element: Element, name: string): E {
  const [found, ...more] = parts(element, name);
  if (!found || more.length) throw new Error(`${found ? more.length + 1 : 0} parts named ${name}`);
  return found as Element as E;
}

/** What a piece says, on one line; undefined where there is no such piece. */
export function textOf(element: Element, name: string): string | undefined {
  return parts(element, name)[0]?.textContent?.replace(/\s+/g, ' ').trim();
}

/** What all pieces with a part name say. */
export function textsOf(element: Element, name: string): string[] {
  return parts(element, name).map((each) => each.textContent.replace(/\s+/g, ' ').trim());
}

/** The custom states an element is in. */
export function statesOf(element: Element): string[] {
  return ['loading', 'ready', 'empty', 'failed', 'stale'].filter((state) =>
    element.matches(`:state(${state})`),
  );
}

/** Whether the host's own content is what is seen. */
export function showsFallback(element: HTMLElement): boolean {
  const own = element.firstElementChild as HTMLElement;
  return own.checkVisibility() && own.getClientRects().length > 0;
}
