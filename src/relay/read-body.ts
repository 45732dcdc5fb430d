import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { UpstreamError } from './upstream-error.js';

const decoders: Record<string, () => Transform> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

/** Nobody needs more, and each lets a small answer grow a thousandfold. */
const maxCodings = 2;

/**
 * The bytes of a body, decompressed. Stops reading as soon as there are more than `maxBytes` of them.
 * @throws UpstreamError `too-large`, `format` for an encoding that was not asked for; else what the stream throws
 */
export async function readBody(body: Readable, headers: Headers, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new UpstreamError(
      'too-large',
      `the answer is larger than ${maxBytes / 1e6} MB; make it smaller, or raise limits.maxMegabytes`,
    );
  const codings = (headers.get('content-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding && coding !== 'identity');
  if (!codings.length && Number(headers.get('content-length')) > maxBytes) throw tooLarge();
  if (codings.length > maxCodings || codings.some((coding) => !Object.hasOwn(decoders, coding)))
    throw new UpstreamError(
      'format',
      `the answer is compressed as "${codings.join(', ')}", not as gzip or br`,
    );

  let stream = body;
  // What was applied last is undone first. The error of one stream reaches the next, and is thrown by the loop below.
  for (const coding of codings.reverse()) stream = pipeline(stream, decoders[coding]!(), () => {});
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
