import type { ClusterFeed, ClusterItem, FundingNotice } from '../../src/feed/model.js';

export const newsUrl = 'https://cluster.example/feeds/news.json';
export const eventsUrl = 'https://cluster.example/feeds/events.json';
export const fundingUrl = 'https://cluster.example/feeds/funding.json';

/** A feed of the given items. */
export function feedOf(items: readonly object[], facts: Partial<ClusterFeed> = {}): ClusterFeed {
  const title = 'Example cluster';
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language: 'en',
    ...facts,
    items: items as ClusterItem[],
  };
}

/** An item with a number, a day younger than the one with the number before. */
export function item(number: number, facts: object = {}): object {
  const id = `https://cluster.example/news/${number}`;
  const day = String(number).padStart(2, '0');
  return { id, url: id, title: `Item ${number}`, date_published: `2026-03-${day}T12:00:00Z`, ...facts };
}

/** Items 1 to `count`, oldest first. */
export function items(count: number): object[] {
  return Array.from({ length: count }, (_, index) => item(index + 1));
}

/** An event as a feed has it. */
export function eventItem(event: object, facts: object = {}): object {
  const url = 'https://cluster.example/events/1';
  return { id: url, url, title: 'Cluster days', _event: { start: '2026-06-10', ...event }, ...facts };
}

/** The notice that a Polish programme asks for. */
export const publicTask: FundingNotice = {
  language: 'pl',
  preset: 'pl-public-task',
  project: { name: 'Rozwój Klastra Innowacyjna Medycyna' },
  funders: [{ name: 'Samorząd Województwa Dolnośląskiego' }],
  contract: { number: 'DG-G/2918/13', signedOn: '2013-09-13' },
};

/** A feed with nothing but notices. */
export function fundingOf(...notices: FundingNotice[]): object {
  return { ...feedOf([]), _funding: notices };
}

/** A feed that has something for each of the three elements. */
export function fullFeed(): object {
  const picture = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="60" height="40"/%3E';
  return {
    ...feedOf([
      item(3, {
        summary: 'What happened in short words.',
        tags: ['Medicine', 'Research'],
        authors: [{ name: 'A. Author' }],
        _image: { url: picture, alt: 'A picture', credit: 'A. Photographer' },
        _source: { title: 'Example source' },
      }),
      item(2, { language: 'de', title: 'Eine Meldung auf Deutsch' }),
      eventItem({
        start: '2999-06-10T09:00:00+02:00',
        end: '2999-06-11T17:00:00+02:00',
        timeZone: 'Europe/Berlin',
        status: 'rescheduled',
        previousStart: '2999-05-10T09:00:00+02:00',
        attendance: 'mixed',
        location: { name: 'Town hall', address: '1 Main Street', url: 'https://town.example/' },
        organizer: { name: 'Example cluster', url: 'https://cluster.example/' },
        supporters: [{ name: 'A supporter' }],
        attachments: [{ url: 'https://cluster.example/programme.pdf', title: 'Programme' }],
      }),
    ]),
    _funding: [
      {
        ...publicTask,
        scope: 'Zadanie publiczne',
        amounts: { grant: 17000, total: 20000, currency: 'PLN' },
      },
      {
        language: 'en',
        preset: 'horizon',
        scope: 'Research',
        statement: 'funded',
        programme: 'Horizon Europe',
        project: {
          name: 'Example project',
          acronym: 'EXAMPLE',
          number: '101000000',
          url: 'https://project.example/',
        },
        beneficiary: { name: 'Example cluster' },
        contract: { number: '101000000' },
        grantingAuthority: 'Example agency',
        disclaimer: 'Views and opinions expressed are those of the authors only.',
        links: [{ url: 'https://project.example/results', title: 'Results' }],
      },
    ],
  };
}
