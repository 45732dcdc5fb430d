import { FeedError, type FeedErrorCode } from '../feed/feed-error.js';

export interface UpstreamErrorOptions extends ErrorOptions {
  status?: number | undefined;
  retryAfter?: number | undefined;
}

/** Why an upstream server gave nothing. */
export class UpstreamError extends FeedError {
  override name = 'UpstreamError';
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** Milliseconds for which the server wants to be left alone. */
  readonly retryAfter: number | undefined;

  constructor(code: FeedErrorCode, message: string, url = '', options: UpstreamErrorOptions = {}) {
    super(code, message, url, options);
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}

const certificates =
  'for a certificate authority of your own set NODE_EXTRA_CA_CERTS; else the server’s operator must renew it';

/** What error codes of Node, OpenSSL and undici mean to somebody who keeps a configuration. */
const words: Record<string, string> = {
  ENOTFOUND: 'its host name is not known (DNS); check the spelling of the address',
  ENODATA: 'its host name has no address (DNS)',
  EAI_AGAIN: 'the name server does not answer (DNS); check this machine’s network',
  ECONNREFUSED: 'nothing accepts connections there',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut before the answer was complete',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection was cut before the answer was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer is not as long as its Content-Length says',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too large',
  EHOSTUNREACH: 'there is no way to its host; check this machine’s network',
  ENETUNREACH: 'there is no way to its network; check this machine’s network',
  CERT_HAS_EXPIRED: 'its TLS certificate has expired; its operator must renew it',
  CERT_NOT_YET_VALID: 'its TLS certificate is not valid yet; check this machine’s clock',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is for another host name',
  DEPTH_ZERO_SELF_SIGNED_CERT: `its TLS certificate is signed by itself; ${certificates}`,
  SELF_SIGNED_CERT_IN_CHAIN: `its TLS certificate comes from an unknown authority; ${certificates}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `its TLS certificate comes from an unknown authority; ${certificates}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `its TLS certificate lacks what links it to a known authority; ${certificates}`,
};

const kinds: [prefix: RegExp, words: string][] = [
  [/^(?:ERR_SSL_|EPROTO)/, 'no secure connection (TLS) could be made'],
  [/^HPE/, 'what it answers is not HTTP'],
  [/^(?:Z_|ERR_(?:BROTLI|_ERROR|PADDING)|ERR__)/, 'its compressed answer is damaged or cut off'],
];

/** Any error of a connection as an UpstreamError whose message does not name the address yet. */
export function upstreamFault(cause: unknown): UpstreamError {
  if (cause instanceof UpstreamError) return cause;
  const { code, message } = rootOf(cause);
  if (code === 'ETIMEDOUT' || code.endsWith('_TIMEOUT'))
    return new UpstreamError('timeout', 'the server does not answer', '', { cause });
  const meaning = words[code] ?? kinds.find(([prefix]) => prefix.test(code))?.[1];
  return new UpstreamError('network', `${meaning ?? 'it cannot be read'} (${code || message})`, '', {
    cause,
  });
}

/** The error that says what happened: inside of those that only pass it on. */
function rootOf(error: unknown): { code: string; message: string } {
  if (error instanceof AggregateError && error.errors.length) return rootOf(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  // undici's parser has a name for its errors, and a code for some of them.
  const unnamed = error.name === 'HTTPParserError' ? 'HPE' : '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : unnamed;
  return code || !error.cause ? { code, message: error.message } : rootOf(error.cause);
}
