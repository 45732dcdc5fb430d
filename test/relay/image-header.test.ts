import { expect } from 'chai';
import fc from 'fast-check';
import { readImageHeader } from '../../src/relay/image-header.js';
import { sampleImages } from './sample-images.js';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('the header of an image', () => {
  for (const { name, type, width, height, bytes } of sampleImages)
    it(`says type and size: ${name}`, () => {
      expect(readImageHeader(bytes)).to.deep.equal({ type, size: { width, height } });
    });

  it('is read where it lies inside of a larger buffer', () => {
    for (const { bytes, width } of sampleImages) {
      const around = new Uint8Array(bytes.length + 7);
      around.set(bytes, 7);
      expect(readImageHeader(around.subarray(7))?.size?.width).to.equal(width);
    }
  });

  it('still says the type where it is cut off, and never a wrong size', () => {
    for (const { name, type, width, height, bytes } of sampleImages)
      for (let length = 24; length < bytes.length; length++) {
        const header = readImageHeader(bytes.subarray(0, length));
        expect(header?.type, name).to.equal(type);
        expect(header?.size ?? { width, height }, name).to.deep.equal({ width, height });
      }
  });

  it('is found in nothing else than raster images', () => {
    for (const text of [
      '',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '<?xml version="1.0"?><svg/>',
      '<!doctype html><img>',
      ' \x89PNG\r\n\x1a\n',
      '\x89PNG',
      'GIF88a',
      'RIFF\0\0\0\0WAVEfmt ',
      'BM\x36\x28\0\0',
      'II*\0\x08\0\0\0',
      '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
      '\0\0\0\x18ftypmp42\0\0\0\0isommp42',
      // The version of the brand is no brand.
      '\0\0\0\x14ftypmif1avifmif1',
      '%PDF-1.7',
    ])
      expect(readImageHeader(bytesOf(text)), JSON.stringify(text)).to.equal(undefined);
  });

  it('is read to an end in whatever bytes follow its beginning', () => {
    const beginnings = sampleImages.map(({ bytes }) => bytes);
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.nat(),
        fc.uint8Array({ maxLength: 200 }),
        (bytes, cut, noise) => {
          const damaged = Uint8Array.from([...bytes.subarray(0, cut % bytes.length), ...noise]);
          const size = readImageHeader(damaged)?.size;
          return !size || (size.width > 0 && size.height > 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
