/** The raster formats that every browser shows, by the extensions of their files. Never SVG, which is a document. */
export type ImageType = 'jpg' | 'png' | 'webp' | 'avif' | 'gif';

export interface ImageHeader {
  type: ImageType;
  /** In pixels, as shown: turned where the file says so. Absent where the file is damaged or unusual. */
  size?: { width: number; height: number };
}

/** What an image's own first bytes say it is; undefined for anything else, whatever its name or Content-Type. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, isOfType, readSize] of formats) {
    if (!isOfType(view)) continue;
    const [width = 0, height = 0] = within(view, readSize) ?? [];
    return width > 0 && height > 0 ? { type, size: { width, height } } : { type };
  }
  return undefined;
}

type Size = [width: number, height: number];

const formats: [ImageType, (view: DataView) => boolean, (view: DataView) => Size | undefined][] = [
  ['jpg', (view) => startsWith(view, 0, '\xff\xd8\xff'), jpegSize],
  ['png', (view) => startsWith(view, 0, '\x89PNG\r\n\x1a\n'), pngSize],
  ['webp', (view) => startsWith(view, 0, 'RIFF') && startsWith(view, 8, 'WEBP'), webpSize],
  ['avif', isAvif, avifSize],
  [
    'gif',
    (view) => startsWith(view, 0, 'GIF87a') || startsWith(view, 0, 'GIF89a'),
    (view) => [view.getUint16(6, true), view.getUint16(8, true)],
  ],
];

function pngSize(view: DataView): Size | undefined {
  return startsWith(view, 12, 'IHDR') ? [view.getUint32(16), view.getUint32(20)] : undefined;
}

function webpSize(view: DataView): Size | undefined {
  if (startsWith(view, 12, 'VP8X'))
    return [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1];
  if (startsWith(view, 12, 'VP8 ') && startsWith(view, 23, '\x9d\x01\x2a'))
    return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (!startsWith(view, 12, 'VP8L') || view.getUint8(20) !== 0x2f) return undefined;
  const bits = view.getUint32(21, true);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

function jpegSize(view: DataView): Size | undefined {
  let isTurned = false;
  for (let at = 2; ;) {
    // Any number of fill bytes may stand before a marker.
    while (view.getUint8(at) === 0xff) at++;
    const marker = view.getUint8(at++);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return turn([view.getUint16(at + 5), view.getUint16(at + 3)], isTurned);
    if (marker === 0xe1 && startsWith(view, at + 2, 'Exif\0\0'))
      isTurned ||= within(view, () => isExifTurned(view, at + 8)) ?? false;
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    if (!isBare) at += view.getUint16(at);
    if (view.getUint8(at) !== 0xff) return undefined;
  }
}

/** Cameras save lying pictures and say how to hold them; browsers obey. 5 to 8 are the quarter turns. */
function isExifTurned(view: DataView, start: number): boolean {
  const isLittle = startsWith(view, start, 'II');
  const directory = start + view.getUint32(start + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let entry = directory + 2, end = entry + count * 12; entry < end; entry += 12)
    if (view.getUint16(entry, isLittle) === 0x0112) {
      const orientation = view.getUint16(entry + 8, isLittle);
      return orientation >= 5 && orientation <= 8;
    }
  return false;
}

function isAvif(view: DataView): boolean {
  if (!startsWith(view, 4, 'ftyp')) return false;
  const end = Math.min(view.getUint32(0), view.byteLength);
  for (let at = 8; at + 4 <= end; at += 4)
    // What stands between is the version of the first brand.
    if (at !== 12 && (startsWith(view, at, 'avif') || startsWith(view, at, 'avis'))) return true;
  return false;
}

/** The largest size of what the file holds: thumbnails, masks and tiles are smaller than the picture. */
function avifSize(view: DataView): Size | undefined {
  let size: Size | undefined;
  let isTurned = false;
  const [meta] = boxes(view, 0, view.byteLength, 'meta');
  // A full box: four bytes of version and flags stand before its content.
  const [properties] = meta ? boxes(view, meta.start + 4, meta.end, 'iprp') : [];
  const [container] = properties ? boxes(view, properties.start, properties.end, 'ipco') : [];
  if (!container) return undefined;
  for (const { type, start } of boxes(view, container.start, container.end)) {
    if (type === 'irot') isTurned = view.getUint8(start) % 2 === 1;
    if (type !== 'ispe') continue;
    const [width, height]: Size = [view.getUint32(start + 4), view.getUint32(start + 8)];
    if (!size || width * height > size[0] * size[1]) size = [width, height];
  }
  return size && turn(size, isTurned);
}

function boxes(view: DataView, from: number, to: number, wanted?: string) {
  const found: { type: string; start: number; end: number }[] = [];
  for (let at = from; at + 8 <= to;) {
    const type = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at + 4, 4));
    const length = view.getUint32(at);
    // 0: to the end of the file. 1: a length of 64 bits, which only media data has, after all that is read here.
    const end = length === 0 ? to : at + length;
    if (length === 1 || end < at + 8 || end > to) break;
    if (!wanted || type === wanted) found.push({ type, start: at + 8, end });
    at = end;
  }
  return found;
}

const turn = ([width, height]: Size, isTurned: boolean): Size =>
  isTurned ? [height, width] : [width, height];

function startsWith(view: DataView, at: number, text: string): boolean {
  if (at + text.length > view.byteLength) return false;
  for (let index = 0; index < text.length; index++)
    if (view.getUint8(at + index) !== text.charCodeAt(index)) return false;
  return true;
}

/** What `read` finds, or undefined where the file ends before. */
function within<T>(view: DataView, read: (view: DataView) => T | undefined): T | undefined {
  try {
    return read(view);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
