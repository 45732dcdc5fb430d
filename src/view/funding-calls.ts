import { type TemplateResult, html, nothing } from 'lit';
import { instantOf, isWholeDay } from '../feed/event-time.js';
import { excerpt } from '../feed/excerpt.js';
import type { CallDetails, DateOrInstant } from '../feed/model.js';
import type { DatedCall } from '../feed/select-calls.js';
import { readTimeZone } from '../feed/time-zone.js';
import { dateFormat, formatAmount, readerZone, sayUhr } from '../i18n/format.js';
import type { Speech } from '../i18n/words.js';
import { dayIn } from './countdown.js';
import { zoneOfOffset } from './event-dates.js';
import { factList, linkList } from './facts.js';
import { title } from './heading.js';
import type { Hooks } from './hooks.js';
import { contentLang, languageMark } from './language.js';
import { paragraph } from './text.js';

export interface FundingCallsOptions {
  /** Level of the calls' headings, 2 to 6. */
  readonly level: number;
  readonly hooks: Hooks;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const [MINUTE, HOUR, DAY] = [6e4, 36e5, 864e5];
/** Most characters of a summary; the call's own page has the rest. */
const summaryLength = 280;
/** From how many days on the time left is said, and from when on it is urgent. */
const [soonDays, urgentDays] = [14, 3];

/** Calls for funding, one after the other. */
export function fundingCalls(
  calls: readonly DatedCall[],
  options: FundingCallsOptions,
  speech: Speech,
): TemplateResult {
  return html`<ul role="list" part="list">
    ${calls.map((call) => fundingCall(call, options, speech))}
  </ul>`;
}

function fundingCall(
  dated: DatedCall,
  { level, hooks, now }: FundingCallsOptions,
  speech: Speech,
): TemplateResult {
  const { call, opens } = dated;
  const { texts, locale } = speech;
  const item = call.url ? { ...dated.item, url: call.url } : dated.item;
  const { closes, programme, eligible, budget } = call;
  const lang = contentLang(item.language, speech);
  const content = (value: string | undefined) => linkList([{ name: value }], speech, lang);
  const left = timeLeft(dated, now);
  const due =
    opens > now
      ? texts['call.opens'](formatMoment(call.opens!, call, locale, true))
      : left &&
        texts['call.closes'](
          new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(left[0], left[1]),
        );
  return html`<li part="item">
    <div class="text">
      ${title(item, level, call.id ?? programme ?? '', hooks, lang, speech)}
      <p part="meta">
        ${left?.[2] ? html`<strong part="urgent">${texts['call.urgent']}</strong>` : nothing}
        ${due && html`<span part="countdown">${due}</span>`} ${languageMark(lang, locale)}
      </p>
      ${paragraph('description', excerpt(item.summary ?? item.content_text ?? '', summaryLength, item.language), lang)}
      ${factList(
        'funding',
        [
          ['deadline', closes && html`<time datetime=${closes}>${formatMoment(closes, call, locale)}</time>`],
          ['eligible', content(eligible)],
          ['rate', content(call.rate)],
          ['budget', budget !== undefined && formatAmount(budget, call.currency, locale)],
          ['region', content(call.region)],
          ['programme', content(programme)],
          ['call', content(call.id)],
          ['authority', content(call.authority)],
        ],
        texts,
      )}
    </div>
  </li>`;
}

/** When what is said of calls changes next, in milliseconds since 1970 UTC; `Infinity` where it never does. */
export function nextChange(calls: readonly DatedCall[], now: number): number {
  const changes = calls.flatMap(({ opens, closes }) => {
    // Days end at a quarter of an hour, whatever the zone.
    const step = closes - now > HOUR ? HOUR / 4 : MINUTE;
    return [opens, closes + 1, closes < Infinity ? now - (now % step) + step : 0];
  });
  return Math.min(...changes.filter((instant) => instant > now));
}

/** The time left where a deadline is near, and whether it is very near. By days of the call's own zone. */
function timeLeft(
  { opens, closes, call }: DatedCall,
  now: number,
): [count: number, unit: 'minute' | 'hour' | 'day', isUrgent: boolean] | undefined {
  const left = closes - now;
  if (opens > now || !call.closes || left > (soonDays + 1) * DAY) return undefined;
  if (left <= HOUR) return [Math.ceil(left / MINUTE), 'minute', true];
  if (left <= DAY) return [Math.floor(left / HOUR), 'hour', true];
  const zone = zoneOf(call.closes, call);
  const days = dayIn(closes, zone) - dayIn(now, zone);
  return days > soonDays ? undefined : [days, 'day', days <= urgentDays];
}

/** Day and time with the zone. A bare date is the whole of that day, of which only a deadline says when it ends. */
function formatMoment(value: DateOrInstant, call: CallDetails, locale: string, isStart = false): string {
  const isDay = isWholeDay(value);
  const hasZone = !!call.timeZone || /T.*[Z+-]/i.test(value);
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zoneOf(value, call),
    ...(!(isDay && isStart) && {
      hour: '2-digit',
      minute: '2-digit',
      ...(hasZone && { timeZoneName: 'short' }),
    }),
  };
  return sayUhr(dateFormat(locale, options).format(instantOf(value, call.timeZone, !isStart)));
}

const zoneOf = (value: DateOrInstant, { timeZone }: CallDetails): string =>
  readTimeZone(timeZone) ?? zoneOfOffset(value) ?? readerZone();
