import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openKeptWidgets } from './kept-widgets.js';
import { distFolder, pagesFolder, sampleFolder, version } from './package-folder.js';
import { openHeaders } from './prepared.js';
import { openStaticFiles, type StaticFiles } from './static-files.js';

/** What the relay serves beside feeds. */
export interface SiteFiles {
  readonly version: string;
  /** The built scripts and schemas. */
  readonly widgets: StaticFiles;
  /** Those of versions that were served before, by the version. */
  readonly kept: ReadonlyMap<string, StaticFiles>;
  /** Styles and script of its own pages. */
  readonly pages: StaticFiles;
  readonly sample: StaticFiles;
  /** `sha384-…` of a script, by its name. */
  readonly integrity: Readonly<Record<string, string>>;
}

/** What partners load; not the tool itself, nor what bundlers and compilers take from the package. */
const widgets =
  /^((cluster-widgets(\.iife)?|news-list|event-card|funding-notice)\.js|parts\/[\w.-]+\.js|styles\/light\.css|schema\/[\w.-]+\.json|(integrity|custom-elements)\.json|third-party-licenses\.md)$/;

/** A drawing is shown as an image; opened as a page it may do nothing. */
export const inertHeaders: readonly string[] = [
  'Content-Security-Policy',
  "default-src 'none'; style-src 'unsafe-inline'; sandbox",
];

/** The articles that the sample's items link to. */
const samplePage: readonly string[] = [
  'Content-Security-Policy',
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
];

/** @param cache where the widgets of earlier versions are kept; absent: nowhere */
export async function openSiteFiles(cache?: string): Promise<SiteFiles> {
  return {
    version,
    widgets: await openStaticFiles(distFolder, {
      kind: 'widgets',
      allowed: widgets,
      headers: () => openHeaders,
    }),
    kept: cache === undefined ? new Map() : await openKeptWidgets(cache, version, widgets),
    pages: await openStaticFiles(pagesFolder, {
      kind: 'pages',
      allowed: /^[\w-]+\.(css|js|svg)$/,
      headers: () => ['X-Content-Type-Options', 'nosniff'],
    }),
    sample: await openStaticFiles(sampleFolder, {
      kind: 'sample',
      allowed: /^((images|files)\/[\w.-]+|((en|pl)\/)?[\w-]+\.(html|css))$/,
      headers: (name) => [...openHeaders, ...(name.endsWith('.html') ? samplePage : inertHeaders)],
    }),
    integrity: await readIntegrity(),
  };
}

async function readIntegrity(): Promise<Record<string, string>> {
  const text = await readFile(join(distFolder, 'integrity.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Record<string, string>;
}
