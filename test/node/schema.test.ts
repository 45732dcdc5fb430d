import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import ts from 'typescript';
import { missingFields } from '../../src/feed/funding-presets.js';
import type { Preset } from '../../src/feed/model.js';
import { readFeed } from '../../src/feed/read-feed.js';

interface Schema {
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  const?: unknown;
  enum?: unknown[];
  description?: string;
  examples?: unknown[];
}

const schema = JSON.parse(await readFile('src/feed/cluster-feed.schema.json', 'utf8')) as Schema;
const samples = await readdir('demo/feeds');

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

/** Where something is wrong, as JSON pointers. */
function problemsOf(feed: unknown, check = validate): string[] {
  check(feed);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const feedWith = (fields: object) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'T',
  items: [],
  ...fields,
});
const itemWith = (fields: object) => feedWith({ items: [{ id: '1', title: 'a', ...fields }] });
const eventWith = (fields: object) => itemWith({ _event: { start: '2015-03-18', ...fields } });
const noticeWith = (fields: object) => feedWith({ _funding: [fields] });

type Row = readonly [path: string, feed: object];

/** Where something is that the schema takes, and the gate does not drop. */
const accepted: readonly Row[] = [
  ['/items/0/id', itemWith({ id: 17 })],
  ['/items/0/url', itemWith({ url: 'mailto:a@x.example' })],
  ['/items/0/url', itemWith({ url: '../ä b.html#c:d' })],
  ['/items/0/url', itemWith({ url: '//x.example/?a=1' })],
  ['/items/0/tags/1', itemWith({ tags: ['a', 2015] })],
  ['/items/0/language', itemWith({ language: 'zh-Hant-TW' })],
  ['/items/0/date_published', itemWith({ date_published: '2026-05-06T09:00:00.5-03:30' })],
  ['/items/0/_image/url', itemWith({ _image: '/a.png' })],
  ['/items/0/_image/width', itemWith({ _image: { url: '/a.png', width: '60', height: 40 } })],
  ['/items/0/_translations/de/title', itemWith({ _translations: { de: { title: 'b' } } })],
  ['/items/0/_event/end', eventWith({ end: '2015-03-19' })],
  ['/items/0/_event/end', eventWith({ start: '2026-05-06T09:00Z', end: '2026-05-06T12:30:30.25+02:00' })],
  ['/items/0/_event/start', eventWith({ start: '2026-05-06T09:00', timeZone: 'America/Port-au-Prince' })],
  ['/items/0/_event/location/name', eventWith({ location: 'Hall' })],
  ['/items/0/_event/location/url', eventWith({ location: { url: 'https://x.example/' } })],
  ['/items/0/_event/organizer/name', eventWith({ organizer: 'O' })],
  ['/items/0/_event/supporters/1/name', eventWith({ supporters: [{ name: 'S' }, 'T'] })],
  [
    '/items/0/_event/recurrence/1',
    eventWith({ recurrence: ['RRULE:FREQ=DAILY', 'EXDATE;TZID=UTC:20150319T000000'] }),
  ],
  ['/items/0/_call/budget', itemWith({ _call: { budget: '2000000', closes: '2027-03-31' } })],
  ['/_translations/pl', feedWith({ _translations: { pl: '/pl.json' } })],
  ['/_funding/0/amounts/grant', noticeWith({ amounts: { grant: '17000.50', total: 0 } })],
  ['/_funding/0/project/name', noticeWith({ project: 'P', beneficiary: 'B' })],
  ['/_funding/0/funders/0/logo/url', noticeWith({ funders: [{ name: 'F', logo: '/f.svg' }] })],
  ['/_funding/0/contract/number', noticeWith({ contract: { number: 2918, signedOn: '2013-09-13' } })],
];

