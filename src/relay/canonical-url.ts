/** What is added to an address to count visitors, and changes nothing of what is there. */
const TRACKING =
  /^(utm_.*|mtm_.*|pk_(campaign|kwd|keyword|source|medium|content)|piwik_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|at_(medium|campaign)|xtor)$/i;

/** One form of all addresses that lead to the same page, without a scheme, for comparison. */
export interface CanonicalUrl {
  readonly page: string;
  /** The same with its fragment: some pages hold several items. */
  readonly place: string;
}

/** Undefined for what is no http(s) address. */
export function canonicalUrl(address: string | undefined): CanonicalUrl | undefined {
  if (!address || !/^https?:/i.test(address)) return undefined;
  try {
    const { hostname, port, pathname, searchParams, hash } = new URL(address);
    const query = [...searchParams].filter(([name]) => !TRACKING.test(name)).sort(byName);
    const host = hostname.replace(/^www\./, '').replace(/\.$/, '');
    const path = pathname
      .replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())
      .replace(/\/(index\.(html?|php))?$/i, '');
    const page = `${host}${port && `:${port}`}${path}${query.length ? `?${new URLSearchParams(query).toString()}` : ''}`;
    return { page, place: page + hash };
  } catch {
    return undefined;
  }
}

const byName = ([one]: [string, string], [other]: [string, string]): number =>
  one < other ? -1 : Number(one > other);
