export type Encoding = 'br' | 'gzip' | 'identity';

/** The smallest first. */
const offered: readonly Encoding[] = ['br', 'gzip', 'identity'];
/** Browsers and caches send a handful of different headers; whoever sends thousands does not fill the memory. */
const mostRemembered = 500;
const remembered = new Map<string, Encoding>();

/**
 * The encoding to answer in, for a header `Accept-Encoding`: the one with the highest q, the smallest of equals. What
 * accepts nothing that there is gets the body as it is, which is of more use than an error.
 */
export function pickEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity';
  const known = remembered.get(header);
  if (known) return known;
  const picked = parseEncoding(header);
  if (remembered.size < mostRemembered) remembered.set(header, picked);
  return picked;
}

function parseEncoding(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((parameter) => /^q\s*=/.test(parameter));
    const weight = q === undefined ? 1 : Number(q.slice(q.indexOf('=') + 1));
    if (weight >= 0 && weight <= 1) weights.set(name.replace(/^x-/, ''), weight);
  }
  // What is not named may not be sent, but for the body as it is, which comes last.
  const weightOf = (name: Encoding) =>
    weights.get(name) ?? weights.get('*') ?? (name === 'identity' ? Number.MIN_VALUE : 0);
  const best = Math.max(...offered.map(weightOf));
  return offered.find((name) => best > 0 && weightOf(name) === best) ?? 'identity';
}

/** The headers of a conditional request, and what it is about. */
export interface Condition {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

/**
 * Whether who asks has this already (304).
 * @param etag with its quotes
 * @param lastModified milliseconds, of a whole second
 */
export function isKnown(
  { ifNoneMatch, ifModifiedSince }: Condition,
  etag: string,
  lastModified: number,
): boolean {
  // The date counts only where there is no tag (RFC 9110, 13.1.3).
  if (ifNoneMatch === undefined) return !!ifModifiedSince && Date.parse(ifModifiedSince) >= lastModified;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  // A proxy that compresses anew makes a tag weak.
  return ifNoneMatch.match(/"[^"]*"/g)?.includes(etag) ?? false;
}
