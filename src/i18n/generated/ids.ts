// Written by `npm run localize` from src/i18n/texts.ts and locales/*.xlf.
export const ids =
  'feed.loading' +
  ' feed.retry' +
  ' feed.stale' +
  ' error.passing' +
  ' error.lasting' +
  ' news.heading' +
  ' news.empty' +
  ' news.new.one' +
  ' news.new.few' +
  ' news.new.many' +
  ' news.new.other' +
  ' link.new-window' +
  ' item.credit' +
  ' item.author' +
  ' item.tags' +
  ' event.heading' +
  ' events.heading' +
  ' event.empty' +
  ' event.place' +
  ' event.organizer' +
  ' event.supporters' +
  ' event.documents' +
  ' event.online' +
  ' event.mixed' +
  ' event.over' +
  ' event.cancelled' +
  ' event.postponed' +
  ' event.rescheduled' +
  ' event.moved-online' +
  ' event.formerly' +
  ' funding.emblem' +
  ' funding.project' +
  ' funding.task' +
  ' funding.project-number' +
  ' funding.description' +
  ' funding.programme' +
  ' funding.fund' +
  ' funding.beneficiary' +
  ' funding.funder' +
  ' funding.authority' +
  ' funding.contract' +
  ' funding.contract-of' +
  ' funding.grant' +
  ' funding.total' +
  ' funding.rate' +
  ' funding.period';
