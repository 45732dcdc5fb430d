import { createServer, type RequestListener, type Server } from 'node:http';
import {
  createServer as createSocketServer,
  type AddressInfo,
  type Server as SocketServer,
  type Socket,
} from 'node:net';

/** A server on loopback. */
export interface LoopbackServer {
  readonly port: number;
  readonly url: string;
  /** Connections that were accepted so far. */
  readonly connections: number;
  /** Paths in the order in which they were asked for. */
  readonly asked: readonly string[];
  /** May be set anew by each test. */
  answer: RequestListener;
  close(): Promise<void>;
}

export async function openServer(
  answer: RequestListener = (_request, response) => response.end(),
  host = '127.0.0.1',
): Promise<LoopbackServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    loopback.answer(request, response);
  });
  const { port, count, close } = await listen(server, host);
  const loopback: LoopbackServer = {
    port,
    url: `http://${host}:${port}`,
    get connections() {
      return count();
    },
    asked,
    answer,
    close,
  };
  return loopback;
}

/** One that speaks no HTTP by itself: each connection is the test's to answer. */
export async function openSocketServer(
  onConnection: (socket: Socket) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => {});
    onConnection(socket);
    // What is not read does not end either.
    socket.resume();
  });
  const { port, close } = await listen(server, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, close };
}

async function listen(server: Server | SocketServer, host: string) {
  let connections = 0;
  server.on('connection', () => connections++);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    count: () => connections,
    // Ends only when the client has let go of every connection.
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** RSS with items of these titles, newest first. */
export const rss = (...titles: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Cluster</title><link>https://cluster.example/</link>${titles
    .map(
      (title, index) =>
        `<item><title>${title}</title><link>https://cluster.example/${encodeURIComponent(title)}</link>` +
        `<guid>https://cluster.example/${encodeURIComponent(title)}</guid>` +
        `<pubDate>${new Date(Date.UTC(2026, 0, 20 - index)).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;
