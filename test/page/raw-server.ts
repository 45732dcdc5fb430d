import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server that answers as badly as a test likes: it gets the socket once the head of a request is there. */
export interface RawServer {
  origin: string;
  /** Connections so far, also those on which nothing was asked. */
  connections: number;
  /** Heads of the requests so far. */
  heads: string[];
  close(): Promise<void>;
}

/** @param answer what to do with a request; the number counts them from 0 */
export async function openRawServer(answer: (socket: Socket, number: number) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    raw.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // The browser goes away when it has had enough.
    socket.on('error', () => {});
    let head = '';
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      raw.heads.push(head);
      head = '';
      answer(socket, raw.heads.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const raw: RawServer = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    connections: 0,
    heads: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return raw;
}

/** An answer as it goes over the line, with leave for every page to read it. */
export function answerOf(status: string, headers: string[], body: string | Uint8Array = ''): Buffer {
  const head = [
    `HTTP/1.1 ${status}`,
    'Access-Control-Allow-Origin: *',
    'Connection: close',
    ...headers,
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(head.join('\r\n')), Buffer.from(body)]);
}
