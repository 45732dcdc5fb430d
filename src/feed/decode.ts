import { mendWindows1252 } from './windows-1252.js';

/** Text of a feed's bytes: byte order mark, else HTTP charset, else what the document declares, else UTF-8. */
export function decode(body: Uint8Array | string, contentType = ''): string {
  const text = typeof body === 'string' ? body : decodeBytes(body, contentType);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decodeBytes(bytes: Uint8Array, contentType: string): string {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const label =
    findDecoder(BYTE_MARKS.find(([mark]) => mark.test(start))?.[1]) ??
    findDecoder(/charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(contentType)?.[1]) ??
    findDecoder(
      /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([^\s"']+)/.exec(start.replace(/^[^<]+/, ''))?.[1],
    ) ??
    new TextDecoder();
  const text = label.decode(bytes);
  if (label.encoding === 'windows-1252') return mendWindows1252(text);
  // Bytes of another age under a UTF-8 label: nothing but ASCII and replacement characters.
  return label.encoding === 'utf-8' && text.includes('\ufffd') && !/[^\0-\x7f\ufffd]/.test(text)
    ? mendWindows1252(new TextDecoder('windows-1252').decode(bytes))
    : text;
}

const BYTE_MARKS: readonly [RegExp, string][] = [
  [/^\xef\xbb\xbf/, 'utf-8'],
  [/^(?:\xff\xfe|<\0)/, 'utf-16le'],
  [/^(?:\xfe\xff|\0<)/, 'utf-16be'],
];

function findDecoder(label: string | undefined): TextDecoder | undefined {
  try {
    return label ? new TextDecoder(label) : undefined;
  } catch {
    return undefined;
  }
}
