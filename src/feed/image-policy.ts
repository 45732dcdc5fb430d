import { splitWords } from './since.js';

/**
 * Whether an image may be shown. By default only the feed's and the page's own origin are asked for images,
 * since every other one learns of the visit.
 * @param policy `none`, `feed`, `all`, or a list of origins
 * @param own addresses of the feeds shown, and of the page
 */
export function allowsImage(url: string, policy: string, own: readonly string[]): boolean {
  // `none` needs no case of its own: it is a list without an origin.
  const allowed = splitWords(policy || 'feed').flatMap((word) => (word === 'feed' ? own : word));
  const asked = originOf(url);
  return allowed.includes('all') || (!!asked && allowed.some((each) => originOf(each) === asked));
}

function originOf(url: string): string | false {
  return URL.canParse(url) && new URL(url).origin;
}
