import { css } from 'lit';

export const eventCardStyles = css`
  [part='item'] {
    align-items: flex-start;
  }

  [part='date-block'] {
    display: grid;
    min-inline-size: 5.5em;
    padding: 0.4em;
    border: var(--_line);
    border-block-start: 0.3em solid var(--cluster-accent, currentColor);
    border-radius: var(--_radius);
    background: var(--cluster-surface, none);
    line-height: 1.25;
    text-align: center;
  }

  /* On a phone, too, beside the day. */
  .text {
    flex-basis: clamp(9em, 100% - 7.8em, 16em);
  }

  b {
    font-size: 1.6em;
  }

  [part='event-status'],
  [part='date'] {
    font-weight: bold;
  }
`;
