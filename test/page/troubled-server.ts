import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of a feed that can be killed, started again at the same address, and made to send anything. */
export interface TroubledServer {
  readonly url: string;
  /** Titles of its items, the newest first. */
  readonly titles: string[];
  /** What it does instead of answering well; absent: nothing. */
  trouble: ((response: ServerResponse, good: string) => void) | undefined;
  kill(): Promise<void>;
  start(): Promise<void>;
}

/**
 * @param format makes the feed of titles
 * @param habit done instead of every second answer after the first
 */
export async function startTroubledServer(
  type: string,
  format: (titles: readonly string[]) => string,
  titles: string[],
  habit?: (response: ServerResponse, good: string) => void,
): Promise<TroubledServer> {
  let asked = 0;
  const answer: RequestListener = (request, response) => {
    const good = format(titles);
    const etag = `"${titles.length}"`;
    const trouble = server.trouble ?? (++asked % 2 === 0 ? habit : undefined);
    if (trouble) trouble(response, good);
    else if (request.headers['if-none-match'] === etag) response.writeHead(304, { ETag: etag }).end();
    else response.writeHead(200, { 'Content-Type': type, ETag: etag }).end(good);
  };
  let http = createServer(answer);
  const listen = async (port: number) => {
    http = createServer(answer);
    await new Promise<void>((done) => http.listen(port, '127.0.0.1', done));
    return (http.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const server: TroubledServer = {
    url: `http://127.0.0.1:${port}/feed/`,
    titles,
    trouble: undefined,
    start: async () => void (await listen(port)),
    kill: () =>
      new Promise((done) => {
        http.close(() => done());
        http.closeAllConnections();
      }),
  };
  return server;
}

const date = (number: number): Date => new Date(Date.UTC(2026, 0, number));

/** RSS as WordPress writes it. */
export const wordpress = (titles: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Medizincluster</title>
    <link>https://cluster.example</link><language>de-DE</language><sy:updatePeriod>
	hourly	</sy:updatePeriod><generator>https://wordpress.org/?v=6.7</generator>${titles
    .map(
      (
        title,
        at,
      ) => `<item><title>${title}</title><link>https://cluster.example/${encodeURIComponent(title)}/</link>
      <pubDate>${date(titles.length - at).toUTCString()}</pubDate><category><![CDATA[Aktuelles]]></category>
      <guid isPermaLink="false">https://cluster.example/?p=${titles.length - at}</guid>
      <description><![CDATA[<p>${'Ein Absatz. '.repeat(20)}[&#8230;]</p>]]></description>
      <content:encoded><![CDATA[<p>${'Ein Absatz. '.repeat(80)}</p>]]></content:encoded></item>`,
    )
    .join('')}</channel></rss>`;

export const atom = (titles: readonly string[]): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Hospital</title><id>urn:hospital</id>${titles
    .map(
      (title, at) => `<entry><id>urn:hospital:${titles.length - at}</id><title>${title}</title>
      <link href="https://hospital.example/${encodeURIComponent(title)}"/><updated>${date(titles.length - at).toISOString()}</updated>
      <summary>${'A paragraph. '.repeat(20)}</summary></entry>`,
    )
    .join('')}</feed>`;

export const jsonFeed = (titles: readonly string[]): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'University',
    items: titles.map((title, at) => ({
      id: String(titles.length - at),
      url: `https://university.example/${encodeURIComponent(title)}`,
      title,
      content_text: 'A paragraph. '.repeat(20),
      date_published: date(titles.length - at).toISOString(),
    })),
  });
