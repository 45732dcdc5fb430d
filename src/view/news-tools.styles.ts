import { css } from 'lit';

/** What a visitor can do with a list. Loaded with it. */
export const newsToolsStyles = css`
  .tools,
  .tools > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }

  .tools {
    gap: 0.75em 1.25em;
    margin-block-end: 1em;
  }

  [part='filters'] {
    flex-basis: 100%;
  }

  .tools button {
    margin: 0;
    padding: 0.25em 0.8em;
  }

  [part='languages'] button {
    text-transform: capitalize;
  }

  /* Not by colour alone, and no wider than before. */
  [aria-pressed='true'] {
    background: color-mix(in srgb, currentColor 12%, transparent);
    box-shadow: inset 0 0 0 0.1em;
    text-decoration: underline 0.12em;
    text-underline-offset: 0.25em;
  }

  [part='search-label'] {
    display: flex;
    flex: 1 14em;
    align-items: center;
    gap: 0.6em;
    max-inline-size: 28em;
  }

  [part='search'] {
    inline-size: 100%;
    box-sizing: border-box;
    padding: 0.35em 0.6em;
    border: 1px solid;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
  }

  /* Without a height of its own it moves nothing, and stays in sight as far as the list goes. */
  .held {
    position: sticky;
    inset-block-start: 0.5em;
    z-index: 1;
    block-size: 0;
    text-align: end;
  }

  /* It lies on the list, whatever colour the page has there. */
  [part='new'] {
    margin: 0;
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 0.1em 0.6em #0004;
  }

  [part='more'] {
    margin-block-start: 1em;
  }

  [aria-disabled='true'] {
    cursor: progress;
  }

  @media print {
    .tools,
    .held,
    [part='more'] {
      display: none;
    }
  }
`;
