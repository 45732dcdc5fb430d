import { expect } from 'chai';
import { readDate } from '../../src/feed/dates.js';
import { openFeed } from '../../src/feed/open-feed.js';
import { readFeed } from '../../src/feed/read-feed.js';
import { compare, type CorpusFile, DEFAULT_URL, type InjectionRule } from './corpus-check.js';

interface Manifest {
  injectionRule: InjectionRule;
  files: CorpusFile[];
}

/** The corpus lies beside the project where it is there at all: on disk for Node, under /corpus/ in a page. */
async function readCorpus(path: string): Promise<Uint8Array | undefined> {
  if (typeof window === 'undefined') {
    const { readFile } = await import('node:fs/promises');
    return readFile(`../shared/corpus/${path}`).catch(() => undefined);
  }
  const response = await fetch(`/corpus/${path}`);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
}

// Files that are read otherwise than their source expects, each for a reason.
const DIFFERENT: Readonly<Record<string, string>> = {
  'core/feedsmith-atom-10': 'a term that is its label in small letters is not said twice',
};

describe('the corpus of feeds', function () {
  this.timeout(60_000);
  let manifest: Manifest | undefined;
  const wrong = new Map<string, string[]>();
  let read = 0;

  before(async function () {
    const body = await readCorpus('manifest.json');
    if (!body) return this.skip();
    manifest = JSON.parse(new TextDecoder().decode(body)) as Manifest;
    for (const file of manifest.files) {
      if (file.optional) continue;
      const bytes = (await readCorpus(file.file))!;
      const result = await readFeed(bytes, { url: DEFAULT_URL, ...file.http }).catch((error: Error) => error);
      read++;
      const found = compare(file, result, manifest.injectionRule);
      if (found.length) wrong.set(file.id, found);
    }
  });

  it('is read as its sources expect, but for what is listed here', () => {
    const unexpected = [...wrong]
      .filter(([id]) => !(id in DIFFERENT))
      .map(([id, found]) => `${id}: ${found.join('; ')}`);
    expect(unexpected).to.deep.equal([]);
  });

  it('is read right in at least 97 of 100 files', () => {
    expect(read).to.be.greaterThan(200);
    expect((read - wrong.size) / read).to.be.at.least(0.97);
  });

  it('gives the same items when it is opened as when it is read', async () => {
    for (const file of manifest!.files.filter(({ category }) => category === 'real-world')) {
      const bytes = (await readCorpus(file.file))!;
      const context = { url: DEFAULT_URL, ...file.http };
      const whole = (await readFeed(bytes, context)).items.map(({ content_html: _, ...item }) => item);
      expect(
        (await openFeed(bytes, context)).entries.map(({ item }) => item),
        file.id,
      ).to.deep.equal(whole);
    }
  });
});

describe('the vectors of dates', () => {
  it('are read right in at least 40 of 47, and none is read wrong', async function () {
    const body = await readCorpus('vectors/dates.json');
    if (!body) return this.skip();
    const vectors = JSON.parse(new TextDecoder().decode(body)) as {
      input: string;
      expected: string | null;
    }[];
    const second = (date: string | null | undefined): number | undefined =>
      date ? Math.floor(Date.parse(date) / 1000) : undefined;
    const read = vectors.map(({ input, expected }) => ({
      input,
      expected: second(expected),
      found: second(readDate(input)),
    }));
    const wrong = read.filter(({ expected, found }) => found !== undefined && found !== expected);
    expect(wrong).to.deep.equal([]);
    expect(read.filter(({ expected, found }) => found === expected)).to.have.lengthOf.at.least(40);
    expect(vectors).to.have.lengthOf.at.least(47);
  });
});
