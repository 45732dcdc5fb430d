import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openClusterSite, openHostSite, type Site } from './serve.js';

export const tags = ['cluster-news-list', 'cluster-event-card', 'cluster-funding-notice'];

/** Two sites and a browser, with a new page for each test, and what went wrong in it. */
export interface Bench {
  cluster: Site;
  host: Site;
  browser: Browser;
  page: Page;
  /** What the page wrote to its console as an error or a warning, and what it threw. */
  problems: string[];
  /** The tag of the script. */
  script: string;
  /** The three widgets as a partner pastes them, with the attributes that are given for the list. */
  widgets(attributes?: string): string;
  /** Opens a page of the host with some markup; without a doctype of its own it gets one. */
  open(markup: string, headers?: Record<string, string>, path?: string): Promise<void>;
  /** Opens it and waits until all widgets are ready. */
  show(markup: string, headers?: Record<string, string>): Promise<void>;
}

/** For a `describe`: opens the bench, its browser with some flags more, before its tests and closes it after them. */
export function useBench(...flags: string[]): Bench {
  const bench = {
    get script() {
      return `<script type="module" src="${bench.cluster.origin}/widgets/cluster-widgets.js"></script>`;
    },
    widgets(attributes = '') {
      const feeds = `${bench.cluster.origin}/feeds`;
      return `<cluster-news-list src="${feeds}/news.json" ${attributes}><a href="/news">Alle Meldungen</a></cluster-news-list>
        <cluster-event-card src="${feeds}/events.json"></cluster-event-card>
        <cluster-funding-notice src="${feeds}/news.json"></cluster-funding-notice>`;
    },
    async open(markup, headers = {}, path = '/host') {
      const body = /^\s*<(!doctype|html)/i.test(markup)
        ? markup
        : `<!doctype html><html lang="de"><meta name="viewport" content="width=device-width">
          <title>Host</title><link rel="icon" href="data:,">${markup}`;
      await bench.page.goto(bench.host.put(path, { body, headers }));
    },
    async show(markup, headers) {
      await bench.open(markup, headers);
      await ready(bench.page);
    },
  } as Bench;

  before(async () => {
    [bench.cluster, bench.host, bench.browser] = await Promise.all([
      openClusterSite(),
      openHostSite(),
      openBrowser(...flags),
    ]);
  });
  beforeEach(async () => {
    bench.page = await bench.browser.newPage();
    // Functions that go into a page bring this name along from the tool that strips their types.
    await bench.page.evaluateOnNewDocument('globalThis.__name ??= (named) => named');
    const problems: string[] = (bench.problems = []);
    bench.page.on('pageerror', (error) => problems.push(String(error)));
    bench.page.on('console', (message) => {
      if (/^(error|warn)/.test(message.type())) problems.push(message.text());
    });
  });
  afterEach(() => bench.page.close());
  after(() => Promise.all([bench.browser?.close(), bench.cluster?.close(), bench.host?.close()]));
  return bench;
}

type Frame = Pick<Page, 'evaluate' | 'waitForFunction'>;

/** Waits until a page, or a frame, has so many widgets, in shadow roots too, and all are ready and drawn. */
export async function ready(frame: Frame, count = 3): Promise<void> {
  await frame.waitForFunction(
    (names: string[], count: number) => {
      const inside = (root: Document | ShadowRoot): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) =>
          names.includes(element.localName)
            ? [element]
            : element.shadowRoot
              ? inside(element.shadowRoot)
              : [],
        );
      const widgets = inside(document);
      Object.assign(globalThis, { widgets });
      return (
        widgets.length >= count &&
        widgets.every(
          (each) => each.matches(':state(ready)') && each.shadowRoot!.querySelector('[part=base]'),
        )
      );
    },
    {},
    tags,
    count,
  );
}

/**
 * Waits until there is an element, and a piece in its shadow root where one is named. (`waitForSelector` looks again
 * when the document changes, which neither a state nor a shadow root does.)
 */
