import { Hono } from 'hono';
import type { FeedAnswers } from '../feed-answers.js';
import type { Relay } from '../relay.js';
import type { SiteFiles } from '../site-files.js';
import { builderPage, emptyBuilderPage } from './builder.js';
import { type Choice, choiceQuery, readChoice, readForm } from './choice.js';
import { embedPage } from './embed.js';
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
    const snippets = writeSnippets(choice, { root, files, fallback: fallbackOf(choice, root, language) });
    const page = builderPage({ language, feeds, choice, snippets, root, version });
    return html(page.html, 200, pageHeaders(builderPolicy));
  });

  // What the builder's script shows when something changes.
  app.get('/embed.json', ({ req, json }) => {
    const { config, query, root, language } = read(req.raw);
    const choice = readForm(query, config.feeds);
    if (!choice) return json({ error: words[language].noFeeds }, 404);
    const snippets = writeSnippets(choice, { root, files, fallback: fallbackOf(choice, root, language) });
    const preview = `embed?${choiceQuery(choice).toString()}`;
    return json({ preview, snippets }, 200, { 'Cache-Control': 'no-store' });
  });

  app.get('/embed', ({ req, html }) => {
    const { config, query, root, language: pageOwn } = read(req.raw);
    const choice = readChoice(query, config.feeds);
    if (!choice) return html(emptyBuilderPage(pageOwn).html, 404, pageHeaders(builderPolicy));
    const language = choice.language ?? pageOwn;
    const page = embedPage({ choice, language, version, fallback: fallbackOf(choice, root, pageOwn) });
    const origins =
      choice.attributes.images === 'all' ? (answers.contents(choice.feed.name)?.imageOrigins ?? []) : [];
    return html(page.html, 200, {
      ...pageHeaders(embedPolicy(origins)),
      'Cache-Control': 'public, max-age=300',
      Vary: 'Accept-Language',
      'X-Robots-Tag': 'noindex',
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

  function fallbackOf({ feed, widget }: Choice, root: string, language: PageLanguage) {
    const url = feed.homePage ?? answers.contents(feed.name)?.homePage ?? `${root}/`;
    return { text: words[language].fallback[widget], url };
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

const embedPolicy = (imageOrigins: readonly string[]): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src ${["'self'", ...imageOrigins].join(' ')}; ` +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

const pageHeaders = (policy: string): Record<string, string> => ({
  'Content-Security-Policy': policy,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});
