import { existsSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { launch, type Browser } from 'puppeteer-core';
import { chromiumFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { openSite } from '../../scripts/site.mjs';

/** What a test puts at a path of a site, beside the files that are there. */
export interface Answer {
  body: string | Uint8Array;
  status?: number;
  headers?: Record<string, string>;
  /** Sent only when this has come true. */
  after?: Promise<unknown>;
}

export interface Site {
  origin: string;
  /** Paths asked for so far, in order. */
  requests: string[];
  /** The headers that came with them. */
  headers: IncomingHttpHeaders[];
  /** Puts something at a path, replacing what was there; gives its URL. */
  put(path: string, answer: Answer): string;
  close(): Promise<unknown>;
}

/** The cluster's own site, CORS open: `demo/` at `/`, the built scripts at `/widgets/`. */
export async function openClusterSite(): Promise<Site> {
  if (!existsSync('dist/cluster-widgets.js')) throw new Error('Nothing is built: run `npm run build` first.');
  const folders = [
    { at: '/', from: 'demo' },
    { at: '/widgets/', from: 'dist' },
  ];
  return open(folders, { 'Access-Control-Allow-Origin': '*' });
}

/** Somebody else's site, of another origin and of another site for cookies; empty until a test puts pages there. */
export async function openHostSite(): Promise<Site> {
  return open([], {}, '127.0.0.1');
}

/** A headless Chromium. */
export async function openBrowser(...flags: string[]): Promise<Browser> {
  return launch({ executablePath: findBrowser(), args: [...chromiumFlags, ...flags] });
}

async function open(
  folders: { at: string; from: string }[],
  headers: Record<string, string>,
  host = 'localhost',
): Promise<Site> {
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const received: IncomingHttpHeaders[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = request.url ?? '/';
    requests.push(path);
    received.push(request.headers);
    const found = answers.get(path);
    if (!found) return false;
    const type = 'text/html; charset=utf-8';
    void Promise.resolve(found.after).then(() =>
      response.writeHead(found.status ?? 200, { 'Content-Type': type, ...found.headers }).end(found.body),
    );
    return true;
  };
  const site = await openSite({ folders, headers, answer });
  const origin = site.origin.replace('localhost', host);
  return {
    origin,
    requests,
    headers: received,
    close: site.close,
    put(path, content) {
      answers.set(path, content);
      return origin + path;
    },
  };
}