export async function until(page: Page, element: string, piece = ''): Promise<void> {
  await page.waitForFunction(
    (element: string, piece: string) => {
      const found = document.querySelector(element);
      return piece ? found?.shadowRoot?.querySelector(piece) : found;
    },
    {},
    element,
    piece,
  );
}

/** What is wrong with the widgets of a page after `ready`: pieces that cannot be seen, stick out or lie on each other, or text cut off. */
export function faultsOf(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const { widgets } = globalThis as unknown as { widgets: Element[] };
    return widgets.flatMap((widget) => {
      const root = widget.shadowRoot!;
      const { left, right } = widget.getBoundingClientRect();
      const place = widget.parentElement?.getBoundingClientRect();
      const name = (piece: Element) =>
        `${widget.localName} ${piece.getAttribute('part') ?? piece.localName} "${piece.textContent.trim().slice(0, 20)}"`;
      const pieces = [
        ...root.querySelectorAll('h2, h3, h4, li, a, p, time, dt, dd, img, svg, figcaption, [part=status]'),
      ].filter((piece) => !piece.closest('[part=problem], [popover]:not(:popover-open)'));
      const boxes = [...root.querySelectorAll('[part=list] > *, dl > div > *')].map(
        (piece) => [piece, piece.getBoundingClientRect()] as const,
      );
      return [
        ...(pieces.length < 3 ? [`${widget.localName} has ${pieces.length} pieces`] : []),
        ...(place && (left < place.left - 1 || right > place.right + 1)
          ? [`${widget.localName} sticks out`]
          : []),
        ...pieces
          .filter((piece) => {
            const { width, height } = piece.getBoundingClientRect();
            return (
              !piece.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
              width < 2 ||
              height < 2
            );
          })
          .map((piece) => `not to be seen: ${name(piece)}`),
        ...pieces
          .filter((piece) => {
            const box = piece.getBoundingClientRect();
            return box.left < left - 1 || box.right > right + 1;
          })
          .map((piece) => `sticks out: ${name(piece)}`),
        // Of a font with odd metrics a line is higher than what its letters take.
        ...boxes
          .filter(([piece, box]) =>
            [...piece.children].some((inner) => inner.getBoundingClientRect().bottom > box.bottom + 1),
          )
          .map(([piece]) => `lower than what is in it: ${name(piece)}`),
        ...pieces
          .filter(
            (piece) =>
              getComputedStyle(piece).overflowY !== 'visible' && piece.scrollHeight > piece.clientHeight + 1,
          )
          .map((piece) => `cut off: ${name(piece)}`),
        ...boxes.flatMap(([piece, one], index) =>
          boxes
            .slice(index + 1)
            .filter(
              ([inner, other]) =>
                !piece.contains(inner) &&
                Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
                Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
            )
            .map(([other]) => `on each other: ${name(piece)}, ${name(other)}`),
        ),
      ];
    });
  });
}

/** What the widgets of a page say, list, card and notice, each on one line. */
export function textsOf(frame: Frame): Promise<string[]> {
  return frame.evaluate(() =>
    (globalThis as unknown as { widgets: HTMLElement[] }).widgets.map((widget) =>
      widget.shadowRoot!.textContent.replace(/\s+/g, ' ').trim(),
    ),
  );
}

/** That they are there, and that each whole set of three says what the sample feeds have for a German page. */
export async function expectWhole(frame: Frame, { count = 3 } = {}): Promise<void> {
  expect(await faultsOf(frame)).to.deep.equal([]);
  const texts = await textsOf(frame);
  expect(texts).to.have.length(count);
  const sets = texts.slice(0, count - (count % 3));
  expect(
    sets.map((text, index) => text.includes(expected[index % 3]!)),
    texts.join('\n'),
  ).to.deep.equal(sets.map(() => true));
}

const expected = ['Aktuelles', 'Veranstaltung', 'Kofinanziert von der Europäischen Union'];