/** Where something is wrong. */
const refused: readonly Row[] = [
  ['', { title: 'T', items: [] }],
  ['', { version: 'https://jsonfeed.org/version/1.1', items: [] }],
  ['', { version: 'https://jsonfeed.org/version/1.1', title: 'T' }],
  ['/version', feedWith({ version: '1.1' })],
  ['/items', feedWith({ items: {} })],
  ['/language', feedWith({ language: 'English' })],
  ['/language', feedWith({ language: 'pl_PL' })],
  ['/next_url', feedWith({ next_url: 'mailto:a@x.example' })],
  ['/authors/0', feedWith({ authors: ['N'] })],
  ['/authors/0', feedWith({ authors: [{ url: 'https://x.example/' }] })],
  ['/_translations', feedWith({ _translations: { polski: '/pl.json' } })],
  ['/_translations/pl', feedWith({ _translations: { pl: { title: 'T' } } })],
  ['/_sources/0/fetched', feedWith({ _sources: [{ url: 'https://x.example/', fetched: 'today' }] })],
  ['/items/0', feedWith({ items: [{ title: 'a' }] })],
  ['/items/0/id', itemWith({ id: ' ' })],
  ['/items/0/title', itemWith({ title: 5 })],
  ['/items/0/url', itemWith({ url: '' })],
  ['/items/0/url', itemWith({ url: 'javascript:alert(1)' })],
  ['/items/0/url', itemWith({ url: ' javascript:alert(1)' })],
  ['/items/0/url', itemWith({ url: 'java\nscript:alert(1)' })],
  ['/items/0/url', itemWith({ url: 'data:text/html,x' })],
  ['/items/0/image', itemWith({ image: 'data:image/png;base64,x' })],
  ['/items/0/date_published', itemWith({ date_published: '18.03.2015' })],
  ['/items/0/date_published', itemWith({ date_published: '2015-03-18' })],
  ['/items/0/date_published', itemWith({ date_published: '2015-03-18T09:00:00' })],
  ['/items/0/date_published', itemWith({ date_published: '2015-02-29T09:00:00Z' })],
  ['/items/0/tags', itemWith({ tags: 'a, b' })],
  ['/items/0/attachments/0', itemWith({ attachments: [{ title: 'Programme' }] })],
  ['/items/0/attachments/0/size_in_bytes', itemWith({ attachments: [{ url: 'a', size_in_bytes: '5 kB' }] })],
  ['/items/0/_pinned', itemWith({ _pinned: 'yes' })],
  ['/items/0/_source', itemWith({ _source: { url: 'https://x.example/' } })],
  ['/items/0/_image', itemWith({ _image: { alt: 'A' } })],
  ['/items/0/_image', itemWith({ _image: 'data:image/png;base64,x' })],
  ['/items/0/_image/url', itemWith({ _image: { url: 'mailto:a@x.example' } })],
  ['/items/0/_image/width', itemWith({ _image: { url: 'a.png', width: '60px' } })],
  ['/items/0/_translations/de', itemWith({ _translations: { de: 'https://x.example/de' } })],
  ['/items/0/_event', itemWith({ _event: { end: '2015-03-19' } })],
  ['/items/0/_event/start', eventWith({ start: '18 March 2015' })],
  ['/items/0/_event/start', eventWith({ start: '2015-02-29' })],
  ['/items/0/_event/start', eventWith({ start: '2015-02-30' })],
  ['/items/0/_event/start', eventWith({ start: '2015-13-01' })],
  ['/items/0/_event/start', eventWith({ start: '2015-06-31T09:00' })],
  ['/items/0/_event/start', eventWith({ start: '2015-03-18T24:00' })],
  ['/items/0/_event/end', eventWith({ end: '2015-03-19T17:00+01:00' })],
  ['/items/0/_event/end', eventWith({ start: '2015-03-18T09:00+01:00', end: '2015-03-19' })],
  ['/items/0/_event/timeZone', eventWith({ timeZone: '+01:00' })],
  ['/items/0/_event/timeZone', eventWith({ timeZone: 'W. Europe Standard Time' })],
  ['/items/0/_event/location', eventWith({ location: '' })],
  ['/items/0/_event/organizer', eventWith({ organizer: { url: 'https://x.example/' } })],
  ['/items/0/_event/organizer/url', eventWith({ organizer: { name: 'O', url: 'javascript:1' } })],
  ['/items/0/_event/supporters', eventWith({ supporters: 'S' })],
  ['/items/0/_event/status', eventWith({ status: 'canceled' })],
  ['/items/0/_event/attendance', eventWith({ attendance: 'hybrid' })],
  ['/items/0/_event/recurrence/0', eventWith({ recurrence: ['FREQ=DAILY'] })],
  ['/items/0/_event/recurrence/0', eventWith({ recurrence: ['RRULE:FREQ=DAILY\r\nATTENDEE:x'] })],
  ['/items/0/_call/closes', itemWith({ _call: { closes: 'end of March' } })],
  ['/items/0/_call/budget', itemWith({ _call: { budget: '2 million' } })],
  ['/_funding', feedWith({ _funding: { preset: 'custom' } })],
  ['/_funding/0', feedWith({ _funding: ['custom'] })],
  ['/_funding/0/preset', noticeWith({ preset: 'erasmus' })],
  ['/_funding/0/statement', noticeWith({ statement: 'cofunded' })],
  ['/_funding/0/amounts/grant', noticeWith({ amounts: { grant: -1 } })],
  ['/_funding/0/amounts/grant', noticeWith({ amounts: { grant: '-1' } })],
  ['/_funding/0/amounts/total', noticeWith({ amounts: { total: '17 000,00' } })],
  ['/_funding/0/contract/signedOn', noticeWith({ contract: { signedOn: '13.09.2013' } })],
  ['/_funding/0/period/to', noticeWith({ period: { from: '2025-01-01', to: '2027' } })],
  ['/_funding/0/emblem', noticeWith({ emblem: 'no' })],
  ['/_funding/0/funders/0', noticeWith({ funders: [{ role: 'R' }] })],
  ['/_funding/0/funders/0/logo/url', noticeWith({ funders: [{ name: 'F', logo: { url: 'data:,x' } }] })],
  ['/_funding/0/links/0/url', noticeWith({ links: [{ url: 'ftp://x.example/' }] })],
];

