/** RSS as WordPress writes it, some 700 bytes an item, no two alike. */
export function wordpressFeed(/** @type {number} */ count) {
  const items = Array.from({ length: count }, (_, index) => item(count - index));
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>News of the cluster</title><link>https://cluster.example/</link><description>News</description><language>de-DE</language>
${items.join('\n')}
</channel></rss>`;
}

function item(/** @type {number} */ number) {
  const url = `https://cluster.example/news/${number}/`;
  const words = `Meldung ${number}: Kooperation, F&ouml;rderung &amp; Forschung`;
  return `<item><title>${words.replace('&ouml;', '&#246;')}</title><link>${url}</link><dc:creator><![CDATA[Redaktion]]></dc:creator>
<pubDate>${new Date(Date.UTC(2026, 0, 1) + number * 36e5).toUTCString()}</pubDate><category><![CDATA[Neues]]></category><guid isPermaLink="false">${url}?p=${number}</guid>
<description><![CDATA[<p>${words} &#8211; das Netzwerk l&auml;dt ein [&#8230;]</p>]]></description>
<content:encoded><![CDATA[<p><img src="/bild-${number}.jpg" width="600" height="400" alt=""> ${words}.</p><p>Mehr dazu &#8222;vor Ort&#8220; am ${number}. Tag.</p>]]></content:encoded></item>`;
}

/** The same news as a cluster feed. */
export function clusterFeed(/** @type {number} */ count) {
  const items = Array.from({ length: count }, (_, index) => {
    const number = count - index;
    const url = `https://cluster.example/news/${number}/`;
    const title = `Meldung ${number}: Kooperation, Förderung & Forschung`;
    return {
      id: url,
      url,
      title,
      summary: `${title} – das Netzwerk lädt ein. Mehr dazu „vor Ort“ am ${number}. Tag.`,
      date_published: new Date(Date.UTC(2026, 0, 1) + number * 36e5).toISOString(),
      tags: ['Neues', 'Förderung'],
      _image: { url: `/bild-${number}.jpg`, alt: '', width: 600, height: 400 },
    };
  });
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'News of the cluster', language: 'de' };
  return JSON.stringify({ ...feed, items });
}
