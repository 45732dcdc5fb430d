import { FeedError, type FeedErrorCode } from '../feed/feed-error.js';
import type { FeedContext } from '../feed/open-feed.js';

/** How long a feed may take, headers and body together. */
export const deadlineMs = 15_000;
/** How large a feed may be. A page that needs more wants the relay, which pages. */
export const limitBytes = 10_000_000;

/** The bytes of a feed, and what its headers say of them. */
export interface FetchedFeed {
  body: Uint8Array;
  context: FeedContext;
}

/**
 * Fetches a feed without cookies and without a referrer.
 * @throws FeedError `network`, `cors`, `http`, `timeout` or `too-large`
 */
export async function fetchFeed(url: string, abort: AbortController): Promise<FetchedFeed> {
  const fault = (code: FeedErrorCode, message: string, cause?: unknown) =>
    new FeedError(code, message, url, { cause });
  const timer = setTimeout(
    () => abort.abort(fault('timeout', `no complete answer in ${deadlineMs / 1000} s`)),
    deadlineMs,
  );
  // Not that of `location`, which a frame without an address has none of.
  const isOwn = new URL(url).origin === origin;
  const options: RequestInit = {
    // On the page's own origin cookies are left out. Another origin's get none either way, and a preload of its feed
    // (`<link rel="preload" as="fetch" crossorigin>`) is used only by a request of the mode `same-origin`.
    credentials: isOwn ? 'omit' : 'same-origin',
    referrerPolicy: 'no-referrer',
    signal: abort.signal,
  };
  let response: Response | undefined;
  try {
    response = await fetch(url, options);
    if (!response.ok) throw fault('http', `HTTP status ${response.status}`);
    const { headers } = response;
    const chunks: Uint8Array[] = [];
    const reader = response.body?.getReader();
    // At first as stated, then as received.
    let size = Number(headers.get('content-length'));
    let received = 0;
    while (reader) {
      if (size > limitBytes) {
        void reader.cancel();
        throw fault('too-large', `more than ${limitBytes / 1e6} MB`);
      }
      const { value } = await reader.read();
      if (!value) break;
      chunks.push(value);
      size = received += value.length;
    }
    const body = new Uint8Array(received);
    for (const chunk of chunks.reverse()) body.set(chunk, (received -= chunk.length));
    return {
      body,
      context: {
        url: response.url || url,
        contentType: headers.get('content-type'),
        contentLanguage: headers.get('content-language'),
        contentLocation: headers.get('content-location'),
      },
    };
  } catch (cause) {
    if (abort.signal.aborted) throw abort.signal.reason;
    if (cause instanceof FeedError) throw cause;
    // A browser does not say why. What may not be read but is answered was refused by CORS.
    const isRefused =
      !response && !isOwn && (await fetch(url, { ...options, mode: 'no-cors' }).catch(() => false));
    throw isRefused
      ? fault('cors', 'no Access-Control-Allow-Origin header', cause)
      : fault('network', 'no answer, or forbidden by connect-src', cause);
  } finally {
    clearTimeout(timer);
  }
}
