import { expect } from 'chai';
import type { ClusterFeed, ClusterItem } from '../../src/feed/model.js';
import { openFeedObject } from '../../src/feed/open-feed.js';

const readHead = async (feed: object): Promise<Omit<ClusterFeed, 'items'>> =>
  (await openFeedObject({ items: [], ...feed }, 'https://x.example/feed.json')).feed;
const readItem = async (item: object): Promise<ClusterItem> =>
  (await openFeedObject({ items: [{ id: '1', title: 'a', ...item }] }, 'https://x.example/feed.json'))
    .entries[0]!.item;

describe('the gate', () => {
  it('keeps texts plain, on one line, without control characters', async () => {
    const item = await readItem({ title: ' a\n\u0007<b>\u202eb ', content_text: 'c\nd' });
    expect(item).to.include({ title: 'a <b>b', content_text: 'c\nd' });
  });

  it('lets no link through but http, https and mailto', async () => {
    for (const url of ['javascript:1', ' java\nscript:1', 'data:,x', 'file:///x', 'ftp://x.example', 5, {}]) {
      expect((await readItem({ url })).url, JSON.stringify(url)).to.equal(undefined);
    }
    expect((await readItem({ url: 'mailto:a@x.example' })).url).to.equal('mailto:a@x.example');
    expect((await readItem({ image: 'mailto:a@x.example' })).image).to.equal(undefined);
  });

  it('drops every field of a wrong kind and keeps the rest', async () => {
    const wrong = { summary: {}, tags: [1, null, 'b', 'b'], authors: ['N', { url: 'x' }], date_published: 'soon', attachments: 'x', _pinned: 'yes', _source: [] }; // prettier-ignore
    expect(await readItem(wrong)).to.deep.equal({ id: '1', title: 'a', tags: ['1', 'b'], authors: [{ name: 'N' }] }); // prettier-ignore
  });

  it('keeps what is known of an image', async () => {
    const _image = {
      url: '/a.png',
      alt: 'A',
      credit: 'C',
      width: 60,
      height: '40',
      language: 'PL',
      extra: 1,
    };
    const image = {
      url: 'https://x.example/a.png',
      alt: 'A',
      credit: 'C',
      width: 60,
      height: 40,
      language: 'pl',
    };
    expect(await readItem({ _image }))
      .to.include({ image: image.url })
      .and.to.deep.include({ _image: image });
  });

  it('reads events in the zone they name', async () => {
    const { _event } = await readItem({
      _event: { start: '2026-05-06T09:00', end: '2026-05-06T17:00', timeZone: 'Europe/Warsaw', location: 'Hall', organizer: 'O', supporters: ['S', { name: 'T', url: 'javascript:1' }], status: 'off', attendance: 'mixed', recurrence: 'RRULE:FREQ=DAILY;UNTIL=20200101' },
    }); // prettier-ignore
    expect(_event).to.deep.equal({
      start: '2026-05-06T09:00:00+02:00', end: '2026-05-06T17:00:00+02:00', timeZone: 'Europe/Warsaw', location: { name: 'Hall' },
      organizer: { name: 'O' }, supporters: [{ name: 'S' }, { name: 'T' }], attendance: 'mixed', recurrence: ['RRULE:FREQ=DAILY;UNTIL=20200101'],
    }); // prettier-ignore
  });

  it('has no event without a start, and no end that comes before it', async () => {
    expect((await readItem({ _event: { end: '2026-05-06' } }))._event).to.equal(undefined);
    expect((await readItem({ _event: { start: '2026-05-06', end: '2026-05-05' } }))._event).to.deep.equal({
      start: '2026-05-06',
    });
    expect(
      (await readItem({ _event: { start: '2026-05-06', end: '2026-05-06T10:00' } }))._event,
    ).to.deep.equal({ start: '2026-05-06' });
  });

  it('lets no line but those of a recurrence through', async () => {
    const recurrence = ['RRULE:FREQ=DAILY\r\nATTENDEE:x', 'SUMMARY:x', 5];
    expect((await readItem({ _event: { start: '2026-05-06', recurrence } }))._event).to.deep.equal({
      start: '2026-05-06',
    });
  });

  it('reads notices field by field, their wording as it is', async () => {
    const { _funding } = await readHead({
      _funding: [
        { id: 1, language: 'pl_PL', preset: 'pl-public-task', statement: 'x', text: 'Zadanie\n publiczne', amounts: { grant: '17000', total: -1, currency: 'PLN' }, contract: { number: 'DG-G/2918/13', signedOn: '2013-09-13' }, project: 'Rozwój', funders: [{ name: 'S', logo: { url: 'data:,x' } }], emblem: false },
        'x',
        {},
      ],
    }); // prettier-ignore
    expect(_funding).to.deep.equal([
      { id: '1', language: 'pl-PL', preset: 'pl-public-task', text: 'Zadanie\n publiczne', amounts: { grant: 17000, currency: 'PLN' }, contract: { number: 'DG-G/2918/13', signedOn: '2013-09-13' }, project: { name: 'Rozwój' }, funders: [{ name: 'S' }], emblem: false },
    ]); // prettier-ignore
  });

  it('reads the head of a feed', async () => {
    const head = await readHead({ title: 'T', language: 'de_at', next_url: 'p2.json', _translations: { pl: '/pl.json', nonsense: '/x', en: 'javascript:1' }, _sources: [{ url: 'https://y.example/', error: 'timeout' }, {}] }); // prettier-ignore
    expect(head).to.deep.equal({
      version: 'https://jsonfeed.org/version/1.1', title: 'T', language: 'de-AT', next_url: 'https://x.example/p2.json',
      _translations: { pl: 'https://x.example/pl.json' }, _sources: [{ url: 'https://y.example/', error: 'timeout' }],
    }); // prettier-ignore
  });

  it('knows translations of a feed by their addresses and those of an item by their words', async () => {
    expect(
      (await readHead({ _translations: { pl: { title: 'x' }, de: '/de.json' } }))._translations,
    ).to.deep.equal({
      de: 'https://x.example/de.json',
    });
    expect(
      (await readItem({ _translations: { de: 'https://x.example/de', pl: { title: 'x' } } }))._translations,
    ).to.deep.equal({ pl: { title: 'x' } });
  });

  it('goes no deeper than a feed does', async () => {
    let _event: object = { start: '2026-05-06' };
    for (let depth = 0; depth < 20_000; depth++) _event = { start: '2026-05-06', _event };
    expect((await readItem({ _event }))._event?.start).to.equal('2026-05-06');
  });
});
