import type { Widget } from './choice.js';

export type PageLanguage = 'de' | 'en' | 'pl';

/** What the builder says. */
export interface Words {
  readonly language: string;
  readonly title: string;
  readonly lead: string;
  readonly skip: string;
  readonly what: string;
  readonly widget: string;
  readonly widgets: Readonly<Record<Widget, { name: string; about: string }>>;
  readonly feed: string;
  readonly itsLanguage: string;
  readonly languageOfPage: string;
  readonly look: string;
  readonly heading: string;
  readonly headingHint: string;
  readonly noHeading: string;
  readonly headingLevel: string;
  readonly headingLevelHint: string;
  readonly limit: string;
  readonly limitHint: string;
  readonly images: string;
  readonly imagesFeed: string;
  readonly imagesAll: string;
  readonly imagesNone: string;
  readonly layout: string;
  readonly layouts: Readonly<Record<'list' | 'cards' | 'compact', string>>;
  readonly show: string;
  readonly parts: Readonly<Record<'date' | 'image' | 'summary' | 'tags' | 'credit' | 'source', string>>;
  readonly tags: string;
  readonly tagsHint: string;
  readonly past: string;
  readonly tools: string;
  readonly more: string;
  readonly searchable: string;
  readonly filterable: string;
  readonly update: string;
  readonly preview: string;
  readonly openPreview: string;
  readonly code: string;
  readonly page: string;
  readonly pageHint: string;
  readonly head: string;
  readonly headHint: string;
  readonly frame: string;
  readonly frameHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly privacy: string;
  readonly privacyText: string;
  /** After it, where images come from elsewhere. */
  readonly privacyImages: string;
  readonly addresses: string;
  readonly addressesHint: string;
  readonly everyLanguage: string;
  readonly empty: string;
  readonly noFeeds: string;
  readonly fallback: Readonly<Record<Widget, string>>;
}

const de: Words = {
  language: 'Deutsch',
  title: 'Inhalte einbetten',
  lead: 'Neuigkeiten, Termine und Förderhinweise auf Ihrer eigenen Website: auswählen, ansehen, den Code kopieren. Die Inhalte bleiben von selbst aktuell.',
  skip: 'Zum Code',
  what: 'Was erscheinen soll',
  widget: 'Baustein',
  widgets: {
    'news-list': { name: 'Neuigkeiten', about: 'Die neuesten Meldungen als Liste' },
    'event-card': { name: 'Termin', about: 'Der nächste Termin mit Ort und Zeit' },
    'funding-notice': { name: 'Förderhinweis', about: 'Wer das Vorhaben fördert, mit Emblem' },
  },
  feed: 'Inhalte',
  itsLanguage: 'Sprache',
  languageOfPage: 'wie die Seite',
  look: 'Wie es aussehen soll',
  heading: 'Überschrift',
  headingHint: 'Leer: die übliche',
  noHeading: 'Ohne Überschrift',
  headingLevel: 'Überschriftenebene',
  headingLevelHint: 'Passend zu den Überschriften Ihrer Seite',
  limit: 'Anzahl',
  limitHint: 'Leer: wie üblich',
  images: 'Bilder',
  imagesFeed: 'nur von diesem Server',
  imagesAll: 'alle',
  imagesNone: 'keine',
  layout: 'Anordnung',
  layouts: { list: 'Liste', cards: 'Karten', compact: 'kompakt: nur Titel und Datum' },
  show: 'Zeigen',
  parts: {
    date: 'Datum',
    image: 'Bild',
    summary: 'Zusammenfassung',
    tags: 'Schlagwörter',
    credit: 'Bildnachweis',
    source: 'Quelle',
  },
  tags: 'Nur mit Schlagwort',
  tagsHint: 'Mehrere durch Kommas getrennt',
  past: 'Auch vergangene Termine',
  tools: 'Für die Besucherinnen und Besucher',
  more: 'Knopf „Weitere anzeigen“',
  searchable: 'Suchfeld',
  filterable: 'Schlagwörter zum Auswählen',
  update: 'Vorschau erneuern',
  preview: 'Vorschau',
  openPreview: 'Vorschau allein öffnen',
  code: 'Code',
  page: 'In die Seite einfügen',
  pageHint: 'Schrift und Farben kommen von Ihrer Seite. Das Skript genügt einmal je Seite.',
  head: 'Schneller laden',
  headHint: 'Zusätzlich in den Kopf der Seite (<head>), wenn Sie ihn ändern können.',
  frame: 'Als Rahmen (iframe)',
  frameHint: 'Wenn Ihr Redaktionssystem weder Skripte noch eigene Elemente zulässt.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  notCopied: 'Bitte von Hand kopieren',
  privacy: 'Datenschutz',
  privacyText:
    'Keine Cookies, keine Speicherung im Browser, keine Dienste Dritter. Der Browser Ihrer Besucher verbindet sich nur mit {origin}; dabei wird wie bei jedem Abruf die IP-Adresse übertragen.',
  privacyImages: 'Bilder lädt er außerdem von {hosts}.',
  addresses: 'Adressen der Inhalte',
  addressesHint: 'Für Programme und Feedreader: JSON Feed 1.1.',
  everyLanguage: 'alle Sprachen',
  empty: 'Hier gibt es noch nichts.',
  noFeeds: 'Es sind keine Inhalte eingerichtet.',
  fallback: {
    'news-list': 'Neuigkeiten des Clusters',
    'event-card': 'Termine des Clusters',
    'funding-notice': 'Förderung des Clusters',
  },
};

