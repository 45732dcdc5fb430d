/**
 * Short names of the namespaces that mean something in feeds, each before a part of its URI: with and without `www`,
 * a closing slash or `#`, in old versions and in the misspellings that are about. Nameless is RSS itself.
 */
const KNOWN =
  'content=modules/content ev=modules/event ev=rss_event dc=dc/elements dcterms=dc/terms atom=2005/atom atom=atom/ns ' +
  'media=/mrss itunes=itunes. xhtml=xhtml rdf=rdf-syntax xcal=xcal mec=webnus cluster=cluster-widgets';

const parts = KNOWN.split(' ').map((line) => line.split('='));

/** Short name of a namespace; the URI of one that is not known here. */
export function nameSpace(uri: string, prefix: string): string {
  const known = parts.find(([, part]) => uri.toLowerCase().includes(part!));
  if (known) return known[0]!;
  // An unknown default namespace on a feed is an RSS dialect; with a prefix it is an extension.
  return /rss1?[./\d]+#?$|userland|law\.harvard|netscape/i.test(uri) ? '' : prefix && uri;
}
