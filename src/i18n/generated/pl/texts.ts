// Written by `npm run localize` from src/i18n/texts.ts and locales/*.xlf.
export const texts =
  'Ładowanie…' +
  '|Spróbuj ponownie' +
  '|Nie udało się zaktualizować treści. Pochodzi z godz. {0}.' +
  '|Nie udało się teraz wczytać treści.' +
  '|Nie można tutaj wyświetlić tej treści.' +
  '|Aktualności' +
  '|Obecnie nie ma żadnych aktualności.' +
  '|{0} nowa wiadomość' +
  '|{0} nowe wiadomości' +
  '|{0} nowych wiadomości' +
  '|{0} nowej wiadomości' +
  '|(otwiera się w nowym oknie)' +
  '|Pokaż {0} kolejną' +
  '|Pokaż {0} kolejne' +
  '|Pokaż {0} kolejnych' +
  '|Pokaż {0} kolejnej' +
  '|Pokaż {0} nową wiadomość' +
  '|Pokaż {0} nowe wiadomości' +
  '|Pokaż {0} nowych wiadomości' +
  '|Pokaż {0} nowej wiadomości' +
  '|{0} wynik' +
  '|{0} wyniki' +
  '|{0} wyników' +
  '|{0} wyniku' +
  '|Szukaj' +
  '|Pokaż wszystkie' +
  '|Wyświetlone wiadomości: {0}' +
  '|Język' +
  '|Zdjęcie: {0}' +
  '|Autor: {0}' +
  '|Tematy' +
  '|Wydarzenie' +
  '|Wydarzenia' +
  '|Obecnie nie zapowiedziano żadnych wydarzeń.' +
  '|Miejsce' +
  '|Organizator' +
  '|Wsparcie' +
  '|Dokumenty' +
  '|Online' +
  '|Na miejscu i online' +
  '|To wydarzenie już się zakończyło.' +
  '|To wydarzenie zostało odwołane.' +
  '|To wydarzenie zostało odłożone bezterminowo.' +
  '|To wydarzenie ma nowy termin.' +
  '|To wydarzenie odbędzie się online.' +
  '|Poprzedni termin:' +
  '|trwa teraz' +
  '|W Twojej strefie czasowej: {0}' +
  '|Termin upływa {0}' +
  '|Termin już upłynął.' +
  '|Termin: {0}' +
  '|Dodaj do kalendarza' +
  '|Dodaj {0} do: {1}' +
  '|Plik kalendarza (.ics)' +
  '|Subskrybuj wszystkie terminy' +
  '|Flaga Unii Europejskiej' +
  '|Projekt' +
  '|Zadanie publiczne' +
  '|Nazwa zadania' +
  '|Numer projektu' +
  '|Numer projektu (FKZ)' +
  '|Opis' +
  '|Program' +
  '|Fundusz' +
  '|Beneficjent' +
  '|Finansujący' +
  '|Organ przyznający dotację' +
  '|Umowa' +
  '|nr {0} z dnia {1}' +
  '|Data podpisania umowy' +
  '|Kwota dofinansowania' +
  '|Całkowita wartość' +
  '|Poziom dofinansowania' +
  '|Okres realizacji' +
  '|Termin składania wniosków' +
  '|Kto może wnioskować' +
  '|Budżet' +
  '|Region' +
  '|Nabór' +
  '|Otwarte nabory' +
  '|Obecnie nie trwa żaden nabór.' +
  '|Nabór kończy się {0}' +
  '|Wkrótce koniec' +
  '|Nabór od {0}';
