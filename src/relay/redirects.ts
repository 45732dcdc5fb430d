import { UpstreamError } from './upstream-error.js';

export const maxRedirects = 5;

const statuses = new Set([301, 302, 303, 307, 308]);

export const isRedirect = (status: number): boolean => statuses.has(status);

/**
 * An address that may be asked for.
 * @throws UpstreamError `config`
 */
export function openUrl(address: string): URL {
  if (!URL.canParse(address)) throw new UpstreamError('config', 'this is not an absolute URL');
  const url = new URL(address);
  const fault = faultOf(url);
  if (fault) throw new UpstreamError('config', fault);
  url.hash = '';
  return url;
}

/**
 * Where a redirect leads. `trail` is every URL asked for so far, the last of them the one that redirects.
 * @throws UpstreamError `http` where that is nowhere, in a circle, or to what may not be asked for
 */
export function nextHop(status: number, location: string | null, trail: readonly URL[]): URL {
  const fault = (what: string) => new UpstreamError('http', `the server ${what}`, '', { status });
  const from = trail.at(-1)!;
  if (!location) throw fault(`redirects (${status}) without saying where to`);
  // Headers are bytes, one for each character; those beyond ASCII are meant as UTF-8.
  const target = Buffer.from(location, 'latin1').toString();
  if (!URL.canParse(target, from)) throw fault(`redirects (${status}) to what is no address`);
  const url = new URL(target, from);
  url.hash = '';
  const name = withoutCredentials(url.href);
  const refused = faultOf(url);
  if (refused) throw fault(`redirects to ${name}: ${refused}`);
  // The answer would be anybody's on the way, while the configuration asks for one that nobody else can have written.
  if (from.protocol === 'https:' && url.protocol === 'http:')
    throw fault(`redirects from https to ${name}; if that is right, configure the http address itself`);
  if (trail.some(({ href }) => href === url.href))
    throw fault(`redirects in a circle, back to ${name}; perhaps it wants a cookie first`);
  if (trail.length > maxRedirects)
    throw fault(`redirects more than ${maxRedirects} times; configure the address it ends at`);
  return url;
}

function faultOf(url: URL): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `only http and https are fetched, not ${url.protocol}`;
  if (url.username || url.password) return 'an address with a user name or password in it is not fetched';
  return undefined;
}

/** An address as it may stand in a message, even one that is no URL. */
export const withoutCredentials = (address: string): string =>
  address.replace(/^([^/?#]*[/\\]{2})[^/\\?#]*@/, '$1');
