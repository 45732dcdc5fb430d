import { FeedError } from '../feed/feed-error.js';
import { readResource } from '../feed/links.js';
import { type OpenFeed, openFeed, openFeedObject } from '../feed/open-feed.js';
import { fetchFeed } from './fetch-feed.js';

/** A feed and the address it came from; the address decides which images may be shown. */
export interface LoadedFeed extends OpenFeed {
  readonly url: string;
}

/** A share in a feed of the page. Give it back, so that the request ends with its last user. */
export interface FeedLease {
  readonly loaded: Promise<LoadedFeed>;
  readonly release: () => void;
}

interface SharedFeed {
  loaded: Promise<LoadedFeed>;
  abort: AbortController;
  users: number;
  settled: boolean;
}

// One for the page, however many copies of this script it loads: one request and one parse for each address.
const key = Symbol.for('cluster-widgets/feeds/1');
const page = globalThis as { [key]?: Map<string, SharedFeed> };
const feeds = (page[key] ??= new Map());

/**
 * The feed at an http(s) address, shared with every widget that shows it now.
 * @param fresh ask the server again, unless a request is under way
 * @throws FeedError `config` for what is no such address
 */
export function leaseFeed(address: string, fresh = false): FeedLease {
  const url = absolute(address);
  let shared = feeds.get(url);
  if (!shared || (fresh && shared.settled)) feeds.set(url, (shared = start(url)));
  const mine = shared;
  let held = 1;
  mine.users++;
  return {
    loaded: mine.loaded,
    release() {
      mine.users -= held;
      held = 0;
      if (mine.users) return;
      mine.abort.abort();
      forget(url, mine);
    },
  };
}

function absolute(address: string): string {
  const url = readResource(address, document.baseURI);
  if (!url) throw new FeedError('config', 'no http(s) address', address);
  return url;
}

/** The feed in an element of the page, a `<script type="application/json">` or a `<template>`. */
export async function readInlineFeed(reference: string, from: Node): Promise<LoadedFeed> {
  const id = reference.slice(1);
  const root = from.getRootNode() as Document | ShadowRoot;
  const element = root.getElementById(id) ?? document.getElementById(id);
  if (!element) throw new FeedError('config', 'no element with this id', reference);
  const url = document.baseURI;
  const source = (element as HTMLTemplateElement).content ?? element;
  return { ...(await openFeed(source.textContent ?? '', { url })), url };
}

/** A feed object that the page's own script set, or JSON made of an element's own attributes. */
export async function readOwnFeed(feed: unknown): Promise<LoadedFeed> {
  const url = document.baseURI;
  if (typeof feed !== 'string') return { ...(await openFeedObject(feed, url)), url };
  const own = await openFeed(feed, { url });
  if (!own.feed._funding && !own.entries.some((entry) => entry.isEvent))
    throw new FeedError(
      'config',
      'the attributes state no start such as 2015-03-18 or 2026-05-06T09:00+02:00',
    );
  return { ...own, url };
}

function start(url: string): SharedFeed {
  const abort = new AbortController();
  const shared: SharedFeed = { abort, users: 0, settled: false, loaded: load(url, abort) };
  shared.loaded.then(
    () => (shared.settled = true),
    // A failure is never kept: the next to ask tries anew.
    () => forget(url, shared),
  );
  return shared;
}

async function load(url: string, abort: AbortController): Promise<LoadedFeed> {
  const { body, context } = await fetchFeed(url, abort);
  return { ...(await openFeed(body, context)), url: context.url };
}

function forget(url: string, shared: SharedFeed): void {
  if (feeds.get(url) === shared) feeds.delete(url);
}
