import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { launch, type Browser } from 'puppeteer-core';
import { chromiumFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { openSite } from '../../scripts/site.mjs';

/** What a test puts at a path of a site, beside the files that are there. */
export interface Answer {
  body: string | Uint8Array;
  status?: number;
  headers?: Record<string, string>;
}

export interface Site {
  origin: string;
  /** Paths asked for so far, in order. */
  requests: string[];
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

/** Somebody else's site, on another origin; empty until a test puts pages there. */
export async function openHostSite(): Promise<Site> {
  return open([], {});
}

/** A headless Chromium. */
export async function openBrowser(): Promise<Browser> {
  return launch({ executablePath: findBrowser(), args: chromiumFlags });
}

async function open(folders: { at: string; from: string }[], headers: Record<string, string>): Promise<Site> {
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = request.url ?? '/';
    requests.push(path);
    const found = answers.get(path);
    if (!found) return false;
    const type = 'text/html; charset=utf-8';
    response.writeHead(found.status ?? 200, { 'Content-Type': type, ...found.headers }).end(found.body);
    return true;
  };
  const { origin, close } = await openSite({ folders, headers, answer });
  return {
    origin,
    requests,
    close,
    put(path, content) {
      answers.set(path, content);
      return origin + path;
    },
  };
}
