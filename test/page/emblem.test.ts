import { expect } from 'chai';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { openBrowser, openClusterSite, openHostSite, type Site } from './serve.js';

/** Device pixels for one CSS pixel. */
const scale = 8;
const notice = `<cluster-funding-notice preset="eu-cohesion" statement="co-funded" notice-lang="en" project="A project"
  beneficiary="A cluster"><p>Own words</p></cluster-funding-notice>`;

/** What is seen of the flag: lengths in its own heights, from its middle. */
interface Flag {
  heightInCss: number;
  ratio: number;
  field: number[];
  gold: number[];
  /** Left, right, above, below. */
  borders: number[];
  ground: number[];
  stars: { x: number; y: number; radius: number; up: number; down: number; isUpright: boolean }[];
}

let cluster: Site;
let host: Site;
let browser: Browser;

before(async () => {
  [cluster, host, browser] = await Promise.all([openClusterSite(), openHostSite(), openBrowser()]);
});
after(() => Promise.all([browser.close(), cluster.close(), host.close()]));

async function openPage(style: string, body = notice, media: Record<string, string> = {}): Promise<Page> {
  const script = `<script type="module" src="${cluster.origin}/widgets/cluster-widgets.js"></script>`;
  const markup = `<!doctype html><html lang="de"><title>x</title><style>${style}</style>${script}<main>${body}</main>`;
  const url = host.put('/emblem', { body: markup });
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 600, deviceScaleFactor: scale });
  const client = await page.createCDPSession();
  await emulate(client, media);
  await page.goto(url, { waitUntil: 'networkidle0' });
  return page;
}

const emulate = (client: CDPSession, { type = '', ...features }: Record<string, string>) =>
  client.send('Emulation.setEmulatedMedia', {
    media: type,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });

/** A picture of a part and some pixels around it. */
async function picture(page: Page, part: string, around: number): Promise<string> {
  const box = await page.evaluate((part) => {
    const root = document.querySelector('cluster-funding-notice')!.shadowRoot!;
    const { x, y, width, height } = root.querySelector(`[part=${part}]`)!.getBoundingClientRect();
    return { x, y, width, height };
  }, part);
  const clip = {
    x: box.x - around,
    y: box.y - around,
    width: box.width + 2 * around,
    height: box.height + 2 * around,
  };
  return page.screenshot({ clip, encoding: 'base64' });
}

interface Picture {
  width: number;
  height: number;
  /** Red, green, blue of each pixel, row by row. */
  pixels: number[][];
}

async function readPicture(page: Page, part: string, around: number): Promise<Picture> {
  const image = await picture(page, part, around);
  const read = await page.evaluate(async (image) => {
    const bytes = Uint8Array.from(atob(image), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, words: Array.from(new Uint32Array(data.buffer)) };
  }, image);
  const pixels = read.words.map((word) => [word & 255, (word >> 8) & 255, (word >> 16) & 255]);
  return { width: read.width, height: read.height, pixels };
}

const blue = [0, 51, 153];
const gold = [255, 204, 0];
const white = [255, 255, 255];