const en: Words = {
  language: 'English',
  title: 'Embed our content',
  lead: 'News, events and funding notices on your own website: choose, look, copy the code. What it shows stays up to date by itself.',
  skip: 'Skip to the code',
  what: 'What to show',
  widget: 'Widget',
  widgets: {
    'news-list': { name: 'News', about: 'The latest news as a list' },
    'event-card': { name: 'Event', about: 'The next event with place and time' },
    'funding-notice': { name: 'Funding notice', about: 'Who funds the project, with the emblem' },
  },
  feed: 'Content',
  itsLanguage: 'Language',
  languageOfPage: 'as the page',
  look: 'How it looks',
  heading: 'Heading',
  headingHint: 'Empty: the usual one',
  noHeading: 'No heading',
  headingLevel: 'Heading level',
  headingLevelHint: 'To fit the headings of your page',
  limit: 'How many',
  limitHint: 'Empty: as usual',
  images: 'Images',
  imagesFeed: 'from this server only',
  imagesAll: 'all',
  imagesNone: 'none',
  layout: 'Layout',
  layouts: { list: 'list', cards: 'cards', compact: 'compact: title and date only' },
  show: 'Show',
  parts: {
    date: 'Date',
    image: 'Image',
    summary: 'Summary',
    tags: 'Tags',
    credit: 'Image credit',
    source: 'Source',
  },
  tags: 'Only with the tag',
  tagsHint: 'Several with commas between them',
  past: 'Past events too',
  tools: 'For visitors',
  more: '“Show more” button',
  searchable: 'Search box',
  filterable: 'Tags to choose from',
  update: 'Update the preview',
  preview: 'Preview',
  openPreview: 'Open the preview by itself',
  code: 'Code',
  page: 'Paste into your page',
  pageHint: 'Font and colours come from your page. One script per page is enough.',
  head: 'Load faster',
  headHint: 'In addition, in the head of the page (<head>), where you can change it.',
  frame: 'As a frame (iframe)',
  frameHint: 'If your CMS allows neither scripts nor custom elements.',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Please copy by hand',
  privacy: 'Privacy',
  privacyText:
    'No cookies, no storage in the browser, no third parties. Your visitors’ browsers connect to {origin} only; as with every request, the IP address is transmitted.',
  privacyImages: 'Images are loaded from {hosts} as well.',
  addresses: 'Addresses of the content',
  addressesHint: 'For programs and feed readers: JSON Feed 1.1.',
  everyLanguage: 'every language',
  empty: 'There is nothing here yet.',
  noFeeds: 'No content has been set up.',
  fallback: {
    'news-list': 'News of the cluster',
    'event-card': 'Events of the cluster',
    'funding-notice': 'Funding of the cluster',
  },
};

