import { msg, str } from '@lit/localize';

/**
 * Every word of the widgets, in English. `npm run localize` writes one plain module per language from it
 * (see `generated/`); translators edit `locales/*.xlf`. Keys are the message ids, so that a host can
 * override a single word by the id it finds in the README: `ClusterWidgets.texts.de['news.heading']`.
 */
export const texts = {
  'feed.loading': msg('Loading…', { id: 'feed.loading' }),
  'feed.retry': msg('Try again', { id: 'feed.retry' }),
  'feed.stale': (time: string) =>
    msg(str`The content could not be updated. It is from ${time}.`, { id: 'feed.stale' }),

  'error.passing': msg('The content could not be loaded at the moment.', { id: 'error.passing' }),
  'error.lasting': msg('The content cannot be shown here.', { id: 'error.lasting' }),

  'news.heading': msg('News', { id: 'news.heading' }),
  'news.empty': msg('There is no news at present.', { id: 'news.empty' }),
  'news.new.one': (count: string) => msg(str`${count} new item`, { id: 'news.new.one' }),
  'news.new.few': (count: string) => msg(str`${count} new items`, { id: 'news.new.few' }),
  'news.new.many': (count: string) => msg(str`${count} new items`, { id: 'news.new.many' }),
  'news.new.other': (count: string) => msg(str`${count} new items`, { id: 'news.new.other' }),
  'link.new-window': msg('(opens in a new window)', { id: 'link.new-window' }),
  'news.more.one': (count: string) => msg(str`Show ${count} more`, { id: 'news.more.one' }),
  'news.more.few': (count: string) => msg(str`Show ${count} more`, { id: 'news.more.few' }),
  'news.more.many': (count: string) => msg(str`Show ${count} more`, { id: 'news.more.many' }),
  'news.more.other': (count: string) => msg(str`Show ${count} more`, { id: 'news.more.other' }),
  'news.held.one': (count: string) => msg(str`Show ${count} new item`, { id: 'news.held.one' }),
  'news.held.few': (count: string) => msg(str`Show ${count} new items`, { id: 'news.held.few' }),
  'news.held.many': (count: string) => msg(str`Show ${count} new items`, { id: 'news.held.many' }),
  'news.held.other': (count: string) => msg(str`Show ${count} new items`, { id: 'news.held.other' }),
  'search.results.one': (count: string) => msg(str`${count} result`, { id: 'search.results.one' }),
  'search.results.few': (count: string) => msg(str`${count} results`, { id: 'search.results.few' }),
  'search.results.many': (count: string) => msg(str`${count} results`, { id: 'search.results.many' }),
  'search.results.other': (count: string) => msg(str`${count} results`, { id: 'search.results.other' }),
  'search.label': msg('Search', { id: 'search.label' }),
  'search.clear': msg('Show all', { id: 'search.clear' }),
  'news.shown': (count: string) => msg(str`Items shown: ${count}`, { id: 'news.shown' }),
  'news.languages': msg('Language', { id: 'news.languages' }),
  'item.credit': (name: string) => msg(str`Image: ${name}`, { id: 'item.credit' }),
  'item.author': (name: string) => msg(str`By ${name}`, { id: 'item.author' }),
  'item.tags': msg('Topics', { id: 'item.tags' }),

  'event.heading': msg('Event', { id: 'event.heading' }),
  'events.heading': msg('Events', { id: 'events.heading' }),
  'event.empty': msg('No event is coming up.', { id: 'event.empty' }),
  'event.place': msg('Place', { id: 'event.place' }),
  'event.organizer': msg('Organised by', { id: 'event.organizer' }),
  'event.supporters': msg('Supported by', { id: 'event.supporters' }),
  'event.documents': msg('Documents', { id: 'event.documents' }),
  'event.online': msg('Online', { id: 'event.online' }),
  'event.mixed': msg('On site and online', { id: 'event.mixed' }),
  'event.over': msg('This event is over.', { id: 'event.over' }),
  'event.cancelled': msg('This event has been cancelled.', { id: 'event.cancelled' }),
  'event.postponed': msg('This event has been postponed.', { id: 'event.postponed' }),
  'event.rescheduled': msg('This event has a new date.', { id: 'event.rescheduled' }),
  'event.moved-online': msg('This event now takes place online.', { id: 'event.moved-online' }),
  'event.formerly': msg('Former date:', { id: 'event.formerly' }),

  'funding.emblem': msg('Flag of the European Union', { id: 'funding.emblem' }),
  'funding.project': msg('Project', { id: 'funding.project' }),
  'funding.task': msg('Public task', { id: 'funding.task' }),
  'funding.state-task': msg('Task', { id: 'funding.state-task' }),
  'funding.project-number': msg('Project number', { id: 'funding.project-number' }),
  'funding.federal-number': msg('Funding reference (FKZ)', { id: 'funding.federal-number' }),
  'funding.description': msg('Description', { id: 'funding.description' }),
  'funding.programme': msg('Programme', { id: 'funding.programme' }),
  'funding.fund': msg('Fund', { id: 'funding.fund' }),
  'funding.beneficiary': msg('Beneficiary', { id: 'funding.beneficiary' }),
  'funding.funder': msg('Funded by', { id: 'funding.funder' }),
  'funding.authority': msg('Granting authority', { id: 'funding.authority' }),
  'funding.contract': msg('Contract', { id: 'funding.contract' }),
  'funding.contract-of': (number: string, date: string) =>
    msg(str`No. ${number} of ${date}`, { id: 'funding.contract-of' }),
  'funding.signed': msg('Contract signed on', { id: 'funding.signed' }),
  'funding.grant': msg('Grant', { id: 'funding.grant' }),
  'funding.total': msg('Total value', { id: 'funding.total' }),
  'funding.rate': msg('Share of funding', { id: 'funding.rate' }),
  'funding.period': msg('Period', { id: 'funding.period' }),
  'funding.deadline': msg('Deadline', { id: 'funding.deadline' }),
  'funding.eligible': msg('Who may apply', { id: 'funding.eligible' }),
  'funding.budget': msg('Budget', { id: 'funding.budget' }),
  'funding.region': msg('Region', { id: 'funding.region' }),
  'funding.call': msg('Call', { id: 'funding.call' }),

  'call.heading': msg('Open calls', { id: 'call.heading' }),
  'call.empty': msg('No call is open at present.', { id: 'call.empty' }),
  'call.closes': (when: string) => msg(str`Closes ${when}`, { id: 'call.closes' }),
  'call.urgent': msg('Closing soon', { id: 'call.urgent' }),
  'call.opens': (date: string) => msg(str`Opens on ${date}`, { id: 'call.opens' }),
};

export type Texts = typeof texts;
