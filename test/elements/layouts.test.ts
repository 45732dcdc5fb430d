import { expect } from 'chai';
import { expectAccessible } from './axe.js';
import { cleanUp, main, mountLoaded, part, parts, server, warnings } from './page.js';
import { eventItem, feedOf, fundingOf, item, newsUrl, publicTask } from './sample-feeds.js';

const layouts = ['list', 'cards', 'compact'];
const picture = `${location.origin}/demo/images/laboratory.svg`;
const longWord = 'Medizinprodukteaufbereitungsdienstleistungsverzeichnis';

/** News of usual lengths, one of them without a picture, one with a very long word. */
const news = (count: number) =>
  feedOf(
    Array.from({ length: count }, (_, index) =>
      item(20 - index, {
        title: `Hands-on training lab for doctors and nurses opens${index === 1 ? ` ${longWord}` : ''}`,
        summary:
          'In the new training lab hospital and care staff find out where systems can take work off them.',
        tags: ['Digital health', 'Research'],
        ...(index !== 2 && { _image: { url: picture, width: 60, height: 40, credit: 'A. Photographer' } }),
      }),
    ),
  );

async function mountNews(layout: string, count = 5, style = ''): Promise<HTMLElement> {
  const url = `${newsUrl}?${layout}${count}`;
  server.serve(url, news(count));
  if (style) main.style.cssText = style;
  return mountLoaded(
    `<cluster-news-list layout="${layout}" limit="${count}" src="${url}"></cluster-news-list>`,
  );
}

const boxOf = (element: Element) => element.getBoundingClientRect();
const boxesOf = (element: Element, name: string) => parts(element, name).map(boxOf);
/** How many items stand in each row. */
const rowsOf = (element: Element) => {
  const tops = boxesOf(element, 'item').map(({ top }) => Math.round(top));
  return [...new Set(tops)].map((top) => tops.filter((each) => each === top).length);
};
/** What reaches out of its widget, or has text that is cut off. */
const cutIn = (element: Element) => {
  const { left, right } = boxOf(main);
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>('[part=base] :not(slot)')]
    .filter((each) => {
      const box = boxOf(each);
      const isOut = box.left < left - 0.5 || box.right > right + 0.5;
      const isCut = getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1;
      return isOut || isCut;
    })
    .map((each) => each.getAttribute('part') ?? each.className);
};

