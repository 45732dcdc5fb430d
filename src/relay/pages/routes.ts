import { Hono } from 'hono';
import type { FeedAnswers } from '../feed-answers.js';
import type { Relay } from '../relay.js';
import type { SiteFiles } from '../site-files.js';
import { builderPage, emptyBuilderPage } from './builder-page.js';
import { type Choice, choiceQuery, readChoice, readForm } from './choice.js';
import { embedPage } from './embed.js';
import { openEmbedWidgets } from './embed-widget.js';
import { pageLanguage } from './page-language.js';
import { writeSnippets } from './snippets.js';
import { type PageLanguage, words } from './words.js';

export interface PageParts {
  readonly relay: Relay;
  readonly answers: FeedAnswers;
  readonly files: SiteFiles;
}

/** The pages of the relay: the builder, and the page for a frame. Nothing in them comes from elsewhere. */
export function pageRoutes({ relay, answers, files }: PageParts): Hono {
  const app = new Hono();
  const { version } = files;

  app.get('/', ({ req, html }) => {
    const { config, query, root, language } = read(req.raw);
    const choice = readForm(query, config.feeds);
    if (!choice) return html(emptyBuilderPage(language).html, 200, pageHeaders(builderPolicy));
    const feeds = config.feeds.map((feed) => ({ config: feed, contents: answers.contents(feed.name) }));
    const page = builderPage({ language, feeds, choice, version, ...resultOf(choice, root, language) });
    return html(page.html, 200, pageHeaders(builderPolicy));
  });

  // What the builder's script shows when something changes.
  app.get('/embed.json', ({ req, json }) => {
    const { config, query, root, language } = read(req.raw);
    const choice = readForm(query, config.feeds);
    return choice
      ? json(resultOf(choice, root, language), 200, { 'Cache-Control': 'no-store' })
      : json({ error: words[language].noFeeds }, 404);
  });

  const prerender = openEmbedWidgets(relay);

  app.get('/embed', async ({ req, html }) => {
    const { config, query, root, language: pageOwn } = read(req.raw);
    const choice = readChoice(query, config.feeds);
    if (!choice) return html(emptyBuilderPage(pageOwn).html, 404, pageHeaders(builderPolicy));
    const language = choice.language ?? pageOwn;
    const fallback = fallbackOf(choice, root, pageOwn);
    const widget = await prerender({ choice, language, root, fallback });
    const page = embedPage({ choice, language, version, fallback, prerendered: widget?.tag });
    return html(page.html, 200, {
      ...pageHeaders(
        embedPolicy(new URL(root).origin, imageOriginsOf(choice), widget?.styleHash, config.frameAncestors),
      ),
      'Cache-Control': 'public, max-age=300',
      Vary: 'Accept-Language',
      // Google counts it to the page around it; by itself nobody is to find it.
      'X-Robots-Tag': 'noindex, indexifembedded',
    });
  });

  function read(request: Request) {
    const url = new URL(request.url);
    const config = relay.config();
    const { headers } = request;
    return {
      config,
      query: url.searchParams,
      root: rootOf(config.baseUrl, url, headers.get('x-forwarded-proto')),
      language: pageLanguage(url.searchParams.get('lang'), headers.get('accept-language')),
    };
  }

  /** What comes of a choice. */
  function resultOf(choice: Choice, root: string, language: PageLanguage) {
    const { privacyText, privacyImages } = words[language];
    const snippets = writeSnippets(choice, { root, files, fallback: fallbackOf(choice, root, language) });
    const { host, origin } = new URL(root);
    const others = imageOriginsOf(choice).filter((each) => each !== origin);
    const hosts = others.map((each) => new URL(each).host).join(', ');
    const privacy = [
      privacyText.replace('{origin}', host),
      ...(hosts ? [privacyImages.replace('{hosts}', hosts)] : []),
    ].join(' ');
    // What takes its language from the page takes it here from the builder.
    const shown = choiceQuery({ ...choice, language: choice.language ?? language });
    return { preview: `embed?${shown.toString()}`, snippets, privacy };
  }

  /** Where images come from beside the relay. */
  const imageOriginsOf = ({ feed, attributes }: Choice) =>
    attributes.images === 'all' ? (answers.contents(feed.name)?.imageOrigins ?? []) : [];

  function fallbackOf({ feed, widget }: Choice, root: string, language: PageLanguage) {
    // As it is published: on a site whose address is not known it is relative to the feed.
    const homePage = answers.contents(feed.name)?.homePage ?? '../';
    return { text: words[language].fallback[widget], url: new URL(homePage, `${root}/feeds/`).href };
  }

  return app;
}

/**
 * Where the relay is for who pastes code. Behind a proxy only the configuration knows: `baseUrl` is where the feeds are.
 */
function rootOf(baseUrl: string | undefined, { host, protocol }: URL, forwarded: string | null): string {
  if (baseUrl !== undefined) return baseUrl.replace(/\/feeds$/, '');
  return `${forwarded === 'https' ? 'https:' : protocol}//${host}`;
}

const builderPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** @param own the relay's own origin, since `'self'` is nothing to WebKit in a sandbox without an origin */
const embedPolicy = (
  own: string,
  imageOrigins: readonly string[],
  styleHash = '',
  ancestors: readonly string[] | undefined,
): string =>
  `default-src 'none'; script-src 'self' ${own}; style-src 'self' ${styleHash} ${own}; ` +
  `img-src ${["'self'", 'data:', own, ...imageOrigins].join(' ')}; connect-src 'self' ${own}; ` +
  "base-uri 'none'; form-action 'none'; " +
  // The builder shows it in a frame of its own.
  `frame-ancestors ${ancestors ? ["'self'", ...ancestors].join(' ') : '*'}; ` +
  "require-trusted-types-for 'script'; trusted-types lit-html";

const pageHeaders = (policy: string): Record<string, string> => ({
  'Content-Security-Policy': policy,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});
