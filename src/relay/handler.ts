import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import type { FeedAnswers } from './feed-answers.js';
import { healthOf } from './health.js';
import { copyName } from './images.js';
import type { Metrics } from './metrics.js';
import { pageRoutes } from './pages/routes.js';
import { compress, type Kind, openHeaders, pairs, prepare, type Prepared, respond } from './prepared.js';
import type { Relay } from './relay.js';
import { inertHeaders, type SiteFiles } from './site-files.js';
import { type StaticFiles, typeOf } from './static-files.js';
import type { Tally } from './tally.js';

export interface HandlerParts {
  readonly answers: FeedAnswers;
  readonly files: SiteFiles;
  readonly tally: Tally;
  readonly metrics?: Metrics;
  readonly now?: () => number;
  /** Told of what is ready for the next request of the same address. */
  readonly keep?: (address: string, prepared: Prepared) => void;
}

const hour = 3600;
const immutable = `public, max-age=${365 * 24 * hour}, immutable`;
const stable = `public, max-age=${hour}, stale-while-revalidate=${24 * hour}, stale-if-error=${7 * 24 * hour}`;
/** For errors, and for what says how things are now. */
const unkept = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
const open = Object.fromEntries(pairs(openHeaders));
const methods = 'GET, HEAD, OPTIONS';
/** Longer addresses are nobody's; they would only fill logs. */
const longestUrl = 4096;

/**
 * Answers requests by the web's own types, without a socket: feeds, images, widgets, pages, health and metrics. No request
 * makes the relay fetch anything.
 */
export function createHandler(relay: Relay, parts: HandlerParts): (request: Request) => Promise<Response> {
  const { answers, files, tally, metrics, now = Date.now, keep = () => {} } = parts;
  const app = new Hono();

  app.use(async ({ req }, next) => {
    if (req.raw.url.length > longestUrl) return refuse(414, 'The address is too long.');
    if (req.method === 'OPTIONS') return preflight();
    if (req.method !== 'GET' && req.method !== 'HEAD')
      return refuse(405, `There is only ${methods} here.`, { Allow: methods });
    return next();
  });

  app.get('/feeds/:file', (context) => {
    const file = context.req.param('file');
    const found = answers.find(file, context.req.query('lang') ?? null);
    if (found) return respond(found, context.req.raw);
    const feeds = relay.config().feeds.map(({ name }) => `${name}.json`);
    return feeds.includes(file)
      ? refuse(503, 'No source of this feed has been read yet; /healthz says why.', { 'Retry-After': '30' })
      : context.json({ error: `There is no feed ${file}.`, feeds }, 404, { ...unkept, ...open });
  });

  app.get('/render/:file', (context) => {
    const found = answers.byUrl.get(`/render/${context.req.param('file')}`);
    return found ? respond(found, context.req.raw) : context.notFound();
  });

  // Beside the feeds, as in the folder of a snapshot.
  for (const path of ['/images/:name', '/feeds/images/:name'] as const)
    app.get(path, async (context) => {
      const name = context.req.param('name');
      // Names that the relay itself has made; nothing else in the folder of the cache is anybody's business.
      const { cache } = relay.config();
      const image =
        cache !== undefined && copyName.test(name) ? await readImage(join(cache, 'images', name)) : undefined;
      return image ? respond(image, context.req.raw) : context.notFound();
    });

  const fromFiles = async (context: Context, from: StaticFiles, name: string, cacheControl: string) => {
    const found = await from.find(name, cacheControl);
    if (!found) return context.notFound();
    const { pathname, search } = new URL(context.req.url);
    if (!search) keep(pathname, found);
    return respond(found, context.req.raw);
  };
  const below = (context: Context, prefix: string) => context.req.path.slice(prefix.length);
  const { version, widgets, kept, pages, sample } = files;
  app.get(`/widgets/${version}/*`, (context) =>
    fromFiles(context, widgets, below(context, `/widgets/${version}/`), immutable),
  );
  app.get('/widgets/*', (context) => {
    const name = below(context, '/widgets/');
    const [first = '', ...rest] = name.split('/');
    const earlier = kept.get(first);
    if (earlier) return fromFiles(context, earlier, rest.join('/'), immutable);
    if (first !== 'parts') return fromFiles(context, widgets, name, stable);
    // A part has its content's hash in its name; a script of the version before may still be in a browser's cache.
    const from = [widgets, ...kept.values()].find(({ names }) => names.has(name));
    return from ? fromFiles(context, from, name, immutable) : context.notFound();
  });
  app.get('/pages/*', (context) => fromFiles(context, pages, below(context, '/pages/'), 'no-cache'));
  app.get('/sample/*', (context) => fromFiles(context, sample, below(context, '/sample/'), stable));

  app.get('/healthz', (context) => {
    const health = healthOf(relay, version, now());
    return context.json(health, health.status === 'failing' ? 503 : 200, unkept);
  });
  app.get('/metrics', async (context) =>
    metrics
      ? context.body(await metrics.text(), 200, { ...unkept, 'Content-Type': metrics.contentType })
      : context.notFound(),
  );
  app.route('/', pageRoutes({ relay, answers, files }));

  app.notFound(() => refuse(404, 'There is nothing here. The feeds are listed at /.'));
  app.onError((error) => {
    console.error(error);
    return refuse(500, 'The relay has met a fault of its own; its log says which.');
  });

  return async (request) => {
    const response = await app.fetch(request);
    tally.count(kindOf(new URL(request.url).pathname), response.status);
    return response;
  };
}

function refuse(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { ...unkept, ...open, ...headers } });
}

/** For whoever sends headers of their own; the widgets' requests need none. */
const preflight = () =>
  new Response(null, {
    status: 204,
    headers: {
      ...open,
      Allow: methods,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Max-Age': '86400',
    },
  });

async function readImage(path: string): Promise<Prepared | undefined> {
  try {
    const [content, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
    const type = typeOf(path);
    return prepare(await compress(content, type), {
      kind: 'images',
      type,
      cacheControl: immutable,
      lastModified: mtimeMs,
      headers: [...openHeaders, ...inertHeaders],
    });
  } catch {
    return undefined;
  }
}

const kinds: Readonly<Record<string, Kind>> = {
  '': 'pages',
  embed: 'pages',
  'embed.json': 'pages',
  pages: 'pages',
  feeds: 'feeds',
  render: 'feeds',
  images: 'images',
  widgets: 'widgets',
  sample: 'sample',
  healthz: 'health',
  metrics: 'metrics',
};
const kindOf = (pathname: string): Kind => {
  if (pathname.startsWith('/feeds/images/')) return 'images';
  const first = pathname.split('/')[1] ?? '';
  return Object.hasOwn(kinds, first) ? kinds[first]! : 'other';
};
