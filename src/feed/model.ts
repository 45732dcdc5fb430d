/**
 * The cluster feed: JSON Feed 1.1 with a few extensions (names that start with `_`).
 *
 * Every reader ends here and every view starts here. A field that is absent was not stated, or was
 * stated in a form that `normalise` does not let through. Strings are plain text: no markup, no
 * entities. URLs are absolute and http, https or mailto. Dates are RFC 3339.
 */

/** An absolute http(s) or mailto URL. */
export type Url = string;
/** A BCP 47 language tag such as `de`, `de-AT`. */
export type LanguageTag = string;
/** `2015-03-18`, a whole day, or `2026-05-06T09:00:00+02:00`, an instant. */
export type DateOrInstant = string;

export interface ClusterFeed {
  version: 'https://jsonfeed.org/version/1.1';
  title: string;
  home_page_url?: Url;
  feed_url?: Url;
  description?: string;
  icon?: Url;
  language?: LanguageTag;
  authors?: Author[];
  /** Where the next page of a long feed is. */
  next_url?: Url;
  items: ClusterItem[];
  _updated?: string;
  _funding?: FundingNotice[];
  /** The same feed in other languages. */
  _translations?: Record<LanguageTag, Url>;
  /** What a relay merged into this feed, and how each fared. */
  _sources?: SourceState[];
}

export interface Author {
  name: string;
  url?: Url;
}

export interface ClusterItem {
  id: string;
  url?: Url;
  title?: string;
  summary?: string;
  content_text?: string;
  /** Cleaned of everything but text structure and links; never rendered by these widgets. */
  content_html?: string;
  date_published?: string;
  date_modified?: string;
  authors?: Author[];
  tags?: string[];
  image?: Url;
  attachments?: Attachment[];
  language?: LanguageTag;
  _image?: ItemImage;
  _source?: { title: string; url?: Url };
  _pinned?: boolean;
  _event?: EventDetails;
  _call?: CallDetails;
  /** The same item in other languages, for sources that keep several in one item. */
  _translations?: Record<LanguageTag, Translation>;
}

export interface Translation {
  url?: Url;
  title?: string;
  summary?: string;
  content_text?: string;
}

export interface Attachment {
  url: Url;
  mime_type?: string;
  title?: string;
  size_in_bytes?: number;
  duration_in_seconds?: number;
}

export interface ItemImage {
  url: Url;
  /** Absent: the feed says nothing, so the image is decorative. */
  alt?: string;
  credit?: string;
  /** In CSS pixels. */
  width?: number;
  height?: number;
  /** Language of `alt` and `credit` where it is not the item's. */
  language?: LanguageTag;
}

export type EventStatus = 'scheduled' | 'cancelled' | 'postponed' | 'rescheduled' | 'moved-online';
export type Attendance = 'offline' | 'online' | 'mixed';

export interface EventDetails {
  start: DateOrInstant;
  /** Inclusive for whole days. Absent: not known. */
  end?: DateOrInstant;
  /** IANA name. Absent: the offset of `start`, or floating where that has none. */
  timeZone?: string;
  location?: Place;
  organizer?: Party;
  supporters?: Party[];
  status?: EventStatus;
  /** What `start` was before the event was rescheduled. */
  previousStart?: DateOrInstant;
  attendance?: Attendance;
  /** RFC 5545 RRULE, EXDATE and RDATE lines. */
  recurrence?: string[];
  attachments?: Attachment[];
}

export interface Place {
  name?: string;
  address?: string;
  url?: Url;
}

export interface Party {
  name: string;
  url?: Url;
}

/** An open call for funding. */
export interface CallDetails {
  programme?: string;
  id?: string;
  opens?: DateOrInstant;
  /** A bare date ends at 23:59:59 in `timeZone`. */
  closes?: DateOrInstant;
  timeZone?: string;
  /** Share of the costs that is paid, such as `85 %`, in words. */
  rate?: string;
  budget?: number;
  currency?: string;
  eligible?: string;
  region?: string;
  authority?: string;
  url?: Url;
}

export type Preset =
  | 'eu-cohesion'
  | 'interreg'
  | 'horizon'
  | 'next-generation-eu'
  | 'pl-state'
  | 'pl-public-task'
  | 'de-federal'
  | 'custom';

/** An acknowledgement of public funding. */
export interface FundingNotice {
  id?: string;
  /** The language the programme prescribes; kept whatever the page's language is. */
  language?: LanguageTag;
  scope?: string;
  validFrom?: DateOrInstant;
  validTo?: DateOrInstant;
  kind?: string;
  preset?: Preset;
  statement?: 'funded' | 'co-funded';
  statementSuffix?: string;
  /** Verbatim wording of the statement where the agreement prescribes another. */
  statementText?: string;
  programme?: string;
  fund?: string;
  beneficiary?: Party;
  project?: Project;
  funders?: Funder[];
  contract?: { number?: string; signedOn?: DateOrInstant };
  amounts?: { grant?: number; total?: number; currency?: string };
  rate?: string;
  period?: { from?: DateOrInstant; to?: DateOrInstant };
  /** `false`: no EU emblem although the preset has one. */
  emblem?: boolean;
  grantingAuthority?: string;
  disclaimer?: string;
  /** Verbatim text of an old notice, shown as it is. */
  text?: string;
  links?: Link[];
}

export interface Project {
  name?: string;
  acronym?: string;
  number?: string;
  description?: string;
  url?: Url;
}

export interface Funder {
  name: string;
  role?: string;
  url?: Url;
  logo?: { url: Url; alt?: string; width?: number; height?: number };
  creditLine?: string;
}

export interface Link {
  url: Url;
  title?: string;
}

export interface SourceState {
  /** Absent: it is on a host that the public has no access to. */
  url?: Url;
  title?: string;
  /** When it was last read. */
  fetched?: string;
  /** Absent: it was read without one. */
  error?: string;
}
