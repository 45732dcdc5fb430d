import { type TemplateResult, html, nothing } from 'lit';
import { calendarLink, type CalendarService, serviceNames } from '../calendar/calendar-links.js';
import { writeICalendar } from '../calendar/icalendar.js';
import type { When } from '../feed/event-time.js';
import type { ClusterItem } from '../feed/model.js';
import type { Speech } from '../i18n/words.js';
import { windowMark } from './text.js';

export interface CalendarOptions {
  /** Which of the events of a card it is. */
  readonly index: number;
  /** `ics`, names of services, addresses with `webcal:`; in this order, others are left out. */
  readonly calendars: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** What makes a menu of the popover, where there is a page. */
  readonly menu?:
    | {
        readonly keys: (event: KeyboardEvent) => void;
        readonly toggled: (event: Event) => void;
        readonly chosen: (event: Event) => void;
      }
    | undefined;
}

/** What is read, an address, and of a file the name. */
type Way = readonly [text: string, href: string, file?: string | undefined];

/**
 * What takes an event over into a calendar: a link where there is one way, else a button with a menu. Nothing is
 * contacted before a link is followed. A file is in its link: that needs no script, no server and no word in a content
 * security policy.
 */
export function offerCalendars(
  item: ClusterItem,
  when: When,
  { index, calendars, now, menu }: CalendarOptions,
  speech: Speech,
): TemplateResult | typeof nothing {
  const { texts, newWindow } = speech;
  const { start, timeZone } = when;
  const { title = '', _event: event = { start, ...(timeZone && { timeZone }) } } = item;
  // Among other entries it has to say what is at that hour.
  const entry = item._event ? item : { ...item, title: texts['event.deadline'](title) };
  const word = texts['event.calendar'];
  const ways = calendars.flatMap((calendar): Way[] => {
    const service = serviceNames[calendar as CalendarService];
    if (service) return [[service, calendarLink(calendar as CalendarService, entry, event)]];
    if (calendar.startsWith('webcal:')) return [[texts['event.subscribe'], calendar]];
    const file = encodeURIComponent(writeICalendar(entry, event, now));
    return calendar === 'ics'
      ? [[texts['event.file'], `data:text/calendar;charset=utf-8,${file}`, `${title || 'event'}.ics`]]
      : [];
  });
  // The title is heard alone: it tells apart what several events offer.
  const link = ([text, href, file]: Way, name: string, role?: string): TemplateResult => {
    const leaves = /^http/.test(href) && newWindow;
    return html`<a
      part=${role ? 'calendar-entry' : 'calendar'}
      role=${role ?? nothing}
      href=${href}
      download=${file ?? nothing}
      rel="noopener"
      aria-label=${leaves ? `${name} ${leaves}` : name}
      >${text}${leaves ? windowMark(speech) : nothing}</a
    >`;
  };
  const [only, another] = ways;
  if (!only) return nothing;
  const name = `${word}: ${title}`;
  if (!another) {
    const [service, href, file] = only;
    return link(
      [file ? word : `${word} (${service})`, href, file],
      file ? name : `${word} (${service}): ${title}`,
    );
  }
  return html`<div class="calendar" @keydown=${menu?.keys}>
    <button
      part="calendar"
      aria-label=${name}
      aria-haspopup="menu"
      aria-expanded="false"
      popovertarget="calendar-${index}"
    >
      ${word}
    </button>
    <div
      id="calendar-${index}"
      part="calendar-menu"
      role="menu"
      aria-label=${name}
      popover
      @beforetoggle=${menu?.toggled}
      @toggle=${menu?.toggled}
      @click=${menu?.chosen}
    >
      ${ways.map((way) => {
        const [text, href] = way;
        return link(
          way,
          /^http/.test(href) ? texts['event.add-to'](title, text) : `${text}: ${title}`,
          'menuitem',
        );
      })}
    </div>
  </div>`;
}
