import type { ClusterItem, FundingNotice } from '../feed/model.js';

const letters = (count: number): string => 'nnnnnnn '.repeat(125).slice(0, count);
const place = { name: letters(24) };

/**
 * What a widget draws while its feed is on the way, to keep the room for it: an item, an event and a notice of about
 * the most that there usually is.
 * @param excerpt most characters of a summary
 */
export const filler = (excerpt: number): ClusterItem & FundingNotice => ({
  id: '',
  title: letters(72),
  summary: letters(excerpt),
  date_published: '2000-09-20',
  tags: [place.name],
  _image: { url: '' },
  _event: { start: '2100-09-20', location: place, organizer: place },
  text: letters(160),
  fund: place.name,
  project: place,
  beneficiary: place,
});
