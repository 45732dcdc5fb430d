import { css } from 'lit';

export const fundingNoticeStyles = css`
  /* A gap, not margins: those of a first child would reach out of the element and move the page. */
  [part='notice'] {
    display: flex;
    flex-direction: column;
    gap: 0.8em;
  }

  /*
   * White ground under the emblem and its statement: the colours that the rules allow then hold on any page,
   * and need no border. Nothing of a host, not even forced colours, changes them.
   */
  [part='lockup'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em 0.9em;
    inline-size: fit-content;
    padding: 0.6em;
    border-radius: var(--_radius);
    background: #fff;
    color: #039;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }

  /* As high as the logos, and 3:2 however narrow the page. */
  svg {
    flex: none;
    inline-size: max(60px, 5.4em);
    max-inline-size: max(60px, 100%);
    aspect-ratio: 3 / 2;
  }

  [part='logo'],
  ::slotted(img) {
    block-size: max(40px, 3.6em);
    max-inline-size: 100%;
    object-fit: contain;
  }

  [part='statement'] {
    flex: 1 9em;
    font:
      bold 1.15em/1.3 Arial,
      Verdana,
      sans-serif;
    text-wrap: balance;
    hyphens: manual;
    letter-spacing: normal;
    text-transform: none;
    text-shadow: none;
  }

  [part='logos'] {
    display: flex;
    flex-wrap: wrap;
    gap: 1em;
  }

  [part='text'] {
    white-space: pre-line;
  }
`;
