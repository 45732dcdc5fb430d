import { type TemplateResult, html, nothing } from 'lit';
import { placeOf } from '../calendar/event-words.js';
import { type When, isWholeDay } from '../feed/event-time.js';
import { excerpt } from '../feed/excerpt.js';
import { type Dated, datesOf } from '../feed/item-time.js';
import type { ClusterItem, EventDetails } from '../feed/model.js';
import type { Speech } from '../i18n/words.js';
import { countdown } from './countdown.js';
import { type Zones, calendarPage, formatEventDates, formatForReader } from './event-dates.js';
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
  /** Draws what takes an event over into a calendar; absent where nothing does. */
  readonly offer?: ((item: ClusterItem, when: When, index: number, speech: Speech) => unknown) | undefined;
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
    ${items.map((item, index) => eventCard(item, datesOf(item)!, index, options, speech))}
  </ul>`;
}

function eventCard(
  item: ClusterItem,
  dates: Dated,
  index: number,
  { level, zones, now, hooks, offer }: EventCardOptions,
  speech: Speech,
): TemplateResult {
  const { texts, locale } = speech;
  const { when } = dates;
  const { url, _event, _call = {} } = item;
  const {
    previousStart,
    location = {},
    organizer,
    supporters,
    attachments,
    attendance,
    status: stated,
  }: Partial<EventDetails> = _event ?? {};
  const lang = contentLang(item.language, speech);
  // A page of a calendar for the eye; listeners get the date in full below.
  const page = calendarPage(when, locale, zones);
  const isOver = now > dates.over && (_event ? 'over' : 'closed');
  // What is out of the ordinary and still matters. There are no words for what is not.
  const status = (stated !== 'cancelled' && isOver) || stated;
  const description = excerpt(item.summary ?? item.content_text ?? '', descriptionLength, item.language);
  const how = texts[`event.${stated === 'moved-online' ? 'online' : (attendance as 'online')}`];
  const said = formatEventDates(when, locale, zones, !_event);
  // Who is elsewhere may have until another day.
  const lastMoment = { ...when, start: new Date(dates.end).toJSON() };
  const forReader = formatForReader(!_event && isWholeDay(when.start) ? lastMoment : when, locale, zones);
  const takesPlace = !/over|closed|cancelled|postponed/.test(status ?? '');
  const left = takesPlace ? countdown(dates, now, zones.reader, speech) : '';
  return html`<li part="item">
    <div part="date-block" aria-hidden="true">
      <b>${page.day}</b> ${page.month} <small>${page.year}</small>
    </div>
    <div class="text">
      ${title(url || !_call.url ? item : { ...item, url: _call.url }, level, '', hooks, lang, speech)}
      ${paragraph('event-status', texts[`event.${status as 'over'}`])}
      <p part="meta">
        <time part="date" datetime=${when.start}>${_event ? said : texts['event.closes'](said)}</time>
        ${left && html`<span part="countdown">${left}</span>`}
        ${forReader && html`<span part="your-time">${texts['event.your-time'](forReader)}</span>`}
        ${
          previousStart &&
          html`<span part="former-date"
            >${texts['event.formerly']}
            <s
              >${formatEventDates({ ...when, start: previousStart, end: previousStart }, locale, zones)}</s
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
                { name: placeOf({ location }), url: location.url },
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
      ${factList(
        'funding',
        (['programme', 'authority', 'rate'] as const).map((name) => [name, _call[name]]),
        texts,
      )}
      ${takesPlace && offer ? offer(item, when, index, speech) : nothing}
    </div>
    ${figure(item, hooks, speech)}
  </li>`;
}