describe('the layout of a list', () => {
  it('list: one item below the other, the picture beside the text where there is room, above it where not', async () => {
    const wide = await mountNews('list', 3, 'inline-size: 50em');
    expect(rowsOf(wide)).to.deep.equal([1, 1, 1]);
    expect(boxesOf(wide, 'title')[0]!.left).to.be.above(boxesOf(wide, 'image')[0]!.right);
    wide.remove();
    const narrow = await mountNews('list', 3, 'inline-size: 280px');
    expect(boxesOf(narrow, 'title')[0]!.top).to.be.at.least(boxesOf(narrow, 'image')[0]!.bottom);
    expect(boxesOf(narrow, 'image')[0]!.width).to.equal(280);
  });

  for (const [width, rows] of [
    ['280px', [1, 1, 1, 1, 1]],
    ['40em', [1, 2, 2]],
    ['60em', [1, 3, 1]],
    ['76em', [1, 4]],
  ] as const)
    it(`cards in ${width}: ${rows.join(', ')} in a row, the first leads, no row has a hole`, async () => {
      const element = await mountNews('cards', 5, `inline-size: ${width}`);
      expect(rowsOf(element)).to.deep.equal(rows);
      const list = boxOf(part(element, 'list'));
      const boxes = boxesOf(element, 'item');
      for (const count of rows) {
        const row = boxes.splice(0, count);
        expect(row[0]!.left).to.be.closeTo(list.left, 1);
        expect(row.at(-1)!.right).to.be.closeTo(list.right, 1);
        expect(new Set(row.map(({ height }) => Math.round(height)))).to.have.length(1);
      }
      const [lead, ...others] = parts(element, 'title').map((each) =>
        parseFloat(getComputedStyle(each).fontSize),
      );
      expect(lead).to.be.above(others[0]!);
    });

  it('cards: titles of a row are in one line, whatever is below them', async () => {
    const element = await mountNews('cards', 6, 'inline-size: 40em');
    const [, ...tops] = boxesOf(element, 'title').map(({ top }) => top);
    expect(tops[2]).to.equal(tops[3]);
  });

  it('cards: of two none leads', async () => {
    const element = await mountNews('cards', 2, 'inline-size: 40em');
    expect(rowsOf(element)).to.deep.equal([2]);
  });

  it('compact: title and date alone, the date beside the title where there is room, several columns where it is wide', async () => {
    const element = await mountNews('compact', 4, 'inline-size: 30em');
    for (const name of ['image', 'summary', 'tags', 'credit'])
      expect(parts(element, name), name).to.deep.equal([]);
    expect(rowsOf(element)).to.deep.equal([1, 1, 1, 1]);
    expect(boxesOf(element, 'date')[0]!.left).to.be.above(boxesOf(element, 'title')[0]!.right - 1);
    main.style.inlineSize = '280px';
    expect(boxesOf(element, 'date')[0]!.top).to.be.at.least(boxesOf(element, 'title')[0]!.bottom - 1);
    main.style.inlineSize = '76em';
    expect(rowsOf(element)).to.deep.equal([2, 2]);
    for (const { height } of boxesOf(element, 'item')) expect(height).to.be.at.least(24);
  });

  it('unknown: the list, and a word in the console', async () => {
    const element = await mountNews('quiet');
    expect(part(element, 'list').className).to.equal('list');
    expect(warnings).to.deep.equal(['<cluster-news-list> layout="quiet" is none of list, cards, compact']);
  });

  it('changes with the attribute, and back', async () => {
    const element = await mountNews('cards');
    element.removeAttribute('layout');
    await (element as HTMLElementTagNameMap['cluster-news-list']).updateComplete;
    expect(part(element, 'list').className).to.equal('list');
    expect(warnings).to.deep.equal([]);
  });
});

