import { isRecord } from '../feed/draft.js';
import { attributesOf, parseXml } from '../feed/xml-tree.js';

/** What a feed's format is called, such as `RSS 2.0`; undefined for what is none that is known. */
export function nameFormat(text: string): string | undefined {
  if (/^[\s\ufeff]*BEGIN:VCALENDAR/i.test(text)) return 'iCalendar';
  if (/^[\s\0\ufeff]*[[{]/.test(text)) return nameJson(text);
  // A notice of PHP may stand before either.
  return nameXml(text) ?? nameJson(text.slice(Math.max(0, text.search(/\[\s*[\]{]|\{\s*"/))));
}

function nameXml(text: string): string | undefined {
  for (const element of parseXml(text)) {
    const { name } = element;
    const { version = '' } = attributesOf(element);
    if (name === 'rss') return `RSS ${version}`.trim();
    if (/\bRDF$/.test(name)) return /my\.netscape\.com/.test(element.attributes) ? 'RSS 0.9' : 'RSS 1.0';
    if (name === 'channel') return 'RSS';
    if (name === 'atom:feed' || name === 'atom:entry')
      return version === '0.3' || /purl\.org\/atom/.test(element.attributes) ? 'Atom 0.3' : 'Atom 1.0';
  }
  return undefined;
}

function nameJson(text: string): string | undefined {
  const value = parse(text.replace(/^[\s\ufeff]+/, ''));
  const { version, items, events, _funding } = isRecord(value) ? value : {};
  if (Array.isArray(events)) return 'The Events Calendar REST';
  if (Array.isArray(value)) return 'WordPress REST';
  if (!Array.isArray(items) && !Array.isArray(_funding) && !version) return undefined;
  const [, number = ''] = /version\/([\d.]+)/.exec(String(version)) ?? [];
  const isOurs = /"_(?:event|call|image|funding|source|pinned|translations)"\s*:/.test(text);
  return `JSON Feed ${number}`.trim() + (isOurs ? ' with the extensions of a cluster feed' : '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
