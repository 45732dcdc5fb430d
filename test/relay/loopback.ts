import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An upstream server on this machine, closed with all its connections. */
export interface Upstream {
  readonly url: string;
  /** Paths in the order in which they were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startUpstream(answer: RequestListener): Promise<Upstream> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
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