describe('the schema of the cluster feed', () => {
  describe('takes', () => {
    for (const name of samples) {
      it(`the sample ${name}${name.endsWith('.xml') ? ', once it is read' : ''}`, async () => {
        const body = await readFile(`demo/feeds/${name}`, 'utf8');
        const url = `https://cluster.example/feeds/${name}`;
        if (name.endsWith('.json')) expect(problemsOf(JSON.parse(body))).to.deep.equal([]);
        const feed = await readFeed(body, { url });
        expect(feed.items).to.not.be.empty;
        expect(problemsOf(JSON.parse(JSON.stringify(feed)))).to.deep.equal([]);
      });
    }

    it('the example in the README', async () => {
      const examples = (await readFile('README.md', 'utf8')).matchAll(/```json\n([^]*?)```/g);
      const feeds = [...examples]
        .map(([, text]) => JSON.parse(text!) as object)
        .filter((it) => 'items' in it);
      expect(feeds).to.have.length(1);
      expect(problemsOf(feeds[0])).to.deep.equal([]);
    });

    it('names of others, and a misspelt one', () => {
      const feed = itemWith({
        _pined: true,
        _other: {},
        external: 1,
        _event: { start: '2015-03-18', _x: 1 },
      });
      expect(problemsOf({ ...feed, $schema: './cluster-feed.schema.json', _fundings: 1 })).to.deep.equal([]);
    });
  });

  describe('takes what the gate lets through:', () => {
    for (const [path, feed] of accepted) {
      const field = path.split('/').slice(0, 4).join('/');
      it(`${path}: ${JSON.stringify(valueAt(feed, field))}`, async () => {
        expect(problemsOf(feed)).to.deep.equal([]);
        const read = await readFeed(JSON.stringify(feed), { url: 'https://x.example/feed.json' });
        expect(valueAt(read, path)).to.exist;
      });
    }
  });

  describe('refuses', () => {
    for (const [path, feed] of refused) {
      it(`${path || 'a feed'}: ${JSON.stringify(valueAt(feed, path))}`, () => {
        // What may be of two kinds is said to be wrong as a whole, too.
        const paths = problemsOf(feed).map((problem) => problem.slice(0, problem.indexOf(' ')));
        expect(paths).to.include(path);
        for (const other of paths)
          expect(path).to.satisfy((it: string) => it === other || it.startsWith(`${other}/`));
      });
    }
  });

  it('has no example that it refuses', () => {
    const wrong = examplesOf(schema).flatMap(([pointer, example]) =>
      problemsOf(example, ajv.getSchema(`${schema.$id}#${pointer}`)).map(
        (problem) => `${pointer}: ${problem}`,
      ),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('describes every field where it stands', () => {
    const silent = fieldsOfSchema().filter(({ description }) => !description);
    expect(silent.map(({ path }) => path)).to.deep.equal([]);
  });

  it('says of each preset what it needs', () => {
    for (const { const: preset, description } of schema.$defs!.Preset!.oneOf!) {
      const [, needed] = / lacks (.*?) \(/.exec(missingFields({ preset: preset as Preset }))!;
      const words = needed!.replaceAll('|', ' or ').replaceAll('.0.', '[0].');
      expect(description).to.contain(` Needs ${words}.`);
    }
  });

  it('has the names and the words of the model, and what else JSON Feed has', async () => {
    expect(fieldsOfSchema().map(({ path }) => path)).to.have.members([
      ...(await fieldsOfModel()),
      'ClusterFeed.$schema?',
      'ClusterFeed.user_comment?',
      'ClusterFeed.favicon?',
      'ClusterFeed.expired?',
      'ClusterFeed.hubs?',
      'ClusterItem.external_url?',
      'ClusterItem.banner_image?',
      'Author.avatar?',
    ]);
  });
});

describe('the table of names that the gate lets through', () => {
  it('has every name of the model but those around the items', async () => {
    const source = await readFile('src/feed/normalise.ts', 'utf8');
    const table = source.slice(source.indexOf('const kinds = {'), source.indexOf('} satisfies'));
    const known = new Set(table.match(/\w+/g));
    const names = (await fieldsOfModel()).flatMap((path) => /\.([a-z_]\w*)\??$/i.exec(path)?.[1] ?? []);
    expect(names).to.include('summary');
    expect(names.filter((name) => !known.has(name))).to.have.members(['version', 'items']);
  });
});

function valueAt(value: unknown, path: string): unknown {
  const names = path.split('/').slice(1);
  return names.reduce((found, name) => (found as Record<string, unknown> | undefined)?.[name], value);
}

/** All examples in a schema, each with the pointer of what it is an example of. */
function examplesOf(node: unknown, pointer = ''): [pointer: string, example: unknown][] {
  if (typeof node !== 'object' || node === null) return [];
  const { examples, ...rest } = node as Schema;
  return [
    ...(examples ?? []).map((example) => [pointer, example] as [string, unknown]),
    ...Object.entries(rest).flatMap(([name, inner]) => examplesOf(inner, `${pointer}/${name}`)),
  ];
}

interface Field {
  /** `ClusterFeed.title`, with a question mark where it may be absent; with ` = word` for each word that it may be. */
  path: string;
  description: string | undefined;
}

function fieldsOfSchema(): Field[] {
  const { $defs, ...feed } = schema;
  return Object.entries({ ClusterFeed: feed, ...$defs }).flatMap(([name, type]) => fieldsIn(type, name));
}

function fieldsIn(type: Schema, path: string): Field[] {
  const { properties, required, oneOf, anyOf, description } = type;
  const words = type.enum ?? oneOf?.map((each) => each.const) ?? ('const' in type ? [type.const] : []);
  return [
    ...words.map((word) => ({ path: `${path} = ${String(word)}`, description: description ?? path })),
    ...(anyOf ?? []).flatMap((each) => fieldsIn(each, path)),
    ...Object.entries(properties ?? {}).flatMap(([name, field]) => {
      const own = `${path}.${name}${required?.includes(name) ? '' : '?'}`;
      const target = schema.$defs![field.$ref?.replace('#/$defs/', '') ?? ''];
      // Of two descriptions editors show the one of what is referred to, which says less.
      const described = target?.description ? undefined : field.description;
      return [{ path: own, description: described }, ...fieldsIn(field, own)];
    }),
  ];
}

async function fieldsOfModel(): Promise<string[]> {
  const file = 'src/feed/model.ts';
  const { statements } = ts.createSourceFile(
    file,
    await readFile(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  return statements.flatMap((statement) =>
    ts.isInterfaceDeclaration(statement)
      ? membersOf(statement.members, statement.name.text)
      : ts.isTypeAliasDeclaration(statement)
        ? fieldsOfType(statement.type, statement.name.text)
        : [],
  );
}

const membersOf = (members: ts.NodeArray<ts.TypeElement>, path: string): string[] =>
  members.filter(ts.isPropertySignature).flatMap(({ name, type, questionToken }) => {
    const own = `${path}.${name.getText()}${questionToken ? '?' : ''}`;
    return [own, ...fieldsOfType(type!, own)];
  });

function fieldsOfType(type: ts.TypeNode, path: string): string[] {
  if (ts.isTypeLiteralNode(type)) return membersOf(type.members, path);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((each) => fieldsOfType(each, path));
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)
    ? [`${path} = ${type.literal.text}`]
    : [];
}