for (const layout of layouts) {
  describe(`layout ${layout}`, () => {
    const hosts = {
      'a flex row': 'display: flex',
      'a float': 'display: flow-root',
      'a table cell': 'display: table-cell',
      'a grid of least widths': 'display: grid; grid-template-columns: min-content',
      'a grid of as much as there is': 'display: grid; grid-template-columns: auto',
    };
    for (const [name, style] of Object.entries(hosts))
      it(`does not collapse in ${name}, and does not burst it`, async () => {
        const frame = document.body.appendChild(document.createElement('div'));
        cleanUp(() => frame.remove());
        frame.style.inlineSize = '600px';
        frame.append(main);
        const element = await mountNews(layout, 3, style);
        if (name === 'a float') element.style.cssText = 'float: inline-start';
        // As wide as its longest word at least, as any content in a table; elsewhere no wider than there is room.
        const isOfWords = /table|least/.test(name);
        expect(boxOf(element).width).to.be.within(isOfWords ? 200 : 400, isOfWords ? 650 : 600);
        frame.style.inlineSize = '250px';
        if (!isOfWords) expect(boxOf(element).width).to.be.at.most(250);
      });

    it('cuts nothing off in 320 px, with text twice as large, and with the spacing that readers may set', async () => {
      const element = await mountNews(layout, 5, 'inline-size: 280px');
      expect(cutIn(element)).to.deep.equal([]);
      main.style.fontSize = '200%';
      expect(cutIn(element)).to.deep.equal([]);
      main.style.cssText =
        'inline-size: 280px; line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em';
      const spacing = new CSSStyleSheet();
      spacing.replaceSync(
        '* { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em } p { margin-block-end: 2em }',
      );
      element.shadowRoot!.adoptedStyleSheets.push(spacing);
      expect(cutIn(element)).to.deep.equal([]);
    });

    it('mirrors in a page that runs from right to left', async () => {
      const element = await mountNews(layout, 3, 'inline-size: 50em');
      const read = () => {
        const base = boxOf(part(element, 'list'));
        return ['image', 'title', 'date', 'tag'].flatMap((name) =>
          boxesOf(element, name).map(({ left, right, top }) => ({
            start: left - base.left,
            end: base.right - right,
            top,
          })),
        );
      };
      const before = read();
      main.dir = 'rtl';
      for (const [index, { start, end, top }] of read().entries()) {
        expect(end).to.be.closeTo(before[index]!.start, 1);
        expect(start).to.be.closeTo(before[index]!.end, 1);
        expect(top).to.be.closeTo(before[index]!.top, 1);
      }
    });

    it('keeps a full stop at the end of a text of another direction', async () => {
      const element = await mountNews(layout, 1, 'inline-size: 30em; direction: rtl');
      const style = getComputedStyle(parts(element, 'summary')[0] ?? part(element, 'title'));
      expect([style.unicodeBidi, style.textAlign]).to.deep.equal(['plaintext', 'right']);
    });

    for (const [scheme, ground, ink] of [
      ['light', '#fff', '#333'],
      ['dark', '#111', '#ddd'],
    ] as const)
      it(`breaks no rule of accessibility, ${scheme}`, async () => {
        Object.assign(document.body.style, { background: ground, color: ink });
        cleanUp(() => document.body.removeAttribute('style'));
        document.title = 'A page';
        main.append(Object.assign(document.createElement('h1'), { textContent: 'A page of a partner' }));
        await mountNews(layout);
        await expectAccessible(main);
      });

    it('has a part for every visible piece, moves nothing, and says only titles in its links', async () => {
      const element = await mountNews(layout);
      const all = [...element.shadowRoot!.querySelectorAll<HTMLElement>('[part=base] *')];
      const unnamed = all.filter(
        (each) =>
          !each.part.length && !each.matches('slot, .text, a > span, h2 > span') && each.checkVisibility(),
      );
      expect(unnamed.map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
      for (const each of all) {
        const { transitionDuration, animationName } = getComputedStyle(each);
        expect([transitionDuration, animationName]).to.deep.equal(['0s', 'none']);
      }
    });
  });
}

describe('a link where the page opens new windows', () => {
  const setBase = (target: string) => {
    const base = document.head.appendChild(document.createElement('base'));
    base.target = target;
    cleanUp(() => base.remove());
  };
  const words = {
    de: 'öffnet in neuem Fenster',
    en: 'opens in a new window',
    pl: 'otwiera się w nowym oknie',
  };

  for (const [lang, said] of Object.entries(words))
    it(`says so, ${lang}`, async () => {
      setBase('_BLANK');
      document.documentElement.lang = lang;
      const place = { name: 'Town hall', url: 'https://town.example/' };
      server.serve(newsUrl, { ...feedOf([item(1), eventItem({ start: '2999-06-10', location: place })]) });
      const notice = { ...publicTask, links: [{ url: 'https://cluster.example/results', title: 'Results' }] };
      server.serve(`${newsUrl}?funding`, fundingOf(notice));
      const list = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
      const card = await mountLoaded(`<cluster-event-card src="${newsUrl}"></cluster-event-card>`);
      const funding = await mountLoaded(
        `<cluster-funding-notice src="${newsUrl}?funding"></cluster-funding-notice>`,
      );
      const marksOf = (element: Element) =>
        [...element.shadowRoot!.querySelectorAll('a:not([download])')].map((link) => {
          const mark = link.querySelector('[part=new-window]');
          return [mark?.role, mark?.ariaLabel, mark?.getAttribute('lang')];
        });
      expect(marksOf(list)).to.deep.equal([
        ['img', `(${said})`, lang],
        ['img', `(${said})`, lang],
      ]);
      expect(marksOf(card)).to.deep.equal([
        ['img', `(${said})`, lang],
        ['img', `(${said})`, lang],
      ]);
      // In the language of the notice.
      expect(marksOf(funding)).to.deep.equal([['img', `(${words.pl})`, 'pl']]);
      document.title = 'A page';
      main.prepend(Object.assign(document.createElement('h1'), { textContent: 'A page of a partner' }));
      await expectAccessible(main);
    });

  it('says nothing where it does not', async () => {
    setBase('_self');
    server.serve(newsUrl, feedOf([item(1)]));
    const list = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(parts(list, 'new-window')).to.deep.equal([]);
  });
});
