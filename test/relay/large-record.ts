import type { SourceRecord } from '../../src/relay/model.js';

/** A record of half a megabyte, in which everything says which one it is. */
export const largeRecord = (key: string, number: number): SourceRecord => ({
  key,
  failures: 0,
  etag: `"${number}"`,
  feed: {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${number}`,
    items: Array.from({ length: 500 }, (_, index) => ({
      id: `${index}`,
      title: `${number}`,
      content_text: `${number} `.repeat(Math.ceil(1000 / `${number} `.length)).trim(),
    })),
  },
});
