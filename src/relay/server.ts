import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { FeedError } from '../feed/feed-error.js';
import { answerHot } from './hot-path.js';
import type { Prepared } from './prepared.js';
import type { Tally } from './tally.js';

/** What is under way when the server is told to end has this long. */
export const endMs = 5000;

export interface ServerParts {
  /** Looked into before anything else, in this order; by the address as a request has it. */
  readonly prepared: readonly ReadonlyMap<string, Prepared>[];
  /** For everything else. */
  readonly handler: (request: Request) => Promise<Response>;
  readonly tally: Tally;
  readonly port: number;
  /** Where to listen, as `127.0.0.1`. */
  readonly host: string;
}

export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Takes no more connections, ends what is under way, and settles when all are closed. */
  close(): Promise<void>;
}

/**
 * Listens for requests.
 * @throws FeedError `config` where the port or the address cannot be had
 */
export async function openServer({
  prepared,
  handler,
  tally,
  port,
  host,
}: ServerParts): Promise<RunningServer> {
  const rest = getRequestListener(handler, { overrideGlobalObjects: false });
  let isEnding = false;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    // Otherwise who keeps asking on one connection would never be done.
    if (isEnding) response.setHeader('Connection', 'close');
    for (const map of prepared) if (answerHot(map, request, response, tally)) return;
    void rest(request, response);
  };
  const server = createServer(
    {
      // Nobody here has anything to send but a few headers.
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      // Longer than proxies keep theirs (60 s), so that none sends into a connection that is being closed.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5000,
    },
    answer,
  );
  server.maxConnections = 10_000;
  await listen(server, port, host);
  const { address, family, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    close() {
      isEnding = true;
      return new Promise((resolve) => {
        const cap = setTimeout(() => {
          server.closeAllConnections();
        }, endMs);
        // A connection whose last answer was under way becomes idle, and would be kept for who might ask again.
        const sweep = setInterval(() => {
          server.closeIdleConnections();
        }, 50);
        server.close(() => {
          clearTimeout(cap);
          clearInterval(sweep);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new FeedError('config', adviceFor(cause, port, host), '', { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function adviceFor({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is taken by another program; end that, or choose another with --port.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user; choose one above 1023 with --port, with a proxy before it.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine; --host 127.0.0.1 is for a proxy on it, --host 0.0.0.0 for everybody.`;
    default:
      return `Cannot listen at ${host}, port ${port}: ${message}`;
  }
}
