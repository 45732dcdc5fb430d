/**
 * Whether an image may be shown. By default only the feed's and the page's own origin are asked for images,
 * since every other one learns of the visit.
 * @param policy `none`, `feed`, `all`, or origins separated by white space
 * @param feedUrls addresses of the feeds shown
 */
export function allowsImage(url: string, policy: string, feedUrls: readonly string[]): boolean {
  if (policy === 'none') return false;
  if (policy === 'all') return true;
  const allowed = policy === 'feed' || !policy ? [location.href, ...feedUrls] : policy.split(/\s+/);
  const origin = originOf(url);
  return origin !== undefined && allowed.some((each) => originOf(each) === origin);
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
