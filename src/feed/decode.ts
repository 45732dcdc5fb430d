import { mendWindows1252 } from './windows-1252.js';

/** Text of a feed's bytes: byte order mark, else HTTP charset, else what the document declares, else UTF-8. */
export function decode(body: Uint8Array | string, contentType?: string | null): string {
  const text = typeof body === 'string' ? body : decodeBytes(body, contentType);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decodeBytes(bytes: Uint8Array, contentType?: string | null): string {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const [declaration] = /^[^<]*<\?xml[^>]*/.exec(start) ?? [];
  const claims = `${contentType} ${declaration}`.matchAll(/(?:charset|encoding)\s*=\s*["']?\s*([^\s"';]+)/gi);
  const labels = [
    /^\xef\xbb\xbf/.test(start) && 'utf-8',
    /^(?:\xff\xfe|[<{[]\0)/.test(start) && 'utf-16le',
    /^(?:\xfe\xff|\0[<{[])/.test(start) && 'utf-16be',
    ...[...claims].map(([, label]) => label),
  ];
  const decoder = labels.map(findDecoder).find(Boolean) ?? new TextDecoder();
  const text = decoder.decode(bytes);
  // Bytes of another age under a UTF-8 label: nothing but ASCII and replacement characters.
  const isOld = decoder.encoding === 'utf-8' && text.includes('\ufffd') && !/[^\0-\x7f\ufffd]/.test(text);
  if (isOld) return mendWindows1252(new TextDecoder('windows-1252').decode(bytes));
  return decoder.encoding === 'windows-1252' ? mendWindows1252(text) : text;
}

function findDecoder(label: string | false | undefined): TextDecoder | undefined {
  try {
    return label ? new TextDecoder(label) : undefined;
  } catch {
    return undefined;
  }
}
