import type { IncomingMessage, ServerResponse } from 'node:http';
import { choose, type Prepared } from './prepared.js';
import type { Tally } from './tally.js';

/**
 * Answers a request for what is prepared, before any framework sees it: nearly all requests are for the same few feeds.
 * @param prepared by the address as it stands in the request, with its query
 * @returns whether it has been answered
 */
export function answerHot(
  prepared: ReadonlyMap<string, Prepared>,
  request: IncomingMessage,
  response: ServerResponse,
  tally: Tally,
): boolean {
  const { method } = request;
  const found = method === 'GET' || method === 'HEAD' ? prepared.get(request.url!) : undefined;
  if (!found) return false;
  const { headers } = request;
  const { variant, known } = choose(found, headers['accept-encoding'], {
    ifNoneMatch: headers['if-none-match'],
    ifModifiedSince: headers['if-modified-since'],
  });
  tally.count(found.kind, known ? 304 : 200);
  response.writeHead(known ? 304 : 200, (known ? variant.knownHeaders : variant.headers) as string[]);
  response.end(known || method === 'HEAD' ? undefined : variant.body);
  return true;
}
