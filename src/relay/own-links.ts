/**
 * Where no configuration says at which address the files will be, links to the publisher's own files cannot be
 * absolute. The gate lets only absolute ones through, so until the files are written they begin with an address
 * that cannot exist.
 */
const UNKNOWN = 'http://cluster-feed.invalid';

/** Where feeds are below the root of a site whose address is not known. */
const FOLDER = '/feeds/';

/** The address, with a slash at its end, of the folder that the published files are in. */
export const publishedAt = (baseUrl?: string): string => (baseUrl ? `${baseUrl}/` : UNKNOWN + FOLDER);

/** An address on the publisher's own site, which is not known: `path` begins with a slash. */
export const ownAddress = (path: string): string => UNKNOWN + path;

/** Whether an address is one of these. */
export const isOwnAddress = (url: string): boolean => url.startsWith(`${UNKNOWN}/`);

/** HTML with such addresses as links on the site of whatever page it becomes part of. */
export const siteLinks = (html: string): string => html.replaceAll(UNKNOWN, '');

/** Such an address as a link in a published feed; any other text as it is. */
export function ownLink(text: string): string {
  if (!isOwnAddress(text)) return text;
  const path = text.slice(UNKNOWN.length);
  return path.startsWith(FOLDER) ? path.slice(FOLDER.length) || './' : `..${path}`;
}
