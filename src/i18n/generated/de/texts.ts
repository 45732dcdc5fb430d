// Written by `npm run localize` from src/i18n/texts.ts and locales/*.xlf.
export const texts =
  'Wird geladen …' +
  '|Erneut versuchen' +
  '|Der Inhalt konnte nicht aktualisiert werden. Er ist von {0} Uhr.' +
  '|Der Inhalt konnte gerade nicht geladen werden.' +
  '|Der Inhalt kann hier nicht angezeigt werden.' +
  '|Aktuelles' +
  '|Zurzeit gibt es keine Meldungen.' +
  '|{0} neue Meldung' +
  '|{0} neue Meldungen' +
  '|{0} neue Meldungen' +
  '|{0} neue Meldungen' +
  '|(öffnet in neuem Fenster)' +
  '|{0} weitere anzeigen' +
  '|{0} weitere anzeigen' +
  '|{0} weitere anzeigen' +
  '|{0} weitere anzeigen' +
  '|{0} neue Meldung anzeigen' +
  '|{0} neue Meldungen anzeigen' +
  '|{0} neue Meldungen anzeigen' +
  '|{0} neue Meldungen anzeigen' +
  '|{0} Treffer' +
  '|{0} Treffer' +
  '|{0} Treffer' +
  '|{0} Treffer' +
  '|Suche' +
  '|Alle anzeigen' +
  '|Angezeigte Meldungen: {0}' +
  '|Sprache' +
  '|Bild: {0}' +
  '|Von {0}' +
  '|Themen' +
  '|Veranstaltung' +
  '|Veranstaltungen' +
  '|Zurzeit sind keine Veranstaltungen angekündigt.' +
  '|Ort' +
  '|Veranstaltet von' +
  '|Unterstützt von' +
  '|Dokumente' +
  '|Online' +
  '|Vor Ort und online' +
  '|Diese Veranstaltung ist vorbei.' +
  '|Diese Veranstaltung wurde abgesagt.' +
  '|Diese Veranstaltung wurde auf unbestimmte Zeit verschoben.' +
  '|Diese Veranstaltung hat einen neuen Termin.' +
  '|Diese Veranstaltung findet nun online statt.' +
  '|Früherer Termin:' +
  '|läuft gerade' +
  '|In Ihrer Zeitzone: {0}' +
  '|Endet am {0}' +
  '|Die Frist ist abgelaufen.' +
  '|Frist: {0}' +
  '|In den Kalender eintragen' +
  '|{0} in {1} eintragen' +
  '|Kalenderdatei (.ics)' +
  '|Alle Termine abonnieren' +
  '|Flagge der Europäischen Union' +
  '|Projekt' +
  '|Öffentliche Aufgabe' +
  '|Aufgabe' +
  '|Förderkennzeichen' +
  '|Förderkennzeichen (FKZ)' +
  '|Beschreibung' +
  '|Programm' +
  '|Fonds' +
  '|Begünstigter' +
  '|Gefördert durch' +
  '|Bewilligungsbehörde' +
  '|Vertrag' +
  '|Nr. {0} vom {1}' +
  '|Vertrag unterzeichnet am' +
  '|Fördersumme' +
  '|Gesamtwert' +
  '|Förderquote' +
  '|Laufzeit' +
  '|Einreichfrist' +
  '|Wer sich bewerben kann' +
  '|Budget' +
  '|Region' +
  '|Aufruf' +
  '|Offene Förderaufrufe' +
  '|Zurzeit ist kein Aufruf offen.' +
  '|Frist endet {0}' +
  '|Bald vorbei' +
  '|Beginnt am {0}';
