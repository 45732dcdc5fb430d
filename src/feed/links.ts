import type { Url } from './model.js';

const ALLOWED = /^(?:https?|mailto):/;

/**
 * The absolute form of a link, or undefined where it is none, is relative without a base, or has a scheme
 * other than http, https and mailto. The URL parser itself drops the white space and control characters
 * that are used to disguise `java\tscript:`.
 */
export function readLink(value: unknown, base?: string): Url | undefined {
  if (typeof value !== 'string' || !value.trim()) return undefined;
  try {
    const { href } = new URL(value, base || undefined);
    return ALLOWED.test(href) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The same for what is fetched rather than followed: images, attachments, feeds. No mailto. */
export function readResource(value: unknown, base?: string): Url | undefined {
  const url = readLink(value, base);
  return url?.startsWith('http') ? url : undefined;
}
