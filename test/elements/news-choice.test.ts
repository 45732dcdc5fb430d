import { expect } from 'chai';
import { setNow } from './fake-clock.js';
import { drawn, mountLoaded, server, statesOf, textsOf, warnings } from './page.js';
import { feedOf, item, items, newsUrl } from './sample-feeds.js';

describe('which news a list shows', () => {
  const titles = async (attributes: string, feed: object): Promise<string[]> => {
    server.serve(newsUrl, feed);
    return textsOf(
      await mountLoaded(`<cluster-news-list ${attributes} src="${newsUrl}"></cluster-news-list>`),
      'title',
    );
  };

  it('pinned first, then newest first, undated last', async () => {
    const feed = feedOf([
      item(1),
      item(9, { date_published: undefined }),
      item(3),
      item(2, { _pinned: true }),
    ]);
    expect(await titles('', feed)).to.deep.equal(['Item 2', 'Item 3', 'Item 1', 'Item 9']);
  });

  it('orders by instant, not by what the dates look like', async () => {
    const feed = feedOf([
      item(1, { title: 'Later', date_published: '2026-03-05T09:30:00-05:00' }),
      item(2, { title: 'Earlier', date_published: '2026-03-05T13:00:00+02:00' }),
    ]);
    expect(await titles('', feed)).to.deep.equal(['Later', 'Earlier']);
  });

  it('five, unless limit says otherwise', async () => {
    const feed = feedOf(items(8));
    expect(await titles('', feed)).to.have.length(5);
    expect(await titles('limit="7"', feed)).to.have.length(7);
    expect(await titles('limit="99"', feed)).to.have.length(8);
    expect(await titles('limit="many"', feed)).to.have.length(5);
  });

  it('tags: one of them, whatever the case', async () => {
    const feed = feedOf([item(1, { tags: ['Medicine'] }), item(2, { tags: ['Law', 'research'] }), item(3)]);
    expect(await titles('tags="medicine"', feed)).to.deep.equal(['Item 1']);
    expect(await titles('tags=" Research ,, MEDICINE "', feed)).to.deep.equal(['Item 2', 'Item 1']);
  });

  it('include: one of the words, in title or summary', async () => {
    const feed = feedOf([item(1, { title: 'Grants open' }), item(2, { summary: 'About a grant' }), item(3)]);
    expect(await titles('include="GRANT, nothing"', feed)).to.deep.equal(['Item 2', 'Grants open']);
  });

  it('exclude: none of the words', async () => {
    const feed = feedOf([
      item(1, { title: 'Grants open' }),
      item(2, { content_text: 'About a grant' }),
      item(3),
    ]);
    expect(await titles('exclude="grant"', feed)).to.deep.equal(['Item 3']);
  });

  it('exclude wins over include', async () => {
    const feed = feedOf([item(1, { title: 'Open call' }), item(2, { title: 'Closed call' })]);
    expect(await titles('include="call" exclude="closed"', feed)).to.deep.equal(['Open call']);
  });

  it('filters before it limits', async () => {
    const feed = feedOf([...items(9), item(10, { tags: ['x'] }), item(11, { tags: ['x'] })]);
    expect(await titles('tags="x" limit="1"', feed)).to.deep.equal(['Item 11']);
  });

  it('since: a date, or an age; what has no date is out', async () => {
    setNow('2026-03-10T12:00:00Z');
    const feed = feedOf([item(1), item(5), item(9), item(20, { date_published: undefined })]);
    expect(await titles('since="2026-03-05"', feed)).to.deep.equal(['Item 9', 'Item 5']);
    expect(await titles('since="2d"', feed)).to.deep.equal(['Item 9']);
    expect(await titles('since="1w"', feed)).to.deep.equal(['Item 9', 'Item 5']);
    expect(await titles('since="soon"', feed)).to.have.length(4);
  });

  it('none left is empty, in words', async () => {
    server.serve(newsUrl, feedOf(items(3)));
    const element = await mountLoaded(`<cluster-news-list tags="none" src="${newsUrl}"></cluster-news-list>`);
    expect(statesOf(element)).to.deep.equal(['ready', 'empty']);
    expect(textsOf(element, 'empty')).to.deep.equal(['There is no news at present.']);
  });

  it('an article that two feeds carry is there once', async () => {
    const other = 'https://other.example/feed';
    server.serve(other, feedOf([item(1, { id: 'their-number-1', title: 'Item 1, carried over' }), item(2)]));
    server.serve(newsUrl, feedOf(items(2)));
    const element = await mountLoaded(`<cluster-news-list src="${newsUrl} ${other}"></cluster-news-list>`);
    expect(textsOf(element, 'title')).to.deep.equal(['Item 2', 'Item 1']);
  });
});

describe('since that is neither a date nor an age', () => {
  it('is said in the console, once, with what is allowed', async () => {
    server.serve(newsUrl, feedOf(items(2)));
    const element = await mountLoaded(
      `<cluster-news-list since="last week" src="${newsUrl}"></cluster-news-list>`,
    );
    expect(textsOf(element, 'title')).to.have.length(2);
    element.heading = 'Drawn again';
    await drawn(element);
    expect(warnings).to.deep.equal([
      '<cluster-news-list> since="last week" is neither a date such as 2026-03-18 nor an age such as 90d, 6w, 3m, 1y',
    ]);
    element.since = 'yesterday';
    await drawn(element);
    expect(warnings).to.have.length(2);
    element.since = '90d';
    await drawn(element);
    expect(warnings).to.have.length(2);
  });
});
