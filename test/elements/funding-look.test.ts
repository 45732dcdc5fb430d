import { expect } from 'chai';
import type { FundingNotice } from '../../src/feed/model.js';
import { can } from './engine.js';
import { drawn, main, mountLoaded, part, parts, server, warnings } from './page.js';
import { fundingOf, fundingUrl } from './sample-feeds.js';

const logo = (width: number, height: number) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`)}`;

const notice: FundingNotice = {
  preset: 'eu-cohesion',
  statement: 'co-funded',
  project: { name: 'A project' },
  beneficiary: { name: 'The cluster' },
  funders: [
    { name: 'Wide', logo: { url: 'https://cluster.example/wide.svg' } },
    { name: 'Tall', logo: { url: 'https://cluster.example/tall.svg', alt: 'Tall, Ministry' } },
    { name: 'Without' },
  ],
};

async function mountNotice(content = ''): Promise<HTMLElement> {
  server.serve(fundingUrl, fundingOf(notice));
  return mountLoaded(`<cluster-funding-notice src="${fundingUrl}">${content}</cluster-funding-notice>`);
}

describe('the emblem', () => {
  for (const width of [200, 320, 1200]) {
    for (const size of ['8px', '16px', '24px']) {
      it(`is 3:2 and at least 40 px high, ${width} px wide, in text of ${size}`, async () => {
        main.style.cssText = `inline-size: ${width}px; font-size: ${size}`;
        const box = part(await mountNotice(), 'emblem').getBoundingClientRect();
        expect(box.width / box.height).to.be.closeTo(1.5, 0.01);
        expect(box.height).to.be.at.least(40);
        expect(box.right).to.be.at.most(main.getBoundingClientRect().right);
      });
    }
  }

  it('does not touch its statement', async () => {
    for (const width of ['200px', '800px']) {
      main.style.inlineSize = width;
      const element = await mountNotice();
      const flag = part(element, 'emblem').getBoundingClientRect();
      const text = part(element, 'statement').getBoundingClientRect();
      const isApart = text.left >= flag.right + 8 || text.top >= flag.bottom + 8;
      expect(isApart, width).to.equal(true);
      element.remove();
      await drawn(element as Parameters<typeof drawn>[0]);
    }
  });

  it('keeps its colours, on any ground and with forced ones, and nothing else does', async () => {
    main.style.cssText = 'background: #000; color: #fff; fill: red; stroke: red';
    const element = await mountNotice();
    const emblem = part(element, 'emblem');
    const [ground, stars] = [...emblem.querySelectorAll('path')].map((path) => getComputedStyle(path));
    expect([ground!.fill, ground!.stroke]).to.deep.equal(['rgb(0, 51, 153)', 'rgb(255, 255, 255)']);
    expect(stars!.fill).to.equal('rgb(255, 204, 0)');
    const forced = [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')].filter(
      (each) => getComputedStyle(each).getPropertyValue('forced-color-adjust') === 'none',
    );
    expect(forced.filter((each) => !emblem.contains(each))).to.deep.equal([]);
    if (can('forced colours')) expect(forced).to.include(emblem);
  });

  it('has a name in the language of the notice', async () => {
    expect(part(await mountNotice(), 'emblem').getAttribute('aria-label')).to.equal(
      'Flag of the European Union',
    );
  });
});

