import { FeedError } from '../feed/feed-error.js';
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
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort.abort();
  }, deadlineMs);
  const options: RequestInit = {
    credentials: isOwn(url) ? 'omit' : 'same-origin',
    referrerPolicy: 'no-referrer',
    signal: abort.signal,
  };
  let answered = false;
  try {
    const response = await fetch(url, options);
    answered = true;
    if (!response.ok) throw new FeedError('http', `HTTP status ${response.status}`, url);
    const header = (name: string) => response.headers.get(name);
    return {
      body: await readBody(response, url),
      context: {
        url: response.url || url,
        contentType: header('content-type'),
        contentLanguage: header('content-language'),
        contentLocation: header('content-location'),
      },
    };
  } catch (cause) {
    if (isLate) throw new FeedError('timeout', `no complete answer in ${deadlineMs / 1000} s`, url);
    if (cause instanceof FeedError || abort.signal.aborted) throw cause;
    // A browser does not say why. What may not be read but is answered was refused by CORS.
    const isRefused = !answered && !isOwn(url) && (await isAnswered(url, options));
    throw isRefused
      ? new FeedError('cors', 'the server sends no Access-Control-Allow-Origin header', url, { cause })
      : new FeedError('network', 'no answer, or forbidden by connect-src of the page', url, { cause });
  } finally {
    clearTimeout(timer);
  }
}

// On the page's own origin cookies are left out. Another origin's get none either way, and a preload of its feed
// (`<link rel="preload" as="fetch" crossorigin>`) is used only by a request of the mode `same-origin`.
function isOwn(url: string): boolean {
  return new URL(url).origin === location.origin;
}

function isAnswered(url: string, options: RequestInit): Promise<boolean> {
  return fetch(url, { ...options, mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
}

async function readBody(response: Response, url: string): Promise<Uint8Array> {
  const chunks: BlobPart[] = [];
  const reader = response.body?.getReader();
  let size = Number(response.headers.get('content-length'));
  for (let received = 0; reader;) {
    if (size > limitBytes) {
      void reader.cancel();
      throw new FeedError('too-large', `more than ${limitBytes / 1e6} MB`, url);
    }
    const { value } = await reader.read();
    if (!value) break;
    chunks.push(value);
    size = received += value.length;
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
