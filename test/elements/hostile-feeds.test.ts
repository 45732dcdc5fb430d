import { expect } from 'chai';
import { cleanUp, letGo, mountLoaded, parts, server, textsOf } from './page.js';
import { eventItem, feedOf, fundingOf, newsUrl } from './sample-feeds.js';

const markup =
  '<img src=x onerror="globalThis.wasRun = true"><script>globalThis.wasRun = true</script><b>bold</b>';
const links = [
  'javascript:globalThis.wasRun=true',
  ' java\tscript:globalThis.wasRun=true',
  'JAVASCRIPT:globalThis.wasRun=true',
  'data:text/html,<script>globalThis.wasRun=true</script>',
  'vbscript:x',
  'blob:https://cluster.example/1',
  'file:///etc/passwd',
];

/** Elements and attributes that no widget has of its own. */
function listForeign(element: Element): string[] {
  letGo(element);
  const all = [...element.shadowRoot!.querySelectorAll('*')];
  return all.flatMap((each) => [
    ...(/^(script|iframe|object|embed|form|input|style|link|meta|base|b|em)$/.test(each.localName) &&
    !each.closest('[part="date-block"]')
      ? [each.localName]
      : []),
    ...[...each.attributes]
      .filter(({ name }) => /^(on|style|srcdoc|formaction)/.test(name))
      .map(({ name }) => name),
    ...[...each.attributes]
      .filter(({ value }) => /^\s*(javascript|data|vbscript|blob|file)/i.test(value))
      .map(({ value }) => value),
  ]);
}

describe('a feed that means harm', () => {
  beforeEach(() => cleanUp(() => Reflect.deleteProperty(globalThis, 'wasRun')));
  afterEach(() => expect(globalThis).not.to.have.property('wasRun'));

  it('has its markup shown as what it is: text', async () => {
    const facts = {
      title: markup,
      summary: `Words ${markup}`,
      tags: [markup],
      authors: [{ name: markup }],
      _source: { title: markup },
    };
    server.serve(newsUrl, feedOf([{ id: '1', ...facts }]));
    const show = 'show="date summary tags author source"';
    const element = await mountLoaded(`<cluster-news-list ${show} src="${newsUrl}"></cluster-news-list>`);
    expect(textsOf(element, 'summary')).to.deep.equal([`Words ${markup}`]);
    for (const name of ['title', 'tag', 'source']) expect(textsOf(element, name)).to.deep.equal([markup]);
    expect(textsOf(element, 'author')).to.deep.equal([`By ${markup}`]);
    expect(listForeign(element)).to.deep.equal([]);
  });

  it('has its HTML made text, without what was script or style', async () => {
    const content_html = `<style>*{color:red}</style><p onclick="x()">Seen &lt;b&gt;</p>${markup}<form><input></form>`;
    server.serve(newsUrl, feedOf([{ id: '1', title: 'A title', content_html }]));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(textsOf(element, 'summary')).to.deep.equal(['Seen <b> bold']);
    expect(listForeign(element)).to.deep.equal([]);
  });

  it('has no link and no image but of http, https and mailto', async () => {
    const hostile = links.map((url, index) => ({ id: `${index}`, title: `Item ${index}`, url, image: url }));
    server.serve(newsUrl, feedOf(hostile));
    const element = await mountLoaded(
      `<cluster-news-list images="all" limit="99" src="${newsUrl}"></cluster-news-list>`,
    );
    expect(parts(element, 'title')).to.have.length(links.length);
    expect(element.shadowRoot!.querySelector('a, img')).to.equal(null);
  });

  it('does no harm as an event', async () => {
    const [url] = links;
    const party = { name: markup, url };
    const event = {
      start: '2999-06-10',
      location: { ...party, address: markup },
      organizer: party,
      supporters: [party],
    };
    const attachments = [{ url, title: markup }];
    server.serve(
      newsUrl,
      feedOf([eventItem({ ...event, attachments }, { title: markup, url, content_text: markup })]),
    );
    const element = await mountLoaded(`<cluster-event-card src="${newsUrl}"></cluster-event-card>`);
    expect(textsOf(element, 'title')).to.deep.equal([markup]);
    expect(textsOf(element, 'organizer')).to.deep.equal([markup]);
    // The file for calendars is made here, and text.
    const file = element.shadowRoot!.querySelector<HTMLAnchorElement>('a[download]')!;
    expect(file.href).to.match(/^data:text\/calendar;charset=utf-8,BEGIN%3A/);
    expect(listForeign(element)).to.deep.equal([file.href]);
    expect(element.shadowRoot!.querySelector('a:not([download])')).to.equal(null);
  });

  it('does no harm as a notice of funding', async () => {
    const [url] = links as [string];
    const project = { name: markup, url, description: markup };
    const funders = [{ name: markup, url, logo: { url }, creditLine: markup }];
    const texts = {
      scope: markup,
      text: markup,
      disclaimer: markup,
      statementText: markup,
      programme: markup,
    };
    server.serve(
      newsUrl,
      fundingOf({ preset: 'eu-cohesion', project, funders, ...texts, links: [{ url, title: markup }] }),
    );
    const element = await mountLoaded(
      `<cluster-funding-notice images="all" src="${newsUrl}"></cluster-funding-notice>`,
    );
    expect(textsOf(element, 'statement')).to.deep.equal([markup]);
    expect(listForeign(element)).to.deep.equal([]);
    expect(element.shadowRoot!.querySelector('a, img')).to.equal(null);
  });

  it('with a prototype in it changes no object', async () => {
    server.serve(
      newsUrl,
      '{"items":[{"id":"1","title":"x","__proto__":{"wasRun":true}}],"__proto__":{"wasRun":true}}',
    );
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl}"></cluster-news-list>`);
    expect(textsOf(element, 'title')).to.deep.equal(['x']);
    expect({}).not.to.have.property('wasRun');
  });
});
