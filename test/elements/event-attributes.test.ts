import { expect } from 'chai';
import {
  drawn,
  mount,
  mountFailed,
  mountLoaded,
  nextEvent,
  part,
  parts,
  server,
  showsFallback,
  statesOf,
  textOf,
  textsOf,
  warnings,
} from './page.js';
import { eventItem, eventsUrl, feedOf } from './sample-feeds.js';

describe('an event from attributes alone', () => {
  afterEach(() => expect(server.requests, 'requests').to.deep.equal([]));

  it('is shown, over or not, without a request', async () => {
    const element =
      await mountLoaded(`<cluster-event-card lang="de" name="European Cluster Days" start="2015-03-18"
      end="2015-03-19" location="Strasbourg" url="https://cluster.example/days" organizer="France Clusters"
      description="Over 400 participants."></cluster-event-card>`);
    expect(textOf(element, 'title')).to.equal('European Cluster Days');
    expect(part<HTMLAnchorElement>(element, 'link').href).to.equal('https://cluster.example/days');
    expect(textOf(element, 'date')).to.equal('18.–19. März 2015');
    expect(textOf(element, 'location')).to.equal('Strasbourg');
    expect(textOf(element, 'organizer')).to.equal('France Clusters');
    expect(textOf(element, 'description')).to.equal('Over 400 participants.');
    expect(textOf(element, 'event-status')).to.equal('Diese Veranstaltung ist vorbei.');
    expect(statesOf(element)).to.deep.equal(['ready']);
  });

  it('follows its attributes', async () => {
    const element = await mountLoaded(
      '<cluster-event-card name="Before" start="2999-03-18"></cluster-event-card>',
    );
    const loaded = nextEvent(element, 'cluster-load');
    element.setAttribute('name', 'After');
    element.setAttribute('status', 'cancelled');
    await loaded;
    await drawn(element);
    expect(textOf(element, 'title')).to.equal('After');
    expect(textOf(element, 'event-status')).to.equal('This event has been cancelled.');
  });

  it('has times in the zone that is stated', async () => {
    const element = await mountLoaded(
      '<cluster-event-card name="One" start="2026-05-06T09:00" end="2026-05-06T17:00" time-zone="Asia/Tokyo"></cluster-event-card>',
    );
    expect(textOf(element, 'date')).to.match(/^6 May 2026(,| at) 09:00–17:00/);
    expect(part<HTMLTimeElement>(element, 'date').dateTime).to.equal('2026-05-06T09:00:00+09:00');
  });

  for (const [attributes, why] of [
    ['name="One" start="18 March 2015"', 'a date in prose'],
    ['name="One" start="2026-02-30"', 'a day that does not exist'],
    ['name="One" start="2026-05-06T25:00+02:00"', 'an hour that does not exist'],
    ['name="One"', 'no date'],
    ['start="2026-05-06"', 'no name'],
  ] as const) {
    it(`fails with ${why}, and keeps the host’s own words`, async () => {
      const failed = nextEvent(document, 'cluster-error');
      const element = await mountFailed(
        `<cluster-event-card ${attributes}><p>18 March 2015, Strasbourg</p></cluster-event-card>`,
      );
      expect((await failed).error.code).to.equal('config');
      expect(showsFallback(element)).to.equal(true);
      expect(statesOf(element)).to.deep.equal(['failed']);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(
        why === 'no name' ? 'config: no name' : 'config: no start such as 2015-03-18',
      );
    });
  }

  it('names a zone that is none in the console, once', async () => {
    const element = await mountLoaded<HTMLElementTagNameMap['cluster-event-card']>(
      '<cluster-event-card name="One" start="2026-05-06T09:00+02:00" time-zone="Berlin"></cluster-event-card>',
    );
    element.heading = 'Drawn again';
    await drawn(element);
    expect(warnings).to.deep.equal([
      '<cluster-event-card> time-zone="Berlin" is no name of a zone such as Europe/Berlin',
    ]);
  });

  it('leaves out an end that is none or lies before the start', async () => {
    for (const end of ['soon', '2999-03-17', '2999-03-18T10:00']) {
      const element = await mountLoaded(
        `<cluster-event-card name="One" start="2999-03-18" end="${end}"></cluster-event-card>`,
      );
      expect(textOf(element, 'date'), end).to.equal('18 March 2999');
    }
  });

  it('leaves out an address that is none', async () => {
    const element = await mountLoaded(
      '<cluster-event-card name="One" start="2999-03-18" url="javascript:alert(1)"></cluster-event-card>',
    );
    expect(parts(element, 'link')).to.deep.equal([]);
  });

  it('without any says nothing and is in no state', async () => {
    const element = mount('<cluster-event-card time-zone="Europe/Warsaw"></cluster-event-card>');
    await drawn(element);
    expect(statesOf(element)).to.deep.equal([]);
    expect(textOf(element, 'status')).to.equal('');
  });
});

describe('attributes of an event beside src', () => {
  it('do not count', async () => {
    server.serve(eventsUrl, feedOf([eventItem({ start: '2999-06-10' })]));
    const element = await mountLoaded(
      `<cluster-event-card name="Other" start="2999-01-01" src="${eventsUrl}"></cluster-event-card>`,
    );
    expect(textsOf(element, 'title')).to.deep.equal(['Cluster days']);
  });
});
