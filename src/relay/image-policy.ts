import type { ClusterItem, FundingNotice } from '../feed/model.js';
import type { FeedConfig } from './model.js';
import { isOwnAddress } from './own-links.js';

/** The address to publish of an image; undefined where it is left out. */
export type ImageAt = (url: string) => string | undefined;

/**
 * What becomes of images. With `copy` one that there is no copy of is left out: a page shall contact nobody else.
 *
 * @param imageAt where the copy of an image is
 */
export function imagePolicy(images: FeedConfig['images'], imageAt: ImageAt = () => undefined): ImageAt {
  if (images === 'none') return () => undefined;
  return images === 'keep' ? (url) => url : (url) => (isOwnAddress(url) ? url : imageAt(url));
}

/** An item with its image where it is to be found. */
export function placeImage({ image: _, _image, ...item }: ClusterItem, imageAt: ImageAt): ClusterItem {
  const url = _image && imageAt(_image.url);
  return url ? { ...item, image: url, _image: { ..._image, url } } : item;
}

/** A notice with its logos where they are to be found. A funder without a logo is shown by name. */
export function placeLogos(notice: FundingNotice, imageAt: ImageAt): FundingNotice {
  if (!notice.funders) return notice;
  const funders = notice.funders.map(({ logo, ...funder }) => {
    const url = logo && imageAt(logo.url);
    return url ? { ...funder, logo: { ...logo, url } } : funder;
  });
  return { ...notice, funders };
}
