import { css } from 'lit';

/** Facts as a definition list. Not every widget has some. */
export const factsStyles = css`
  /* A size of its own, since a container has none of its content where a host is as wide as that. */
  .facts {
    container-type: inline-size;
    contain-intrinsic-inline-size: 10em;
  }

  /* All labels as wide as the longest, beside their values where there is room for both. */
  dl {
    display: grid;
    grid-template-columns: fit-content(50%) minmax(0, 1fr);
    gap: 0.25em 1em;
  }

  .fact {
    display: contents;
  }

  @container (max-width: 20em) {
    dl {
      display: block;
    }

    dd {
      margin-block-end: 0.4em;
    }
  }

  /* Above the hit area of an item. */
  dd a {
    position: relative;
  }
`;
