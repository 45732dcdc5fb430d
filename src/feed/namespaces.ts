/**
 * Short names of the namespaces that mean something in feeds, found by a part of the URI: with and without
 * `www`, a closing slash or `#`, in old versions and in the misspellings that are about.
 */
const KNOWN: readonly [RegExp, string][] = [
  [/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/purl\.org\/(?:net\/)?rss\/1\.0\/modules\/event|rss_event/, 'ev'],
  [/purl\.org\/dc\/elements/, 'dc'],
  [/purl\.org\/dc\/terms/, 'dcterms'],
  [/w3\.org\/2005\/atom|purl\.org\/atom\/ns/, 'atom'],
  [/search\.yahoo\.com\/mrss/, 'media'],
  [/itunes\.(?:apple\.)?com\/dtds/, 'itunes'],
  [/w3\.org\/1999\/xhtml/, 'xhtml'],
  [/22-rdf-syntax/, 'rdf'],
  [/ns:xcal|\/xcal/, 'xcal'],
  [/webnus\.(?:net|biz)/, 'mec'],
  [/cluster-widgets/, 'cluster'],
  [/purl\.org\/rss\/1\.0\/$|userland\.com\/|law\.harvard\.edu|my\.netscape\.com|purl\.org\/net\/rss1\.1#?$|channel\.netscape/, ''],
];

/** Short name of a namespace: empty for RSS itself, the URI for what is not known here. */
export function nameSpace(uri: string, prefix: string): string {
  const plain = uri.toLowerCase();
  for (const [pattern, name] of KNOWN) if (pattern.test(plain)) return name;
  // An unknown default namespace on a feed is an RSS dialect; with a prefix it is an extension.
  return prefix && uri;
}
