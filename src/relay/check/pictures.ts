import { placeholder } from '../receive.js';
import { isSafe } from './answer.js';
import { count, type Evidence, type Finding, some } from './finding.js';

/** Which images pages will show, and what they say to who does not see them. */
export function checkImages({ feed: { items, feed_url }, received, direct }: Evidence): Finding[] {
  const images = items.flatMap(({ _image }) => _image ?? []);
  if (!images.length) return [];
  const found: Finding[] = [];
  const { url } = received.context;
  // A file is going to be where it says that it is.
  const { origin } = new URL((url === placeholder && feed_url) || url);
  const foreign = images.filter((image) => new URL(image.url).origin !== origin);
  const others = [...new Set(foreign.map((image) => new URL(image.url).origin))];
  const plain = images.filter(({ url }) => !isSafe(url));
  const silent = images.filter(({ alt }) => !alt);
  if (direct && foreign.length) {
    const message = `${count(foreign.length, 'image')} on another origin than the feed, not shown by default: ${some(others)}.`;
    const fix = `write images="${others.slice(0, 3).join(' ')}", or let a snapshot copy them ("images": "copy")`;
    found.push({ level: 'note', what: 'images', message, fix });
  }
  if (plain.length && isSafe(origin)) {
    const message = `${count(plain.length, 'image')} unencrypted (http), which pages on https may not show.`;
    found.push({ level: 'problem', what: 'images', message, fix: 'link to images by https' });
  }
  if (silent.length) {
    const message = `${silent.length} of ${count(images.length, 'image')} without a text for who does not see it.`;
    found.push({ level: 'note', what: 'images', message, fix: 'fill in the alternative text of each' });
  }
  const message = `${images.length} of ${count(items.length, 'item')} with an image.`;
  return [{ level: 'ok', what: 'images', message }, ...found];
}
