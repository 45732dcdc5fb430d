import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { type Bodies, compress, type Kind, prepare, type Prepared, type RawHeaders } from './prepared.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.pdf': 'application/pdf',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
};

/** `Content-Type` of a file's name. */
export const typeOf = (name: string): string => types[extname(name)] ?? 'application/octet-stream';

export interface StaticFiles {
  /** With `/` between folders. */
  readonly names: ReadonlySet<string>;
  /**
   * Settles without one where what is there is not whole.
   * @param cacheControl how long who asks may keep it
   */
  find(name: string, cacheControl: string): Promise<Prepared | undefined> | undefined;
}

export interface StaticFilesOptions {
  readonly kind: Kind;
  /** Which names may be asked for. */
  readonly allowed: RegExp;
  readonly headers: (name: string) => RawHeaders;
  /** Whether a file is what it should be. */
  readonly isWhole?: (name: string, content: Uint8Array) => boolean;
}

/**
 * Files of a folder, read and compressed once, when first asked for. Only what is there now and has a name that is allowed
 * can be asked for, so that no request leads anywhere else. A folder that is not there has no files.
 */
export async function openStaticFiles(
  folder: string,
  { kind, allowed, headers, isWhole = () => true }: StaticFilesOptions,
): Promise<StaticFiles> {
  const found = await readdir(folder, { recursive: true }).catch(() => []);
  const names = new Set(found.map((name) => name.split(sep).join('/')).filter((name) => allowed.test(name)));
  const loaded = new Map<string, Promise<{ bodies: Bodies; lastModified: number } | undefined>>();
  const prepared = new Map<string, Promise<Prepared | undefined>>();

  async function load(name: string) {
    const path = join(folder, name);
    const [content, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
    if (!isWhole(name, content)) return undefined;
    return { bodies: await compress(content, typeOf(name)), lastModified: mtimeMs };
  }

  async function make(name: string, cacheControl: string): Promise<Prepared | undefined> {
    let content = loaded.get(name);
    if (!content) loaded.set(name, (content = load(name)));
    const found = await content;
    if (!found) return undefined;
    return prepare(found.bodies, {
      kind,
      type: typeOf(name),
      cacheControl,
      lastModified: found.lastModified,
      headers: headers(name),
    });
  }

  return {
    names,
    find(name, cacheControl) {
      if (!names.has(name)) return undefined;
      const key = `${cacheControl} ${name}`;
      let answer = prepared.get(key);
      if (!answer) {
        prepared.set(key, (answer = make(name, cacheControl)));
        // Is there again when somebody asks again.
        answer.catch(() => {
          prepared.delete(key);
          loaded.delete(name);
        });
      }
      return answer;
    },
  };
}
