const words =
  `cluster medical region project partners laboratory research hospital event funding network training digital
health programme international workshop innovation companies doctors nurses students results conference application
support development European cooperation technology service experience knowledge quality patients care future`.split(
    /\s+/,
  );

/**
 * A cluster feed of about so many bytes, with text that compresses as text does; the same for the same arguments.
 * @param {number} bytes
 * @param {number} edition changes the first title
 */
export function sampleFeed(bytes, edition = 0) {
  let seed = 1;
  const word = () => words[(seed = (seed * 48271) % 2147483647) % words.length];
  const text = (/** @type {number} */ length) => Array.from({ length }, word).join(' ');
  const items = [];
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'News of the cluster', items };
  for (let number = 0; JSON.stringify(feed).length < bytes; number++) {
    items.push({
      id: `item-${number}`,
      url: `https://cluster.example/news/${number}`,
      title: `${number === 0 ? `${edition} ` : ''}${text(8)}`,
      summary: text(30),
      date_published: new Date(Date.UTC(2026, 0, 1 + number)).toISOString(),
      tags: [word(), word()],
    });
  }
  return JSON.stringify(feed);
}
