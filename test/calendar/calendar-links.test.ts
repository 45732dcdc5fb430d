import { expect } from 'chai';
import { type CalendarService, calendarLink } from '../../src/calendar/calendar-links.js';
import type { EventDetails } from '../../src/feed/model.js';

const item = { id: '1', title: 'Days & nights + more', summary: 'Words' };
const read = (service: CalendarService, event: EventDetails): [string, Record<string, string>] => {
  const { origin, pathname, searchParams } = new URL(calendarLink(service, item, event));
  return [origin + pathname, Object.fromEntries(searchParams)];
};

const days: EventDetails = { start: '2015-03-18', end: '2015-03-19', location: { name: 'Strasbourg' } };
const hours: EventDetails = {
  start: '2026-05-06T09:00:00+02:00',
  end: '2026-05-06T17:00:00+02:00',
  timeZone: 'Europe/Berlin',
};

describe('links to calendars on the web', () => {
  it('to Google', () => {
    const [address, parameters] = read('google', days);
    expect(address).to.equal('https://calendar.google.com/calendar/render');
    expect(parameters).to.deep.equal({
      action: 'TEMPLATE',
      text: 'Days & nights + more',
      dates: '20150318/20150320',
      location: 'Strasbourg',
      details: 'Words',
    });
    expect(read('google', hours)[1]).to.include({ dates: '20260506T070000Z/20260506T150000Z' });
    expect(read('google', { start: '2026-05-06T09:00:00' })[1]).to.include({
      dates: '20260506T090000/20260506T090000',
    });
  });

  for (const [service, origin] of [
    ['outlook', 'https://outlook.live.com'],
    ['office365', 'https://outlook.office.com'],
  ] as const)
    it(`to ${service}`, () => {
      const [address, parameters] = read(service, days);
      expect(address).to.equal(`${origin}/calendar/0/deeplink/compose`);
      expect(parameters).to.include({ startdt: '2015-03-18', enddt: '2015-03-20', allday: 'true' });
      expect(read(service, hours)[1]).to.include({
        startdt: '2026-05-06T07:00:00Z',
        enddt: '2026-05-06T15:00:00Z',
      });
      expect(read(service, hours)[1]).not.to.have.property('allday');
      expect(calendarLink(service, item, days)).to.contain('Days%20%26%20nights%20%2B%20more');
    });

  it('to Yahoo, which knows one day otherwise than several', () => {
    expect(read('yahoo', days)[1]).to.include({ st: '20150318', et: '20150320' });
    const one = read('yahoo', { start: '2015-03-31' })[1];
    expect(one).to.include({ st: '20150331', dur: 'allday' });
    expect(one).not.to.have.property('et');
    expect(read('yahoo', hours)[1]).to.include({ st: '20260506T070000Z', et: '20260506T150000Z' });
  });
});
