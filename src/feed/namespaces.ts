/**
 * Short names of the namespaces that mean something in feeds, each before a part of its URI: with and without `www`,
 * a closing slash or `#`, in old versions and in the misspellings that are about. What is said by several in the
 * same way has one name.
 */
const KNOWN =
  'content=modules/content ev=modules/event ev=rss_event ev=xcal ev=webnus dc=dc/elements dc=dc/terms atom=2005/atom ' +
  'atom=atom/ns media=mrss media=media-rss itunes=itunes. xhtml=xhtml cluster=cluster-widgets';

const known = KNOWN.split(' ').map((line) => line.split('='));

/** Short name of a namespace; the URI of one that is not known here. Nameless is RSS itself. */
export function nameSpace(uri: string, prefix: string): string {
  const [name] = known.find(([, part]) => uri.toLowerCase().includes(part!)) ?? [];
  // An unknown default namespace on a feed is an RSS dialect; with a prefix it is an extension.
  return name ?? (/\/rss[\d./]*#?$|harvard|netscape/i.test(uri) ? '' : prefix && uri);
}
