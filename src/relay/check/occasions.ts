import { instantOf, isWholeDay, spanOf } from '../../feed/event-time.js';
import type { ClusterItem, DateOrInstant } from '../../feed/model.js';
import { openFeedObject } from '../../feed/open-feed.js';
import { count, type Evidence, type Finding, some } from './finding.js';

/** When events happen, and whether everybody understands the same time. */
export async function checkEvents({ feed, received, now }: Evidence): Promise<Finding[]> {
  const events = feed.items.filter(({ _event }) => _event);
  if (!events.length) return [];
  const opened = await openFeedObject(feed, received.context.url, now);
  // A recurring event is opened as its next occurrences.
  const coming = opened.entries.filter(({ item: { _event } }) => _event && spanOf(_event).end >= now).length;
  const recurring = events.filter(({ _event }) => _event?.recurrence).length;
  const also = recurring ? ` (${recurring} recurring)` : '';
  const message = `${count(events.length, 'event')}${also}, ${coming || 'none'} still to come.`;
  const floating = events.filter(({ _event }) => isFloating(_event?.start, _event?.timeZone));
  return [
    coming
      ? { level: 'ok', what: 'events', message }
      : {
          level: 'note',
          what: 'events',
          message,
          fix: 'an event card shows nothing without `past`; a calendar feed may state no more than it has',
        },
    ...listFloating(floating, 'events'),
  ];
}

/** When calls for funding close. */
export function checkCalls({ feed: { items }, now }: Evidence): Finding[] {
  const calls = items.filter(({ _call }) => _call);
  if (!calls.length) return [];
  const endless = calls.filter(({ _call }) => !_call?.closes);
  const open = calls.filter(({ _call }) => {
    const { closes = '', timeZone } = _call ?? {};
    return !(instantOf(closes, timeZone, true) < now);
  });
  const message = `${count(calls.length, 'call')}, ${open.length || 'none'} still open.`;
  const found: Finding[] = [{ level: 'ok', what: 'calls', message }];
  if (endless.length) {
    const said = `${count(endless.length, 'call')} without a closing date: ${some(titlesOf(endless))}.`;
    found.push({ level: 'problem', what: 'calls', message: said, fix: 'state `closes`, a date or a time' });
  }
  const floating = calls.filter(({ _call }) => {
    const { closes, timeZone } = _call ?? {};
    // A day ends in some zone too.
    return closes && !timeZone && (isWholeDay(closes) || isFloating(closes, timeZone));
  });
  return [...found, ...listFloating(floating, 'calls')];
}

function listFloating(items: readonly ClusterItem[], what: 'events' | 'calls'): Finding[] {
  if (!items.length) return [];
  const message = `${count(items.length, 'time')} without a zone: ${some(titlesOf(items))}. Each visitor takes it for their own.`;
  const fix = 'state `timeZone` such as Europe/Warsaw, or the offset from UTC (+02:00)';
  return [{ level: 'problem', what, message, fix }];
}

const isFloating = (start: DateOrInstant = '', timeZone?: string): boolean =>
  !isWholeDay(start) && !timeZone && !/T.*(?:Z|[+-]\d\d:\d\d)$/.test(start);

const titlesOf = (items: readonly ClusterItem[]): string[] =>
  items.map(({ title, url, id }) => title ?? url ?? id);
