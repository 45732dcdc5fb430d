import type { ClusterFeed, ClusterItem, FundingNotice } from '../feed/model.js';
import type { CopiedImage } from './images.js';

/**
 * A feed with its images replaced by their copies, those without one taken out: a page shall contact nobody else.
 * Sizes that the feed does not state are those of the copy. `addressOf` makes the URL of a copy's file.
 */
export function withCopies(
  feed: ClusterFeed,
  copies: ReadonlyMap<string, CopiedImage>,
  addressOf: (file: string) => string,
): ClusterFeed {
  const copyOf = <Image extends { url: string }>(image?: Image): Image | undefined => {
    const copy = image && copies.get(image.url);
    if (!image || !copy) return undefined;
    const { file, width, height } = copy;
    const isSized = 'width' in image || 'height' in image;
    return { ...image, url: addressOf(file), ...(!isSized && width && height && { width, height }) };
  };
  const itemWithCopy = ({ image, _image, ...item }: ClusterItem): ClusterItem => {
    const copy = copyOf(_image) ?? copyOf(image === undefined ? undefined : { url: image });
    return copy ? { ...item, image: copy.url, _image: copy } : item;
  };
  const noticeWithCopies = (notice: FundingNotice): FundingNotice =>
    notice.funders
      ? {
          ...notice,
          funders: notice.funders.map(({ logo, ...funder }) => {
            const copy = copyOf(logo);
            return copy ? { ...funder, logo: copy } : funder;
          }),
        }
      : notice;
  return {
    ...feed,
    items: feed.items.map(itemWithCopy),
    ...(feed._funding && { _funding: feed._funding.map(noticeWithCopies) }),
  };
}
