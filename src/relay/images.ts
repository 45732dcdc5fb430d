import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterFeed } from '../feed/model.js';
import { isInternal } from './addresses.js';
import { fetchUpstream } from './fetch-upstream.js';
import { queueByHost, type HostQueue } from './host-queue.js';
import { readImageHeader } from './image-header.js';
import type { FetchLimits } from './model.js';
import { UpstreamError } from './upstream-error.js';

/** A copy of an image, by the name of its file in the folder of images. */
export interface CopiedImage {
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
  /** Is told why an image was left out. */
  onFault?: (url: string, error: unknown) => void;
}

const maxImages = 60;
const maxBytes = 3_000_000;
/** A few kilobytes can claim to be a picture that no visitor's device has the memory for. */
const maxPixels = 50_000_000;
/** Hosts asked at the same time: each image may be 3 MB of memory. */
const maxAtOnce = 4;
const accept = 'image/avif, image/webp, image/png, image/jpeg, image/gif';

const copyName = /^[0-9a-f]{24}\.(?:jpg|png|webp|avif|gif)$/;
const temporaryName = /^[0-9a-f]{24}\.\w+\.\d+\.tmp$/;

/**
 * Copies the images of a feed's items and the logos of its notices, those that are not there yet, and gives the
 * copies by the URL in the feed. What cannot be had is left out, and tried again the next time.
 * @throws the reason of `signal`
 */
export async function copyImages(
  feed: ClusterFeed,
  options: CopyOptions,
): Promise<ReadonlyMap<string, CopiedImage>> {
  const { folder, queue = queueByHost(), signal, onFault } = options;
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
      try {
        const kept = there.get(hashOf(url));
        const copy = kept
          ? describe(kept, await readFile(join(folder, kept)))
          : await queue(url, () => copyImage(url, options, silentHosts));
        copies.set(url, copy);
      } catch (error) {
        signal?.throwIfAborted();
        onFault?.(url, error);
      }
    }
  };
  await Promise.all(Array.from({ length: maxAtOnce }, work));
  return copies;
}

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
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, join(folder, file));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const hashOf = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 24);

/**
 * Removes copies that are not among the named files, and what a process that was stopped has left. Call it when every
 * feed was published, with the copies of all of them: what is missing is lost.
 */
export async function removeImages(
  folder: string,
  named: ReadonlySet<string>,
  now = Date.now(),
): Promise<void> {
  const hour = 3_600_000;
  for (const file of await readdir(folder).catch((): string[] => [])) {
    const path = join(folder, file);
    // Another process may still be writing it.
    const isLeft = temporaryName.test(file) && now - (await stat(path)).mtimeMs > hour;
    if (isLeft || (copyName.test(file) && !named.has(file))) await rm(path, { force: true });
  }
}
