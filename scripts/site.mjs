// A small static web site, for the demo and for the tests of the built files.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import sirv from 'sirv';

/** Types as a careful web host sends them: sirv names no charset for most. */
const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.xml', 'application/xml; charset=utf-8'],
  ['.svg', 'image/svg+xml; charset=utf-8'],
  ['.ics', 'text/calendar; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
]);

/**
 * @typedef {object} SiteOptions
 * @property {{ at: string, from: string }[]} folders folders and the paths they are served at; the longest path wins
 * @property {number} [port] first port to try; 0 or none: any free one
 * @property {Record<string, string>} [headers] sent with every answer
 * @property {(text: string) => string} [rewrite] applied to text files on their way out
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [answer]
 *   asked first; true when it has dealt with the request
 */

/**
 * Serves folders until closed.
 * @param {SiteOptions} options
 */
export async function openSite({ folders, port = 0, headers = {}, rewrite, answer = () => false }) {
  const mounts = folders
    .map(({ at, from }) => ({ at, from, files: sirv(from, { dev: true, dotfiles: false, setHeaders }) }))
    .sort((a, b) => b.at.length - a.at.length);

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (answer(request, response)) return;
    void serve(request, response, mounts, rewrite);
  });
  const actual = await listen(server, port);
  return {
    origin: `http://localhost:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

async function serve(request, response, mounts, rewrite) {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const mount = mounts.find(({ at }) => pathname.startsWith(at));
  if (!mount) return void response.writeHead(404).end();
  const inFolder = `/${pathname.slice(mount.at.length)}`;
  const text = rewrite && (await readText(mount.from, inFolder));
  if (text !== undefined) {
    setHeaders(response, text.path);
    return void response.end(rewrite(text.content));
  }
  request.url = inFolder + search;
  mount.files(request, response, () => response.writeHead(404).end('Not found'));
}

/** The text file at `pathname`, if there is one. URL has resolved `..` already, and `%2e%2e` too. */
async function readText(from, pathname) {
  const path = pathname.endsWith('/') ? `${pathname}index.html` : decodeURI(pathname);
  if (!types.has(extname(path)) || path.split(/[\\/]/).includes('..')) return undefined;
  const content = await readFile(join(from, path), 'utf8').catch(() => undefined);
  return content === undefined ? undefined : { path, content };
}

function setHeaders(response, pathname) {
  const path = pathname.endsWith('/') ? 'index.html' : pathname;
  const type = types.get(extname(path));
  if (type) response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-cache');
}

/** Listens on `port`, or the next free one after it. */
function listen(server, port, attempts = 20) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code !== 'EADDRINUSE' || port === 0 || attempts === 1) return reject(error);
      resolve(listen(server, port + 1, attempts - 1));
    });
    server.listen(port, () => {
      server.removeAllListeners('error');
      resolve(server.address().port);
    });
  });
}
