// What 0x80 to 0x9F mean in windows-1252; themselves where nothing.
const HIGH =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/**
 * Puts right what was read as ISO 8859-1 but was windows-1252: some releases of Node decode 0x80 to 0x9F to
 * control characters, and numeric entities in HTML mean these characters too.
 */
export const mendWindows1252 = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (character) => HIGH[character.charCodeAt(0) - 128]!);
