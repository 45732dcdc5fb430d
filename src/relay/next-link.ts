/** A link of the header `Link` (RFC 8288): its address and its parameters. */
const LINK = /<([^>]*)>((?:\s*;\s*[^\s=;,"]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/**
 * Where a list goes on by the header `Link: <…>; rel="next"`, as the REST interface of WordPress says it.
 *
 * @param base address of the list, which the link may be relative to
 */
export function nextLink(header: string | null, base: string): string | undefined {
  for (const [, address = '', parameters = ''] of (header ?? '').matchAll(LINK)) {
    const [, quoted, bare = ''] = REL.exec(parameters) ?? [];
    const relations = (quoted ?? bare).toLowerCase().split(/\s+/);
    if (relations.includes('next') && URL.canParse(address, base)) return new URL(address, base).href;
  }
  return undefined;
}
