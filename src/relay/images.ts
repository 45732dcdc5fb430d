import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterFeed } from '../feed/model.js';
import { isInternal } from './addresses.js';
import { fetchUpstream } from './fetch-upstream.js';
import { queueByHost, type HostQueue } from './host-queue.js';
import { readImageHeader } from './image-header.js';
import { makeFolder } from './make-folder.js';
import type { FetchLimits } from './model.js';
import { UpstreamError } from './upstream-error.js';

/** A copy of an image, by the name of its file in the folder of images. */
export interface CopiedImage {
  /** Its name, or its path. */
  file: string;
  /** In pixels. Absent where the file does not say. */
  width?: number;
  height?: number;
}

export interface CopyOptions {
  /** Where copies are kept; made where it is missing. */
  folder: string;
  /** Locations of the feed's sources. Of the internal hosts only theirs are asked for images. */
  sources: readonly string[];
  internalHosts: readonly string[];
  limits: Pick<FetchLimits, 'timeout'>;
  /** The queue that sources are read by, so that images wait for the same hosts. */
  queue?: HostQueue;
  fetch?: typeof fetchUpstream;
  signal?: AbortSignal;
  /** What could not be had, and when it is asked for again, in milliseconds since 1970; shared by all runs. */
  failed?: Map<string, number>;
  now?: number;
  /** Is told why an image was left out. */
  onFault?: (url: string, error: unknown) => void;
}

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
const maxImages = 60;
const maxBytes = 3_000_000;
/** A few kilobytes can claim to be a picture that no visitor's device has the memory for. */
const maxPixels = 50_000_000;
/** Hosts asked at the same time: each image may be 3 MB of memory. */
const maxAtOnce = 4;
const accept = 'image/avif, image/webp, image/png, image/jpeg, image/gif';

export const copyName = /^[0-9a-f]{24}\.(?:jpg|png|webp|avif|gif)$/;

/**
 * Copies the images of a feed's items and the logos of its notices, those that are not there yet, and gives the
 * copies by the URL in the feed. What cannot be had is left out, and tried again after some time, or with the next run
 * where nobody keeps in mind what `failed`.
 * @throws the reason of `signal`
 */
export async function copyImages(
  feed: ClusterFeed,
  options: CopyOptions,
): Promise<ReadonlyMap<string, CopiedImage>> {
  const { folder, queue = queueByHost(), signal, onFault, now = Date.now() } = options;
  const { failed = new Map<string, number>() } = options;
  for (const [url, until] of failed) if (until <= now) failed.delete(url);
  const there = new Map(
    (await readdir(folder).catch((): string[] => []))
      .filter((file) => copyName.test(file))
      .map((file) => [file.slice(0, 24), file]),
  );
  const copies = new Map<string, CopiedImage>();
  // A host that stalls would do so for each of its images.
  const silentHosts = new Set<string>();
  const wanted = imagesOf(feed).slice(0, maxImages).values();
  const work = async () => {
    for (const url of wanted) {
      const kept = there.get(hashOf(url));
      if (!kept && failed.has(url)) continue;
      try {
        const copy = kept
          ? describe(kept, await readFile(join(folder, kept)))
          : await queue(url, () => copyImage(url, options, silentHosts));
        if (kept) await noteNamed(join(folder, kept), now);
        copies.set(url, copy);
      } catch (error) {
        signal?.throwIfAborted();
        failed.set(url, now + (mayPass(error) ? hourMs : dayMs));
        onFault?.(url, error);
      }
    }
  };
  await Promise.all(Array.from({ length: maxAtOnce }, work));
  return copies;
}

/** Notes in the date of a copy's file that a feed still names it; not each time, since others mirror folders by dates. */
async function noteNamed(path: string, now: number): Promise<void> {
  try {
    if (now - (await stat(path)).mtimeMs > 2 * dayMs) await utimes(path, now / 1000, now / 1000);
  } catch {
    // In a folder that cannot be written to nothing is removed either.
  }
}

/** A server that is down will be up again; what is no image today will be none tomorrow. */
const mayPass = (error: unknown): boolean =>
  error instanceof UpstreamError &&
  (['network', 'timeout'].includes(error.code) || error.status === 429 || (error.status ?? 0) >= 500);

/** Every image that a page would load, each once; what the law asks for first. */
export function imagesOf(feed: ClusterFeed): string[] {
  const logos = (feed._funding ?? []).flatMap(({ funders = [] }) => funders.map(({ logo }) => logo?.url));
  const images = feed.items.flatMap(({ _image, image }) => [_image?.url, image]);
  return [...new Set([...logos, ...images].filter((url) => url !== undefined))];
}

async function copyImage(url: string, options: CopyOptions, silentHosts: Set<string>): Promise<CopiedImage> {
  const { folder, sources, internalHosts, limits, fetch = fetchUpstream, signal } = options;
  signal?.throwIfAborted();
  const { host } = new URL(url);
  if (silentHosts.has(host)) throw new UpstreamError('timeout', `${host} did not answer before`, url);
  try {
    const answer = await fetch({
      url,
      accept,
      limits: { timeout: limits.timeout, maxBytes },
      internalHosts: internalHosts.filter((entry) =>
        sources.some((source) => URL.canParse(source) && isInternal(new URL(source), [entry])),
      ),
      ...(signal && { signal }),
    });
    if (answer.status !== 'fresh') throw new UpstreamError('http', `${url}: no image in the answer`, url);
    const type = readImageHeader(answer.body)?.type;
    if (!type) throw new UpstreamError('format', `${url}: not a JPEG, PNG, WebP, AVIF or GIF image`, url);
    const file = `${hashOf(url)}.${type}`;
    const copy = describe(file, answer.body);
    await save(folder, file, answer.body);
    return copy;
  } catch (error) {
    if (error instanceof UpstreamError && (error.code === 'timeout' || error.code === 'network'))
      silentHosts.add(host);
    throw error;
  }
}

function describe(file: string, bytes: Uint8Array): CopiedImage {
  const size = readImageHeader(bytes)?.size;
  if (size && size.width * size.height > maxPixels)
    throw new UpstreamError('too-large', `an image of ${size.width} × ${size.height} pixels`);
  return { file, ...size };
}

/** Whoever reads the folder meanwhile sees the whole file or none. */
async function save(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `${file}.${process.pid}.tmp`);
  await makeFolder(folder);
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, join(folder, file));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const hashOf = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 24);
