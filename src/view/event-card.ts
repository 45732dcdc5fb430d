import { type TemplateResult, html } from 'lit';
import { spanOf } from '../feed/event-time.js';
import { excerpt } from '../feed/excerpt.js';
import type { ClusterItem, EventDetails } from '../feed/model.js';
import type { Speech } from '../i18n/words.js';
import { type Zones, calendarPage, formatEventDates } from './event-dates.js';
import { factList, linkList } from './facts.js';
import { title } from './heading.js';
import type { Hooks } from './hooks.js';
import { figure } from './image.js';
import { contentLang, languageMark } from './language.js';
import { paragraph } from './text.js';

export interface EventCardOptions {
  /** Level of the events' headings, 2 to 6. */
  readonly level: number;
  readonly zones: Zones;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly hooks: Hooks;
}

/** Most characters of a description; the event's own page has the rest. */
const descriptionLength = 280;

/** Events, one after the other. */
export function eventCards(
  items: readonly ClusterItem[],
  options: EventCardOptions,
  speech: Speech,
): TemplateResult {
  return html`<ul role="list" part="list">
    ${items.map((item) => eventCard(item, item._event!, options, speech))}
  </ul>`;
}

function eventCard(
  item: ClusterItem,
  event: EventDetails,
  { level, zones, now, hooks }: EventCardOptions,
  speech: Speech,
): TemplateResult {
  const { texts, locale } = speech;
  const { start, previousStart, location, organizer, supporters, attachments, attendance } = event;
  const lang = contentLang(item.language, speech);
  // A page of a calendar for the eye; listeners get the date in full below.
  const page = calendarPage(event, locale, zones);
  const status = statusOf(event, now);
  const description = excerpt(item.summary ?? item.content_text ?? '', descriptionLength, item.language);
  const { name, address, url } = location ?? {};
  const place = [name, address].filter(Boolean).join(', ') || url;
  const how = attendance && attendance !== 'offline' ? texts[`event.${attendance}`] : undefined;
  return html`<li part="item">
    <div part="date-block" aria-hidden="true">
      <b>${page.day}</b> ${page.month} <small>${page.year}</small>
    </div>
    <div class="text">
      ${title(item, level, '', hooks, lang, speech)}
      ${paragraph('event-status', status && texts[`event.${status}`])}
      <p part="meta">
        <time part="date" datetime=${start}>${formatEventDates(event, locale, zones)}</time>
        ${
          previousStart &&
          html`<span part="former-date"
            >${texts['event.formerly']}
            <s
              >${formatEventDates({ ...event, start: previousStart, end: previousStart }, locale, zones)}</s
            ></span
          >`
        }
        ${languageMark(lang, locale)}
      </p>
      ${paragraph('description', description, lang)}
      ${factList(
        'event',
        [
          [
            'place',
            linkList(
              [
                { name: place, url },
                { name: how, lang: speech.words },
              ],
              speech,
              lang,
            ),
            'location',
          ],
          ['organizer', linkList([organizer], speech, lang)],
          ['supporters', linkList(supporters, speech, lang)],
          ['documents', linkList(attachments, speech, lang)],
        ],
        texts,
      )}
    </div>
    ${figure(item, hooks, speech)}
  </li>`;
}

/** What is out of the ordinary and still matters, to be said in words. */
function statusOf(event: EventDetails, now: number): 'over' | Exclude<EventDetails['status'], 'scheduled'> {
  const { status } = event;
  if (status === 'cancelled') return status;
  if (spanOf(event).end < now) return 'over';
  return status === 'scheduled' ? undefined : status;
}
