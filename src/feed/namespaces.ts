/**
 * Short names of the namespaces that mean something in feeds, found by a part of the URI: with and without
 * `www`, a closing slash or `#`, in old versions and in the misspellings that are about. Nameless is RSS itself.
 */
const KNOWN: readonly [RegExp, string][] = [
  [/modules\/content/, 'content'],
  [/modules\/event|rss_event/, 'ev'],
  [/dc\/elements/, 'dc'],
  [/dc\/terms/, 'dcterms'],
  [/2005\/atom|atom\/ns/, 'atom'],
  [/\/mrss/, 'media'],
  [/itunes\./, 'itunes'],
  [/xhtml/, 'xhtml'],
  [/rdf-syntax/, 'rdf'],
  [/xcal/, 'xcal'],
  [/webnus/, 'mec'],
  [/cluster-widgets/, 'cluster'],
  [/purl\.org\/(?:net\/)?rss1?[./\d]+#?$|userland|law\.harvard|netscape/, ''],
];

/** Short name of a namespace; the URI of one that is not known here. */
export function nameSpace(uri: string, prefix: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(uri.toLowerCase()));
  // An unknown default namespace on a feed is an RSS dialect; with a prefix it is an extension.
  return known ? known[1] : prefix && uri;
}
