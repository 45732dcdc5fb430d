import { expect } from 'chai';
import type { FundingNotice } from '../../src/feed/model.js';
import { can } from './engine.js';
import { drawn, main, mountLoaded, part, parts, server } from './page.js';
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

  it('and its statement stand on a ground no wider than they are', async () => {
    main.style.inlineSize = '900px';
    const element = await mountNotice();
    const range = document.createRange();
    range.selectNodeContents(part(element, 'statement'));
    const ground = part(element, 'lockup').getBoundingClientRect();
    expect(ground.right - range.getBoundingClientRect().right).to.be.within(4, 16);
  });

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

  it('keeps its colours, on any ground and with forced ones', async () => {
    main.style.cssText = 'background: #000; color: #fff; fill: red';
    const element = await mountNotice();
    const fills = [...part(element, 'emblem').querySelectorAll('path')].map(
      (path) => getComputedStyle(path).fill,
    );
    expect(fills).to.deep.equal(['rgb(0, 51, 153)', 'rgb(255, 204, 0)']);
    const lockup = getComputedStyle(part(element, 'lockup'));
    if (can('forced colours')) expect(lockup.getPropertyValue('forced-color-adjust')).to.equal('none');
    expect(lockup.backgroundColor).to.equal('rgb(255, 255, 255)');
  });

  it('has a name in the language of the notice', async () => {
    expect(part(await mountNotice(), 'emblem').getAttribute('aria-label')).to.equal(
      'Flag of the European Union',
    );
  });
});

describe('logos', () => {
  it('are as high as the emblem, those of the host too', async () => {
    const own = `<img slot="logo" alt="Own" src='${logo(300, 20)}'>`;
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
    expect(getComputedStyle(part(element, 'logos')).display).to.equal('none');
  });
});
