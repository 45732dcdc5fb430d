// Written by `npm run localize` from src/i18n/texts.ts and locales/*.xlf.
export const texts =
  'Loading…' +
  '|Try again' +
  '|The content could not be updated. It is from {0}.' +
  '|The content could not be loaded at the moment.' +
  '|The content cannot be shown here.' +
  '|News' +
  '|There is no news at present.' +
  '|{0} new item' +
  '|{0} new items' +
  '|{0} new items' +
  '|{0} new items' +
  '|(opens in a new window)' +
  '|Show {0} more' +
  '|Show {0} more' +
  '|Show {0} more' +
  '|Show {0} more' +
  '|Show {0} new item' +
  '|Show {0} new items' +
  '|Show {0} new items' +
  '|Show {0} new items' +
  '|{0} result' +
  '|{0} results' +
  '|{0} results' +
  '|{0} results' +
  '|Search' +
  '|Show all' +
  '|Items shown: {0}' +
  '|Language' +
  '|Image: {0}' +
  '|By {0}' +
  '|Topics' +
  '|Event' +
  '|Events' +
  '|No event is coming up.' +
  '|Place' +
  '|Organised by' +
  '|Supported by' +
  '|Documents' +
  '|Online' +
  '|On site and online' +
  '|This event is over.' +
  '|This event has been cancelled.' +
  '|This event has been postponed indefinitely.' +
  '|This event has a new date.' +
  '|This event now takes place online.' +
  '|Former date:' +
  '|now on' +
  '|Your time: {0}' +
  '|Closes on {0}' +
  '|This call has closed.' +
  '|Deadline: {0}' +
  '|Add to calendar' +
  '|Add {0} to {1}' +
  '|Calendar file (.ics)' +
  '|Subscribe to all dates' +
  '|Flag of the European Union' +
  '|Project' +
  '|Public task' +
  '|Task' +
  '|Project number' +
  '|Funding reference (FKZ)' +
  '|Description' +
  '|Programme' +
  '|Fund' +
  '|Beneficiary' +
  '|Funded by' +
  '|Granting authority' +
  '|Contract' +
  '|No. {0} of {1}' +
  '|Contract signed on' +
  '|Grant' +
  '|Total value' +
  '|Share of funding' +
  '|Period' +
  '|Deadline' +
  '|Who may apply' +
  '|Budget' +
  '|Region' +
  '|Call' +
  '|Open calls' +
  '|No call is open at present.' +
  '|Closes {0}' +
  '|Closing soon' +
  '|Opens on {0}';
