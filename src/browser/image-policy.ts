/**
 * Whether an image may be shown. By default only the feed's and the page's own origin are asked for images,
 * since every other one learns of the visit.
 * @param policy `none`, `feed`, `all`, or origins separated by white space
 * @param feedUrls addresses of the feeds shown
 */
export function allowsImage(url: string, policy: string, feedUrls: readonly string[]): boolean {
  // `none` needs no case of its own: it is a list without an origin.
  const allowed = /^(feed)?$/.test(policy) ? [location.href, ...feedUrls] : policy.split(/\s+/);
  const origin = originOf(url);
  return policy === 'all' || (!!origin && allowed.some((each) => originOf(each) === origin));
}

function originOf(url: string): string | false {
  return URL.canParse(url) && new URL(url).origin;
}
