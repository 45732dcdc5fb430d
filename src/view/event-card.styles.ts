import { css } from 'lit';

export const eventCardStyles = css`
  [part='item'] {
    align-items: flex-start;
  }

  [part='date-block'] {
    display: grid;
    /* In a sidebar it leaves the room to the text. */
    min-inline-size: clamp(3.9em, 20%, 5.5em);
    padding: 0.4em 0.2em;
    border: var(--_line);
    border-block-start: 0.3em solid var(--cluster-accent, currentColor);
    border-radius: var(--_radius);
    background: var(--cluster-surface, none);
    line-height: 1.25;
    text-align: center;
  }

  /* On a phone, too, beside the day. */
  .text {
    flex-basis: clamp(9em, 100% - 6.8em, 16em);
  }

  b {
    font-size: 1.6em;
  }

  [part='event-status'],
  [part='date'] {
    font-weight: bold;
  }

  [part='event-status'] {
    align-self: start;
    overflow-wrap: anywhere;
    padding: 0.1em 0.6em;
    border: 1px solid;
    border-inline-start-width: 0.3em;
    border-radius: var(--_radius);
  }

  [part='countdown'] {
    padding: 0 0.6em;
    border-radius: 1em;
    background: color-mix(in srgb, currentColor 12%, transparent);
    color: var(--cluster-text, inherit);
  }

  /* Above the hit area of the item. */
  [part='calendar'] {
    align-self: start;
    position: relative;
  }

  button[part='calendar']::after {
    content: '\u00a0▾' / '';
  }

  [popover] {
    min-inline-size: 14em;
    max-inline-size: 100%;
    padding: 0.3em;
    position: absolute;
    inset: auto;
    border: 1px solid;
    border-radius: var(--_radius);
    font-family: var(--cluster-font, inherit);
  }

  [popover] a {
    display: block;
    padding: 0.5em 0.8em;
    color: inherit;
    outline-offset: -0.16em;
  }

  [popover] a:not(:hover) {
    text-decoration: none;
  }

  @supports (position-area: end) {
    [popover] {
      position: fixed;
      position-area: block-end span-inline-end;
      position-try-fallbacks:
        flip-block,
        flip-inline,
        flip-block flip-inline;
    }
  }

  @media print {
    [part='calendar'] {
      display: none;
    }
  }
`;
