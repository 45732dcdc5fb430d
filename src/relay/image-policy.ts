import type { ClusterItem, FundingNotice } from '../feed/model.js';
import type { FeedConfig } from './model.js';
import { isOwnAddress } from './own-links.js';

/** What to publish of where an image is, with the size of a copy in pixels; undefined where it is left out. */
export type ImageAt = (url: string) => { url: string; width?: number; height?: number } | undefined;

/**
 * What becomes of images. With `copy` one that there is no copy of is left out: a page shall contact nobody else.
 *
 * @param imageAt where the copy of an image is
 */
export function imagePolicy(images: FeedConfig['images'], imageAt: ImageAt = () => undefined): ImageAt {
  if (images === 'none') return () => undefined;
  return (url) => (images === 'keep' || isOwnAddress(url) ? { url } : imageAt(url));
}

/** An item with its image where it is to be found. */
export function placeImage({ image: _, _image, ...item }: ClusterItem, imageAt: ImageAt): ClusterItem {
  const place = _image && imageAt(_image.url);
  return place ? { ...item, image: place.url, _image: { ..._image, ...place } } : item;
}

/** A notice with its logos where they are to be found. A funder without a logo is shown by name. */
export function placeLogos(notice: FundingNotice, imageAt: ImageAt): FundingNotice {
  if (!notice.funders) return notice;
  const funders = notice.funders.map(({ logo, ...funder }) => {
    const place = logo && imageAt(logo.url);
    return place ? { ...funder, logo: { ...logo, ...place } } : funder;
  });
  return { ...notice, funders };
}
