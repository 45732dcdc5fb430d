import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ClusterFeed } from '../../src/feed/model.js';
import { joinParts } from '../../src/relay/joined-parts.js';
import { serveRelay } from '../../src/relay/serve-relay.js';
import { snapshot } from '../../src/relay/snapshot.js';
import { feedConfig, relayConfig } from './fake-relay.js';
import { type LoopbackServer, openServer } from './loopback.js';
import { sampleImages } from './sample-images.js';

const { bytes: png } = sampleImages.find(({ type }) => type === 'png')!;

describe('the address of a copied image', () => {
  let upstream: LoopbackServer;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copied-addresses-'));
    upstream = await openServer(({ url, headers }, response) =>
      response.end(
        url === '/a.png'
          ? png
          : JSON.stringify({
              version: 'https://jsonfeed.org/version/1.1',
              title: 'News',
              items: [{ id: '1', title: 'One', image: `http://${headers.host}/a.png` }],
            }),
      ),
    );
  });
  after(async () => {
    await upstream.close();
    await rm(folder, { recursive: true });
  });

  for (const baseUrl of [undefined, 'https://cluster.example/feeds'])
    it(`is the same in a snapshot and from a relay, ${baseUrl ? 'below baseUrl' : 'relative'}`, async () => {
      const sources = [{ location: `${upstream.url}/feed`, refresh: 15 }];
      const config = relayConfig([feedConfig('news', { sources, images: 'copy' })], {
        out: join(folder, `out ${baseUrl ? 1 : 0}`),
        cache: join(folder, `cache ${baseUrl ? 1 : 0}`),
        internalHosts: [new URL(upstream.url).host],
        ...(baseUrl && { baseUrl }),
      });
      const { feeds } = await snapshot(config);
      expect(feeds[0]?.files).to.deep.equal(['news.json']);
      const relay = await serveRelay({
        load: () => Promise.resolve(config),
        parts: joinParts(() => {}),
        port: 0,
      });
      try {
        await relay.refresh();
        const written = JSON.parse(await readFile(join(config.out, 'news.json'), 'utf8')) as ClusterFeed;
        const served = (await (await fetch(`${relay.url}/feeds/news.json`)).json()) as ClusterFeed;
        const [image] = written.items.map(({ _image }) => _image?.url);
        expect(image).to.match(
          baseUrl ? /^https:\/\/cluster\.example\/feeds\/images\/\w+\.png$/ : /^images\/\w+\.png$/,
        );
        expect(served.items.map(({ _image }) => _image?.url)).to.deep.equal([image]);
        const copy = await fetch(`${relay.url}/feeds/images/${image!.split('/').at(-1)}`);
        expect(Buffer.from(await copy.arrayBuffer()).equals(png)).to.equal(true);
      } finally {
        await relay.close();
      }
    });
});
