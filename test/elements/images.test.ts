import { expect } from 'chai';
import { drawn, mountLoaded, part, parts, server, textOf } from './page.js';
import { feedOf, item, newsUrl } from './sample-feeds.js';

const here = `${location.origin}/__nothing/picture.png`;
const ofFeed = 'https://cluster.example/picture.png';
const elsewhere = 'https://tracker.example/picture.png';

async function mountImages(attributes: string, urls = [here, ofFeed, elsewhere]) {
  server.serve(newsUrl, feedOf(urls.map((url, index) => item(9 - index, { _image: { url } }))));
  return mountLoaded(`<cluster-news-list ${attributes} src="${newsUrl}"></cluster-news-list>`);
}

const shown = (element: Element) => parts(element, 'image').map((image) => (image as HTMLImageElement).src);

describe('which images are shown', () => {
  for (const [images, expected] of [
    ['', [here, ofFeed]],
    ['images="feed"', [here, ofFeed]],
    ['images="none"', []],
    ['images="all"', [here, ofFeed, elsewhere]],
    ['images="https://tracker.example"', [elsewhere]],
    [`images="https://tracker.example/any/path  https://cluster.example"`, [ofFeed, elsewhere]],
    ['images="https://tracker.example:8443"', []],
    ['images="http://tracker.example"', []],
    ['images="tracker.example"', []],
  ] as const) {
    it(`${images || 'by default'}: ${expected.length}`, async () => {
      expect(shown(await mountImages(images))).to.deep.equal(expected);
    });
  }

  it('without a request for the others', async () => {
    const element = await mountImages('');
    expect(element.shadowRoot!.innerHTML).not.to.contain('tracker.example');
  });

  it('from the origin of every feed of a merged list', async () => {
    const other = 'https://other.example/feed';
    server.serve(other, feedOf([item(1, { _image: { url: 'https://other.example/b.png' } })]));
    server.serve(newsUrl, feedOf([item(2, { _image: { url: ofFeed } })]));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl} ${other}"></cluster-news-list>`);
    expect(shown(element)).to.deep.equal([ofFeed, 'https://other.example/b.png']);
  });
});

describe('an image', () => {
  it('is lazy, sends no referrer, and keeps its room', async () => {
    server.serve(newsUrl, feedOf([item(1, { _image: { url: ofFeed, width: 600, height: 400 } })]));
    const image = part<HTMLImageElement>(
      await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`),
      'image',
    );
    expect(image).to.include({ loading: 'lazy', decoding: 'async', referrerPolicy: 'no-referrer' });
    expect([image.getAttribute('width'), image.getAttribute('height')]).to.deep.equal(['600', '400']);
    const { width, height } = image.getBoundingClientRect();
    expect(width / height).to.be.closeTo(1.5, 0.01);
  });

  it('is decorative unless the feed says what it shows', async () => {
    const facts = { _image: { url: ofFeed, alt: 'Ein Bild', language: 'de', credit: 'C. Photographer' } };
    server.serve(newsUrl, feedOf([item(2, { _image: { url: ofFeed } }), item(1, facts)]));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const images = parts(element, 'image');
    expect(images.map((image) => image.getAttribute('alt'))).to.deep.equal(['', 'Ein Bild']);
    expect(images.map(({ lang }) => lang)).to.deep.equal(['', 'de']);
    expect(textOf(element, 'credit')).to.equal('Image: C. Photographer');
  });

  it('broken -> gone with its credit, in every place it has, its ground stays and nothing moves', async () => {
    const _image = { url: ofFeed, credit: 'C. Photographer', alt: 'A picture' };
    server.serve(newsUrl, feedOf([item(2, { _image }), item(1, { _image })]));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    const boxes = () =>
      ['image', 'title'].flatMap((name) =>
        parts(element, name).map((each) => each.getBoundingClientRect().toJSON() as object),
      );
    const before = boxes();
    expect(before).to.have.length(4);
    parts(element, 'image')[0]!.dispatchEvent(new Event('error'));
    await drawn(element);
    expect(element.shadowRoot!.querySelectorAll('img')).to.have.length(0);
    for (const credit of parts(element, 'credit'))
      expect(credit.checkVisibility({ visibilityProperty: true })).to.equal(false);
    expect(boxes()).to.deep.equal(before);
  });
});
