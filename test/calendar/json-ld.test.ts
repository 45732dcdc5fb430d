import { expect } from 'chai';
import type { ClusterItem, EventDetails } from '../../src/feed/model.js';
import { writeJsonLd } from '../../src/view/json-ld.js';

const url = 'https://cluster.example/events/1';
const itemOf = (event: Partial<EventDetails> = {}, facts: Partial<ClusterItem> = {}): ClusterItem => ({
  id: '1',
  url,
  title: 'Days',
  _event: { start: '2015-03-18', ...event },
  ...facts,
});
const read = (...items: ClusterItem[]): Record<string, unknown> =>
  JSON.parse(writeJsonLd(items)) as Record<string, unknown>;

describe('an event for search engines', () => {
  it('has what is known, and nothing else', () => {
    expect(read(itemOf({ end: '2015-03-19' }))).to.deep.equal({
      '@context': 'https://schema.org/',
      '@type': 'Event',
      name: 'Days',
      url,
      startDate: '2015-03-18',
      endDate: '2015-03-19',
      eventStatus: 'https://schema.org/EventScheduled',
    });
  });

  it('has all facts', () => {
    const item = itemOf(
      {
        start: '2026-05-06T09:00:00+02:00',
        attendance: 'offline',
        location: { name: 'Hall', address: 'Street 1' },
        organizer: { name: 'Cluster', url: 'https://cluster.example/' },
        supporters: [{ name: 'Town' }],
      },
      { summary: 'Words', image: 'https://cluster.example/a.png', language: 'en' },
    );
    expect(read(item)).to.deep.include({
      description: 'Words',
      image: 'https://cluster.example/a.png',
      inLanguage: 'en',
      startDate: '2026-05-06T09:00:00+02:00',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: 'Hall', address: 'Street 1' },
      organizer: { '@type': 'Organization', name: 'Cluster', url: 'https://cluster.example/' },
      sponsor: [{ '@type': 'Organization', name: 'Town' }],
    });
  });

  it('is online at the address of its place, else of its page', () => {
    const meeting = 'https://meet.example/1';
    const virtual = (at: string) => ({ '@type': 'VirtualLocation', url: at });
    expect(read(itemOf({ attendance: 'online', location: { url: meeting } })).location).to.deep.equal(
      virtual(meeting),
    );
    expect(read(itemOf({ status: 'moved-online' }))).to.deep.include({
      location: virtual(url),
      eventStatus: 'https://schema.org/EventMovedOnline',
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    });
    expect(read(itemOf({ attendance: 'mixed', location: { name: 'Hall' } })).location).to.deep.equal([
      { '@type': 'Place', name: 'Hall' },
      virtual(url),
    ]);
  });

  it('says when it was before', () => {
    expect(read(itemOf({ status: 'rescheduled', previousStart: '2015-02-18' }))).to.include({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2015-02-18',
    });
    expect(read(itemOf({ previousStart: '2015-02-18' }))).not.to.have.property('previousStartDate');
  });

  it('cannot end its script', () => {
    const json = writeJsonLd([itemOf({}, { title: '</script><!--<script>' })]);
    expect(json).not.to.contain('<');
    expect(JSON.parse(json)).to.include({ name: '</script><!--<script>' });
  });

  it('is one of a list where there are several, and nothing where there is none', () => {
    expect(read(itemOf(), itemOf())).to.have.length(2);
    expect(writeJsonLd([])).to.equal('');
    expect(writeJsonLd([{ id: '1', _call: { closes: '2026-05-06' } }])).to.equal('');
  });
});