const pl: Words = {
  language: 'Polski',
  title: 'Osadź nasze treści',
  lead: 'Aktualności, wydarzenia i informacje o dofinansowaniu na Państwa stronie: wybierz, obejrzyj, skopiuj kod. Treści aktualizują się same.',
  skip: 'Przejdź do kodu',
  what: 'Co ma się pojawić',
  widget: 'Element',
  widgets: {
    'news-list': { name: 'Aktualności', about: 'Najnowsze wiadomości w postaci listy' },
    'event-card': { name: 'Wydarzenie', about: 'Najbliższe wydarzenie z miejscem i czasem' },
    'funding-notice': { name: 'Informacja o dofinansowaniu', about: 'Kto finansuje projekt, z emblematem' },
  },
  feed: 'Treści',
  itsLanguage: 'Język',
  languageOfPage: 'taki jak strona',
  look: 'Jak ma wyglądać',
  heading: 'Nagłówek',
  headingHint: 'Puste: zwykły',
  noHeading: 'Bez nagłówka',
  headingLevel: 'Poziom nagłówka',
  headingLevelHint: 'Odpowiednio do nagłówków strony',
  limit: 'Liczba',
  limitHint: 'Puste: jak zwykle',
  images: 'Obrazy',
  imagesFeed: 'tylko z tego serwera',
  imagesAll: 'wszystkie',
  imagesNone: 'żadne',
  layout: 'Układ',
  layouts: { list: 'lista', cards: 'karty', compact: 'zwarty: tylko tytuł i data' },
  show: 'Pokaż',
  parts: {
    date: 'Data',
    image: 'Obraz',
    summary: 'Streszczenie',
    tags: 'Tagi',
    credit: 'Autor zdjęcia',
    source: 'Źródło',
  },
  tags: 'Tylko z tagiem',
  tagsHint: 'Kilka, oddzielone przecinkami',
  past: 'Także minione wydarzenia',
  tools: 'Dla odwiedzających',
  more: 'Przycisk „Pokaż więcej”',
  searchable: 'Pole wyszukiwania',
  filterable: 'Tagi do wyboru',
  update: 'Odśwież podgląd',
  preview: 'Podgląd',
  openPreview: 'Otwórz sam podgląd',
  code: 'Kod',
  page: 'Wklej na stronę',
  pageHint: 'Czcionka i kolory pochodzą z Państwa strony. Wystarczy jeden skrypt na stronę.',
  head: 'Szybsze ładowanie',
  headHint: 'Dodatkowo w nagłówku strony (<head>), jeśli można go zmienić.',
  frame: 'Jako ramka (iframe)',
  frameHint: 'Jeśli system CMS nie dopuszcza skryptów ani własnych elementów.',
  copy: 'Kopiuj',
  copied: 'Skopiowano',
  notCopied: 'Proszę skopiować ręcznie',
  privacy: 'Prywatność',
  privacyText:
    'Bez plików cookie, bez zapisu w przeglądarce, bez usług podmiotów trzecich. Przeglądarki odwiedzających łączą się tylko z {origin}; jak przy każdym zapytaniu przekazywany jest adres IP.',
  privacyImages: 'Obrazy są ponadto pobierane z {hosts}.',
  addresses: 'Adresy treści',
  addressesHint: 'Dla programów i czytników: JSON Feed 1.1.',
  everyLanguage: 'wszystkie języki',
  empty: 'Tu jeszcze nic nie ma.',
  noFeeds: 'Nie skonfigurowano żadnych treści.',
  fallback: {
    'news-list': 'Aktualności klastra',
    'event-card': 'Wydarzenia klastra',
    'funding-notice': 'Dofinansowanie klastra',
  },
};

export const words: Readonly<Record<PageLanguage, Words>> = { de, en, pl };