describe('logos', () => {
  it('are as high as the emblem, those of the host too', async () => {
    const own = `<img slot="logo" alt="Own" width="300" height="20" src='${logo(300, 20)}'>`;
    const element = await mountNotice(own);
    const height = part(element, 'emblem').getBoundingClientRect().height;
    const heights = [...parts(element, 'logo'), element.querySelector('img')!].map(
      (each) => each.getBoundingClientRect().height,
    );
    // Firefox counts in sixtieths of a pixel.
    expect(heights).to.have.length(3);
    for (const each of heights) expect(each).to.be.closeTo(height, 0.02);
  });

  it('are named by what they are, else by the funder; load at once; send no referrer', async () => {
    const logos = parts(await mountNotice(), 'logo') as HTMLImageElement[];
    expect(logos.map(({ alt }) => alt)).to.deep.equal(['Wide', 'Tall, Ministry']);
    expect(logos.map(({ referrerPolicy }) => referrerPolicy)).to.deep.equal(['no-referrer', 'no-referrer']);
    expect(logos.some((each) => each.getAttribute('loading') === 'lazy')).to.equal(false);
  });

  it('of origins that the host does not allow are not asked for', async () => {
    server.serve(
      fundingUrl,
      fundingOf({ ...notice, funders: [{ name: 'X', logo: { url: 'https://tracker.example/x.svg' } }] }),
    );
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}"></cluster-funding-notice>`,
    );
    expect(parts(element, 'logo')).to.deep.equal([]);
    expect(part(element, 'logos').getBoundingClientRect().height).to.equal(0);
    expect(warnings).to.include(
      '<cluster-funding-notice> images="feed" does not allow https://tracker.example/x.svg',
    );
  });

  it('that fail stand by their name, and the others are as high as the emblem all the same', async () => {
    const own = `<img slot="logo" alt="Own" width="300" height="20" src='${logo(300, 20)}'>`;
    const broken = { url: `${location.origin}/no-such-logo.svg`, alt: 'Ministry' };
    server.serve(fundingUrl, fundingOf({ ...notice, funders: [{ name: 'X', logo: broken }] }));
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}">${own}</cluster-funding-notice>`,
    );
    const failed = part<HTMLImageElement>(element, 'logo');
    await failed.decode().catch(() => {});
    expect(failed.alt).to.equal('Ministry');
    const height = part(element, 'emblem').getBoundingClientRect().height;
    expect(failed.getBoundingClientRect().height).to.be.at.most(height + 0.02);
    expect(element.querySelector('img')!.getBoundingClientRect().height).to.be.closeTo(height, 0.02);
  });

  it('have the room they need before they are there, where the feed says how large they are', async () => {
    const facts = { url: 'https://cluster.example/none.svg', width: 200, height: 100 };
    server.serve(fundingUrl, fundingOf({ ...notice, funders: [{ name: 'X', logo: facts }] }));
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}"></cluster-funding-notice>`,
    );
    const img = part<HTMLImageElement>(element, 'logo');
    expect([img.getAttribute('width'), img.getAttribute('height')]).to.deep.equal(['200', '100']);
  });

  it('of one notice stand with it, of several below them', async () => {
    const slotOf = (element: Element) => element.shadowRoot!.querySelector('slot[name=logo]')!;
    const one = await mountNotice();
    expect(part(one, 'notice').contains(slotOf(one))).to.equal(true);
    server.serve(`${fundingUrl}?2`, fundingOf(notice, notice));
    const two = await mountLoaded(`<cluster-funding-notice src="${fundingUrl}?2"></cluster-funding-notice>`);
    expect(slotOf(two).parentElement!.getAttribute('part')).to.equal('list');
  });
});

describe('a notice without logos', () => {
  it('leaves no room for them', async () => {
    const { funders: _, ...bare } = notice;
    server.serve(fundingUrl, fundingOf(bare));
    const element = await mountLoaded(
      `<cluster-funding-notice src="${fundingUrl}"></cluster-funding-notice>`,
    );
    const [lockup, facts] = ['lockup', 'facts'].map((name) => part(element, name).getBoundingClientRect());
    expect(facts!.top - lockup!.bottom).to.be.closeTo(0.8 * 16, 0.5);
  });
});

describe('the statement', () => {
  for (const [ground, ink, expected] of [
    ['#fff', '#222', 'black'],
    ['#fff', '#767676', 'black'],
    ['#fff', '#0645ad', 'black'],
    ['#fff8dc', '#7a2800', 'black'],
    ['#000', '#eee', 'white'],
    ['#1b2438', '#f5f7fa', 'white'],
    ['#00695c', '#fff', 'white'],
    ['#222', '#9a9a9a', 'white'],
    ['#039', '#fc0', 'white'],
  ] as const) {
    it(`is ${expected} where the page has ${ink} on ${ground}, which is contrast enough`, async () => {
      main.style.cssText = `background: ${ground}; color: ${ink}`;
      const element = await mountNotice();
      const said = getComputedStyle(part(element, 'statement').firstElementChild!).color;
      expect(pixelOf(said)).to.deep.equal(expected === 'black' ? [0, 0, 0] : [255, 255, 255]);
      expect(contrast(pixelOf(said), pixelOf(ground))).to.be.at.least(4.5);
    });
  }
});

/** A colour as it is painted. */
function pixelOf(color: string): number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function contrast(one: number[], other: number[]): number {
  const luminance = (pixel: number[]) =>
    pixel
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index]!, 0);
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}
