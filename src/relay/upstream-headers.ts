import { readDate } from '../feed/dates.js';
import { version } from './package-folder.js';

/** Who asks, for those who see it in their logs. */
export const userAgent = `cluster-feed/${version} (cluster-widgets)`;

const feedTypes =
  'application/feed+json, application/atom+xml, application/rss+xml, application/rdf+xml, text/calendar, ' +
  'application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/** The headers of a request. `etag` and `lastModified` make it conditional; `origin` asks as a page there would. */
export function requestHeaders(request: {
  accept?: string;
  etag?: string;
  lastModified?: string;
  origin?: string;
}): Record<string, string> {
  const { accept = feedTypes, etag, lastModified, origin } = request;
  return {
    'user-agent': userAgent,
    accept,
    'accept-encoding': 'gzip, br',
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
    ...(origin && { origin }),
  };
}

const day = 86_400_000;

/** `Retry-After`, seconds or a date, as milliseconds from `now`: at most a day, undefined where it says nothing. */
export function readRetryAfter(value: string | null, now: number): number | undefined {
  const written = value?.trim() ?? '';
  const wait = /^\d+$/.test(written) ? Number(written) * 1000 : Date.parse(readDate(written) ?? '') - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), day);
}
