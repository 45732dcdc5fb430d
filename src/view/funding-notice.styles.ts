import { css } from 'lit';

export const fundingNoticeStyles = css`
  /* Margins of first children stay inside, and those around an empty slot fall together. */
  [part='notice'] {
    display: flow-root;
  }

  [part='notice'] > * + * {
    margin-block-start: 0.8em;
  }

  [part='lockup'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em 0.9em;
  }

  /* What the rules ask for holds whatever a host sets, by inheritance or through parts. */
  svg,
  [part='statement'],
  [part='statement'] span {
    all: initial !important;
    visibility: inherit !important;
    font-size: inherit !important;
  }

  /* As high as the logos, and 3:2 however narrow the page, with room for the border. */
  svg {
    flex: none !important;
    inline-size: max(60px, 5.4em) !important;
    max-inline-size: max(60px, 100%) !important;
    aspect-ratio: 3 / 2 !important;
    margin: max(2px, 0.15em) !important;
    overflow: visible !important;
    forced-color-adjust: none !important;
  }

  [part='logo'],
  ::slotted(img) {
    block-size: max(40px, 3.6em);
    inline-size: auto;
    max-inline-size: 100%;
    object-fit: contain;
    margin-inline-end: 1em;
    vertical-align: top;
  }

  /*
   * Black on light ground, white on dark, as the page's own text tells which it is: between the two is the lightness that
   * has the same contrast to both. An inline block, since an underline of a host goes through all others.
   */
  [part='statement'] {
    flex: 1 9em !important;
    color: #000 !important;
    color: lab(from currentColor calc((l - 50) * 99) 0 0) !important;
  }

  [part='statement'] span {
    display: inline-block !important;
    color: inherit !important;
    font:
      bold 1.15em/1.3 Arial,
      Calibri,
      Tahoma,
      'Trebuchet MS',
      Ubuntu,
      Verdana,
      sans-serif !important;
    text-wrap: balance !important;
  }

  [part='text'] {
    white-space: pre-line;
  }

  [part='urgent'] {
    padding: 0 0.6em;
    border: 2px solid;
    border-radius: var(--_radius);
  }

  @media print {
    [part='statement'] {
      color: #000 !important;
    }
  }
`;