/** Measures the flag that is in the middle of a picture, on ground that is neither blue, white nor gold. */
async function measure(page: Page, around: number): Promise<Flag> {
  const { width, height, pixels } = await readPicture(page, 'emblem', around);
  const pixel = (x: number, y: number) => pixels[y * width + x]!;
  const isNear = (x: number, y: number, colors: number[][]) =>
    x >= 0 && y >= 0 && x < width && y < height &&
    colors.some((color) => pixel(x, y).every((value, index) => Math.abs(value - color[index]!) < 100)); // prettier-ignore
  /** How many pixels of some colours lie in a row. */
  const run = (x: number, y: number, dx: number, dy: number, colors: number[][]): number => {
    let length = 0;
    while (isNear(x + length * dx, y + length * dy, colors)) length++;
    return length;
  };
  const [midX, midY] = [Math.floor(width / 2), Math.floor(height / 2)];
  // Between the stars, whose edges are neither blue nor gold.
  const row = midY + Math.round(0.08 * (height - 2 * around * scale));
  const column = midX + row - midY;
  const left = midX - run(midX, row, -1, 0, [blue]) + 1;
  const right = midX + run(midX, row, 1, 0, [blue]) - 1;
  const top = midY - run(column, midY, 0, -1, [blue]) + 1;
  const bottom = midY + run(column, midY, 0, 1, [blue]) - 1;
  const [flagWidth, flagHeight] = [right - left + 1, bottom - top + 1];
  const seen = new Set<number>();
  const stars: Flag['stars'] = [];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const points: (readonly [number, number])[] = [];
      const waiting: (readonly [number, number])[] = [[x, y]];
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const [px, py] = next;
        if (seen.has(py * width + px) || !isNear(px, py, [gold])) continue;
        seen.add(py * width + px);
        points.push(next);
        for (const dy of [-1, 0, 1]) waiting.push([px - 1, py + dy], [px, py + dy], [px + 1, py + dy]);
      }
      if (!points.length) continue;
      const [cx, cy] = ([0, 1] as const).map(
        (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length,
      ) as [number, number];
      const highest = points.reduce((best, point) => (point[1] < best[1] ? point : best));
      stars.push({
        x: (cx - (left + right) / 2) / flagHeight,
        y: (cy - (top + bottom) / 2) / flagHeight,
        radius: (Math.max(...points.map(([px, py]) => Math.hypot(px - cx, py - cy))) + 0.5) / flagHeight,
        up: (cy - highest[1] + 0.5) / flagHeight,
        down: (Math.max(...points.map((point) => point[1])) - cy + 0.5) / flagHeight,
        isUpright: Math.abs(highest[0] - cx) < 0.01 * flagHeight + 1,
      });
    }
  }
  // One pixel on either side of a line may be of both colours.
  const border = (x: number, y: number, dx: number, dy: number): number =>
    Math.max(run(x, y, dx, dy, [white]), run(x + dx, y + dy, dx, dy, [white])) / flagHeight;
  const borders = [
    border(left - 1, row, -1, 0),
    border(right + 1, row, 1, 0),
    border(column, top - 1, 0, -1),
    border(column, bottom + 1, 0, 1),
  ];
  return {
    heightInCss: flagHeight / scale,
    ratio: flagWidth / flagHeight,
    field: pixel(midX, midY),
    gold: pixel(midX, Math.round((top + bottom) / 2 - flagHeight / 3)),
    borders,
    ground: pixel(1, 1),
    stars,
  };
}

