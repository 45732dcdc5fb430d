import { FeedError } from '../feed/feed-error.js';
import { readResource } from '../feed/links.js';
import { type OpenFeed, openFeed, openFeedObject } from '../feed/open-feed.js';
import { fetchFeed } from './fetch-feed.js';

/** A feed and the address it came from; the address decides which images may be shown. */
export interface LoadedFeed extends OpenFeed {
  readonly url: string;
}

interface SharedFeed {
  loaded: Promise<LoadedFeed>;
  abort: AbortController;
  users: number;
  settled: boolean;
}

// One for the page, however many copies of this script it loads: one request and one parse for each address.
const page = globalThis as unknown as Record<symbol, Map<string, SharedFeed>>;
const feeds = (page[Symbol.for('cluster-widgets/feeds/1')] ??= new Map());

/**
 * The feed at an http(s) address, shared with every widget that shows it now.
 * @param user gives the feed up when it is aborted; with its last user a request ends
 * @param fresh ask the server again, unless a request is under way
 * @throws FeedError also `config`, for what is no such address
 */
export function shareFeed(address: string, user: AbortSignal, fresh = false): Promise<LoadedFeed> {
  // Some CMSes write `&` as `&amp;` where that has been done already.
  const url = readResource(address.replace(/&(amp|#0?38);/g, '&'), document.baseURI);
  if (!url) return Promise.reject(new FeedError('config', 'no http(s) address', address));
  const known = feeds.get(url);
  const shared = known && !(fresh && known.settled) ? known : start(url);
  shared.users++;
  user.addEventListener('abort', () => --shared.users || shared.abort.abort());
  return shared.loaded;
}

function start(url: string): SharedFeed {
  const abort = new AbortController();
  const shared = { abort, users: 0, settled: false, loaded: load(url, abort) };
  feeds.set(url, shared);
  abort.signal.addEventListener('abort', () => feeds.get(url) === shared && feeds.delete(url));
  shared.loaded.then(
    () => (shared.settled = true),
    // A failure is never kept: the next to ask tries anew.
    () => abort.abort(),
  );
  return shared;
}

async function load(url: string, abort: AbortController): Promise<LoadedFeed> {
  const { body, context } = await fetchFeed(url, abort);
  return { ...(await openFeed(body, context)), url: context.url };
}

/** The feed in an element of the page, a `<script type="application/json">` or a `<template>`. */
export async function readInlineFeed(reference: string, from: Node): Promise<LoadedFeed> {
  const id = reference.slice(1);
  const root = from.getRootNode() as Document | ShadowRoot;
  const element = root.getElementById(id) ?? document.getElementById(id);
  if (!element) throw new FeedError('config', 'no element with this id', reference);
  return readHere(((element as HTMLTemplateElement).content ?? element).textContent);
}

/** A feed object that the page's own script set, or JSON made of an element's own attributes. */
export async function readOwnFeed(feed: unknown): Promise<LoadedFeed> {
  const own = await readHere(feed);
  if (typeof feed === 'string' && !own.feed._funding && !own.entries.some((entry) => entry.isEvent))
    throw new FeedError(
      'config',
      own.entries[0] ? 'no start such as 2015-03-18 or 2026-05-06T09:00+02:00' : 'no name',
    );
  return own;
}

/** A feed that is in the page. */
export async function readHere(feed: unknown, url = document.baseURI): Promise<LoadedFeed> {
  return { ...(await (typeof feed === 'string' ? openFeed(feed, { url }) : openFeedObject(feed, url))), url };
}
