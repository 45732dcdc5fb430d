import { createServer, type RequestListener, type Server } from 'node:http';
import {
  createServer as createSocketServer,
  type AddressInfo,
  type Server as SocketServer,
  type Socket,
} from 'node:net';

/** A server on loopback for one test file. `answer` is set by each test. */
export interface LoopbackServer {
  readonly port: number;
  readonly url: string;
  /** Connections that were accepted so far. */
  readonly connections: number;
  answer: RequestListener;
  close(): Promise<void>;
}

export async function openServer(host = '127.0.0.1'): Promise<LoopbackServer> {
  const server = createServer((request, response) => loopback.answer(request, response));
  const { port, count, close } = await listen(server, host);
  const loopback: LoopbackServer = {
    port,
    url: `http://${host}:${port}`,
    get connections() {
      return count();
    },
    answer: (_request, response) => response.end(),
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
