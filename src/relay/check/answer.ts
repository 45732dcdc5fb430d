import { count, type Evidence, type Finding } from './finding.js';

/** The origin that a page of a partner might have. */
export const partner = 'https://partner.example';

const publish =
  'publish a copy with `cluster-feed snapshot`, or run `cluster-feed serve`; of WordPress take /wp-json/wp/v2/posts?_embed instead of /feed/';

/** What the answer's address and headers say. Nothing of a file, which has none. */
export function checkAnswer({ received, direct, text }: Evidence): Finding[] {
  const { headers, context, redirected } = received;
  if (!headers) return checkCharset(text, context.contentType);
  return [
    ...(redirected ? [checkRedirect(context.url, direct)] : []),
    ...checkScheme(context.url, direct),
    checkCors(headers, direct),
    ...checkType(context.contentType),
    ...checkCharset(text, context.contentType),
    checkCaching(headers),
  ];
}

const checkRedirect = (url: string, direct: boolean): Finding => ({
  level: 'note',
  what: 'redirect',
  message: `The address leads to ${url}.`,
  fix: direct ? 'name that address in `src`: it saves a request' : 'name that address in the configuration',
});

function checkScheme(url: string, direct: boolean): Finding[] {
  if (isSafe(url)) return [];
  const fix = direct ? `offer it by https, or ${publish}` : 'ask for an https address';
  const message = 'It comes unencrypted, which pages that are on https may not load.';
  return [{ level: direct ? 'unfit' : 'note', what: 'https', message, fix }];
}

/** Whether a page on https may load it: browsers trust the machine itself without encryption. */
export function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(?:localhost|127\..*|\[::1\])$/.test(hostname);
}

function checkCors(headers: Headers, direct: boolean): Finding {
  const allowed = headers.get('access-control-allow-origin')?.trim();
  const what = 'cors';
  if (allowed === '*') return { level: 'ok', what, message: 'Pages of every origin may read it.' };
  if (allowed !== partner) {
    const stated = allowed ? `Access-Control-Allow-Origin is “${allowed}”` : 'no Access-Control-Allow-Origin';
    const message = `Other sites' pages may not read it: ${stated}.`;
    return direct
      ? { level: 'unfit', what, message, fix: `send Access-Control-Allow-Origin: *, or ${publish}` }
      : { level: 'note', what, message: `${message} The relay may.` };
  }
  if (/\borigin\b|\*/i.test(headers.get('vary') ?? ''))
    return { level: 'ok', what, message: 'Pages of every origin that asks may read it.' };
  return {
    level: direct ? 'problem' : 'note',
    what,
    message:
      'It allows the origin that asks, but lacks Vary: Origin: a cache may give one site what is for another.',
    fix: 'send Access-Control-Allow-Origin: * to all, or add Vary: Origin',
  };
}

const FEED_TYPE =
  /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|xml|feed\+json|json)|text\/(?:xml|calendar))\s*(?:;|$)/i;

function checkType(contentType: string | null | undefined): Finding[] {
  if (FEED_TYPE.test(contentType ?? '')) return [];
  const message = contentType
    ? `Its type is said to be ${contentType}: read all the same, but other software may refuse it.`
    : 'It states no Content-Type: read all the same, but other software may refuse it.';
  const fix = 'send application/rss+xml, application/atom+xml, application/feed+json or text/calendar';
  return [{ level: 'note', what: 'type', message, fix }];
}

function checkCharset(text: string, contentType: string | null | undefined): Finding[] {
  const broken = text.split('\ufffd').length - 1;
  const stated = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1];
  const declared = /^[^<]{0,99}<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/i.exec(text)?.[1];
  const fix = 'send the text as UTF-8 and say so: “; charset=utf-8” after the Content-Type';
  if (broken) {
    const message = `${count(broken, 'character')} cannot be read in the encoding that is stated.`;
    return [{ level: 'problem', what: 'charset', message, fix }];
  }
  if (!stated || !declared || stated.toLowerCase() === declared.toLowerCase()) return [];
  const message = `The answer says ${stated}, the document ${declared}: the answer counts.`;
  return [{ level: 'note', what: 'charset', message, fix }];
}

function checkCaching(headers: Headers): Finding {
  const stated = headers.get('cache-control') ?? '';
  const has = ['etag', 'last-modified', 'cache-control', 'expires'].filter((name) => headers.has(name));
  const what = 'caching';
  if (/no-store|private/i.test(stated)) {
    const message = `It may not be kept (Cache-Control: ${stated}): every visit fetches it anew.`;
    return { level: 'note', what, message, fix: 'send Cache-Control: public, max-age=300 and an ETag' };
  }
  if (has.length) return { level: 'ok', what, message: `It can be kept or revalidated (${has.join(', ')}).` };
  const message = 'It has neither ETag, Last-Modified nor Cache-Control: every visit fetches it anew.';
  return { level: 'note', what, message, fix: 'send Cache-Control: public, max-age=300 and an ETag' };
}
