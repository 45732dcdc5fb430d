/** What a card needs for events that can still be put into a calendar. */
export * as menu from '../browser/menu-button.js';
export { offerCalendars } from '../view/calendar-offer.js';