describe('the emblem in pixels', () => {
  for (const size of [8, 16, 24]) {
    it(`in text of ${size} px: proportions, stars, colours, border`, async () => {
      const page = await openPage(`body { font-size: ${size}px; background: #00695c; color: #fff }`);
      const flag = await measure(page, size / 4 + 2);
      expect(flag.heightInCss).to.be.closeTo(Math.max(40, 3.6 * size), 0.5);
      expect(flag.ratio).to.be.closeTo(1.5, 0.015);
      expect(flag.field).to.deep.equal([0, 51, 153]);
      expect(flag.gold).to.deep.equal([255, 204, 0]);
      expect(flag.ground).to.deep.equal([0, 105, 92]);
      for (const border of flag.borders) expect(border).to.be.closeTo(1 / 25, 0.009);
      expect(flag.stars).to.have.length(12);
      const hours = flag.stars
        .map(({ x, y }) => (Math.atan2(x, -y) / Math.PI) * 6)
        .map((hour) => (hour + 12.5) % 12 - 0.5)
        .sort((one, other) => one - other); // prettier-ignore
      hours.forEach((hour, index) => expect(hour).to.be.closeTo(index, 0.06));
      for (const { x, y, radius, up, down, isUpright } of flag.stars) {
        expect(Math.hypot(x, y)).to.be.closeTo(1 / 3, 0.006);
        expect(radius).to.be.closeTo(1 / 18, 0.008);
        expect(isUpright).to.equal(true);
        // One point up, and two legs, which reach less far down.
        expect(up).to.be.closeTo(1 / 18, 0.008);
        expect(down).to.be.closeTo(Math.cos(Math.PI / 5) / 18, 0.008);
      }
      await page.close();
    });
  }

  it('does not shrink with the viewport', async () => {
    const page = await openPage('body { background: #00695c; color: #fff; font-size: 2vw }');
    for (const width of [1280, 320, 240]) {
      await page.setViewport({ width, height: 600, deviceScaleFactor: scale });
      const flag = await measure(page, 6);
      expect(flag.heightInCss, `${width}`).to.be.at.least(39.5);
      expect(flag.ratio, `${width}`).to.be.closeTo(1.5, 0.02);
    }
    await page.close();
  });

  it('keeps its colours where colours are forced', async () => {
    const page = await openPage('', notice, { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
    const flag = await measure(page, 6);
    expect(flag.field).to.deep.equal([0, 51, 153]);
    expect(flag.gold).to.deep.equal([255, 204, 0]);
    expect(flag.stars).to.have.length(12);
    await page.close();
  });
});

describe('emblem and statement in pixels', () => {
  let plain: string;

  before(async () => {
    const page = await openPage('');
    plain = await picture(page, 'lockup', 0);
    await page.close();
  });

  for (const style of [
    'main { font: italic small-caps 16px cursive; text-transform: uppercase; letter-spacing: 2px }',
    'main { text-decoration: underline; text-shadow: 2px 2px red; -webkit-text-stroke: 1px red }',
    'main * { text-decoration: line-through; text-emphasis: dot; font-stretch: condensed }',
    '::part(statement) { font-style: italic !important; text-decoration: underline; color: hotpink !important }',
    '::part(statement) { opacity: 0.3; background: gold; border-bottom: 2px solid; padding: 9px !important }',
    '::part(emblem) { filter: hue-rotate(90deg); opacity: 0.4 !important; border: 3px solid red; scale: 0.5 }',
  ]) {
    it(`are what they are: ${style}`, async () => {
      const page = await openPage(`${style} main { font-size: 16px }`);
      expect((await picture(page, 'lockup', 0)) === plain).to.equal(true);
      await page.close();
    });
  }
});

describe('a funding notice', () => {
  it('stands with script blocked, by what the host says itself', async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(host.put('/no-script', { body: notice }));
    const text = await page.$eval('cluster-funding-notice', (element) => (element as HTMLElement).innerText);
    expect(text.trim()).to.equal('Own words');
    await page.close();
  });

  it('prints, its statement black also where the page is dark', async () => {
    const page = await openPage('body { background: #000; color: #fff }', notice, { type: 'print' });
    const said = await page.evaluate(() => {
      const root = document.querySelector('cluster-funding-notice')!.shadowRoot!;
      return [...root.querySelectorAll('[part=emblem], [part=statement] span, dd')].map((each) => [
        each.checkVisibility(),
        getComputedStyle(each).color,
      ]);
    });
    expect(said.slice(0, 2).map(([isVisible]) => isVisible)).to.deep.equal([true, true]);
    expect(said[1]![1]).to.equal('rgb(0, 0, 0)');
    await page.close();
  });

  it('of a language that is rarely met loads its words then, from the script’s own address', async () => {
    const open = async (script: string, attributes: string) => {
      cluster.requests.length = 0;
      const body = `<script type="module" src="${cluster.origin}/widgets/${script}"></script>
        <cluster-funding-notice lang="de" preset="eu-cohesion" statement="funded" project="P" beneficiary="B"
          ${attributes}></cluster-funding-notice>`;
      const page = await browser.newPage();
      await page.goto(host.put('/parts', { body }), { waitUntil: 'networkidle0' });
      const said = await page.evaluate(
        () =>
          document.querySelector('cluster-funding-notice')!.shadowRoot!.querySelector('[part=statement]')!
            .textContent,
      );
      await page.close();
      return [said, cluster.requests.filter((path) => path.includes('funding-wordings')).length];
    };
    const french = 'Financé par l’Union européenne';
    expect(await open('funding-notice.js', 'notice-lang="fr"')).to.deep.equal([french, 1]);
    expect(await open('funding-notice.js', 'notice-lang="pl"')).to.deep.equal([
      ...['Sfinansowane przez Unię Europejską', 0],
    ]);
    expect(await open('cluster-widgets.js', 'notice-lang="fr"')).to.deep.equal([french, 0]);
    expect(cluster.requests).to.have.length(1);
  });

  it('is shown in English where those words cannot be had', async () => {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      void (request.url().includes('funding-wordings') ? request.abort() : request.continue());
    });
    const body = `<script type="module" src="${cluster.origin}/widgets/funding-notice.js"></script>
      <cluster-funding-notice lang="de" preset="eu-cohesion" statement="funded" project="P" beneficiary="B"
        notice-lang="fr"></cluster-funding-notice>`;
    await page.goto(host.put('/cut', { body }), { waitUntil: 'networkidle0' });
    const said = await page.evaluate(() => {
      const statement = document
        .querySelector('cluster-funding-notice')!
        .shadowRoot!.querySelector<HTMLElement>('[part=statement]')!;
      return [statement.textContent, statement.lang];
    });
    expect(said).to.deep.equal(['Funded by the European Union', 'en']);
    await page.close();
  });
});
