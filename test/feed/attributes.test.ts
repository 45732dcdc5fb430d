import { expect } from 'chai';
import { type EventAttributes, eventFromAttributes } from '../../src/feed/event-attributes.js';
import { type NoticeAttributes, noticeFromAttributes } from '../../src/feed/notice-attributes.js';
import { openFeed } from '../../src/feed/open-feed.js';

const url = 'https://host.example/page/';

async function readEvent(attributes: EventAttributes) {
  const { entries } = await openFeed(eventFromAttributes(attributes), { url });
  return entries[0]?.item;
}

async function readNotice(attributes: NoticeAttributes) {
  const { feed } = await openFeed(noticeFromAttributes(attributes), { url });
  return feed._funding?.[0];
}

describe('an event from attributes', () => {
  it('has the fields of any other event', async () => {
    const item = await readEvent({
      name: 'Cluster days',
      start: '2026-05-06T09:00',
      end: '2026-05-06T17:00',
      timeZone: 'Europe/Berlin',
      location: 'Town hall',
      url: 'days.html',
      organizer: 'The cluster',
      status: 'cancelled',
      attendance: 'mixed',
      image: '/picture.jpg',
      description: 'Words',
    });
    expect(item).to.include({
      title: 'Cluster days',
      url: 'https://host.example/page/days.html',
      summary: 'Words',
    });
    expect(item!._image).to.deep.equal({ url: 'https://host.example/picture.jpg' });
    expect(item!._event).to.deep.equal({
      start: '2026-05-06T09:00:00+02:00',
      end: '2026-05-06T17:00:00+02:00',
      timeZone: 'Europe/Berlin',
      location: { name: 'Town hall' },
      organizer: { name: 'The cluster' },
      status: 'cancelled',
      attendance: 'mixed',
    });
  });

  it('drops what is not what it should be', async () => {
    const item = await readEvent({
      name: 'Days', start: '2015-03-18', end: 'soon', url: 'javascript:alert(1)', status: 'unsure', attendance: 'maybe', timeZone: 'Mars',
    }); // prettier-ignore
    expect(item!._event).to.deep.equal({ start: '2015-03-18' });
    expect(item).not.to.have.property('url');
  });

  it('is none without a date that is one', async () => {
    for (const start of [undefined, '', 'soon', '18.3.2015'])
      expect((await readEvent({ name: 'Days', start }))?._event).to.equal(undefined);
  });

  it('is not asked for where there is nothing, or a src', () => {
    expect(eventFromAttributes({})).to.equal('');
    expect(eventFromAttributes({ location: 'Town hall', timeZone: 'Europe/Berlin' })).to.equal('');
    expect(eventFromAttributes({ src: 'x', name: 'Days', start: '2015-03-18' })).to.equal('');
  });

  it('is the same text for the same attributes', () => {
    const attributes = { name: 'Days', start: '2015-03-18' };
    expect(eventFromAttributes({ ...attributes })).to.equal(eventFromAttributes({ ...attributes }));
    expect(eventFromAttributes({ ...attributes, end: '2015-03-19' })).not.to.equal(
      eventFromAttributes(attributes),
    );
  });
});

describe('a notice from attributes', () => {
  it('has the fields of any other notice', async () => {
    expect(
      await readNotice({
        preset: 'pl-public-task', statement: 'funded', text: 'Verbatim', project: 'Task', programme: 'Programme', fund: 'Fund',
        beneficiary: 'Cluster', funder: 'Funder', contract: 'DG-G/2918/13', signed: '2013-09-13', granted: '17000', total: '20000.50',
        currency: 'PLN', grantingAuthority: 'Agency', description: 'Words', noticeLang: 'pl',
      }), // prettier-ignore
    ).to.deep.equal({
      language: 'pl',
      preset: 'pl-public-task',
      statement: 'funded',
      programme: 'Programme',
      fund: 'Fund',
      beneficiary: { name: 'Cluster' },
      project: { name: 'Task', description: 'Words' },
      funders: [{ name: 'Funder' }],
      contract: { number: 'DG-G/2918/13', signedOn: '2013-09-13' },
      amounts: { grant: 17000, total: 20000.5, currency: 'PLN' },
      grantingAuthority: 'Agency',
      text: 'Verbatim',
    });
  });

  it('drops what is not what it should be', async () => {
    expect(
      await readNotice({
        project: 'Task',
        preset: 'unknown',
        statement: 'maybe',
        signed: '13.09.2013',
        granted: '17.000,00',
        noticeLang: 'x',
      }),
    ).to.deep.equal({ project: { name: 'Task' } });
  });

  it('is not asked for where there is nothing, or a src', () => {
    expect(noticeFromAttributes({})).to.equal('');
    expect(noticeFromAttributes({ currency: 'PLN', noticeLang: 'pl' })).to.equal('');
    expect(noticeFromAttributes({ src: 'x', preset: 'custom', text: 'Words' })).to.equal('');
  });
});
