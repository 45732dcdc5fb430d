import { decodeEntities } from './entities.js';

/**
 * All markup of XML and HTML alike, as what it is and not as what it means; a `<` is text where no tag can begin.
 * Groups: `/` of an end tag, name, attributes with the `/` of an empty element. What is no tag has no name.
 *
 * What has begun also ends where the source does, so that nothing is sought in vain and no input takes longer
 * than linear time. A tag that was cut off does not end in `>`. After a thousand attributes quotes mean nothing: what
 * counts them takes memory, of which an engine has only so much.
 */
export const MARKUP =
  /<(?:!\[CDATA\[[^]*?(?:\]\]>|$)|!--(?:>|[^]*?(?:-->|$))|![^<>[]*(?:>|\[[^]*?(?:\]>|$))|\?[^>]*>?|(\/?)([a-z_:\x80-\uffff][^\s/>]*)((?:[^>=]+|=\s*(?:"[^"]*"|'[^']*')?){0,999}[^>]*)(?:>|$))/gi;

const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** A tag's attributes by name as written, entities decoded; the first of a name counts. */
export function parseAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single, bare] of source.matchAll(ATTRIBUTE)) {
    if (!attributes.has(name!)) attributes.set(name!, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}
