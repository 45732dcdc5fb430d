import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Condition, type Encoding, isKnown, pickEncoding } from './negotiate.js';

/** What requests are counted by. */
export type Kind = 'feeds' | 'images' | 'widgets' | 'sample' | 'pages' | 'health' | 'metrics' | 'other';

/** Names and values in turn, as `writeHead` takes them without looking at each. */
export type RawHeaders = readonly string[];

export interface Variant {
  readonly body: Buffer;
  /** With its quotes. */
  readonly etag: string;
  readonly headers: RawHeaders;
  /** Those of a 304. */
  readonly knownHeaders: RawHeaders;
}

/** An answer with everything about it done, but for the choice of a variant. */
export interface Prepared {
  readonly kind: Kind;
  /** Milliseconds, of a whole second. */
  readonly lastModified: number;
  readonly variants: Readonly<Record<Encoding, Variant>>;
}

/** A body in every encoding; those that would not be smaller are the body itself. */
export type Bodies = Readonly<Record<Encoding, Buffer>>;

/** What any page may read. Nothing here depends on who asks, and no cookie is sent or wanted. */
export const openHeaders: RawHeaders = [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Expose-Headers',
  'ETag',
  'Cross-Origin-Resource-Policy',
  'cross-origin',
  'Timing-Allow-Origin',
  '*',
  'X-Content-Type-Options',
  'nosniff',
];

/** Text gains by compression, images have theirs inside. */
const isCompressible = (type: string) => /^text\/|json|javascript|xml/.test(type);
/** The best brotli of a body larger than this takes longer than a refresh should. */
const largeBytes = 300_000;

/** Compresses a body, off the main thread. */
export async function compress(content: Uint8Array, type: string): Promise<Bodies> {
  const identity = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!isCompressible(type)) return { br: identity, gzip: identity, identity };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: identity.length > largeBytes ? 9 : 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(identity, { params }),
    promisify(gzip)(identity, { level: 9 }),
  ]);
  const smaller = (body: Buffer) => (body.length < identity.length ? body : identity);
  return { br: smaller(br), gzip: smaller(gz), identity };
}

export interface Description {
  readonly kind: Kind;
  /** `Content-Type`, with its charset. */
  readonly type: string;
  readonly cacheControl: string;
  /** When the content changed, in milliseconds. */
  readonly lastModified: number;
  /** Beside those that every answer has; `openHeaders` for what any site may use. */
  readonly headers?: RawHeaders;
}

/** Makes the headers of every variant of a body. */
export function prepare(bodies: Bodies, description: Description): Prepared {
  const { kind, type, cacheControl, headers = [] } = description;
  const lastModified = Math.floor(description.lastModified / 1000) * 1000;
  const hash = createHash('sha256').update(bodies.identity).digest('base64url').slice(0, 20);
  const variant = (encoding: Encoding): Variant => {
    const body = bodies[encoding];
    const isEncoded = body !== bodies.identity;
    const etag = isEncoded ? `"${hash}-${encoding}"` : `"${hash}"`;
    const knownHeaders = [
      ...['Cache-Control', cacheControl, 'ETag', etag],
      ...['Last-Modified', new Date(lastModified).toUTCString()],
      ...(isCompressible(type) ? ['Vary', 'Accept-Encoding'] : []),
      ...headers,
    ];
    return {
      body,
      etag,
      knownHeaders,
      headers: [
        ...['Content-Type', type, 'Content-Length', String(body.length)],
        ...(isEncoded ? ['Content-Encoding', encoding] : []),
        ...knownHeaders,
      ],
    };
  };
  return {
    kind,
    lastModified,
    variants: { br: variant('br'), gzip: variant('gzip'), identity: variant('identity') },
  };
}

/** The variant for a request, and whether who asks has it already. */
export function choose(
  prepared: Prepared,
  acceptEncoding: string | undefined,
  condition: Condition,
): { variant: Variant; known: boolean } {
  const variant = prepared.variants[pickEncoding(acceptEncoding)];
  return { variant, known: isKnown(condition, variant.etag, prepared.lastModified) };
}

/** The answer to a request by the web's own types. */
export function respond(prepared: Prepared, { headers }: Request): Response {
  const { variant, known } = choose(prepared, headers.get('accept-encoding') ?? undefined, {
    ifNoneMatch: headers.get('if-none-match') ?? undefined,
    ifModifiedSince: headers.get('if-modified-since') ?? undefined,
  });
  return known
    ? new Response(null, { status: 304, headers: pairs(variant.knownHeaders) })
    : new Response(new Uint8Array(variant.body), { headers: pairs(variant.headers) });
}

/** Raw headers for `new Headers`. */
export function pairs(raw: RawHeaders): [string, string][] {
  const result: [string, string][] = [];
  for (let at = 0; at < raw.length; at += 2) result.push([raw[at]!, raw[at + 1]!]);
  return result;
}
