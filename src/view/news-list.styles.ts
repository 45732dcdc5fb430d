import { css } from 'lit';

/**
 * The three layouts. Columns come of the room there is, without container queries: a container has no width of its
 * own content, so that a widget would collapse in a flex row, a float or a table cell.
 */
export const newsListStyles = css`
  [part='summary'] {
    max-inline-size: 68ch;
  }

  [part='tags'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
    font-size: 0.8em;
  }

  [part='tag'] {
    border-radius: 1em;
  }

  /* As many in a row as there is room for, the last row too as wide as the list: no number of items leaves a hole. */
  .cards {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cluster-gap, 1.25em);
  }

  .cards > [part='item'] {
    flex: 1 17em;
    min-inline-size: 0;
    align-content: flex-start;
    gap: 0;
    margin: 0;
    padding: 0;
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--cluster-surface, none);
    overflow: clip;
  }

  .cards > :hover {
    border-color: currentColor;
  }

  /* The ring is the card's: the link's own would be cut off at its edge. */
  .cards > :has(:focus-visible) {
    outline: 0.16em solid;
    outline-offset: 0.16em;
  }

  .cards [part='link'] {
    outline: none;
  }

  .cards figure {
    display: flex;
    flex-direction: column;
    flex-basis: 15em;
  }

  .cards [part='image'] {
    flex: auto;
    border-radius: 0;
  }

  .cards figcaption {
    padding: 0 1.25em 0.4em;
  }

  .cards .text {
    flex-basis: 15em;
    padding: 1em;
  }

  /* The first of several leads, in a row of its own. */
  .cards > :first-child:nth-last-child(n + 3) {
    flex-basis: 100%;

    figure,
    .text {
      flex: 1 20em;
    }

    .text {
      justify-content: center;
    }

    [part='title'] {
      font-size: 1.3em;
    }
  }

  .compact {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 26em), 1fr));
    gap: 0 2em;
  }

  .compact > [part='item'] {
    margin: 0;
    padding-block: 0.6em;
    border-block-start: var(--_line);
  }

  /* The date beside the title where there is room. */
  .compact .text {
    flex-flow: row wrap;
    align-items: baseline;
    gap: 0.2em 1em;
  }

  .compact [part='title'] {
    flex: 1 14em;
    min-inline-size: 0;
    font-size: 1em;
    font-weight: inherit;
  }
`;
