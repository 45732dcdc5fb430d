import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { version } from '../../src/relay/package-folder.js';
import type { CheckReport } from '../../src/relay/check.js';
import { runProgram, type ProgramOptions } from '../../src/relay/program.js';

async function* pipe(text: string) {
  yield Promise.resolve(Buffer.from(text));
}

/** Runs a command line, and gives what it said. */
async function run(words: string, options: ProgramOptions = {}) {
  const said = { out: '', err: '' };
  const code = await runProgram(
    words.split(' ').filter((word) => word),
    {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      progress: () => {},
      columns: 80,
      colour: false,
    },
    options,
  );
  return { code, ...said };
}

const rss =
  '<rss version="2.0"><channel><title>T</title><item><title>A</title><link>/a</link></item></channel></rss>';

describe('the command line', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cluster-feed-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('explains itself on 80 columns, with exit codes', async () => {
    const { code, out, err } = await run('--help');
    expect(code).to.equal(0);
    expect(err).to.equal('');
    for (const word of ['check', 'read', 'snapshot', 'serve', 'render', '--no-color', 'Exit codes'])
      expect(out).to.contain(word);
  });

  it('renders a widget of a file, and says which links are left out for want of an address', async () => {
    const file = join(folder, 'render.xml');
    await writeFile(file, rss);
    const plain = await run(`render news-list src=${file} limit=1 --light --lang de`);
    expect(plain.code).to.equal(0);
    expect(plain.out).to.match(/^<div class="cluster-news-list" lang="de">.*Aktuelles/);
    expect(plain.err).to.match(/left out 1 relative link/);
    const { out, err } = await run(`render news-list src=${file} --url https://cluster.example/feed/`);
    expect(out).to.contain('<cluster-news-list src="https://cluster.example/feed/"').and.contain('/a"');
    expect(err).to.equal('');
  });

  it('renders a notice from attributes, without any feed', async () => {
    const { code, out } = await run(
      'render funding-notice preset=eu-cohesion statement=co-funded project=Lab',
    );
    expect(code).to.equal(0);
    expect(out).to.contain('<template shadowrootmode="open">').and.contain('Co-funded by the European Union');
  });

  it('says what is wrong with a notice that it renders, as a page without script cannot', async () => {
    const cohesion = 'render funding-notice preset=eu-cohesion statement=funded';
    const lacking = await run(`${cohesion} project=Lab notice-lang=sk`);
    expect(lacking.code).to.equal(0);
    expect(lacking.err).to.equal(
      'cluster-feed: eu-cohesion lacks beneficiary.name (required by Regulation (EU) 2021/1060, art. 47, 50, Annex IX)\n' +
        'cluster-feed: “Financované Európskou úniou” is unverified: compare the official wording\n',
    );
    expect((await run(`${cohesion} project=Lab beneficiary=Cluster notice-lang=cs`)).err).to.equal('');
    const unknown = await run('render funding-notice preset=eu project=Lab');
    expect(unknown.err).to.match(/^cluster-feed: preset="eu" is unknown: there are eu-cohesion, /);
    const calls = await run(`render funding-notice kind=call preset=horizon statement=funded`);
    expect(calls.err).to.equal('');
  });

  it('renders a feed of the configuration, by its name', async () => {
    const config = join(folder, 'render.json');
    await writeFile(join(folder, 'source.xml'), rss);
    const source = { file: 'source.xml', base: 'https://cluster.example/' };
    const feeds = { news: { title: 'News', sources: [source] } };
    await writeFile(
      config,
      JSON.stringify({ baseUrl: 'https://cluster.example/feeds', cache: 'kept', feeds }),
    );
    const { code, out, err } = await run(`render news-list src=news --config ${config}`);
    expect([code, err]).to.deep.equal([0, '']);
    expect(out).to.contain('src="https://cluster.example/feeds/news.json"');
    expect(out).to.contain('href="https://cluster.example/a"');
    const missing = await run(`render news-list src=nws --config ${config}`);
    expect(missing.code).to.equal(2);
    expect(missing.err).to.contain('did you mean news?');
  });

  for (const [words, said] of [
    ['render nws-list', 'there is no widget cluster-nws-list'],
    ['render news-list limt=1 src=-', 'did you mean "limit"?'],
    ['render news-list src=- --time-zone Mars/Base', 'Europe/Berlin'],
  ] as const)
    it(`${words} is wrongly called`, async () => {
      const { code, out, err } = await run(words, { stdin: pipe(rss) });
      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.contain(said);
    });

  for (const command of ['check', 'read', 'snapshot', 'serve', 'render']) {
    it(`explains ${command} with examples`, async () => {
      const { code, out } = await run(`${command} --help`);
      expect(code).to.equal(0);
      expect(out).to.contain(`Usage: cluster-feed ${command}`);
      expect(out).to.contain(`\nExamples:\n  cluster-feed ${command} `);
      expect((await run(`help ${command}`)).out).to.equal(out);
    });
  }

  it('prints its version', async () => {
    expect(await run('--version')).to.deep.equal({ code: 0, out: `${version}\n`, err: '' });
  });

  const misused: Record<string, RegExp> = {
    '': /^Usage: cluster-feed/,
    chek: /^error: unknown command 'chek'\n\(Did you mean check\?\)/,
    'check --jsno x': /^error: unknown option '--jsno'\n\(Did you mean --json\?\)/,
    check: /^error: name a URL, a file, or with --config a configuration\n/,
    read: /^error: missing required argument 'location'/,
    'read a b': /^error: too many arguments/,
    'read a --url ftp://x': /^error: .*It must be an http or https address/,
    'serve --port 70000': /^error: .*It must be a number up to 65535/,
    'serve --port x': /^error: .*It must be a number up to 65535/,
  };
  for (const [words, message] of Object.entries(misused)) {
    it(`says what is wrong with “${words}”, with exit code 2`, async () => {
      const { code, out, err } = await run(words);
      expect(code).to.equal(2);
      expect(out).to.equal('');
      expect(err).to.match(message);
    });
  }

  it('says a fault in one line with its code, exit code 1', async () => {
    expect(await run('read nowhere.xml')).to.deep.equal({
      code: 1,
      out: '',
      err: 'cluster-feed: config: nowhere.xml: there is no such file\n',
    });
  });

  it('says where in the code a fault arose when it is asked to', async () => {
    const { err } = await run('read nowhere.xml', { debug: true });
    expect(err).to.match(/^FeedError: nowhere\.xml: there is no such file\n +at /);
  });

  it('commands nothing by what a source says in a fault', async () => {
    const stdin = pipe('<html><title>\x1b[2J\x1b]0;x\x07Log in</title>');
    const { code, err } = await run('read -', { stdin });
    expect(code).to.equal(1);
    expect(err).to.equal('cluster-feed: format: an HTML page (“[2J]0;xLog in”), not a feed\n');
  });

  it('prints a feed, and beside it what was left out', async () => {
    const { code, out, err } = await run('read -', { stdin: pipe(rss) });
    expect(code).to.equal(0);
    expect(JSON.parse(out)).to.deep.include({ title: 'T' });
    expect(err).to.equal(
      'cluster-feed: left out 1 relative link: say with --url what they are relative to\n',
    );
    const based = await run('read - --url https://cluster.example/', { stdin: pipe(rss) });
    expect(based.err).to.equal('');
    expect(based.out).to.contain('"url": "https://cluster.example/a"');
  });

  it('checks files for people and for machines', async () => {
    expect((await run('check demo/feeds/news.json')).out).to.match(
      /^demo\/feeds\/news\.json\nfit, JSON Feed 1\.1/,
    );
    const { code, out } = await run('check --json demo/feeds/news.json');
    expect(code).to.equal(0);
    expect(JSON.parse(out)).to.deep.include({ fit: true });
  });

  it('ends with 1 when one source is unfit', async () => {
    const path = join(folder, 'page.html');
    await writeFile(path, '<!doctype html><title>x</title>');
    const { code, out } = await run(`check demo/feeds/news.json ${path}`);
    expect(code).to.equal(1);
    expect(out).to.contain('1 of 2 sources can be shown.');
  });

  it('says what is wrong with a configuration, with exit code 2', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, '{"feeds": ');
    for (const words of [`check --config ${path}`, `snapshot --config ${path}`, `serve --config ${path}`]) {
      const { code, out, err } = await run(words);
      expect(code, words).to.equal(2);
      expect(out, words).to.equal('');
      expect(err, words).to.match(/^cluster-feed: config: .*broken\.json/);
      expect(err, words).not.to.contain(' at ');
    }
  });

  it('says that there is no configuration to take a snapshot by', async () => {
    expect(await run('snapshot')).to.deep.equal({
      code: 2,
      out: '',
      err: 'cluster-feed: config: there is no cluster-feed.json in this folder; write one, or name it with --config\n',
    });
  });

  it('checks what a configuration names', async () => {
    const path = join(folder, 'cluster-feed.json');
    await writeFile(join(folder, 'news.json'), '{"language": "en", "items": [{"id": 1, "title": "A"}]}');
    const source = join(folder, 'news.json');
    await writeFile(path, JSON.stringify({ feeds: { news: { sources: [source] } } }));
    const { code, out } = await run(`check --json --config ${path}`);
    expect(code).to.equal(0);
    const { sources } = JSON.parse(out) as CheckReport;
    expect(sources).to.have.length(1);
    expect(sources[0]).to.deep.include({ source, feeds: ['news'], items: 1 });
  });
});
