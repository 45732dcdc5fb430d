import { css } from 'lit';

/**
 * What all three look like. Text, font and colours are the host page's; the few own shades are mixed from its
 * text colour, so that they hold on light and dark. Sizes are `em`: a host may set its root size to anything.
 */
export const frameStyles = css`
  :host {
    --_line: 1px solid var(--cluster-border, color-mix(in srgb, currentColor 25%, transparent));
    --_radius: var(--cluster-radius, 0.25em);
    display: block;
    position: relative;
    /* One long word may not make it wider than a narrow column, whatever kind of box that is. */
    min-inline-size: 0;
    max-inline-size: 100%;
    overflow-wrap: break-word;
  }

  :host([hidden]),
  [part='meta']:empty,
  div:empty {
    display: none;
  }

  /* Not on the host: that would change the host's own fallback content. */
  [part='base'],
  [part='problem'],
  [part='empty'],
  [part='loading'] {
    color: var(--cluster-text, inherit);
    font-family: var(--cluster-font, inherit);
    /* A host's table cell may keep its words on one line, and ours would leave the cell. */
    white-space: normal;
    text-indent: 0;
  }

  /* Text of another direction than the page's keeps its own, and stands where the page's would. */
  :not(slot) {
    margin: 0;
    padding: 0;
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  /* What comes next keeps its distance. Not a margin of the host: that would move a page that has reserved the height. */
  [part='base'] {
    padding-block-end: 1em;
  }

  ul {
    list-style: none;
  }

  [part='heading'],
  [part='title'] {
    font-family: var(--cluster-heading-font, inherit);
    font-size: 1.1em;
    line-height: 1.25;
    text-wrap: balance;
  }

  [part='heading'] {
    margin-block-end: 0.6em;
    font-size: 1.4em;
  }

  a {
    color: var(--cluster-accent, inherit);
    text-underline-offset: 0.2em;
  }

  a:hover {
    text-decoration-thickness: 0.12em;
    text-decoration-color: currentColor;
  }

  :focus-visible {
    outline: 0.16em solid;
    outline-offset: 0.16em;
  }

  /* One hit area for the whole item, around the link in its heading; other links lie above it. */
  [part='item'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.8em 1.25em;
    position: relative;
  }

  [part='link'] {
    text-decoration-thickness: 1px;
    text-decoration-color: color-mix(in srgb, currentColor 50%, transparent);
  }

  [part='link']::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  [part='list'] {
    hyphens: auto;
    hyphenate-limit-chars: 10 4 4;
  }

  /* On paper, and in the columns of a host. */
  [part='list'] > *,
  [part='tags'] {
    break-inside: avoid;
  }

  [part='list'] > * + * {
    margin-block-start: var(--cluster-gap, 1.25em);
    padding-block-start: var(--cluster-gap, 1.25em);
    border-block-start: var(--_line);
  }

  figure {
    flex: 1 clamp(10em, 25%, 18em);
  }

  /* Beside the picture where there is room for both, below it where there is not, whatever the page's width. */
  .text {
    flex: 999 16em;
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
    gap: 0.4em;
  }

  [part='meta'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.8em;
    font-size: 0.9em;
  }

  [part='language'],
  [part='tag'] {
    padding: 0 0.6em;
    border: var(--_line);
    border-radius: var(--_radius);
  }

  [part='meta'],
  figcaption,
  dt {
    color: var(--cluster-muted, color-mix(in srgb, currentColor 85%, transparent));
  }

  [part='image'] {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: var(--cluster-image-ratio, 3 / 2);
    object-fit: cover;
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentColor 8%, transparent);
  }

  figcaption {
    margin-block-start: 0.3em;
    font-size: 0.8em;
  }

  span + figcaption {
    visibility: hidden;
  }

  [part='problem']:not(.quiet:not(:focus-within)) {
    margin-block: 0.75em;
    padding: 0.6em 0.9em;
    border: var(--_line);
    border-radius: var(--_radius);
  }

  button {
    margin-block-start: 0.4em;
    padding: 0.4em 1em;
    border: 1px solid;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  /* The skeleton lies below what is said meanwhile, and makes room for what is to come. */
  .room {
    display: grid;
    grid-template-columns: 100%;
  }

  .room > * {
    grid-area: 1 / 1;
    align-self: start;
  }

  [part='skeleton'] [part='list'] {
    -webkit-text-fill-color: transparent;
    forced-color-adjust: none;
  }

  /* Where a page has kept a place, it keeps to that. */
  div:not(.room) > [part='skeleton'] {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }

  [part='skeleton'] [part='list'] :not(:has(*), [part='image']) {
    border-radius: var(--_radius);
    background: repeating-linear-gradient(#8883 0 0.8lh, #0000 0 1lh);
  }

  .unseen {
    visibility: hidden;
  }

  /* Where the widget ends. */
  i {
    display: block;
  }

  .quiet:not(:focus-within) {
    position: absolute;
    inline-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media print {
    div {
      min-block-size: 0 !important;
    }

    [part='heading'] {
      break-after: avoid;
    }

    [part='problem'],
    [part='skeleton'],
    [part='new-window'],
    button {
      display: none;
    }

    figure {
      flex: 0 0 8em !important;
      align-self: start;
    }

    [part='link'][href^='http']::after {
      content: ' (' attr(href) ')';
      position: static;
      font-weight: normal;
      hyphens: none;
      overflow-wrap: anywhere;
    }
  }
`;
